"""Which pages the guide has, in what order, and their text: Markdown in ``resources/guide``, a folder a language.

A page's name is its path there without the ending: ``board``, ``rules/lunch``. The entries of the rules begin with what
``rule_entry`` tells of the rule, and the page ``keys`` holds the keys of the menus.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from lawatan.gui.panels import PANELS
from lawatan.resources import folder
from lawatan.words import Message, Words, mark

FIRST = "index"
TOPICS = (
    "records",
    "groups",
    "rules",
    "preview",
    "papers",
    "sending",
    "planning",
    "bad-day",
    "travel",
    "runs",
    "nights",
    "facts",
    "documents",
    "keys",
    "command-line",
)
"""Pages that are about no panel, in display order; one that a panel has by its name stands with the panels."""

KEYS_HERE = "{keys}"
"""Where the page ``keys`` has the table of the menus' keys."""


@dataclass(frozen=True)
class Page:
    """One page in one language: its name, its heading, its Markdown with that heading, and the file that it is from."""

    name: str
    title: str
    text: str
    file: Path

    @property
    def links(self) -> tuple[str, ...]:
        """The names of the pages that it leads to, in order; another address stays as it is written."""
        return tuple(target(self.name, link) for link in re.findall(r"(?<!!)\[[^\]]+\]\(([^)\s]+)\)", self.text))

    @property
    def pictures(self) -> tuple[Path, ...]:
        """The pictures that it shows."""
        found = re.findall(r"!\[[^\]]*\]\(([^)\s]+)\)", self.text)
        return tuple((self.file.parent / path).resolve() for path in found)

    @property
    def words(self) -> str:
        """What can be searched: its text in small letters, without marks and addresses."""
        text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", self.text)
        return " ".join(re.sub(r"[*`#|>]|^[-:\s|]+$", " ", text, flags=re.MULTILINE).casefold().split())

    def has(self, sought: str) -> bool:
        """Whether every word of ``sought`` stands in it, as a part of a word at least."""
        return all(word in self.words for word in sought.casefold().split())


def sections() -> tuple[tuple[Message, tuple[str, ...]], ...]:
    """The pages' names by section, in display order, with the section's heading."""
    from lawatan.rules import FAMILIES  # the rules come with pydantic, which the desk loads after its first paint

    panels = tuple(dict.fromkeys(panel.page for panel in PANELS))
    rules = (
        (
            Message(mark("Rules: {family}"), {"family": lambda say, family=family: lowered(say(family))}),
            tuple(f"rules/{kind.model_fields['kind'].default}" for kind in kinds),
        )
        for family, kinds in FAMILIES
    )
    return (
        (Message(mark("Start")), (FIRST,)),
        (Message(mark("On the desk")), panels),
        (Message(mark("Topics")), tuple(name for name in TOPICS if name not in panels)),
        *rules,
    )


def lowered(title: str) -> str:
    """A title as it stands within a heading."""
    return title[:1].lower() + title[1:]


def names() -> tuple[str, ...]:
    """Every page's name, in display order."""
    return tuple(name for _, pages in sections() for name in pages)


def page(name: str, say: Words, keys: Callable[[Words], str]) -> Page:
    """Return a page in the language of ``say``; LookupError if there is none of that name.

    ``keys`` writes the table of the menus' keys.
    """
    path = folder("resources") / "guide" / say.language / f"{name}.md"
    if name not in names() or not path.is_file():
        raise LookupError(f"There is no page “{name}” in the guide.")
    text = path.read_text(encoding="utf-8")
    if name.startswith("rules/"):
        from lawatan.gui.guide.rule_entry import entry

        text = entry(name.removeprefix("rules/"), text, say)
    if KEYS_HERE in text:
        text = text.replace(KEYS_HERE, keys(say))
    return Page(name, text.partition("\n")[0].removeprefix("# ").strip(), text, path)


def target(name: str, link: str) -> str:
    """The name of the page to which a link on the page ``name`` leads; an outside address stays as it is."""
    if ":" in link:
        return link
    parts = name.split("/")[:-1]
    for part in link.split("/"):
        if part == "..":
            parts = parts[:-1]
        elif part != ".":
            parts.append(part)
    return "/".join(parts).removesuffix(".md")

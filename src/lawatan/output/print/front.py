"""What all printed papers have: title block, head and foot, colours, logos; and texts with places to break a line."""

from __future__ import annotations

import base64
import re
import unicodedata
from typing import Any

from lawatan.domain import Picture
from lawatan.output import colours
from lawatan.output.account import KINDS
from lawatan.output.daybook import Daybook, Item

_LONG_WORD = re.compile("[!-~\u00c0-\u024f]{19,}")
"""What has no place to break a line and may be wider than a column; Typst divides no Indonesian words."""
_LONG_IN_ANY_SCRIPT = re.compile(
    "[^\\s!-~\u00a0-\u024f\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u200b\u2010-\u2027]{25,}"
)
"""The same in scripts but Latin; Thai, Lao, Burmese and Khmer have their places between words that are not spaced."""
_HYPHENED = re.compile(r"(?<=-)(?=[^\W\d_])")
"""Where Typst breaks a line after a hyphen: before a letter (Unicode, UAX 14, rule LB25)."""
_STRETCH = 8
_SOFT_HYPHEN, _NO_SPACE, _JOINER, _VIRAMA = "\u00ad", "\u200b", "\u200d", 9
_RUNNING = 100
"""Characters of the programme's name that fit on one line above a page."""
PALETTE = {
    "text": colours.TEXT,
    "second": colours.SECOND,
    "third": colours.THIRD,
    "line": colours.LINE,
    "rule": colours.RULE,
    "day": colours.DAY,
    "window": colours.WINDOW,
    "accent": colours.ACCENT,
}


def front(daybook: Daybook, title: str, stamped: str, running: str = "") -> dict[str, Any]:
    """The data that ``resources/print/common.typ`` asks of every paper; ``stamped`` is its version and date in words.

    ``running`` stands at the right above the pages after the first; the title where there is none.
    """
    say, text, edition = daybook.say, daybook.account.text, daybook.edition
    programme, theme, when = daybook.heading()
    organisers = [(text(each.name), text(each.role)) for each in edition.organisers.values()]
    return {
        "language": daybook.language,
        "document": {"title": f"{title}: {programme}", "author": [name for name, _ in organisers]},
        "title": broken(title),
        "running": broken(running or title),
        "programme": broken(programme),
        "short": broken(in_one_line(programme)),
        "theme": broken(theme),
        "when": broken(when),
        "organisers": [{"name": broken(name), "role": broken(role)} for name, role in organisers],
        "logos": [logo(each.logo) for each in edition.organisers.values() if each.logo is not None],
        "labels": {"organisers": say("Organisers")},
        "written": stamped,
        "foot": daybook.foot(),
        "page": say("Page {page} of {pages}", page="{page}", pages="{pages}"),
        "colours": PALETTE,
    }


def in_one_line(programme: str) -> str:
    """The programme's name as it stands on one line above a page."""
    return programme if len(programme) <= _RUNNING else f"{programme[: _RUNNING - 1]}…"


def logo(picture: Picture) -> dict[str, Any]:
    """A picture as the press takes it: its bytes go to the template as a file beside the data."""
    _, _, form = picture.media_type.partition("/")
    return {
        "name": picture.name,
        "bytes": base64.b64decode(picture.data),
        "format": {"jpeg": "jpg", "svg+xml": "svg"}.get(form, form),
    }


def bar(item: Item) -> str:
    """The colour that stands beside a line of a day."""
    if item.rest is not None:
        return colours.REST_BAR
    return colours.TRIP_BAR if item.entry is None else colours.BARS[item.activity.kind]


def legend(daybook: Daybook) -> list[dict[str, str]]:
    """The kinds of activity that occur, each with its colours."""
    kinds = {item.activity.kind for item in daybook.items if item.entry is not None}
    return [
        {"title": daybook.say(title), "bar": colours.BARS[kind], "fill": colours.FILLS[kind]}
        for kind, title in KINDS.items()
        if kind in kinds
    ]


def broken(text: str) -> str:
    """The text with places to break a line in words of any script that are wider than a column, where there is none yet."""
    latin = "".join(_LONG_WORD.sub(lambda word: _pieces(word.group()), part) for part in _HYPHENED.split(text))
    return _LONG_IN_ANY_SCRIPT.sub(lambda word: _between_clusters(word.group()), latin)


def _pieces(word: str) -> str:
    joint = _SOFT_HYPHEN if word.isalpha() else _NO_SPACE
    return joint.join(word[start : start + _STRETCH] for start in range(0, len(word), _STRETCH))


def _between_clusters(word: str) -> str:
    """A word with places to break, none before a mark that belongs to the letter before it or within a conjunct."""
    made, since = [], 0
    for before, letter in zip(" " + word, word, strict=False):
        joined = (
            unicodedata.category(letter).startswith("M")
            or unicodedata.combining(before) == _VIRAMA
            or letter == _JOINER
        )
        if since >= _STRETCH and not joined and before != _JOINER:
            made.append(_NO_SPACE)
            since = 0
        made.append(letter)
        since += 1
    return "".join(made)


__all__ = ["PALETTE", "bar", "broken", "front", "in_one_line", "legend", "logo"]

"""The Indonesian catalogue says all that the code says: every message, with its fields, and nothing else.

``python tests/test_catalogue.py`` writes it anew: sorted, with the files of each message, new ones without translation,
and without those that the code no longer has. Lines are not named, so that it changes with its messages alone.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import escape, read_po
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from builders import activity, one_city, view, with_fields
from lawatan.domain import WEEKDAYS, Fact, Heading, Picture, Plan, Text
from lawatan.domain.fields import inner_values, record_fields
from lawatan.output import AUDIENCES, OUTPUTS
from lawatan.output.account import Account
from lawatan.resources import folder
from lawatan.rules import RULES, Edition

SOURCE = Path(__file__).parents[1] / "src" / "lawatan"
CATALOGUE = folder("resources") / "locale" / "id.po"
HEADER = """\
msgid ""
msgstr ""
"Project-Id-Version: lawatan\\n"
"Language: id\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"
"""
ENDS = (".", ":", "…", "?", ")")
TELLING = (ast.Name, ast.Attribute, ast.Subscript)
"""What a message may come from where it is not written in the call: then it has been marked elsewhere."""


@dataclass(frozen=True)
class Call:
    """A call in the code that translates or marks: ``say(…)``, ``self.state.say(…)``, ``say.plural(…)``, ``mark(…)``."""

    file: str
    does: str
    node: ast.Call

    @property
    def forms(self) -> tuple[ast.expr, ...]:
        """The message; of a plural, both of its forms."""
        return tuple(self.node.args[: 2 if self.does == "plural" else 1])

    @property
    def message(self) -> tuple[str, ...]:
        """The message, or the two of a plural; empty where it is not written in the call."""
        written = [form.value for form in self.forms if isinstance(form, ast.Constant)]
        texts = tuple(text for text in written if isinstance(text, str))
        return texts if len(texts) == len(self.forms) else ()

    def __str__(self) -> str:
        return f"{self.file}:{self.node.lineno}: {ast.unparse(self.node)}"


@cache
def modules() -> Mapping[str, ast.Module]:
    """The code, by file."""
    files = sorted(SOURCE.rglob("*.py"))
    return {file.relative_to(SOURCE).as_posix(): ast.parse(file.read_text(encoding="utf-8")) for file in files}


def does(function: ast.expr, file: str) -> str:
    """``say``, ``plural`` or ``mark``; empty for a function that neither translates nor marks."""
    called = {ast.Name: "id", ast.Attribute: "attr"}.get(type(function), "")
    name = str(getattr(function, called, ""))
    if file == "words.py" and name == "self":
        return "say"  # Words translating for itself
    return name if name in ("say", "plural", "mark") else ""


@cache
def calls() -> tuple[Call, ...]:
    """Every call that translates or marks, by file."""
    return tuple(
        Call(file, does(node.func, file), node)
        for file, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and does(node.func, file)
    )


@cache
def messages() -> Mapping[tuple[str, ...], tuple[str, ...]]:
    """The files that say each message, by message (two forms of a plural); and titles of fields that papers show."""
    found: dict[tuple[str, ...], set[str]] = {(title,): {"domain"} for title in (*field_titles(), *form_texts())}
    for call in calls():
        if call.message and call.message != ("",):
            found.setdefault(call.message, set()).add(call.file)
    return {message: tuple(sorted(files)) for message, files in sorted(found.items())}


def field_titles() -> tuple[str, ...]:
    """What papers can call unconfirmed, read from an account of which nothing is sure."""
    edition = one_city(activity("udjo", "UDJO", resource_persons=("EXPERT",), hosts=("FIRM",)))
    for table, key in (
        *(("activities", "udjo"), ("venues", "UDJO"), ("groups", "ALL")),
        *(("persons", "EXPERT"), ("hosts", "FIRM")),
    ):
        record = getattr(edition, table)[key]
        unsure = {field: Fact(basis="assumed") for field in type(record).model_fields}
        edition = with_fields(edition, table, key, facts=unsure)
    return Account(view(edition), "en").unconfirmed(edition.activities["udjo"])


@cache
def form_texts() -> tuple[str, ...]:
    """What forms and tables say of fields: names, help, units, choices; and the names of the tables."""
    records = [get_args(field.annotation)[0] for field in tables(Edition).values()]
    records += [get_args(field.annotation)[0] for field in tables(Plan).values()]
    kinds = [kind for kind in records if isinstance(kind, type)] + [*RULES, Heading, Fact]
    every = dict.fromkeys(k for kind in kinds for k in (kind, *inner_values(kind)) if k not in (Text, Picture))
    texts = [field.title or "" for field in (*tables(Edition).values(), *tables(Plan).values())]
    for field in (field for kind in every for field in record_fields(kind)):
        texts += [field.title, field.help, field.unit]
        choices = (*field.shape.choices, *(field.shape.of.choices if field.shape.of else ()))
        texts += [field.choice(choice) for choice in choices if choice not in WEEKDAYS]
    return tuple(text for text in dict.fromkeys(texts) if text)


def tables(kind: type[BaseModel]) -> dict[str, FieldInfo]:
    """The fields of an edition or a plan that are tables, by name."""
    return {name: field for name, field in kind.model_fields.items() if "Table[" in str(field.annotation)}


@cache
def catalogue() -> Catalog:
    """The catalogue as it is on the disk."""
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="id", abort_invalid=True)


def entries() -> Mapping[tuple[str, ...], Message]:
    """The entries of the catalogue, by message (two forms of a plural)."""
    return {forms(entry.id): entry for entry in catalogue() if entry.id}


def translations() -> Iterator[tuple[tuple[str, ...], str]]:
    """Each message that has a translation, with it."""
    for message, entry in entries().items():
        yield from ((message, text) for text in forms(entry.string) if text)


def forms(text: str | Iterable[str] | None) -> tuple[str, ...]:
    """A message or its translation as a tuple of its forms."""
    return (text,) if isinstance(text, str) else tuple(text or ())


def fields(text: str) -> frozenset[str]:
    """The names in braces."""
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def test_every_message_is_written_where_it_is_translated_or_marked() -> None:
    composed = [
        str(call)
        for call in calls()
        if not call.message
        and not (call.forms and all(isinstance(form, TELLING) or is_mark(form) for form in call.forms))
    ]

    assert not composed, "a message has to be whole, in one string, with {fields}"


def test_labels_in_tables_are_marked() -> None:
    tables = {
        target.id: value
        for tree in modules().values()
        for statement in tree.body
        if isinstance(statement, ast.Assign | ast.AnnAssign) and (value := statement.value) is not None
        for target in (statement.targets if isinstance(statement, ast.Assign) else [statement.target])
        if isinstance(target, ast.Name)
    }
    read = {
        form.value.id
        for call in calls()
        for form in call.forms
        if isinstance(form, ast.Subscript) and isinstance(form.value, ast.Name)
    }

    unmarked = [
        f"{name}: {ast.unparse(label)}" for name in read for label in labels(tables[name]) if not is_mark(label)
    ]
    assert len(read) >= 5 and not unmarked


def labels(table: ast.expr) -> Iterator[ast.expr]:
    """The labels in a table of the code: values of a dict, or a tuple's items."""
    yield from table.values if isinstance(table, ast.Dict) else table.elts if isinstance(table, ast.Tuple) else [table]


def is_mark(node: ast.expr) -> bool:
    """Say whether it is ``mark(…)``."""
    return isinstance(node, ast.Call) and does(node.func, "") == "mark"


def test_every_message_gets_the_fields_that_it_names() -> None:
    wrong = []
    for call in calls():
        named = frozenset[str]().union(*map(fields, call.message)) - {"n" if call.does == "plural" else ""}
        given = {keyword.arg for keyword in call.node.keywords}
        if call.does != "mark" and call.message and None not in given and given != named:
            wrong.append(str(call))

    assert not wrong


def test_every_message_has_an_indonesian_translation() -> None:
    known = entries()

    missing = [
        f"{', '.join(files)}: {message[0]}"
        for message, files in messages().items()
        if message not in known or not all(forms(known[message].string)) or known[message].fuzzy
    ]
    assert not missing


def test_what_is_registered_has_an_indonesian_translation() -> None:
    titles = [*AUDIENCES.values(), *(output.title for output in OUTPUTS)]
    titles += [text for rule in RULES for text in (rule.title, rule.help)]

    assert [title for title in titles if (title,) not in entries()] == []


@pytest.mark.gui
def test_panels_have_an_indonesian_title() -> None:
    from lawatan.gui.panels import PANELS

    assert [panel.title for panel in PANELS if (panel.title,) not in entries()] == []


def test_a_translation_has_the_fields_of_its_message_and_no_other() -> None:
    wrong = [
        (message, text)
        for message, text in translations()
        if fields(text) != frozenset[str]().union(*map(fields, message))
    ]

    assert not wrong


def test_a_translation_ends_as_its_message_does() -> None:
    """Sentence, label before a colon, command that asks further: that does not change with the language."""
    wrong = [
        (message, text)
        for message, text in translations()
        if (message[-1].endswith(ENDS) or text.endswith(ENDS)) and message[-1][-1] != text[-1]
    ]

    assert not wrong


def test_a_translation_has_a_key_in_a_menu_where_its_message_has_one() -> None:
    assert [text for message, text in translations() if text.count("&") != message[0].count("&")] == []


def test_the_catalogue_has_nothing_that_the_code_does_not_say() -> None:
    assert [message[0] for message in entries() if message not in messages()] == []
    assert [message[0] for message in map(forms, catalogue().obsolete)] == []


def test_the_catalogue_has_each_message_once() -> None:
    written = [line for line in CATALOGUE.read_text(encoding="utf-8").splitlines() if line.startswith("msgid ")]

    assert sorted(written) == sorted(set(written))


def test_indonesian_has_one_form_for_every_number() -> None:
    assert (catalogue().num_plurals, catalogue().plural_expr) == (1, "0")
    assert [
        entry.id for entry in catalogue() if entry.id and entry.pluralizable and len(forms(entry.string)) != 1
    ] == []


def written() -> str:
    """The text of the catalogue with the messages that the code has, and the translations that there are."""
    known = entries()
    parts = [HEADER]
    for message, files in messages().items():
        string = forms(known[message].string) if message in known else ()
        lines = [f"#: {file}" for file in files]
        if fields(message[-1]):
            lines.append("#, python-brace-format")
        lines.append(f"msgid {escape(message[0])}")
        lines += [f"msgid_plural {escape(message[1])}", "msgstr[0] "] if len(message) > 1 else ["msgstr "]
        lines[-1] += escape(string[0] if string else "")
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)


if __name__ == "__main__":
    CATALOGUE.write_text(written(), encoding="utf-8")

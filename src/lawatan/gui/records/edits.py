"""Edits of records as the desk sends them: what is done in words, and the changes; who sends them stands elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from lawatan.gui.records.kinds import words_of
from lawatan.words import LANGUAGES, Message, Words, mark, words

if TYPE_CHECKING:
    from lawatan.domain import Changes, Record
    from lawatan.domain.tables import Key
    from lawatan.jobs.naming import Names

Edit = tuple[Message, "Changes"]
COPY = mark("{name} (copy)")


def called(edition: Any, table: str, record: Record) -> Callable[[Words], str]:
    """What a record is called, in the language in which it is asked."""

    def name(say: Words) -> str:
        from lawatan.jobs.naming import Names

        return Names(edition, say).name(table, record)

    return name


def field_of(title: str) -> Callable[[Words], str]:
    """What a field is called, in the language in which it is asked."""
    return lambda say: say(title)


def changing(edition: Any, table: str, before: Record, after: Record, title: str) -> Edit:
    """A field of a record is changed; a new record that gets its name gets an id made of it.

    What was only assumed, for want of anything better, is so no more once a person has typed it.
    """
    from lawatan.domain.tables import HEADING

    label = Message(
        mark("Change {field} of {what}"), {"field": field_of(title), "what": called(edition, table, before)}
    )
    if table == HEADING[0]:
        return label, {HEADING: _named(before, after)}
    after = _typed_over(before, after)
    renamed = with_own_id(edition, table, before, after)
    if renamed.id != before.id:
        return label, {(table, before.id): None, (table, renamed.id): renamed}
    return label, {(table, after.id): after}


def _named(before: Record, after: Record) -> Record:
    """The programme's own fields, with the name that a new one gets in its id: files and calendars are called by it."""
    from lawatan.domain.edit import changed
    from lawatan.domain.edition import Heading
    from lawatan.jobs.new import named_id

    assert isinstance(before, Heading) and isinstance(after, Heading)
    if before.name == after.name:
        return after
    return changed(after, id=named_id(after.id, after.name.in_language("en")))


def _typed_over(before: Record, after: Record) -> Record:
    from lawatan.domain import Fact
    from lawatan.domain.edit import changed

    filler = Fact(basis="assumed")  # as a new record has it, without a source
    gone = {n for n, f in after.facts.items() if f == filler and getattr(before, n, None) != getattr(after, n, None)}
    return changed(after, facts={n: f for n, f in after.facts.items() if n not in gone}) if gone else after


def with_own_id(edition: Any, table: str, before: Record, after: Record) -> Record:
    """The record, with an id made of its name where it still has that of a new one and nothing refers to it."""
    from lawatan.domain.consistency import table_of
    from lawatan.domain.edit import changed, referrers
    from lawatan.jobs.blank import free_id
    from lawatan.jobs.naming import Names

    if getattr(before, "name", None) == getattr(after, "name", None):
        return after
    unnamed = {free_id(words(language)(words_of(table).new), ()) for language in LANGUAGES}
    fresh = any(before.id == stem or before.id.rpartition("-")[0] == stem for stem in unnamed)
    if not fresh or referrers(edition, (table, before.id)):
        return after
    name = Names(edition, words("en")).name(table, after)
    return changed(after, id=free_id(name, table_of(edition, table)))


def adding(names: Names, table: str, kind: type[Record] | None = None) -> tuple[Edit, Key]:
    """A new record; Missing, with a sentence, where it needs another one first."""
    from lawatan.jobs.blank import new_record
    from lawatan.jobs.kinds import kind_of

    of = kind or kind_of(names.edition, table)
    title = str(getattr(of, "title", words_of(table).new))
    record = new_record(of, table, names.say(title), names)
    label = Message(mark("Add {what}"), {"what": called(names.edition, table, record)})
    return (label, {(table, record.id): record}), (table, record.id)


def duplicating(names: Names, key: Key) -> tuple[Edit, Key]:
    """A copy of a record behind it, under another id and name."""
    from lawatan.domain import Text
    from lawatan.domain.edit import changed
    from lawatan.jobs.blank import free_id

    table, record = key[0], names.table(key[0])[key[1]]
    known = names.table(table)
    name = getattr(record, "name", None)
    fields: dict[str, object] = {}
    if isinstance(name, Text):
        both = {code: words(code)(COPY, name=getattr(name, code)) for code in LANGUAGES if getattr(name, code)}
        fields["name"] = Text.model_validate(both)
    elif isinstance(name, str):
        fields["name"] = names.say(COPY, name=name)
    copy_id = free_id(record.id, known)
    copy = changed(record, id=copy_id if copy_id != record.id else free_id(f"{record.id}-2", known), **fields)
    label = Message(mark("Duplicate {what}"), {"what": called(names.edition, table, record)})
    return (label, {(table, copy.id): copy}), (table, copy.id)


def moving(names: Names, table: str, record_id: str, by: int) -> Edit | None:
    """A record a place up or down in display order; None at the end."""
    from lawatan.domain.edit import changed

    records = list(names.table(table).values())
    at = next(n for n, record in enumerate(records) if record.id == record_id)
    to = at + by
    if not 0 <= to < len(records):
        return None
    records[at], records[to] = records[to], records[at]
    moved = {(table, r.id): changed(r, order=n) for n, r in enumerate(records) if r.order != n}
    return Message(mark("Move {what}"), {"what": called(names.edition, table, records[to])}), moved

"""What is new for the reader since the version compared with, a line each."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from lawatan.output.daybook import CHANGES
from lawatan.output.format import News
from lawatan.output.news import everything
from lawatan.output.workbook import look
from lawatan.output.workbook.content import Content
from lawatan.output.workbook.paper import Column, Run, Value

if TYPE_CHECKING:
    from openpyxl import Workbook

_NAMED = 6
"""Of more readers only so many are named."""


def write(book: Workbook, content: Content) -> None:
    """Add the sheet; none where there is no version compared with, or nothing is new. The committee's says who is told."""
    say, number = content.say, content.out.stamp.since
    told_of = _told(content)
    if number is None or not told_of:
        return
    committee = content.reader.is_committee
    columns = (
        Column("", 0.9),
        Column(say("Change"), 16),
        Column(say("What is new"), 70 if committee else 96),
        *((Column(say("Who is told"), 46),) if committee else ()),
    )
    title = say("Changes since version {number}", number=number)
    paper = content.paper(book, title, columns, landscape=committee, tab=say("Changes"))
    paper.header()
    whom = _readers(content) if committee else {}
    for news in told_of:
        told: tuple[Value, ...] = ("", (Run(say(CHANGES[news.kind]).capitalize(), look.ACCENT, bold=True),), news.text)
        paper.row((*told, whom[_key(news)]) if committee else told, bar=look.ACCENT)
    content.finish(paper, filters=True)


def _told(content: Content) -> tuple[News, ...]:
    """What is told: the committee everything, so that it knows whom a change concerns, others what is new for them."""
    told = everything(content.out.stamp.news) if content.reader.is_committee else content.news
    return tuple(sorted(told, key=lambda news: _when(content, news)))


def _when(content: Content, news: News) -> dt.datetime:
    """When it is, or was; of what is not on the board, such as a new way of a driver, nothing is known: that comes last."""
    view, entry = content.view, content.view.entries.get(news.item)
    known = view.starts(entry) if entry is not None else news.before
    return known or dt.datetime.max.replace(tzinfo=dt.UTC)


def _key(news: News) -> tuple[str, str, str]:
    return news.item, news.kind, news.text


def _readers(content: Content) -> dict[tuple[str, str, str], str]:
    """Who is told of each thing, by what is said of it; not who is told it with a group."""
    found: dict[tuple[str, str, str], list[tuple[str, str]]] = {}
    for reader, news in content.out.stamp.news.items():
        for each in news:
            found.setdefault(_key(each), []).append(reader)
    there = set(content.view.setting.leaves)
    told = {}
    for key, readers in found.items():
        leaves = [record for table, record in readers if table == "groups" and record in there]
        with_group = {("persons", person) for leaf in leaves for person in content.travellers(leaf)}
        told[key] = _named(content, [reader for reader in readers if reader not in with_group])
    return told


def _named(content: Content, readers: list[tuple[str, str]]) -> str:
    names = [_name(content, table, record) for table, record in sorted(readers, key=lambda each: _RANK[each[0]])]
    if len(names) <= _NAMED:
        return content.say.list(names)
    more = len(names) - _NAMED
    return content.say.plural("{names} and {n} other", "{names} and {n} others", more, names=", ".join(names[:_NAMED]))


def _name(content: Content, table: str, record: str) -> str:
    """The name of a reader; of one who is no longer there, as it was in the version compared with."""
    before = content.out.stamp.before
    editions = (content.edition, *((before.edition,) if before is not None else ()))
    for edition in editions:
        if (found := getattr(edition, table).get(record)) is not None:
            return found.name if isinstance(found.name, str) else content.account.text(found.name) or record
    return record


_RANK = {"groups": 0, "hosts": 1, "vehicles": 2, "persons": 3}

__all__ = ["write"]

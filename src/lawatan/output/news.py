"""News: what a paper says of changes since the version compared with, and to whose paper which of them belong.

A host, a person and a leaf group have their own. Papers of the whole programme say what happened to a time slot or a ride
itself: who joined it or left it (another speaker, a host who is not asked any more) is told to these alone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lawatan.domain import members
from lawatan.output.appointments import About, ChangeKind
from lawatan.schedule import View

if TYPE_CHECKING:
    from lawatan.output.reader import Reader


@dataclass(frozen=True)
class News:
    """What a reader has to be told about one thing since the version compared with, as a sentence in the paper's language.

    ``item`` is the occurrence, the ride, the run, or of a driver the way (``lawatan.output.appointments.Appointment``), and
    ``about`` says which; ``before`` is when it was, None for what is new. ``vehicles`` are those that made or make a
    driver's way.
    """

    item: str
    kind: ChangeKind
    text: str
    before: dt.datetime | None = None
    about: About = "programme"
    vehicles: tuple[str, ...] = ()

    @property
    def is_drive(self) -> bool:
        """Whether it is told to who drives or guides, of a way."""
        return self.about in ("drive", "guide")


Told = Mapping[tuple[str, str], tuple[News, ...]]
"""What is new, by the table and the id of who has to be told."""


def news_for(reader: Reader, told: Told, view: View, before: View | None) -> tuple[News, ...]:
    """What is new for a reader, of everything that is ``told``: what its papers list and mark.

    All who go along are told what their groups are told; the committee also how many come to a host, and of the runs. A
    group has the runs of its members besides its own, a vehicle what its drivers are told of its ways.
    """
    if reader.kind == "all":
        return _once(_of_programme(told, ("groups",), view, before))
    if reader.kind == "committee":
        return _once((*_of_programme(told, ("groups", "hosts"), view, before), *_of_runs(told, view, before)))
    own = told.get((f"{reader.kind}s", reader.id), ())
    if reader.kind == "group":
        return _once((*own, *_of_runs(told, view, before, members(view.edition, reader.id))))
    if reader.kind == "vehicle":
        still = {drive.item for drive in reader.drives(view)}
        every = (each for news in told.values() for each in news if reader.id in each.vehicles)
        return _once(each for each in every if not _stays(each, still))
    return _once(own)


def everything(told: Told) -> tuple[News, ...]:
    """What anybody is told, each thing once."""
    return _once(each for news in told.values() for each in news)


def _once(news: Iterable[News]) -> tuple[News, ...]:
    """Each thing once, whoever is told of it."""
    found: dict[tuple[str, str, str], News] = {}
    for each in news:
        found.setdefault((each.item, each.kind, each.text), each)
    return tuple(found.values())


def _of_programme(told: Told, tables: tuple[str, ...], view: View, before: View | None) -> Iterator[News]:
    """What happened to time slots and rides, as the first of some tables tells it."""
    was = before.entries if before is not None else ()
    found: dict[tuple[str, str], News] = {}
    for table in tables:
        for each in (each for (of, _), news in told.items() if of == table for each in news):
            if each.about == "programme" and not _stays(each, view.entries, was):
                found.setdefault((each.item, each.kind), each)
    yield from found.values()


def _of_runs(told: Told, view: View, before: View | None, persons: Collection[str] | None = None) -> Iterator[News]:
    """What happened to the runs that fetch and bring some persons, or anybody."""
    now, was = _runs(view, persons), _runs(before, persons) if before is not None else ()
    for (table, record), news in told.items():
        if table == "persons" and (persons is None or record in persons):
            yield from (each for each in news if each.about == "run" and not _stays(each, now, was))


def _runs(view: View, persons: Collection[str] | None) -> frozenset[str]:
    """The runs that carry one of some persons."""
    runs = view.plan.shuttles.values()
    return frozenset(run.id for run in runs if persons is None or not set(persons).isdisjoint(run.passengers))


def _stays(each: News, now: Collection[str], was: Collection[str] = ()) -> bool:
    """Whether something is gone or new for somebody alone: for these readers it is still there, or was there before."""
    return (each.kind == "gone" and each.item in now) or (each.kind == "new" and each.item in was)


__all__ = ["News", "Told", "everything", "news_for"]

"""Export: a planned edition written in one of the output's formats, as desk and command line both do it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import closing
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import get_args

from lawatan.jobs.departed import departed
from lawatan.jobs.outbox import note
from lawatan.jobs.outgoing import Sent, outgoing, sent
from lawatan.jobs.writing import put
from lawatan.output import AUDIENCES, OUTPUTS, Audience, Outgoing, Output, Paper, Part
from lawatan.output.files import file_names
from lawatan.output.letters.template import BrokenTemplate
from lawatan.output.reader import Reader, readers_named, receivers, receives
from lawatan.rules import Edition
from lawatan.store import Document, Refused
from lawatan.words import Message, Words, mark, words

log = logging.getLogger(__name__)


class NothingToExport(ValueError):
    """Nothing is planned for those for whom it was to be written, or there is no such output; says so in a sentence.

    As text it is in the language of the papers; ``message`` can be said in that of the screen.
    """

    def __init__(self, say: Words, text: str, /, **fields: object) -> None:
        self.message = Message(text, fields)
        self.files: tuple[Path, ...] = ()
        """What was written all the same in other formats."""
        super().__init__(say.message(self.message))


class UnusableTemplate(NothingToExport):
    """A letter's own template cannot be used."""


class Unfinished(Exception):
    """The writing came to its end before all was written; ``files`` were, and stay."""

    def __init__(self, files: tuple[Path, ...] = ()) -> None:
        super().__init__(files)
        self.files = files


class Stopped(Unfinished):
    """The writing was stopped by hand."""


class NotWritten(Unfinished):
    """A file could not be written: ``why``."""

    def __init__(self, why: OSError, files: tuple[Path, ...] = ()) -> None:
        super().__init__(files)
        self.why = why


def export(
    edition: Edition,
    name: str,
    folder: Path,
    whom: str = "all",
    language: str = "en",
    *,
    paper: str | None = None,
    known: Sent | None = None,
    reminders: tuple[int, ...] = (),
    progress: Callable[[int, int], bool] = lambda _done, _of: True,
    mailed: Callable[[Sequence[Reader]], None] = lambda _readers: None,
) -> tuple[Path, ...]:
    """Write the output ``name`` (``ics``, ``xlsx``, …) for ``whom`` into ``folder``; return the files.

    ``whom`` is an audience, or ids or names of readers with commas between. ``paper`` is one of the format's papers; none:
    for each reader the usual one. ``known`` are the versions that were sent. ``progress`` is told how many readers of how
    many are done, and answers whether to go on: Stopped where it does not.

    ``mailed`` is told for whom there are ready e-mails of the last version now; nobody of a draft.

    A Word file or workbook that somebody has edited stays, the new one is written beside it (``jobs.writing``).

    NothingToExport, with a sentence for the reader, where there is no such output, paper or reader or nothing is planned
    for it; NotWritten where a file cannot be written.
    """
    say = words(language)
    output = output_named(name, say)
    if paper is not None and output.paper(paper) is None:
        there = ", ".join(each.name for each in output.papers)
        text = mark("{output} has no paper “{name}”; there are: {known}.")
        raise NothingToExport(say, text, output=output.name, name=paper, known=there)
    out = outgoing(edition, language, known, reminders=reminders)
    done: list[Reader] = []
    try:
        return _one_after_another(
            partial(write, party, output, found, folder, paper, progress, done.append)
            for party, found in parties(out, whom)
        )
    finally:
        if output.name == MAILS and out.stamp.number is not None and done:
            mailed(done)


def export_several(
    edition: Edition,
    chosen: Iterable[tuple[str, str | None]],
    folder: Path,
    whom: str,
    language: str,
    document: Document | None = None,
    since: int | None = None,
    reminders: tuple[int, ...] = (),
    progress: Callable[[int, int], bool] = lambda _done, _of: True,
) -> tuple[Path, ...]:
    """Write several formats, each with the paper that is wanted (None: each reader's usual one), as ``export`` does.

    A paper that is not made for such readers is left out where another one is written; of a template that cannot be used
    it is told, with what was written. ``document`` keeps the versions.
    """
    known = sent(document, since) if document is not None else None

    def mailed(readers: Sequence[Reader]) -> None:
        if document is not None and not document.read_only and known is not None and known.last is not None:
            try:
                note(document, known.last.number, readers, "mail")
            except Refused:  # the mails are there all the same
                log.warning("who has mail could not be noted", exc_info=True)

    made = partial(
        export,
        edition,
        folder=folder,
        whom=whom,
        language=language,
        known=known,
        reminders=reminders,
        progress=progress,
        mailed=mailed,
    )
    return _one_after_another(partial(made, name, paper=paper) for name, paper in chosen)


def output_named(name: str, say: Words) -> Output:
    """The output of a name; NothingToExport, which names those that there are, where there is none."""
    output = next((each for each in OUTPUTS if each.name == name), None)
    if output is None:
        known = ", ".join(each.name for each in OUTPUTS)
        raise NothingToExport(say, mark("There is no output “{name}”; there are: {known}."), name=name, known=known)
    return output


def parties(out: Outgoing, whom: str) -> tuple[tuple[Outgoing, tuple[Reader, ...]], ...]:
    """Who is meant, with what leaves the office for them: beside those of the programme who is in it no more."""
    gone = departed(out)
    audiences, named, unknown = meant(gone.out if gone is not None else out, whom)
    last: tuple[Reader, ...] = ()
    if gone is not None and not unknown:
        everybody = (*(each for audience in audiences for each in gone.of.get(audience, ())), *named)
        last = tuple(dict.fromkeys(each for each in everybody if each in gone.readers))
    if gone is not None and unknown:
        return ((out, readers_for(gone.out, whom)),)  # which names those alone whom nobody ever knew
    if gone is None or not last:
        return ((out, readers_for(out, whom)),)
    still = ",".join((*audiences, *(f"{each.kind}:{each.id}" for each in named if each not in last)))
    try:
        return ((out, readers_for(out, still)), (gone.out, last)) if still else ((gone.out, last),)
    except NothingToExport:
        return ((gone.out, last),)


def _one_after_another(works: Iterable[Callable[[], tuple[Path, ...]]]) -> tuple[Path, ...]:
    """The files of several writings; one for which there is nothing is passed over where another one writes something.

    Of a template that cannot be used it is told, with what was written.
    """
    written: tuple[Path, ...] = ()
    nothing: NothingToExport | None = None
    for work in works:
        try:
            written += work()
        except NothingToExport as why:
            nothing = why if isinstance(why, UnusableTemplate) else nothing or why
        except Unfinished as end:
            end.files = (*written, *end.files)
            raise
    if nothing is not None and (not written or isinstance(nothing, UnusableTemplate)):
        nothing.files = written
        raise nothing
    return written


def readers_for(out: Outgoing, whom: str) -> tuple[Reader, ...]:
    """The readers who are meant and get something (``receives``); NothingToExport where there are none of them.

    Where a comparison was asked for, those alone for whom something is new.
    """
    say = out.say
    audiences, named, unknown = meant(out, whom)
    if len(audiences) == 1 and not named and not unknown:
        found, nothing = receivers(out, audiences[0]), _nothing(out, audiences[0])
    else:
        if unknown or not (audiences or named):
            known = ", ".join(AUDIENCES)
            which = ", ".join(unknown) or whom
            text = mark(
                "There is no reader “{name}”; there are: {known}, and the ids and names of groups, hosts, "
                "persons and vehicles."
            )
            raise NothingToExport(say, text, name=which, known=known)
        several = (*(each for audience in audiences for each in receivers(out, audience)), *named)
        found = tuple(dict.fromkeys(reader for reader in several if receives(out, reader)))
        names = ", ".join((*(say(AUDIENCES[each]) for each in audiences), *(each.name for each in named)))
        nothing = Message(mark("Nothing is scheduled for them yet: {names}."), {"names": names})
    if not found:
        raise NothingToExport(say, nothing.text, **nothing.fields)
    if not out.alone:
        return found
    changed = tuple(reader for reader in found if out.is_new_for(reader))
    if not changed:
        text = mark("Nothing has changed for them since version {number}: nothing is written.")
        raise NothingToExport(say, text, number=out.stamp.since)
    return changed


def meant(out: Outgoing, whom: str) -> tuple[tuple[Audience, ...], tuple[Reader, ...], tuple[str, ...]]:
    """Audiences, and readers by their ids or names, with commas between; and what nobody is called.

    The word of an audience means it, whatever its capitals: a group ``ALL`` is asked for as ``group:ALL``.
    """
    parts = list(dict.fromkeys(part.strip() for part in whom.split(",") if part.strip()))
    folded = {part.casefold() for part in parts}
    audiences: tuple[Audience, ...] = tuple(each for each in get_args(Audience) if each in folded)
    if not audiences:
        found, unknown = readers_named(out.view, [whom.strip()], out.language)  # a name may have commas itself
        if not unknown:
            return (), found, ()
    return audiences, *readers_named(
        out.view, [part for part in parts if part.casefold() not in audiences], out.language
    )


def _nothing(out: Outgoing, audience: Audience) -> Message:
    """Why nobody of an audience gets anything."""
    without = audience == "vehicles" and not out.view.edition.vehicles
    return Message(_NO_VEHICLES if without else _NOTHING[audience])


def write(
    out: Outgoing,
    output: Output,
    found: Iterable[Reader],
    folder: Path,
    paper: str | None = None,
    progress: Callable[[int, int], bool] = lambda _done, _of: True,
    done: Callable[[Reader], None] = lambda _reader: None,
) -> tuple[Path, ...]:
    """Write a paper for each reader, each file whole or not at all; see ``export``. Unfinished tells what was written.

    ``done`` is told each reader all of whose files are there.
    """
    chosen = [(reader, output.paper(paper) if paper else output.usual(out, reader)) for reader in found]
    wanted = [(reader, each) for reader, each in chosen if each is not None and reader.kind in each.kinds]
    usual = [paper is None or each is output.usual(out, reader) for reader, each in wanted]
    stems = file_names(out.view.edition, [reader for reader, _ in wanted])
    written: dict[int, list[Path]] = {}

    def files() -> tuple[Path, ...]:
        return tuple(path for n in sorted(written) for path in written[n])

    if wanted and not progress(0, len(wanted)):
        raise Stopped
    try:
        with closing(_made(out, wanted)) as parts:
            for n, part in parts:
                if written and n not in written:
                    done(wanted[next(reversed(written))][0])
                    if not progress(len(written), len(wanted)):
                        raise Stopped(files())
                each = wanted[n][1]
                middle = "" if usual[n] else f"-{each.name}"
                ending = f"-{part.name}" if part.name else ""
                path = folder / f"{stems[n]}{middle}{ending}{output.suffix}"
                written.setdefault(n, []).append(put(path, part.content))
    except OSError as fault:
        raise NotWritten(fault, files()) from fault
    except BrokenTemplate as broken:
        raise UnusableTemplate(out.say, "{text}", text=broken) from broken
    if not written:
        why = why_none(out, bool(wanted))
        raise NothingToExport(out.say, why.text, **why.fields)
    done(wanted[next(reversed(written))][0])
    progress(len(wanted), len(wanted))
    return files()


def why_none(out: Outgoing, made_for_them: bool) -> Message:
    """Why a paper is made for none of the readers asked for."""
    if not made_for_them:
        return Message(mark("This paper is not made for such readers: nothing is written."))
    if out.alone:
        text = mark("Nothing in this paper has changed for them since version {number}: nothing is written.")
        return Message(text, {"number": out.stamp.since})
    return Message(mark("There is nothing for them in this paper: nothing is written."))


def _made(out: Outgoing, wanted: Sequence[tuple[Reader, Paper]]) -> Generator[tuple[int, Part]]:
    """The parts of all papers, each with the number of its reader; together where a paper is made faster so."""
    for paper, run in groupby(enumerate(wanted), key=lambda each: each[1][1]):
        numbers = {reader: n for n, (reader, _) in run}
        if paper.many is None or len(numbers) <= _FEW:
            for reader, n in numbers.items():
                yield from ((n, part) for part in paper.make(out, reader))
        else:
            with closing(paper.many(out, tuple(numbers))) as together:
                yield from ((numbers[reader], part) for reader, part in together)


MAILS = "eml"
"""The format whose files are sent as they are, so that its readers have been told."""
_FEW = 3
"""Readers up to which papers are made one by one."""
_NOTHING: dict[Audience, str] = {
    "all": mark("Nothing is scheduled yet, so there is nothing to export: plan the programme first."),
    "groups": mark("Nothing is scheduled for any group yet: plan the programme first."),
    "hosts": mark("No visit or session with a host institution is scheduled yet: plan the programme first."),
    "persons": mark("Nothing is scheduled for any person yet: plan the programme first."),
    "officials": mark("No session with an official is scheduled yet: plan the programme first."),
    "vehicles": mark("No vehicle has a way yet: plan the programme, then choose the vehicles."),
    "committee": mark("Nothing is scheduled yet, so there is nothing to export: plan the programme first."),
}
_NO_VEHICLES = mark("There are no vehicles yet: add them in the table of vehicles, with their seats, then choose them.")

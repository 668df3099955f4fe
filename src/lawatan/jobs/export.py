"""Export: a planned edition written in one of the output's formats, as desk and command line both do it."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import closing
from itertools import groupby
from pathlib import Path
from typing import get_args

from lawatan.jobs.outgoing import Sent, outgoing, sent
from lawatan.output import AUDIENCES, OUTPUTS, Audience, Outgoing, Output, Paper, Part
from lawatan.output.files import file_names, write_whole
from lawatan.output.letters.template import BrokenTemplate
from lawatan.output.reader import Reader, readers, readers_named
from lawatan.rules import Edition
from lawatan.store import Document
from lawatan.words import Words, mark, words


class NothingToExport(ValueError):
    """Nothing is planned for those for whom it was to be written, or there is no such output; says so in a sentence."""


class Stopped(Exception):
    """The writing was stopped; what was written stays."""


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
) -> tuple[Path, ...]:
    """Write the output ``name`` (``ics``, ``xlsx``, …) for ``whom`` into ``folder``; return the files.

    ``whom`` is an audience, or ids or names of readers with commas between. ``paper`` is one of the format's papers; none:
    for each reader the usual one. ``known`` are the versions that were sent. ``progress`` is told how many readers of how
    many are done, and answers whether to go on: Stopped where it does not.

    NothingToExport, with a sentence for the reader, where there is no such output, paper or reader or nothing is planned
    for it; OSError where a file cannot be written.
    """
    say = words(language)
    output = output_named(name, say)
    if paper is not None and output.paper(paper) is None:
        there = ", ".join(each.name for each in output.papers)
        raise NothingToExport(
            say("{output} has no paper “{name}”; there are: {known}.", output=output.name, name=paper, known=there)
        )
    out = outgoing(edition, language, known, reminders=reminders)
    return write(out, output, readers_for(out, whom), folder, paper, progress)


def export_several(
    edition: Edition,
    chosen: Iterable[tuple[str, str | None]],
    folder: Path,
    whom: str,
    language: str,
    document: Document | None = None,
    since: int | None = None,
    progress: Callable[[int, int], bool] = lambda _done, _of: True,
) -> tuple[Path, ...]:
    """Write several formats, each with the paper that is wanted (None: each reader's usual one), as ``export`` does.

    A paper that is not made for such readers is left out where another one is written. ``document`` keeps the versions.
    """
    known = sent(document, since) if document is not None else None
    written: list[Path] = []
    nothing: NothingToExport | None = None
    for name, paper in chosen:
        try:
            written += export(edition, name, folder, whom, language, paper=paper, known=known, progress=progress)
        except NothingToExport as why:
            nothing = nothing or why
    if not written and nothing is not None:
        raise nothing
    return tuple(written)


def output_named(name: str, say: Words) -> Output:
    """The output of a name; NothingToExport, which names those that there are, where there is none."""
    output = next((each for each in OUTPUTS if each.name == name), None)
    if output is None:
        known = ", ".join(each.name for each in OUTPUTS)
        raise NothingToExport(say("There is no output “{name}”; there are: {known}.", name=name, known=known))
    return output


def readers_for(out: Outgoing, whom: str) -> tuple[Reader, ...]:
    """The readers who are meant and have something planned; NothingToExport where there are none of them.

    Where a comparison was asked for, those alone for whom something is new.
    """
    say = out.say
    if whom in get_args(Audience):
        audience: Audience = whom  # type: ignore[assignment]
        found, nothing = readers(out.view, audience, out.language), say(_NOTHING[audience])
    else:
        ids = [part.strip() for part in whom.split(",") if part.strip()]
        named, unknown = readers_named(out.view, ids, out.language)
        if unknown or not named:
            known = ", ".join(AUDIENCES)
            which = ", ".join(unknown) or whom
            raise NothingToExport(
                say(
                    "There is no reader “{name}”; there are: {known}, and the ids and names of groups, hosts, "
                    "persons and vehicles.",
                    name=which,
                    known=known,
                )
            )
        found = tuple(reader for reader in named if reader.has_something(out.view) or out.news(reader))
        nothing = say("Nothing is scheduled for them yet: {names}.", names=", ".join(each.name for each in named))
    if not found:
        raise NothingToExport(nothing)
    if not out.alone:
        return found
    changed = tuple(reader for reader in found if out.news(reader))
    if not changed:
        raise NothingToExport(
            say("Nothing has changed for them since version {number}: nothing is written.", number=out.stamp.since)
        )
    return changed


def write(
    out: Outgoing,
    output: Output,
    found: Iterable[Reader],
    folder: Path,
    paper: str | None = None,
    progress: Callable[[int, int], bool] = lambda _done, _of: True,
) -> tuple[Path, ...]:
    """Write a paper for each reader, each file whole or not at all; see ``export``."""
    chosen = [(reader, output.paper(paper) if paper else output.usual(out, reader)) for reader in found]
    wanted = [(reader, each) for reader, each in chosen if each is not None and reader.kind in each.kinds]
    usual = [paper is None or each is output.usual(out, reader) for reader, each in wanted]
    stems = file_names(out.view.edition, [reader for reader, _ in wanted])
    written: dict[int, list[Path]] = {}
    if wanted and not progress(0, len(wanted)):
        raise Stopped
    try:
        with closing(_made(out, wanted)) as parts:
            for n, part in parts:
                if written and n not in written and not progress(len(written), len(wanted)):
                    raise Stopped
                each = wanted[n][1]
                middle = "" if usual[n] else f"-{each.name}"
                ending = f"-{part.name}" if part.name else ""
                path = folder / f"{stems[n]}{middle}{ending}{output.suffix}"
                written.setdefault(n, []).append(write_whole(path, part.content))
    except BrokenTemplate as broken:
        raise NothingToExport(str(broken)) from broken
    if not written:
        raise NothingToExport(_why_none(out, bool(wanted)))
    progress(len(wanted), len(wanted))
    return tuple(path for n in sorted(written) for path in written[n])


def _why_none(out: Outgoing, made_for_them: bool) -> str:
    """Why a paper is written for none of the readers asked for."""
    if not made_for_them:
        return out.say("This paper is not made for such readers: nothing is written.")
    if out.alone:
        return out.say(
            "Nothing in this paper has changed for them since version {number}: nothing is written.",
            number=out.stamp.since,
        )
    return out.say("There is nothing for them in this paper: nothing is written.")


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


_FEW = 3
"""Readers up to which papers are made one by one."""
_NOTHING: dict[Audience, str] = {
    "all": mark("Nothing is scheduled yet, so there is nothing to export: plan the programme first."),
    "groups": mark("Nothing is scheduled for any group yet: plan the programme first."),
    "hosts": mark("No visit or session with a host institution is scheduled yet: plan the programme first."),
    "persons": mark("Nothing is scheduled for any person yet: plan the programme first."),
    "officials": mark("No session with an official is scheduled yet: plan the programme first."),
    "vehicles": mark("No vehicle has a way yet that is scheduled: plan the programme first, then choose the vehicles."),
    "committee": mark("Nothing is scheduled yet, so there is nothing to export: plan the programme first."),
}

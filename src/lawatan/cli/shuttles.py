"""The command ``runs``: arrivals and departures grouped into runs, with who is aboard."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lawatan.cli.copying import may_write, read, write_result
from lawatan.cli.options import Alternative, AsJson, File, Tongue, Who
from lawatan.cli.refused import Refused
from lawatan.cli.told import out, print_json, write_line

if TYPE_CHECKING:
    from lawatan.rules import Edition
    from lawatan.words import Words


def runs(
    file: File,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            help="Write a copy with the runs: a document (.lawatan), else JSON text.",
            show_default=False,
        ),
    ] = None,
    role: Annotated[
        list[Who] | None,
        typer.Option(
            "--role",
            help="Whose journeys, as often as wanted. Default: the rule’s; without one participants, companions and "
            "resource persons.",
            show_default=False,
        ),
    ] = None,
    wait: Annotated[
        int | None,
        typer.Option(
            min=10, max=1440, help="Longest wait in minutes. Default: the rule’s; without one 60.", show_default=False
        ),
    ] = None,
    alternative: Alternative = None,
    as_json: AsJson = False,
    language: Tongue = "en",
) -> None:
    """Group arrivals and departures into runs that fit the vehicles; those locked or made by hand stay."""
    from lawatan.words import words

    say = words(language)
    edition = read(file, language, alternative)
    may_write(file, output, say)
    roles = tuple(each.value for each in role) if role else None
    raise typer.Exit(1 if _group(edition, file, output, alternative, roles, wait, as_json, say) else 0)


def _group(
    edition: Edition,
    file: Path,
    output: Path | None,
    alternative: str | None,
    roles: Sequence[str] | None,
    wait_minutes: int | None,
    as_json: bool,
    say: Words,
) -> bool:
    """Group the runs of an edition that was read from ``file``, write the copy and print them.

    Returns whether something is amiss. Refused where there is nothing to group, or the copy cannot be written.
    """
    from lawatan.jobs.shuttle_report import ShuttleReport
    from lawatan.jobs.shuttles import NotGrouped, with_shuttles
    from lawatan.rules.kerb import ROLES

    whom = None if roles is None else [role for role in ROLES if role in roles]
    try:
        after = with_shuttles(edition, say, whom, wait_minutes)
    except NotGrouped as error:
        raise Refused(str(error)) from None
    write_result(edition, after, file, output, say("Pick-ups grouped"), say, alternative)
    report = ShuttleReport(after, say, whom, wait_minutes)
    if as_json:
        print_json(report.as_object())
    else:
        for line in (*report.lines(), *report.faults):
            out(line)
        write_line(report.summary())
    return report.fails

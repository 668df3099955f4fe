"""The command ``runs``: arrivals and departures grouped into runs, with who is aboard."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from lawatan.cli.copying import write_result
from lawatan.cli.refused import Refused
from lawatan.cli.told import out, print_json, write_line

if TYPE_CHECKING:
    from lawatan.jobs.shuttle_report import ShuttleReport
    from lawatan.rules import Edition
    from lawatan.words import Words


def group_runs(
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
        _print(report)
    return report.fails


def _print(report: ShuttleReport) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, show_header=False, padding=(0, 2, 0, 0))
    for row in report.rows():
        table.add_row(*map(Text, row))
    Console(highlight=False, soft_wrap=False, markup=False, emoji=False).print(table)
    for fault in report.faults:
        out(fault)
    write_line(report.summary())

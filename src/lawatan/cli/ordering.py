"""The orders of the cities on the command line: the command ``orders``, and what ``plan`` says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lawatan.cli.told import out, plan_live, print_json

if TYPE_CHECKING:
    from lawatan.jobs.plan_orders import Tried
    from lawatan.rules import Edition
    from lawatan.words import Words


def compare_orders(edition: Edition, job: dict[str, Any], as_json: bool, language: str) -> bool:
    """Try each order of the cities and print what each comes to; say whether the best of them leaves nothing to fix.

    ``job``: what ``plan_job`` takes besides. Nothing is planned where the order is fixed.
    """
    from lawatan.jobs.orders_told import as_object
    from lawatan.jobs.plan_orders import OrdersJob, plan_job
    from lawatan.jobs.report import Report
    from lawatan.words import words

    say = words(language)
    planning = plan_job(edition, language=language, **job)
    if not isinstance(planning, OrdersJob):
        if as_json:
            print_json({"edition": edition.id, "orders": [], "remarks": []})
        else:
            out(
                say(
                    "The order of the cities is fixed. Tick “In any order” at the cities that may change places, or give "
                    "--free-order."
                )
            )
        return True
    planned = plan_live(planning, quiet=as_json, language=language)
    report = Report(planned, planning.outcome, language)
    tried = planning.tried
    if as_json:
        print_json({"edition": edition.id, "status": report.status, **as_object(edition, tried, say)})
    else:
        tell_orders(edition, tried, say)
    return not report.fails


def tell_orders(edition: Edition, tried: Tried, say: Words) -> None:
    """Print the orders that were tried, for a person."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from lawatan.jobs.orders_told import HEADS, remarks, rows

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for head in ("", *HEADS):
        table.add_column(say(head), justify="right" if head in HEADS[1:] else "left")
    ruled_out = []
    for row in rows(edition, tried, say):
        if row.why:
            ruled_out.append(say("{order}: {why}", order=row.cells[0], why=row.why))
        else:
            table.add_row("*" if row.state == "taken" else "", *map(Text, row.cells))
    Console(highlight=False, soft_wrap=True, markup=False, emoji=False).print(table)
    for line in (*ruled_out, *remarks(edition, tried, say)):
        out(f"  {line}")

"""The command ``alternatives``: those of a document side by side, planned anew where that is asked for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lawatan.cli.copying import may_write, read, write_result
from lawatan.cli.options import AsJson, File, Output, Seed, Tongue
from lawatan.cli.refused import Refused
from lawatan.cli.told import print_json, write_line

APART = 2
"""Between two columns of the table."""

if TYPE_CHECKING:
    from lawatan.jobs.alternatives import SideBySide
    from lawatan.rules import Edition
    from lawatan.words import Words


def alternatives(
    file: File,
    others: Annotated[
        list[Path] | None,
        typer.Option("--with", help="Another file to stand beside them, as often as wanted.", show_default=False),
    ] = None,
    suggest: Annotated[
        bool,
        typer.Option(
            "--suggest",
            help="Also those that the program makes: each way by itself, other vehicles, without Friday, a day less; -o "
            "keeps them in a copy of the document.",
        ),
    ] = False,
    plan: Annotated[
        float | None,
        typer.Option(
            "--plan", min=0.1, max=86_400, help="Plan all of them at once, so many seconds.", show_default=False
        ),
    ] = None,
    adopt: Annotated[
        str | None,
        typer.Option("--adopt", help="The one that becomes the programme in the copy of -o.", show_default=False),
    ] = None,
    output: Output = None,
    seed: Seed = 0,
    as_json: AsJson = False,
    language: Tongue = "en",
) -> None:
    """Compare the alternatives of a document in one table: placed, road, evenings, rooms, whom to tell."""
    from lawatan.jobs.alternatives import SideBySide, as_object, cells, figures, known_of
    from lawatan.jobs.following import adopted
    from lawatan.jobs.variants import variants
    from lawatan.words import words

    say = words(language)
    current = read(file, language)
    editions = {
        say("Current"): current,
        **_alternatives(file),
        **{path.stem: read(path, language) for path in others or ()},
    }
    made = variants(current, say) if suggest else {}
    editions |= {name: each for name, each in made.items() if name not in editions}
    if len(editions) == 1:
        raise Refused(say("{file}: there are no alternatives in this document.", file=file))
    if (adopt is None) != (output is None) and not (output is not None and made):
        raise Refused(say("--adopt and -o go together: which one, and the copy to write."))
    if output is not None and adopt is None and output.suffix.lower() != ".lawatan":
        raise Refused(
            say("{file}: alternatives are kept in a document: give -o a name that ends with .lawatan.", file=output)
        )
    if adopt is not None and adopt not in editions:
        raise Refused(
            say("There is no alternative “{name}”; there are: {names}.", name=adopt, names=say.list(editions))
        )
    may_write(file, output, say)
    known = known_of(current)
    if plan is not None:
        side_by_side = SideBySide(editions, plan, seed, language)
        _watch(side_by_side, as_json)
        for name, fault in side_by_side.faults.items():
            write_line(f"lawatan: {name}: {fault}")
        editions = side_by_side.planned
    found = [figures(name, edition, known, say) for name, edition in editions.items()]
    if adopt is None and output is not None:
        _keep(current, {name: editions[name] for name in made}, file, output, language)
    elif adopt is not None:
        becomes = adopted(current, editions[adopt])
        write_result(current, becomes, file, output, say("Adopted: {name}", name=adopt), say, None, adopting=True)
    if as_json:
        print_json({"alternatives": [as_object(one) for one in found]})
        return
    _table([cells(one, say) for one in found], say)


def _watch(side_by_side: SideBySide, quiet: bool) -> None:
    """Run them with one line of progress for all; Ctrl+C keeps the best plan of each."""
    from rich.console import Console
    from rich.text import Text

    placed: dict[str, str] = {}
    try:
        with Console(stderr=True, quiet=quiet, highlight=False).status("…") as status:
            for name, progress in side_by_side.run():
                placed[name] = f"{progress.placed}/{progress.total}"
                status.update(Text(" · ".join(f"{each} {found}" for each, found in placed.items())))
    except KeyboardInterrupt:
        side_by_side.cancel()


def _keep(current: Edition, made: dict[str, Edition], file: Path, output: Path, language: str) -> None:
    """Write a copy of the document with the alternatives that were made."""
    from lawatan.jobs.faults import sentence
    from lawatan.jobs.variants import keep_alternatives
    from lawatan.store import Refused as StoreRefused
    from lawatan.words import words

    say = words(language)
    try:
        keep_alternatives(current, made, file, output, language)
    except OSError as error:
        raise Refused(say("{file}: cannot be written ({why}).", file=output, why=error.strerror)) from None
    except StoreRefused as error:
        raise Refused(sentence(error, say)) from None


def _alternatives(file: Path) -> dict[str, Edition]:
    from lawatan.store import Document, is_database

    if not is_database(file):
        return {}
    with Document.open(file, read_only=True) as document:
        return dict(document.alternatives)


def _table(rows: list[tuple[str, ...]], say: Words) -> None:
    """A line a figure and a column an alternative, so that their names are read whole; as many beside each other as fit."""
    from rich.cells import cell_len
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from lawatan.jobs.alternatives import HEADS

    heads = [say(head) if head else "" for head in HEADS]
    console = Console(highlight=False, soft_wrap=True, markup=False, emoji=False)
    room = console.width - max(map(cell_len, heads))
    beside: list[list[tuple[str, ...]]] = [[]]
    left = room
    for row in rows:
        wide = APART + max(map(cell_len, row))
        if beside[-1] and wide > left:
            beside.append([])
            left = room
        beside[-1].append(row)
        left -= wide
    for n, some in enumerate(beside):
        table = Table(box=None, pad_edge=False, padding=(0, APART, 0, 0), header_style="bold")
        table.add_column("", no_wrap=True)
        for name, *_ in some:
            table.add_column(Text(name), justify="right", no_wrap=True)
        for at, head in enumerate(heads[1:], 1):
            table.add_row(head, *(Text(row[at]) for row in some))
        if n:
            console.print()
        console.print(table)

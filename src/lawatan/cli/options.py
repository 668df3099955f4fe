"""What the commands share: their arguments and options."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal

import typer

Language = Literal["en", "id"]


class Who(StrEnum):
    """The roles of persons (``lawatan.rules.kerb.Role``); Typer takes several of an enumeration only."""

    PARTICIPANT = "participant"
    COMPANION = "companion"
    RESOURCE = "resource"
    OFFICIAL = "official"
    GUEST = "guest"
    STAFF = "staff"
    GUIDE = "guide"
    DRIVER = "driver"


File = Annotated[
    Path,
    typer.Argument(
        help="A programme: a document (.lawatan) or JSON text; its schedule is never changed.", show_default=False
    ),
]
Kept = Annotated[
    Path, typer.Argument(help="A document (.lawatan), in which it is noted.", show_default=False, metavar="FILE")
]
Alternative = Annotated[
    str | None,
    typer.Option("--alternative", help="Another than the current one of a document, by its name.", show_default=False),
]
Folder = Annotated[Path, typer.Option("-o", "--output", help="The folder to write to.", show_default=False)]
Output = Annotated[
    Path | None,
    typer.Option(
        "-o",
        "--output",
        help="Write a copy with the outcome: a document (.lawatan), else JSON text.",
        show_default=False,
    ),
]
Told = Annotated[
    Path | None,
    typer.Option("-o", "--output", help="Write the answer to this file instead.", show_default=False),
]
OneReader = Annotated[
    str | None,
    typer.Option("--for", help="One reader: the id or name of a host, person or group.", show_default=False),
]
Now = Annotated[
    str | None,
    typer.Option(
        "--now",
        help="What has begun by then stays: “2018-07-25 13:00”, by the first city’s clock.",
        show_default=False,
    ),
]
Tongue = Annotated[Language, typer.Option("--language", help="English or Indonesian.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
Seconds = Annotated[
    float | None,
    typer.Option(
        min=0.1,
        max=86_400,
        help="Seconds; with one worker, deterministic ones. Default: 10, longer for more than three orders of the cities.",
        show_default=False,
    ),
]
Seed = Annotated[int, typer.Option(min=0, max=2**31 - 1, help="Another seed may find another plan.")]
Workers = Annotated[
    int | None,
    typer.Option(
        min=1, max=64, help="1: the same plan every time, in some 25 s. Default: one a core.", show_default=False
    ),
]
FreeOrder = Annotated[
    bool | None,
    typer.Option(
        "--free-order/--fixed-order",
        help="All cities but the first may change places, or none. Default: those that the programme says.",
        show_default=False,
    ),
]

"""The press: sets a template of ``resources/print`` with data, as a PDF or as pictures of its pages.

The data goes to the template as one JSON text, so that nothing a person typed is ever read as markup. Only the fonts that
come with the program are used: a paper looks the same on every machine, and every font is embedded.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from lawatan.resources import folder

if TYPE_CHECKING:
    from typst import Compiler

Data = Mapping[str, Any]
POINTS_PER_INCH = 72


def pdf(template: str, data: Data, now: dt.datetime) -> bytes:
    """Return the paper as a tagged PDF; the same bytes for the same data and ``now``, which is its date of making."""
    made = _compiler(template).compile(format="pdf", sys_inputs=_inputs(data), timestamp=_instant(now))
    assert isinstance(made, bytes)
    return made


def pictures(template: str, data: Data, scale: float) -> tuple[bytes, ...]:
    """Return the pages as PNG files, ``scale`` pixels to a point (72 of which are an inch)."""
    made = _compiler(template).compile(format="png", sys_inputs=_inputs(data), ppi=scale * POINTS_PER_INCH)
    return tuple(made) if isinstance(made, list) else (made,) if made else ()


def _compiler(template: str) -> Compiler:
    import typst  # a library of 80 MB: only where a paper is set

    resources = folder("resources")
    templates = resources / "print"
    return typst.Compiler(
        templates / f"{template}.typ", root=templates, font_paths=[resources / "fonts"], ignore_system_fonts=True
    )


def _inputs(data: Data) -> dict[str, str]:
    return {"data": json.dumps(data, ensure_ascii=False)}


def _instant(now: dt.datetime) -> int:
    return int(now.timestamp())

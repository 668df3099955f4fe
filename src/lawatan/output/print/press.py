"""The press: sets a template of ``resources/print`` with data, as a PDF or as pictures of its pages.

The data goes to the template as one JSON text, so that nothing a person typed is ever read as markup. Only the fonts that
come with the program are used: a paper looks the same on every machine, and every font is embedded.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any

from lawatan.resources import folder

Data = Mapping[str, Any]
POINTS_PER_INCH = 72


def pdf(template: str, data: Data, now: dt.datetime) -> bytes:
    """Return the paper as a tagged PDF; the same bytes for the same data and ``now``, which is its date of making."""
    made = _set(template, data, format="pdf", timestamp=int(now.timestamp()))
    assert isinstance(made, bytes)
    return made


def pictures(template: str, data: Data, scale: float) -> tuple[bytes, ...]:
    """Return the pages as PNG files, ``scale`` pixels to a point (72 of which are an inch)."""
    made = _set(template, data, format="png", ppi=scale * POINTS_PER_INCH)
    return tuple(made) if isinstance(made, list) else (made,) if made else ()


def _set(template: str, data: Data, **how: Any) -> bytes | list[bytes] | None:
    """Set the paper; a logo that cannot be read as a picture is left out rather than all of the paper."""
    import typst  # a library of 80 MB: only where a paper is set

    resources = folder("resources")
    templates = resources / "print"
    compiler = typst.Compiler(
        templates / f"{template}.typ", root=templates, font_paths=[resources / "fonts"], ignore_system_fonts=True
    )

    def compiled(told: Data) -> bytes | list[bytes] | None:
        return compiler.compile(sys_inputs={"data": json.dumps(told, ensure_ascii=False)}, **how)

    def shows(logo: Data) -> bool:
        try:
            compiled({**data, "logos": [logo]})
        except typst.TypstError:
            return False
        return True

    try:
        return compiled(data)
    except typst.TypstError:
        sound = [logo for logo in data["logos"] if shows(logo)]
        if len(sound) == len(data["logos"]):
            raise
        return compiled({**data, "logos": sound})

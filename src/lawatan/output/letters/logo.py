"""Logos as Word can show them: any picture of an organiser as a PNG file."""

from __future__ import annotations

import base64
from functools import lru_cache
from typing import Any

from lawatan.domain import Picture

_PIXELS_PER_INCH = 300
_SOURCE = (
    '#set page(width: auto, height: auto, margin: 0pt, fill: none)\n#image("logo", format: "{form}", height: 20mm)'
)


@lru_cache(maxsize=16)  # one letter after the other has the same ones
def png(picture: Picture) -> bytes | None:
    """The picture as a PNG file 20 mm high; None for one that cannot be read, which papers leave out."""
    import typst  # a library of 80 MB: only where a picture is set

    _, _, form = picture.media_type.partition("/")
    source = _SOURCE.format(form={"jpeg": "jpg", "svg+xml": "svg"}.get(form, form))
    files: Any = {"main.typ": source.encode(), "logo": base64.b64decode(picture.data)}  # typst's types lack this form
    try:
        return typst.compile(files, format="png", ppi=_PIXELS_PER_INCH)
    except typst.TypstError:
        return None

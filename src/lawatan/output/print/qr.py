"""QR codes as vector pictures."""

from __future__ import annotations

import io


def qr(link: str) -> str:
    """The code of a link as SVG, with the quiet zone of four modules that readers want (ISO/IEC 18004)."""
    import segno  # only where a paper has a code

    made = io.BytesIO()
    segno.make(link, error="m", micro=False).save(made, kind="svg", border=4, scale=1, xmldecl=False)
    return made.getvalue().decode()


__all__ = ["qr"]

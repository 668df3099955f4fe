"""The tags of rich text in which papers are looked at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape


def tag(name: str, *inside: str) -> str:
    """An element of what is escaped already."""
    return f"<{name}>{''.join(inside)}</{name}>"


def lines(text: str) -> str:
    """A text that somebody typed, its line breaks kept."""
    return escape(text).replace("\n", "<br>")


def plain_text(text: str) -> str:
    """A whole text as it is."""
    return tag("p", lines(text))


def strong(inside: str, points: int = 0) -> str:
    """What is bold, in the weight that our typeface has; larger where ``points`` are given."""
    size = f"; font-size: {points}pt" if points else ""
    return f'<span style="font-weight: 600{size}">{inside}</span>'


def heading(inside: str, points: int = 13) -> str:
    """A line of its own above what follows."""
    return f'<p style="margin-top: 14px; margin-bottom: 4px">{strong(inside, points)}</p>'


def table(rows: Iterable[Sequence[str]], border: bool = True, first: str = "") -> str:
    """A table of what is escaped already; ``first`` is the width of its first column."""
    looks = 'border="1" style="border-collapse: collapse" cellpadding="5"' if border else 'cellpadding="4" width="100%"'
    return f'<table cellspacing="0" {looks}>{"".join(_row(row, first) for row in rows)}</table>'


def _row(cells: Sequence[str], first: str) -> str:
    width = f' width="{first}"' if first else ""
    return "".join(
        ("<tr>", *(f'<td valign="top"{width if n == 0 else ""}>{cell}</td>' for n, cell in enumerate(cells)), "</tr>")
    )


__all__ = ["heading", "lines", "plain_text", "strong", "table", "tag"]

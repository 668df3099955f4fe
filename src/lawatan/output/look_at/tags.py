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


def table(rows: Iterable[Sequence[str]], head: Sequence[str] = ()) -> str:
    """A table of what is escaped already."""
    titles = tag("tr", *(tag("th", each) for each in head)) if head else ""
    body = "".join(tag("tr", *(f'<td valign="top">{cell}</td>' for cell in row)) for row in rows)
    return f'<table border="1" cellspacing="0" cellpadding="5" style="border-collapse: collapse">{titles}{body}</table>'


__all__ = ["lines", "plain_text", "table", "tag"]

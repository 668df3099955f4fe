"""WhatsApp's marks: our own bold lines, and typed text that must not be taken for formatting.

WhatsApp reads ``*bold*``, ``_italic_``, ``~struck~`` and backticks, has no way to escape them, and swallows the marks. It does
so only within a line, where the first mark begins a word and no blank follows it, and no blank stands before the last one.
So typed text goes out exactly as it is, ``first_last@mail.id`` and ``5 * 3`` too. Only a mark that would begin a pair gets a
hair space (U+200A) behind it: a blank to every program and hardly one to the eye, so that the marks stay in sight. A
zero-width character would be a blank to some programs and none to others.
"""

from __future__ import annotations

import re

MARKS = "*_~`"
HAIR_SPACE = "\u200a"
_PAIRS = tuple(
    re.compile(rf"(?<![0-9A-Za-z{re.escape(mark)}]){re.escape(mark)}+(?=\S)(?=[^\n]*\S{re.escape(mark)})")
    for mark in MARKS
)
"""A mark, or several in a row, that begins a word, with another of its kind later on in the line."""


def plain(text: str) -> str:
    """The text so that nothing in it is taken for formatting; as it is wherever nothing would be."""
    for pair in _PAIRS:
        text = pair.sub(lambda found: HAIR_SPACE.join((*found.group(), "")), text)
    return text


def bold(text: str) -> str:
    """The text in bold; one that has marks or lines of its own, which would end the bold early, is plain."""
    return f"*{text}*" if is_clean(text) else plain(text)


def is_clean(text: str) -> bool:
    """Whether a text can stand in bold: one line without a star or a pair of other marks, and no blank at its ends."""
    return bool(text) and text == text.strip() == plain(text) and "*" not in text and "\n" not in text


__all__ = ["HAIR_SPACE", "MARKS", "bold", "is_clean", "plain"]

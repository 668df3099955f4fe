"""A page for phones as it is looked at: what it says, without its styles and its script."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lawatan.words import Words

_LEFT_OUT = re.compile(r"<(head|script|style|svg|noscript|template)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_FIELDS = re.compile(r"<(?:input|button|/button|label|/label|form|/form)\b[^>]*>", re.IGNORECASE)


def read(content: bytes, _say: Words) -> Iterator[tuple[str, str]]:
    """The page, in one piece."""
    yield "", _FIELDS.sub("", _LEFT_OUT.sub("", content.decode()))


__all__ = ["read"]

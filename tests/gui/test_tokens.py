"""Laws of the colours: everything has one, and text can be read on what it stands on (WCAG 2.2, 1.4.3: 4.5 to 1)."""

from __future__ import annotations

from typing import get_args

import pytest

from lawatan.domain import Confirmation, Kind
from lawatan.gui.tokens import CONFIRMATIONS, DARK, KINDS, LIGHT, Tokens

LOOKS = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(a: str, b: str) -> float:
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@LOOKS
def test_every_kind_has_a_colour_and_a_name(tokens: Tokens) -> None:
    assert set(tokens.kinds) == set(get_args(Kind)) == set(KINDS)
    assert set(CONFIRMATIONS) == set(get_args(Confirmation))


@LOOKS
def test_text_can_be_read_on_every_block(tokens: Tokens) -> None:
    for kind, colours in tokens.kinds.items():
        assert contrast(tokens.text, colours.fill) >= 7, kind
        assert contrast(tokens.second, colours.fill) >= 4.5, kind
        assert contrast(colours.bar, tokens.panel) >= 3, kind


@LOOKS
@pytest.mark.parametrize("role", ["text", "second", "must", "warning", "good", "accent"])
def test_text_can_be_read_on_every_ground(tokens: Tokens, role: str) -> None:
    grounds = ("panel", "window", "hover") + (("band", "weekend", "chosen") if role in ("text", "second") else ())
    for ground in grounds:
        assert contrast(getattr(tokens, role), getattr(tokens, ground)) >= 4.5, ground


@LOOKS
def test_answers_can_be_read(tokens: Tokens) -> None:
    for ground in ("must_fill", "warning_fill", "good_fill"):
        assert contrast(tokens.text, getattr(tokens, ground)) >= 7
    assert contrast(tokens.must, tokens.must_fill) >= 4.5
    assert contrast(tokens.warning, tokens.warning_fill) >= 4.5
    assert contrast(tokens.on_accent, tokens.accent) >= 4.5

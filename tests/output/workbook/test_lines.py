"""How many lines a text takes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawatan.output.workbook.lines import line_count, text_points


def test_widths_are_those_of_arial() -> None:
    # Adobe's metrics of Helvetica, which Arial has: H 722, a and m 556 and 833, W 944, i 222, space 278 thousandths.
    assert text_points("H am Wi", 10) == pytest.approx(7.22 + 2.78 + 5.56 + 8.33 + 2.78 + 9.44 + 2.22)
    assert text_points("é", 10) == text_points("e", 10)
    assert text_points("e\u0301", 10) == text_points("e", 10)
    assert text_points("日", 10) == 10


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", 1),
        ("aaaa", 1),
        ("aaaa aaaa", 1),
        ("aaaa aaaa aaaa", 2),
        ("a\nb\n\nc", 4),
        ("a" * 30, 4),
        ("aaaa\u00a0aaaa aaaa", 2),
    ],
)
def test_text_is_wrapped_at_words_and_long_words_are_broken(text: str, lines: int) -> None:
    assert line_count(text, width_points=50, size=10) == lines


@given(st.text(max_size=80), st.floats(20, 300))
def test_a_wider_column_never_takes_more_lines(text: str, width: float) -> None:
    assert line_count(text, width * 2, 9) <= line_count(text, width, 9)
    assert line_count(text, width, 9) >= text.count("\n") + 1

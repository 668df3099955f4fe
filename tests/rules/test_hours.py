"""Stretches in which a thing is open, and the starts that they leave."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lawatan.rules.hours import joined, starts_within

spans = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 10)).map(lambda p: (p[0], p[0] + p[1])), max_size=5)


@given(spans, st.integers(1, 12))
def test_a_start_is_allowed_where_every_minute_until_the_end_is_open(some: list[tuple[int, int]], length: int) -> None:
    open_minutes = {minute for begins, ends in some for minute in range(begins, ends)}

    allowed = {m for begins, ends in starts_within(some, length) for m in range(begins, ends + 1)}

    assert allowed == {m for m in range(45) if set(range(m, m + length)) <= open_minutes}


def test_stretches_that_touch_are_joined() -> None:
    assert joined([(13, 16), (8, 12), (12, 13), (20, 22)]) == [(8, 16), (20, 22)]


def test_what_is_as_long_as_the_stretch_has_one_start() -> None:
    assert starts_within([(8, 12), (13, 14)], 4) == ((8, 8),)

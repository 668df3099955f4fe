"""People and groups."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from builders import text
from lawatan.domain import Group


def test_staff_counts() -> None:
    assert Group(id="A", name=text("A"), participants=19, staff=3).head_count == 22


def test_nobody_is_less_than_nobody() -> None:
    with pytest.raises(ValidationError) as caught:
        Group(id="A", name=text("A"), participants=-1, staff=-1)

    assert [error["loc"] for error in caught.value.errors()] == [("participants",), ("staff",)]

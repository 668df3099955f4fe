"""Activities."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from builders import activity


def test_persons_are_named_once_resource_persons_first() -> None:
    both = activity("opening", officials=("B", "A"), resource_persons=("C", "A"))

    assert both.persons == ("C", "A", "B")


@pytest.mark.parametrize(
    ("room", "rooms", "choices"),
    [
        (None, (), ()),
        ("LARGE", (), ()),
        (None, ("LARGE", "SMALL"), ("LARGE", "SMALL")),
        ("SMALL", ("LARGE", "SMALL"), ("SMALL", "LARGE")),
        ("HALL", ("LARGE",), ("HALL", "LARGE")),
    ],
)
def test_its_usual_room_is_the_first_to_choose(room: str | None, rooms: tuple[str, ...], choices: object) -> None:
    assert activity("opening", room=room, rooms=rooms).room_choices == choices


@pytest.mark.parametrize("minutes", [4, 1441])
def test_a_duration_is_between_five_minutes_and_a_day(minutes: int) -> None:
    with pytest.raises(ValidationError) as caught:
        activity("opening", minutes=minutes)

    assert [error["loc"] for error in caught.value.errors()] == [("duration_minutes",)]


def test_somebody_attends() -> None:
    with pytest.raises(ValidationError) as caught:
        activity("opening", groups=())

    assert [error["loc"] for error in caught.value.errors()] == [("groups",)]

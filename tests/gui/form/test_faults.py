"""A fault is told at its field, also in the parts of a rule's lists."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from builders import activity, one_city
from lawatan.domain import apply, changed
from lawatan.gui.form.faults import sentences
from lawatan.rules import Before
from lawatan.words import words


def test_an_activity_that_there_is_not_is_told_at_its_place_in_the_rule() -> None:
    rule = Before(id="first-udjo", activity="udjo", others=("museum",))
    edition = one_city(activity("udjo"), activity("museum"), rules=[rule])

    with pytest.raises(ValidationError) as caught:
        apply(edition, {("rules", "first-udjo"): changed(rule, others=("museum", "nothing"))})

    assert list(sentences(caught.value, words("en"), ("rules", "first-udjo"))) == [
        (("others", 1), "There is no “nothing” among the activities of this edition.")
    ]
    assert list(sentences(caught.value, words("id"), ("rules", "first-udjo"))) == [
        (("others", 1), "Tidak ada “nothing” dalam acara edisi ini.")
    ]

"""The benchmarks themselves: their editions can be solved, their tables run. What they measure is in no test."""

from __future__ import annotations

import pytest

from benchmarks.engine import baseline_table, first_table, holds, machine
from benchmarks.generator import SIZES, generate
from lawatan.schedule import Setting

SIZE = {size: (days, k) for size, (days, k) in SIZES.items() if size <= 55}


@pytest.mark.parametrize("size", SIZE)
def test_an_edition_has_as_many_activities_as_told_and_its_witness_holds(size: int) -> None:
    made = generate(*SIZE[size], seed=0)

    assert len(made.edition.activities) == size
    assert not made.edition.plan.placements
    assert holds(Setting(made.edition), made.witness)


def test_with_two_groups_each_makes_four_visits_by_itself() -> None:
    made = generate(14, 1, groups=2, seed=0)

    apart = [a for a in made.edition.activities.values() if a.apart]

    assert len(apart) == 4
    assert len(Setting(made.edition).occurrences) == 31 + 4
    assert holds(Setting(made.edition), made.witness)


def test_a_seed_gives_the_same_edition_and_another_one_another() -> None:
    one, same, other = (generate(13, 1, seed=seed).edition for seed in (1, 1, 2))

    assert one == same
    assert one != other


def test_too_few_days_are_refused() -> None:
    with pytest.raises(ValueError, match="too few"):
        generate(9, 1)


@pytest.mark.deep
def test_the_quick_tables_run_on_the_smallest(capsys: pytest.CaptureFixture[str]) -> None:
    first_table([31], [0], None)
    baseline_table([31], [0], seconds=3.0, travel_seconds=3.0)

    rows = [line for line in capsys.readouterr().out.splitlines() if line.startswith("| 31")]
    assert len(rows) == 3
    assert "inf" not in rows[0]
    assert "cores" in machine()

"""Who reads: every record that can have a schedule of its own."""

from __future__ import annotations

from lawatan.schedule.readers import readers
from output.test_appointments import programme


def test_readers_are_hosts_persons_groups_and_vehicles() -> None:
    assert ("hosts", "FIRM") in readers(programme()) and ("persons", "DRIVER") in readers(programme())
    assert len(readers(programme())) == len({*readers(programme())}) == 9

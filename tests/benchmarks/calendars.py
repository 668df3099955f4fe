"""Calendars of many: ``uv run python tests/benchmarks/calendars.py [--people N] [--groups N] [--seeds N]``.

A calendar for each participant of a programme of 13 days, five activities a day, side by side with the library alone: for
each participant the same entries, as icalendar components made of values that lie ready, serialised by icalendar. What is
measured is the making of the bytes; neither writes files. The turns change places in each round.
"""

from __future__ import annotations

import argparse
import datetime as dt
import statistics
import sys
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

import icalendar

from benchmarks.engine import machine
from large import large
from lawatan.output import Outgoing
from lawatan.output.ics import calendar
from lawatan.output.reader import Reader, readers
from lawatan.schedule import Setting, View

AIM = 1.3
NOW = dt.datetime(2018, 7, 1, 12, tzinfo=dt.UTC)
DAYS, A_DAY = 13, 5

Ready = list[tuple[str, list[tuple[str, Any]]]]
"""The components of a calendar: kind, and its properties as values."""


def ours(people: int, groups: int) -> tuple[float, dict[str, bytes]]:
    """Seconds for all participants' calendars, from the plan to bytes; and the calendars."""
    edition = large(activities=groups * DAYS * A_DAY, people=people, groups=groups, days=DAYS)
    began = time.perf_counter()
    out = Outgoing(View(Setting(edition)), "en", NOW)
    made = {reader.id: calendar(out, reader) for reader in participants(out)}
    return time.perf_counter() - began, made


def participants(out: Outgoing) -> tuple[Reader, ...]:
    """Every participant who has something."""
    return tuple(reader for reader in readers(out.view, "persons", "en") if reader.travels)


def ready(content: bytes) -> tuple[list[tuple[str, Any]], Ready, list[icalendar.Timezone]]:
    """The values of a calendar as they would be given to the library: the head's, each event's, the zones."""
    read = icalendar.Calendar.from_ical(content)
    events = [("VEVENT", _values(event)) for event in read.events]
    return _values(read), events, list(read.timezones)


def _values(component: icalendar.Component) -> list[tuple[str, Any]]:
    return list(component.property_items(recursive=False))[1:-1]


def bare(values: dict[str, tuple[list[tuple[str, Any]], Ready, list[icalendar.Timezone]]]) -> float:
    """Seconds in which icalendar alone makes and serialises the same entries for the same readers."""
    began = time.perf_counter()
    for head, events, zones in values.values():
        made = icalendar.Calendar()
        for name, value in head:
            made.add(name, value, encode=False)
        for zone in zones:
            made.add_component(zone)
        for _, properties in events:
            event = icalendar.Event()
            for name, value in properties:
                event.add(name, value, encode=False)
            made.add_component(event)
        made.to_ical()
    return time.perf_counter() - began


def main() -> int:
    """Print the seconds of both, round by round, and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=1000)
    parser.add_argument("--groups", type=int, default=10)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    print(machine())
    _, made = ours(asked.people, asked.groups)
    entries = sum(content.count(b"BEGIN:VEVENT") for content in made.values())
    print(f"{len(made)} calendars, {entries} entries, {sum(map(len, made.values())) / 1e6:.1f} MB")
    values = {key: ready(content) for key, content in made.items()}
    ratios = []
    for turn in range(asked.rounds):
        if turn % 2:
            alone = bare(values)
            took, _ = ours(asked.people, asked.groups)
        else:
            took, _ = ours(asked.people, asked.groups)
            alone = bare(values)
        ratios.append(took / alone)
        print(f"round {turn + 1}: ours {took:.2f} s, icalendar alone {alone:.2f} s, ratio {took / alone:.2f}")
    print(f"median ratio {statistics.median(ratios):.2f} (aim {AIM})")
    return 0


if __name__ == "__main__":
    sys.exit(main())

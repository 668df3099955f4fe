"""The components of a reader's calendar (RFC 5545): one VEVENT for each time slot, trip, run and drive of a view."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lawatan.domain import Shuttle, Venue
from lawatan.output.account import Account
from lawatan.output.calendars.address import organiser
from lawatan.output.calendars.told import told_of, told_of_drive, told_of_run, told_of_trip
from lawatan.output.drive import Drive
from lawatan.output.files import edition_key
from lawatan.output.format import Outgoing
from lawatan.output.pick_up import PickUp
from lawatan.output.reader import Reader
from lawatan.output.trip import Trip, is_confirmed, settled
from lawatan.schedule import Entry, Occurrence, View

if TYPE_CHECKING:
    import icalendar

COLOURS = {
    "session": "steelblue",
    "workshop": "teal",
    "site_visit": "darkorange",
    "cultural_visit": "mediumorchid",
    "ceremony": "crimson",
    "working_session": "slateblue",
    "meal": "olive",
    "free_time": "darkgray",
}
"""What RFC 7986, section 5.9, calls a colour is a name of CSS 3; by kind of activity, near to the desk's own."""
ON_THE_WAY = "gray"

Minute = Callable[[dt.datetime], int]


@dataclass(frozen=True)
class Appointed:
    """A component before it is made: ``item`` is what its sequence is kept by, ``uid`` what names it for ever."""

    item: str
    uid: str
    order: tuple[int, int]
    subject: Entry | Trip | PickUp | Drive


def parts(view: View, reader: Reader) -> tuple[Appointed, ...]:
    """What stands in the calendar of a reader, by time."""
    minute = view.setting.clock.minute
    found = [
        *(Appointed(e.id, _uid(view, e.id), (e.start, e.end), e) for e in reader.slots(view)),
        *(Appointed(t.id, _uid(view, t.id), t.order[:2], t) for t in reader.trips(view)),
        *(_of_run(view, r, r.run.id, minute) for r in reader.pick_ups(view)),
        *(_of_drive(view, d, minute) for d in reader.drives(view)),
    ]
    once = {part.uid: part for part in found}  # one who drives himself to the hotel reads of it once
    return tuple(sorted(once.values(), key=lambda part: (part.order, part.uid)))


def _of_run(view: View, run: PickUp, run_id: str, minute: Minute) -> Appointed:
    return Appointed(f"run.{run_id}", _uid(view, f"run.{run_id}"), (minute(run.start), minute(run.end)), run)


def _of_drive(view: View, drive: Drive, minute: Minute) -> Appointed:
    item = f"run.{drive.run}" if drive.run else drive.item
    name = item if drive.run else f"way.{drive.vehicle}.{item}"
    return Appointed(item, _uid(view, name), (minute(drive.start), minute(drive.end)), drive)


def vevent(out: Outgoing, view: View, reader: Reader, part: Appointed, cancelled: bool = False) -> icalendar.Event:
    """The component of a part as this reader may read it; ``view`` is where it comes from, older where it is cancelled."""
    account = Account(view, out.language)
    subject = part.subject
    if isinstance(subject, Entry):
        made = _slot(account, reader, subject)
    elif isinstance(subject, Trip):
        made = _transfer(account, reader, subject)
    elif isinstance(subject, PickUp):
        made = _run(account, subject)
    else:
        made = _drive(account, subject)
    made.add("organizer", organiser(view, out.language).as_property())
    made.add("uid", part.uid)
    made.add("sequence", out.stamp.sequences.get(part.item, 0))
    made.add("dtstamp", out.now.astimezone(dt.UTC).replace(microsecond=0))
    if cancelled:
        for name, value in (("STATUS", "CANCELLED"), ("TRANSP", "TRANSPARENT")):
            made.pop(name, None)
            made.add(name, value)
    else:
        _remind(made, out.reminders)
    return made


def _remind(made: icalendar.Event, reminders: Iterable[int]) -> None:
    """Alarms so many minutes before the start; none for what takes nobody's time."""
    import icalendar

    if made.get("TRANSP") == "TRANSPARENT":
        return
    for minutes in sorted(set(reminders), reverse=True):
        alarm = icalendar.Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", made["SUMMARY"])
        alarm.add("trigger", -dt.timedelta(minutes=minutes))
        made.add_component(alarm)


def _slot(account: Account, reader: Reader, entry: Entry) -> icalendar.Event:
    """The time slot of an activity."""
    import icalendar

    occurrence, placement = entry.occurrence, entry.placement
    assert occurrence is not None
    assert placement is not None
    activity, view = occurrence.activity, account.view
    venue = account.edition.venues[occurrence.venue]
    made = icalendar.Event()
    made.add("dtstart", view.starts(entry))
    made.add("dtend", view.ends(entry))
    made.add("summary", text(account.name(occurrence) + account.whose(reader, occurrence.leaves)))
    _add_place(made, account, venue, occurrence)
    made.add("description", text(_paragraphs(told_of(account, reader, entry))))
    made.add("categories", [account.kind(activity)])
    made.add("status", "CONFIRMED" if is_confirmed(placement.confirmation) else "TENTATIVE")
    made.add("color", COLOURS[activity.kind])
    made.add("transp", "TRANSPARENT" if activity.kind == "free_time" else "OPAQUE")
    return made


def _transfer(account: Account, reader: Reader, trip: Trip) -> icalendar.Event:
    """A way from one place to another, in local time at both ends."""
    import icalendar

    say = account.say
    made = icalendar.Event()
    made.add("dtstart", trip.start)
    made.add("dtend", trip.end)
    made.add("summary", text(account.trip(trip) + account.whose(reader, trip.leaves)))
    _add_place(made, account, account.edition.venues[trip.from_venue], None)
    made.add("description", text(_paragraphs(told_of_trip(account, reader, trip))))
    made.add("categories", [say("Intercity travel") if trip.ride else say("Transfer")])
    made.add("status", "CONFIRMED" if trip.settled else "TENTATIVE")
    made.add("color", ON_THE_WAY)
    made.add("transp", "OPAQUE")
    return made


def _run(account: Account, each: PickUp) -> icalendar.Event:
    """An arrival or departure run, with those of its passengers whom the reader may read of."""
    import icalendar

    say = account.say
    made = icalendar.Event()
    made.add("dtstart", each.start)
    made.add("dtend", each.end)
    made.add("summary", text(account.pick_up(each)))
    _add_place(made, account, account.edition.venues[each.run.from_venue], None)
    made.add("description", text(_paragraphs(told_of_run(account, each))))
    made.add("categories", [say("Arrival") if each.arriving else say("Departure")])
    made.add("status", "CONFIRMED" if _is_arranged(each.run) else "TENTATIVE")
    made.add("color", ON_THE_WAY)
    made.add("transp", "OPAQUE")
    return made


def _drive(account: Account, drive: Drive) -> icalendar.Event:
    """A way of a vehicle, as its driver needs it."""
    import icalendar

    made = icalendar.Event()
    made.add("dtstart", drive.start)
    made.add("dtend", drive.end)
    made.add("summary", text(account.drive(drive)))
    _add_place(made, account, account.edition.venues[drive.from_venue], None)
    made.add("description", text(_paragraphs(told_of_drive(account, drive))))
    made.add("categories", [account.say("Transfer")])
    made.add("status", "CONFIRMED" if _is_settled(account.view, drive) else "TENTATIVE")
    made.add("color", ON_THE_WAY)
    made.add("transp", "OPAQUE")
    return made


def _is_arranged(run: Shuttle) -> bool:
    return run.locked and run.vehicle is not None


def _is_settled(view: View, drive: Drive) -> bool:
    """Whether a driver's way is as settled as its passengers read of it."""
    return _is_arranged(view.plan.shuttles[drive.run]) if drive.run else settled(view, drive.items)


def _paragraphs(told: Iterable[tuple[str, str]]) -> str:
    return "\n".join(f"{label}: {said}" if label else said for label, said in told if said)


def text(said: str) -> icalendar.vText:
    """The text as a value that is escaped as RFC 5545, section 3.3.11, has it."""
    import icalendar

    class Escaped(icalendar.vText):
        """icalendar 7.3 itself writes a backslash before an N, as in ``C:\\New``, as a line break."""

        def to_ical(self) -> bytes:
            escaped = self.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
            return escaped.encode()

    return Escaped(said)


def _add_place(made: icalendar.Event, account: Account, venue: Venue, occurrence: Occurrence | None) -> None:
    made.add("location", text(account.location(venue, occurrence)))
    made.add("geo", (venue.latitude, venue.longitude))


def _uid(view: View, part: str) -> str:
    """The same for the same slot on every machine, in every language, for every reader; ``>`` is kept out of URLs."""
    return f"{part.replace('>', '~')}.{edition_key(view.edition)}@lawatan"

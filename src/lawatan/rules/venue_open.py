"""A venue is open while an activity is there: its hours with their breaks and validity, and its closures."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Literal

from lawatan.rules.hours import joined, open_spans, starts_within
from lawatan.rules.phrases import date, minute, name, sentence_case, venue, when
from lawatan.rules.rule import Breach, Scope, WindowRule
from lawatan.schedule import Occurrence, Setting, Window
from lawatan.words import Words, mark


class VenueOpen(WindowRule):
    """An activity lies wholly within the opening hours of its venue."""

    title: ClassVar[str] = mark("Venue open")
    help: ClassVar[str] = mark(
        "An activity lies wholly within the opening hours of its venue that are valid on that date, without its "
        "breaks, and never on a day on which it is closed."
    )

    kind: Literal["venue_open"] = "venue_open"

    def cases(self, setting: Setting) -> Iterable[Scope]:
        """Every occurrence at a venue with hours or closures."""
        for occurrence in setting.occurrences.values():
            place = setting.edition.venues[occurrence.venue]
            if place.hours or place.closures:
                yield (occurrence.id,)

    def windows(self, setting: Setting, occurrence: Occurrence) -> tuple[Window, ...] | None:
        """The starts from which it ends before the venue closes."""
        place = setting.edition.venues[occurrence.venue]
        if not place.hours and not place.closures:
            return None
        spans = [span for day in setting.clock.days() for span in open_spans(setting, place, day)]
        return starts_within(spans, occurrence.minutes)

    def sentence(self, setting: Setting, breach: Breach, say: Words) -> str:
        """Say when the venue is open on that day, or that it is closed."""
        (item,) = breach.about
        start, end = minute(breach.fields["start"]), minute(breach.fields["end"])
        place = setting.edition.venues[setting.occurrences[item].venue]
        zone = setting.zone(place.city)
        spans = joined(open_spans(setting, place, setting.clock.date(start, zone)))
        if not spans:
            return say(
                "{what} stands on {when}, but {venue} is closed on {date}.",
                what=sentence_case(name(setting, item, say)),
                when=when(setting, item, start, end, say),
                venue=venue(setting, item, say),
                date=date(setting, item, start, say),
            )
        hours = say.list(say.times(setting.clock.moment(b, zone), setting.clock.moment(e, zone)) for b, e in spans)
        return say(
            "{what} stands on {when}, but {venue} is open then only {hours}.",
            what=sentence_case(name(setting, item, say)),
            when=when(setting, item, start, end, say),
            venue=venue(setting, item, say),
            hours=hours,
        )

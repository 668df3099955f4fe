"""What the rules on things that keep hours share: venue, room, host. The rules: venue_open, room_free, host_available."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable
from functools import reduce
from typing import ClassVar

from lawatan.rules.hours import Keeper, joined, open_spans, shut, starts_within
from lawatan.rules.phrases import date, minute, name, sentence_case, stretch, when
from lawatan.rules.rule import Breach, Scope, WindowRule
from lawatan.schedule import Occurrence, Setting, Window, contains, intersect
from lawatan.words import Words


class OpeningRule(WindowRule):
    """A rule by which an activity lies wholly within the hours of those that receive it, each by the clock there.

    ``closed`` and ``limited`` are the sentences: with fields ``what``, ``when``, ``keeper``, and ``date`` or ``hours``.
    """

    closed: ClassVar[str]
    limited: ClassVar[str]
    each: ClassVar[bool] = True

    @abstractmethod
    def keepers(self, setting: Setting, occurrence: Occurrence) -> tuple[Keeper, ...]:
        """What has to be open for an occurrence, whether it keeps hours or not."""

    def called(self, setting: Setting, occurrence: Occurrence, keeper: Keeper, say: Words) -> str:
        """What to call one of them."""
        return keeper.name.in_language(say.language)

    def judged(self, setting: Setting, breach: Breach) -> Occurrence:
        """The occurrence that a breach is about, as it was judged."""
        return setting.occurrences[breach.about[0]]

    def cases(self, setting: Setting) -> Iterable[Scope]:
        """Every occurrence for which something has to be open that has hours or closures."""
        yield from ((o.id,) for o in setting.occurrences.values() if self._telling(setting, o))

    def windows(self, setting: Setting, occurrence: Occurrence) -> tuple[Window, ...] | None:
        """The starts from which it ends before any of them closes."""
        telling = self._telling(setting, occurrence)
        return reduce(intersect, (_starts(setting, occurrence, k) for k in telling)) if telling else None

    def rests_on(self, setting: Setting, item: str, say: Words) -> tuple[str, ...]:
        """Those that receive it and keep hours."""
        occurrence = setting.occurrences[item]
        return tuple(self.called(setting, occurrence, keeper, say) for keeper in self._telling(setting, occurrence))

    def sentence(self, setting: Setting, breach: Breach, say: Words) -> str:
        """Say when the first of those that are not open is open on that day, or that it is closed, and why."""
        (item,) = breach.about
        start, end = minute(breach.fields["start"]), minute(breach.fields["end"])
        occurrence = self.judged(setting, breach)
        zone = setting.zone_of(occurrence)
        keeper = next(
            k for k in self._telling(setting, occurrence) if not contains(_starts(setting, occurrence, k), start)
        )
        day = setting.clock.date(start, zone)
        spans = joined(open_spans(setting, keeper, day, zone))
        told = {
            "what": sentence_case(name(setting, item, say)),
            "when": when(setting, item, start, end, say),
            "keeper": self.called(setting, occurrence, keeper, say),
        }
        today = [(c, shut(setting, c, day, zone)) for c in keeper.closures if c.covers(day)]
        met = next((c for c, (begins, ends) in today if begins < end and start < ends), None)
        if not spans or (met is not None and met.hours is not None):
            hours = met.hours if met is not None else None
            closed = (
                stretch(setting, zone, *shut(setting, met, day, zone), say)
                if met and hours
                else date(setting, item, start, say)
            )
            why = met.why.in_language(say.language) if met is not None else ""
            return say(self.closed, **told, date=say("{date} ({why})", date=closed, why=why) if why else closed)
        times = (say.times(setting.clock.moment(b, zone), setting.clock.moment(e, zone)) for b, e in spans)
        return say(self.limited, **told, hours=say.list(times))

    def _telling(self, setting: Setting, occurrence: Occurrence) -> tuple[Keeper, ...]:
        return tuple(k for k in self.keepers(setting, occurrence) if k.hours or k.closures)


def _starts(setting: Setting, occurrence: Occurrence, keeper: Keeper) -> tuple[Window, ...]:
    zone = setting.zone_of(occurrence)
    spans = [span for day in setting.clock.days() for span in open_spans(setting, keeper, day, zone)]
    return starts_within(spans, occurrence.minutes)

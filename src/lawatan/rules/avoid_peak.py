"""Nothing ends in the peak traffic where the group then has a way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar, Literal

from pydantic import Field

from lawatan.domain import Kind
from lawatan.rules.model import Literal as LiteralOf
from lawatan.rules.model import Model
from lawatan.rules.pairs import items_of
from lawatan.rules.phrases import city, group, name, sentence_case
from lawatan.rules.rule import Breach, Rule, Scope
from lawatan.schedule import Crossing, Entry, Occurrence, Setting, View
from lawatan.words import Words, mark

Item = Occurrence | Crossing


class AvoidPeak(Rule):
    """What a group does ends outside the peak traffic of its city, where the group has a way as it ends.

    It has none as it ends where what follows on that day is in the same place, or where it is at its hotel of the night
    and nothing elsewhere follows on that day. A ride is a way itself.
    """

    title: ClassVar[str] = mark("Avoid the peak traffic")
    help: ClassVar[str] = mark(
        "Nothing ends in the peak traffic of its city if the group then has a way: to another place, to its hotel or to "
        "a ride. Who stays where they are, or ends the day at the hotel, has none. Best as a preference."
    )
    wish: ClassVar[int | None] = 30

    kind: Literal["avoid_peak"] = "avoid_peak"
    kinds: tuple[Kind, ...] = Field((), title="Kinds", description="None: activities of every kind.")
    rides: bool = Field(
        True,
        title="Rides too",
        description="A ride between cities does not arrive in the peak traffic: its last part goes through it.",
    )

    def cases(self, setting: Setting) -> Iterable[Scope]:
        """Every activity of the kinds, and every ride where they count, with each of its leaf groups."""
        for leaf in setting.leaves:
            yield from ((item.id, leaf) for item in items_of(setting, leaf) if self._looks_at(item))

    def post(self, model: Model, setting: Setting) -> None:
        """It does not end in the peak, or one of the literals is true that say that the group has no way then."""
        for item_id, leaf in self.cases(setting):
            item = setting.occurrences.get(item_id) or setting.crossings[item_id]
            stays = self._stays(model, setting, item, leaf) if isinstance(item, Occurrence) else []
            here = [~model.present(item_id), ~model.ends_in_peak(item_id)]
            model.any_of([*here, *stays], when=[model.case(self.id, item_id, leaf)])

    def _stays(self, model: Model, setting: Setting, item: Occurrence, leaf: str) -> list[LiteralOf]:
        """Literals that can be true only if the group stays where the item is, or ends its day at the hotel there."""
        others = [other for other in items_of(setting, leaf) if other.id != item.id]
        elsewhere = [other.id for other in others if not _same_place(item, other)]
        found = []
        for then in (other.id for other in others if _same_place(item, other)):
            stays = model.literal(f"{self.id}/{leaf}/{item.id}/{then}")
            model.any_of([model.same_day(item.id, then)], when=[stays])
            model.any_of([model.before(item.id, then)], when=[stays])
            for other in elsewhere:
                between = [model.present(other), model.before(item.id, other), model.before(other, then)]
                model.any_of([~literal for literal in between], when=[stays])
            found.append(stays)
        home = model.literal(f"{self.id}/{leaf}/{item.id}/home")
        for day in setting.clock.days():
            if setting.hotels_of_day(item.base, day)[1] not in (None, item.venue):
                model.any_of([~model.on_day(item.id, day)], when=[home])
        for other in elsewhere:
            model.any_of([~model.same_day(item.id, other), ~model.before(item.id, other)], when=[home])
        return [*found, home]

    def breaches(self, view: View) -> Iterator[Breach]:
        """One for each that ends in the peak with a way to go; the amount is the minutes to the end or the beginning."""
        days = set(view.setting.clock.days())
        for item, leaf in self.cases(view.setting):
            entry = view.entries.get(item)
            if entry is None or view.ends(entry).date() not in days:
                continue
            minutes = _into_peak(view, entry)
            if minutes and (entry.ride is not None or _has_way(view, entry, leaf)):
                yield self.breach((item,), minutes, cases=((item, leaf),), leaf=leaf, end=entry.end)

    def sentence(self, setting: Setting, breach: Breach, say: Words) -> str:
        """Say when it ends and whose way is slow."""
        (item,) = breach.about
        crossing = setting.crossings.get(item)
        where = crossing.change.to_city if crossing is not None else setting.occurrences[item].city
        ends = setting.clock.moment(int(breach.fields["end"]), setting.zone(where))
        fields = {
            "what": sentence_case(name(setting, item, say)),
            "date": say.date(ends.date()),
            "time": say.time(ends),
            "city": city(setting, where, say),
            "length": say.duration(breach.amount),
        }
        if crossing is not None:
            return say(
                "{what} arrives on {date} at {time}, in the peak traffic of {city}, {length} from its edge.", **fields
            )
        return say(
            "{what} ends on {date} at {time}, in the peak traffic of {city}, {length} from its edge, and {group} then has "
            "a way to go.",
            **fields,
            group=group(setting, str(breach.fields["leaf"]), say),
        )

    def _looks_at(self, item: Item) -> bool:
        if isinstance(item, Crossing):
            return self.rides
        return not self.kinds or item.activity.kind in self.kinds


def _same_place(item: Occurrence, other: Item) -> bool:
    return isinstance(other, Occurrence) and other.venue == item.venue


def _into_peak(view: View, entry: Entry) -> int:
    """Minutes from the end of an entry to the nearest that is outside the peak traffic there; 0 if it is outside."""
    ends = view.ends(entry)
    minute = ends.hour * 60 + ends.minute
    for begins, until in view.setting.travel.peak_spans(entry.to_city, ends.weekday()):
        if begins <= minute < until:
            return min(minute - begins + 1, until - minute)
    return 0


def _has_way(view: View, entry: Entry, leaf: str) -> bool:
    """Whether a group leaves the place of an entry as it ends."""
    mine = view.of_leaf(leaf)
    after = mine[mine.index(entry) + 1 :]
    today = [later for later in after if view.date(later) == view.date(entry)]
    if after and after[0] in today and _here(entry, after[0]):
        return False
    _, hotel = view.setting.hotels_of_day(entry.from_base, view.date(entry))
    return hotel not in (None, entry.to_venue) or any(not _here(entry, e) for e in today)


def _here(entry: Entry, other: Entry) -> bool:
    return other.occurrence is not None and other.to_venue == entry.to_venue

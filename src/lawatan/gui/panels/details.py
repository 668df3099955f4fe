"""What is known of something, as names and values with their sources; how it is laid out stands in ``inspector``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lawatan.gui import names
from lawatan.gui.programme import Programme
from lawatan.gui.tokens import CONFIRMATIONS, KINDS
from lawatan.words import Words

if TYPE_CHECKING:
    from lawatan.domain import Record, Venue
    from lawatan.schedule import Crossing, Entry, Leg, Occurrence, Setting


@dataclass(frozen=True)
class Detail:
    """A field on screen: its name and value, notes on it, its source, whether it is an assumption."""

    name: str
    value: str
    notes: tuple[str, ...] = ()
    unconfirmed: bool = False
    source: str = ""


@dataclass(frozen=True)
class Details:
    """All that is shown of one thing."""

    title: str
    subtitle: str
    details: tuple[Detail, ...]
    named: Detail | None = None
    """What is known of the name itself."""
    more: tuple[tuple[str, tuple[Detail, ...]], ...] = ()
    """Further parts, each with its heading."""


def describe(programme: Programme, item: str, say: Words) -> Details:
    """What is known of an occurrence, a change of city or a way by its id; of the programme where it is empty."""
    setting = programme.setting
    if item in setting.occurrences:
        return _activity(programme, setting.occurrences[item], say)
    if item in setting.crossings:
        return _ride(programme, setting.crossings[item], say)
    if item in programme.legs:
        return _way(programme, programme.legs[item], say)
    return _programme(programme, say)


def _detail(record: Record, field: str, name: str, value: str, say: Words) -> Detail:
    """A field with what its fact says of it."""
    fact = record.facts.get(field)
    if fact is None:
        return Detail(name, value)
    note = fact.note.in_language(say.language)
    notes = [note] if note else []
    if fact.claims:
        notes.append(say("The sources differ:"))
    for n, claim in enumerate(fact.claims):
        sign = "●" if n == fact.chosen else "○"
        notes.append(f"{sign} {claim.says} – {_source(claim.source, claim.date)}")
    source = _source(fact.source, fact.date) or (say("Computed") if fact.basis == "computed" else "")
    return Detail(name, value, tuple(notes), fact.basis == "assumed", source)


def _source(source: str, date: str) -> str:
    return f"{source} ({date})" if source and date else source


def _filled(details: Iterable[Detail]) -> tuple[Detail, ...]:
    """Those that have a value."""
    return tuple(detail for detail in details if detail.value)


def _slot(programme: Programme, entry: Entry | None, say: Words) -> Detail:
    if entry is None:
        return Detail(say("Time slot"), say("Not scheduled yet"))
    text = f"{say.date(programme.view.date(entry))}, {names.times(programme.view, entry, say)}"
    return Detail(say("Time slot"), f"{text}, {say('locked')}" if entry.locked else text)


def _rooms(setting: Setting, occurrence: Occurrence, say: Words) -> str:
    """The rooms of which planning chooses one."""
    venue = setting.edition.venues[occurrence.activity.venue]
    rooms = (venue.room(room) for room in occurrence.activity.room_choices)
    return say.list(room.name.in_language(say.language) for room in rooms if room is not None)


def _activity(programme: Programme, occurrence: Occurrence, say: Words) -> Details:
    setting, activity = programme.setting, occurrence.activity
    edition, entry = setting.edition, programme.entry(occurrence.id)
    language = say.language
    venue = edition.venues[occurrence.venue]
    people = say.plural("{n} person", "{n} people", occurrence.head_count)
    groups = say.list(names.group(setting, group, say) for group in occurrence.groups)

    def lines(ids: Iterable[str]) -> str:
        return "\n".join(names.person(setting, person, say) for person in ids)

    hosts = [edition.hosts[host] for host in activity.hosts]
    contacts = [", ".join(p for p in (c.name, c.phone, c.email) if p) for host in hosts for c in host.contacts]
    conditions = [text.in_language(language) for host in hosts for text in host.conditions]
    steps = [f"{step.name.in_language(language)}, {say.duration(step.minutes)}" for step in activity.steps]
    tours = [
        say(
            "{name}: {people} people, {length}",
            name=tour.name.in_language(language),
            people=tour.people,
            length=say.duration(tour.minutes),
        )
        for tour in activity.tours
    ]
    from lawatan.output import particulars

    slot = entry.placement if entry is not None else None
    alternatives, rain = particulars.elsewhere(edition, activity, say)
    reason = "" if entry is not None else programme.reasons.get(occurrence.id, "")
    rows = [
        _slot(programme, entry, say),
        Detail(say("Why"), reason),
        _detail(activity, "duration_minutes", say("Duration"), say.duration(occurrence.minutes), say),
        _detail(activity, "groups", say("Group"), f"{groups} · {people}", say),
        Detail(
            say("Confirmation"), say(CONFIRMATIONS[entry.placement.confirmation]) if entry and entry.placement else ""
        ),
        Detail(say("Letter"), particulars.letter(slot, say) if slot else ""),
        Detail(say("Next action"), particulars.next_action(edition, slot, say) if slot else ""),
        _detail(activity, "opt_in", say("Enrolment"), particulars.enrolment(activity, say), say),
        Detail(say("Absent"), particulars.absent(programme.view, entry, say) if entry else ""),
        _detail(activity, "venue", say("Venue"), names.place(setting, occurrence, say), say),
        _detail(activity, "rooms", say("One of these rooms"), _rooms(setting, occurrence, say), say),
        Detail(say("Day trip"), _from_city(setting, occurrence, say)),
        _detail(activity, "alternatives", say("Alternative venues"), alternatives, say),
        _detail(activity, "rain_venue", say("When it rains"), rain, say),
        _detail(
            activity, "hosts", say("Host institution"), "\n".join(h.name.in_language(language) for h in hosts), say
        ),
        Detail(say("Contact"), "\n".join(contacts)),
        Detail(say("Conditions"), "\n".join(conditions)),
        _detail(activity, "topic", say("What is done"), activity.topic.in_language(language), say),
        _detail(activity, "resource_persons", say("Resource persons"), lines(activity.resource_persons), say),
        _detail(activity, "officials", say("Officials"), lines(activity.officials), say),
        _detail(activity, "guests", say("Guests"), "\n".join(g.in_language(language) for g in activity.guests), say),
        _detail(activity, "pic", say("Committee PIC"), lines([activity.pic] if activity.pic else []), say),
        _detail(activity, "tours", say("Tours"), "\n".join(tours), say),
        _detail(activity, "steps", say("Steps"), "\n".join(steps), say),
        _detail(activity, "dress", say("Dress"), activity.dress.in_language(language), say),
        _detail(activity, "bring", say("What to bring"), activity.bring.in_language(language), say),
        _detail(activity, "note", say("Note"), activity.note.in_language(language), say),
    ]
    subtitle = [say(KINDS[activity.kind]), names.city(setting, occurrence.city, say)]
    if not activity.must_happen:
        subtitle.append(say("optional"))
    title = names.occurrence_title(occurrence, say)
    around = _around(programme, entry, say)
    more = [(say("Where it stands"), around)] if around else []
    more.append((say("The venue"), _venue(venue, say)))
    named = _detail(activity, "name", say("Name"), title, say)
    return Details(title, " · ".join(subtitle), _filled(rows), named, tuple(more))


def _from_city(setting: Setting, occurrence: Occurrence, say: Words) -> str:
    """From where a day trip is made; empty for what lies in the city where its groups sleep."""
    if occurrence.base == occurrence.city:
        return ""
    return say("from {city}", city=names.city(setting, occurrence.base, say))


def _venue(venue: Venue, say: Words) -> tuple[Detail, ...]:
    hours = [
        "{} {}".format(
            _weekdays(entry.weekdays, say),
            ", ".join(say.times(span.begins, span.ends) for span in entry.open) or say("closed"),
        )
        for entry in venue.hours
    ]
    closures = [
        f"{say.dates(c.begins, c.ends) if c.ends else say('from {date} on', date=say.date(c.begins))}"
        f"{', ' + say.times(c.hours.begins, c.hours.ends) if c.hours else ''}"
        f"{' – ' + c.why.in_language(say.language) if c.why.in_language(say.language) else ''}"
        for c in venue.closures
    ]
    capacity = say.plural("{n} person", "{n} people", venue.capacity) if venue.capacity else ""
    return _filled(
        (
            _detail(venue, "address", say("Address"), venue.address, say),
            _detail(venue, "hours", say("Opening hours"), "\n".join(hours), say),
            _detail(venue, "closures", say("Closed"), "\n".join(closures), say),
            _detail(venue, "capacity", say("Capacity"), capacity, say),
            _detail(venue, "access", say("Access"), venue.access.in_language(say.language), say),
            _detail(venue, "latitude", say("Coordinates"), f"{venue.latitude:.4f}, {venue.longitude:.4f}", say),
        )
    )


def _weekdays(days: tuple[str, ...], say: Words) -> str:
    """Weekdays in short; a stretch of them with a dash."""
    import datetime as dt

    order = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    numbers = sorted(order.index(day) for day in days)
    short = [say.weekday(dt.date(2024, 1, 1) + dt.timedelta(days=n)) for n in numbers]
    if len(numbers) > 2 and numbers == list(range(numbers[0], numbers[-1] + 1)):
        return f"{short[0]}–{short[-1]}"
    return ", ".join(short)


def _around(programme: Programme, entry: Entry | None, say: Words) -> tuple[Detail, ...]:
    """The ways that lead to an entry and on from it."""
    if entry is None:
        return ()
    found = []
    for leaf in entry.leaves[:1]:
        for leg in programme.view.legs(leaf):
            if leg.ride is None and leg.end == entry.start and leg.to_venue == entry.from_venue:
                found.append(Detail(say("Before"), _way_text(programme, leg, leg.from_venue, say)))
            elif leg.ride is None and leg.start == entry.end and leg.from_venue == entry.to_venue:
                found.append(Detail(say("After"), _way_text(programme, leg, leg.to_venue, say)))
    return tuple(found)


def _way_text(programme: Programme, leg: Leg, other: str, say: Words) -> str:
    place = names.venue(programme.setting, other, say)
    length = say.duration(leg.minutes)
    if other == leg.from_venue:
        return say("{length} from {place}", length=length, place=place)
    return say("{length} on to {place}", length=length, place=place)


def _ride(programme: Programme, crossing: Crossing, say: Words) -> Details:
    setting, change, entry = programme.setting, crossing.change, programme.entry(crossing.id)
    options = setting.edition.ride_options
    group = (
        f"{names.group(setting, crossing.leaf, say)} · {say.plural('{n} person', '{n} people', crossing.head_count)}"
    )
    rows = [_slot(programme, entry, say), Detail(say("Why"), "" if entry else programme.reasons.get(crossing.id, ""))]
    if entry is not None and entry.ride is not None:
        option = options[entry.ride.option]
        rows.append(_detail(option, "name", say("Way"), option.name.in_language(say.language), say))
        rows.append(Detail(say("Takes"), say.duration(entry.minutes)))
        rows.append(_detail(option, "service", say("On the way"), say.duration(entry.ride.travel_minutes), say))
        if option.cost_per_person is not None:
            cost = say.rupiah(option.cost_per_person)
            rows.append(_detail(option, "cost_per_person", say("Costs a person"), cost, say))
    else:
        rows.append(Detail(say("Ways"), "\n".join(options[o].name.in_language(say.language) for o in change.options)))
    rows.append(Detail(say("Group"), group))
    more = []
    if entry is not None:
        sections = tuple(Detail(start, text) for start, text in names.chain(setting, entry, say))
        more.append((say("Sections"), sections))
        more.append((say("Hotels"), _hotels(programme, crossing, say)))
    title = names.ride_title(setting, change.from_city, change.to_city, say)
    return Details(title, say("Intercity travel"), _filled(rows), more=tuple(more))


def _hotels(programme: Programme, crossing: Crossing, say: Words) -> tuple[Detail, ...]:
    """The check-out before a ride and the check-in after it."""
    from lawatan.output.lodging import lodgings

    view, found = programme.view, []
    entry = view.entries[crossing.id]
    for each in lodgings(view, (crossing.leaf,)):
        if each.at != (view.ends(entry) if each.arriving else view.starts(entry)):
            continue
        hotel = names.venue(programme.setting, each.venue, say)
        lines = [
            hotel,
            say("{date}, {times}", date=say.date(each.at.date()), times=say.time_by_clock(each.at, each.zone)),
        ]
        if each.night is not None:
            lines.append(say("room kept for the night of {date}", date=say.date(each.night)))
        found.append(Detail(say("Check in") if each.arriving else say("Check out"), "\n".join(lines)))
    return tuple(found)


def _way(programme: Programme, leg: Leg, say: Words) -> Details:
    setting = programme.setting
    clock, zone = setting.clock, setting.zone(setting.edition.venues[leg.from_venue].city)
    peak = say("peak traffic") if leg.peak else say("outside the peak")
    way = setting.travel.way(leg.from_venue, leg.to_venue)
    basis = {
        "table": say("From the table of travel times"),
        "estimate": say("Estimated from the distance"),
    }.get(leg.basis, "")
    rows = (
        Detail(say("From"), names.venue(setting, leg.from_venue, say)),
        Detail(say("To"), names.venue(setting, leg.to_venue, say)),
        Detail(say("Time slot"), f"{say.date(clock.date(leg.start, zone))}, {names.leg_times(setting, leg, say)}"),
        Detail(say("Takes"), f"{say.duration(leg.minutes)}, {peak}"),
        Detail(say("Known from"), basis, unconfirmed=way.assumed),
        Detail(say("Group"), names.group(setting, leg.leaf, say)),
    )
    title = say("To {place}, {length}", place=names.venue(setting, leg.to_venue, say), length=say.duration(leg.minutes))
    return Details(title, say("Transfer"), _filled(rows))


def _programme(programme: Programme, say: Words) -> Details:
    from lawatan.domain import head_count

    edition, language = programme.edition, say.language
    top = [group for group in edition.groups.values() if group.parent is None]
    people = [
        _detail(
            group,
            "participants",
            group.name.in_language(language),
            say("{participants} participants, {staff} staff", participants=group.participants, staff=group.staff)
            if group.head_count
            else say.plural("{n} person", "{n} people", head_count(edition, group.id)),
            say,
        )
        for group in top
    ]
    organisers = "\n".join(o.name.in_language(language) for o in edition.organisers.values())
    countries = say.list(c.name.in_language(language) for c in edition.countries.values())
    rows = (
        _detail(edition, "first_day", say("Dates"), say.dates(edition.first_day, edition.last_day), say),
        _detail(edition, "place", say("Place"), edition.place.in_language(language), say),
        _detail(edition, "theme", say("Theme"), edition.theme.in_language(language), say),
        _detail(edition, "framework", say("Framework"), edition.framework.in_language(language), say),
        _detail(edition, "organisers", say("Organisers"), organisers, say),
        *people,
        _detail(edition, "countries", say("Countries"), countries, say),
        _detail(edition, "output", say("Output"), edition.output.in_language(language), say),
    )
    batch = say("Batch {n}", n=edition.batch) if edition.batch else say("Programme")
    name = edition.name.in_language(language)
    return Details(name, batch, _filled(rows), _detail(edition, "name", say("Name"), name, say))


def sources(details: Details) -> dict[str, tuple[str, ...]]:
    """The names of the fields that each source is given for, by source, in the order in which they are shown."""
    found: dict[str, list[str]] = {}
    named = (details.named,) if details.named else ()
    for detail in (*named, *details.details, *(detail for _, part in details.more for detail in part)):
        if detail.source:
            found.setdefault(detail.source, []).append(detail.name)
    return {source: tuple(dict.fromkeys(fields)) for source, fields in found.items()}

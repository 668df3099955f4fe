"""All that stands on one reader's page, from its title to its calendar."""

from __future__ import annotations

import base64
import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from lawatan.output import ics
from lawatan.output.daybook import Day, Daybook
from lawatan.output.files import file_names
from lawatan.output.format import Outgoing
from lawatan.output.page import people
from lawatan.output.page.items import Items
from lawatan.output.page.labels import labels
from lawatan.output.page.news import News, news_for
from lawatan.output.page.pieces import Bit, Block, Place, Shown, call, line, seconds
from lawatan.output.reader import Reader
from lawatan.schedule import leaves


@dataclass(frozen=True)
class Night:
    """Where the reader sleeps after a day: what is said of it, and the hotels with their maps."""

    text: str
    hotels: tuple[Place, ...]


@dataclass(frozen=True)
class ShownDay:
    """A date with what is on it; ``begins`` and ``ends`` are its midnights, ``gone`` what is on it no more."""

    key: str
    date: str
    short: tuple[str, str]
    where: str
    begins: int
    ends: int
    items: tuple[Shown, ...]
    vehicles: tuple[tuple[Bit, ...], ...]
    gone: tuple[str, ...]
    night: Night | None
    summary: str


@dataclass(frozen=True)
class Calendar:
    """The reader's own calendar as a link that saves it."""

    link: str
    name: str


@dataclass(frozen=True)
class Page:
    """One reader's page."""

    language: str
    labels: Mapping[str, str]
    title: str
    programme: str
    theme: str
    when: str
    whose: str
    logos: tuple[tuple[str, str], ...]
    organisers: tuple[tuple[str, str], ...]
    stamped: str
    calendar: Calendar | None
    news: News
    days: tuple[ShownDay, ...]
    blocks: tuple[Block, ...]
    foot: str


def page(out: Outgoing, reader: Reader) -> Page:
    """Put together the page of one reader: only what that reader may see comes to it."""
    news = news_for(out, reader)
    daybook = Daybook.of(out, reader)
    say, edition, text = daybook.say, daybook.edition, daybook.account.text
    programme, theme, _ = daybook.heading()
    when = say.dates(edition.first_day, edition.last_day)
    place = text(edition.place)
    return Page(
        language=out.language,
        labels=labels(say),
        title=_title(daybook),
        programme=programme,
        theme=theme,
        when=" · ".join(part for part in (when, place) if part),
        whose="" if reader.is_whole else reader.name,
        logos=tuple(
            (f"data:{each.logo.media_type};base64,{each.logo.data}", text(each.name))
            for each in edition.organisers.values()
            if each.logo is not None
        ),
        organisers=tuple((text(each.name), text(each.role)) for each in edition.organisers.values()),
        stamped=out.stamped(),
        calendar=_calendar(out, reader),
        news=news,
        days=tuple(_days(daybook, news)),
        blocks=(*_attire(daybook), *people.blocks(daybook)),
        foot=daybook.foot(),
    )


def _title(daybook: Daybook) -> str:
    say, reader = daybook.say, daybook.reader
    if reader.is_committee:
        return say("Committee's schedule")
    return say("Participants' schedule") if reader.kind in ("all", "group") else say("Your schedule")


def _calendar(out: Outgoing, reader: Reader) -> Calendar | None:
    """The whole calendar, also where the page was asked for because of a change alone; none where nothing is in it."""
    content = ics.calendar(replace(out, alone=False), reader)
    if b"BEGIN:VEVENT" not in content:
        return None
    (stem,) = file_names(out.view.edition, (reader,))
    return Calendar(f"data:text/calendar;charset=utf-8;base64,{base64.b64encode(content).decode()}", f"{stem}.ics")


# ----------------------------------------------------------------------------------------------------------------- days


def _days(daybook: Daybook, news: News) -> Iterator[ShownDay]:
    """The reader's days, and those on which nothing is any more that once was."""
    items = Items(daybook)
    days = {day.date: day for day in daybook.days(empty=daybook.reader.travels)}
    for date in news.gone:
        days.setdefault(date, Day(date, ()))
    zone = daybook.zones[0] if daybook.zones else "UTC"
    for date, day in sorted(days.items()):
        first = day.items[0].zone if day.items else zone
        zone = day.items[-1].end_zone if day.items else zone
        yield _day(daybook, items, day, (first, zone), news.gone.get(date, ()))


def _day(daybook: Daybook, items: Items, day: Day, zones: tuple[str, str], gone: tuple[str, ...]) -> ShownDay:
    say, date = daybook.say, day.date
    clocks, names = daybook.clocks(day), daybook.zone_names(day.items)
    cities = daybook.cities(date) if daybook.reader.travels else ""
    where = cities if clocks or not names else " · ".join(part for part in (cities, names) if part)
    midnights = (
        dt.datetime.combine(date, dt.time(), ZoneInfo(zones[0])),
        dt.datetime.combine(date + dt.timedelta(days=1), dt.time(), ZoneInfo(zones[1])),
    )
    shown = tuple(items.shown(item, bool(clocks)) for item in day.items)
    count = sum(each.main for each in shown)
    return ShownDay(
        key=f"day-{date.isoformat()}",
        date=say.long_date(date),
        short=(say.weekday(date), say.day_month(date)),
        where=where,
        begins=seconds(midnights[0]),
        ends=seconds(midnights[1]),
        items=shown,
        vehicles=tuple(_vehicles(daybook, date)),
        gone=gone,
        night=_night(daybook, items, date),
        summary=say.plural("{n} item", "{n} items", count) if count else "",
    )


def _night(daybook: Daybook, items: Items, date: dt.date) -> Night | None:
    """Where the reader's groups sleep after a day."""
    told = daybook.hotels(date) if daybook.reader.travels else ""
    if not told:
        return None
    hotels = dict.fromkeys(
        stay.venue
        for leaf in daybook.reader.leaves
        for stay in daybook.view.stays(leaf)
        if stay.venue and stay.arrives <= date < stay.leaves
    )
    night = daybook.say("Night: {hotel}", hotel=told)
    return Night(night, tuple(items.place(each, "" if len(hotels) == 1 else None) for each in hotels))


def _vehicles(daybook: Daybook, date: dt.date) -> Iterator[tuple[Bit, ...]]:
    """The vehicles in which those who go along are driven on a day: name and plate, groups, driver and guide."""
    view, edition, say, account = daybook.view, daybook.edition, daybook.say, daybook.account
    for duty in view.plan.duties.values():
        mine = tuple(dict.fromkeys(leaf for group in duty.groups for leaf in leaves(edition, group)))
        if duty.date != date or set(mine).isdisjoint(daybook.reader.leaves):
            continue
        vehicle = edition.vehicles[duty.vehicle]
        name = account.text(vehicle.name) or vehicle.id
        told = [
            Bit(f"{name} ({vehicle.plate})" if vehicle.plate else name),
            *(Bit(t) for t in [daybook.whose(mine)] if t),
        ]
        driver = duty.driver or vehicle.driver
        if driver is not None:
            told += [Bit(say("driver {name}", name=account.called(driver))), *call(edition.persons[driver].phone)]
        if duty.guide is not None:
            told += [
                Bit(say("guide {name}", name=account.called(duty.guide))),
                *call(edition.persons[duty.guide].phone),
            ]
        yield tuple(told)


# --------------------------------------------------------------------------------------------------------- what to pack


def _attire(daybook: Daybook) -> Iterator[Block]:
    """What to wear and to bring in the course of the programme, with the days: for those who pack for it."""
    say, text = daybook.say, daybook.account.text
    if not daybook.reader.travels:
        return
    wear: dict[str, list[dt.date]] = {}
    bring: dict[str, list[dt.date]] = {}
    for item in daybook.items:
        if item.entry is not None:
            for found, told in ((wear, text(item.activity.dress)), (bring, text(item.activity.bring))):
                if told and item.start.date() not in found.setdefault(told, []):
                    found[told].append(item.start.date())
    cards = tuple(
        (label, tuple(each for what, dates in found.items() for each in line(", ".join(map(say.date, dates)), what)))
        for label, found in ((say("Dress"), wear), (say("What to bring"), bring))
        if found
    )
    if cards:
        yield Block("packing", say("What to wear and bring"), cards=cards)

"""Transport orders: each vehicle with its ways, when and where it has to be, for how many people with how much luggage."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lawatan.domain import Vehicle
from lawatan.domain.fields import record_fields
from lawatan.output.daybook import Item
from lawatan.output.drive import Drive, drives, together
from lawatan.output.workbook import look
from lawatan.output.workbook.content import Content
from lawatan.output.workbook.paper import Column, Value

if TYPE_CHECKING:
    from openpyxl import Workbook


@dataclass(frozen=True)
class Order:
    """A way of a vehicle with all who drive it between them, and who guides."""

    drive: Drive
    drivers: tuple[str, ...]
    guides: tuple[str, ...]


def orders(content: Content) -> dict[str, list[Order]]:
    """The ways by vehicle, in the order of time: of the committee all, of a vehicle, a driver or a guide their own."""
    reader, view = content.reader, content.view
    every: tuple[Drive, ...] = view.once("drives", lambda: drives(view))
    alike: dict[tuple[str, str, object], list[Drive]] = {}
    for drive in every:
        alike.setdefault((drive.vehicle, drive.item, drive.start), []).append(drive)
    found: dict[str, list[Order]] = {vehicle: [] for vehicle in content.edition.vehicles}
    for some in alike.values():
        drivers = tuple(dict.fromkeys(drive.driver for drive in some if drive.driver))
        guides = tuple(dict.fromkeys(guide for drive in some for guide in drive.guides))
        mine = reader.is_committee or (reader.kind == "vehicle" and some[0].vehicle == reader.id)
        if mine or (reader.kind == "person" and reader.id in (*drivers, *guides)):
            found[some[0].vehicle].append(Order(some[0], drivers, guides))
    return {vehicle: its for vehicle, its in found.items() if its}


def vehicle_line(content: Content, vehicle: Vehicle) -> tuple[str, str]:
    """A vehicle by name and number plate; then its kind, its seats, its room for luggage and whose it is."""
    say = content.say
    name = content.account.text(vehicle.name) or vehicle.id
    kind = next(field for field in record_fields(Vehicle) if field.name == "kind").choice(vehicle.kind)
    told = [say(kind), say.plural("{n} seat", "{n} seats", vehicle.seats)]
    if vehicle.luggage is not None:
        told.append(say.plural("{n} piece of luggage", "{n} pieces of luggage", vehicle.luggage))
    return f"{name} ({vehicle.plate})" if vehicle.plate else name, " · ".join(
        (*told, *filter(None, (vehicle.operator,)))
    )


def shared_with(content: Content, drive: Drive) -> str:
    """With which other vehicles it carries its people, of whom each is in one of them; empty where it has all of them."""
    others = [content.edition.vehicles[each] for each in together(content.view, drive)]
    names = content.say.list(content.account.text(each.name) or each.id for each in others)
    return content.say("together with {vehicles}", vehicles=names) if names else ""


def write(book: Workbook, content: Content) -> None:
    """Add the sheet, each vehicle on a page of its own; none where no vehicle has anything to do."""
    found, say = orders(content), content.say
    if not found:
        return
    items = [_item(order.drive) for its in found.values() for order in its]
    zones = len({zone for item in items for zone in (item.zone, item.end_zone)}) > 1
    columns = (
        Column("", 0.9),
        Column(say("Date"), 13),
        Column(say("Pick-up time"), 12 if zones else 9, "right"),
        Column(say("Arrives"), 14 if zones else 9, "right"),
        Column(say("From"), 31),
        Column(say("To"), 31),
        Column(say("Who"), 20),
        Column(say("People"), 8, "right"),
        Column(say("Luggage"), 8.5, "right"),
        Column(say("Driver"), 20),
        Column(say("Guide"), 18),
    )
    paper = content.paper(book, say("Transport orders"), columns)
    paper.header()
    for n, (vehicle, its) in enumerate(found.items()):
        if n:
            paper.begin_page()
        paper.band(*vehicle_line(content, content.edition.vehicles[vehicle]), 5)
        date = None
        for order in its:
            if order.drive.start.date() != date:
                paper.begin_block()
            top = look.LINE if order.drive.start.date() == date else look.RULE
            date = order.drive.start.date()
            item = _item(order.drive)
            fill = content.fill(item) if content.reader.kind in ("person", "vehicle") else ""
            paper.row(("", *_told(content, order, item, zones)), bar=look.TRIP_BAR, top=top, fill=fill)
    content.finish(paper)


def _item(drive: Drive) -> Item:
    return Item(drive.start, drive.end, drive.zone, drive.end_zone, drive=drive)


def _told(content: Content, order: Order, item: Item, zones: bool) -> Iterator[Value]:
    """The cells of a way, in the order of the columns."""
    account, drive = content.account, order.drive
    yield content.date(drive.start.date())
    yield content.start(item, zone=zones)
    yield content.end(item, zone=zones, dash=False)
    yield _place(content, drive.from_venue)
    yield _place(content, drive.to_venue)
    yield "\n".join(filter(None, (account.groups(drive.leaves) or _run(content, drive), shared_with(content, drive))))
    yield drive.people
    yield drive.luggage
    yield "\n".join(account.reached(person, between="\n") for person in order.drivers)
    yield "\n".join(account.reached(person, between="\n") for person in order.guides)


def _place(content: Content, venue: str) -> str:
    address = content.edition.venues[venue].address
    return "\n".join(part for part in (content.account.venue(venue), address) if part)


def _run(content: Content, drive: Drive) -> str:
    """What an arrival or departure run is called, with the flights that it meets."""
    run = content.view.plan.shuttles[drive.run]
    persons = [content.edition.persons[each] for each in drive.passengers]
    journeys = [person.arrival if run.kind == "arrival" else person.departure for person in persons]
    numbers = dict.fromkeys(journey.number for journey in journeys if journey is not None and journey.number)
    kind = content.say("Arrivals") if run.kind == "arrival" else content.say("Departures")
    return ": ".join(part for part in (kind, ", ".join(numbers)) if part)


__all__ = ["Order", "orders", "shared_with", "vehicle_line", "write"]

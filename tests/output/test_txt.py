"""Messages as text: what a day's message says to whom, and that WhatsApp shows typed text as it was typed."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest

from lawatan.domain import AnyEdition, Host, Person, Plan, Table, replace
from lawatan.output import AUDIENCES, Outgoing
from lawatan.output.messages.marks import HAIR_SPACE, bold, plain
from lawatan.output.reader import Reader, readers
from lawatan.output.txt import days, make, message
from output.driven import SECRET, driven, since
from output.two_groups import NOW, at, changed, moved, planned, view

THURSDAY, FRIDAY, SATURDAY = (dt.date(2018, 7, day) for day in (19, 20, 21))


def outgoing(language: str = "en", edition: AnyEdition | None = None) -> Outgoing:
    return Outgoing(view(edition or driven()), language, NOW)


def reader(out: Outgoing, audience: Any, name: str = "") -> Reader:
    return next(each for each in readers(out.view, audience, out.language) if each.id == name)


def told(audience: str, name: str, date: dt.date, language: str = "en", edition: AnyEdition | None = None) -> str:
    out = outgoing(language, edition)
    return message(out, reader(out, audience, name), date)


# ------------------------------------------------------------------------------------------------------------- the text


def test_a_day_of_a_group_is_told_in_order_with_clocks_places_and_people() -> None:
    assert told("groups", "A", SATURDAY) == (
        "*Saturday, 21 July 2018 · Two groups & three cities, batch 3*\n"
        "Group A · Bandung → Bali\n"
        "\n"
        "08:45–09:00 WIB Bus: Venue bdg_hotel → Venue bdg_firm\n"
        "\n"
        "09:00–10:45 WIB *Aircraft tour*\n"
        "Place: Venue bdg_firm\n"
        "https://www.google.com/maps/search/?api=1&query=-6.903,107.584\n"
        "What to bring: Passport\n"
        "\n"
        "10:45–11:00 WIB Bus: Venue bdg_firm → Venue bdg_hotel\n"
        "\n"
        "19:45 WIB Check out: Venue bdg_hotel\n"
        "\n"
        "19:45–20:00 WIB Bus: Venue bdg_hotel → Venue bdg_airport\n"
        "\n"
        "22:00 WIB – 00:55 WITA +1 Flight: Venue bdg_airport → Venue dps_airport\n"
        "https://www.google.com/maps/search/?api=1&query=-6.9006,107.5763\n"
        "Be there at 20:00.\n"
        "\n"
        "Vehicle: Bus 1 (D 1234), Group A, driver Pak Asep +62-asep, guide Budi +62-budi\n"
        "Night: Venue dps_hotel, from 02:00 WITA\n"
        "Contact: Sri +62-staff1\n"
        "\n"
        "As of Saturday, 14 November 2026\n"
    )


def test_the_other_group_is_not_told_of_a_bus_that_does_not_carry_it() -> None:
    assert "Pak Asep" not in told("groups", "B", SATURDAY)


def test_a_message_in_indonesian_has_its_dates_and_times() -> None:
    text = told("groups", "A", FRIDAY, "id")

    assert text.startswith(
        "*Jumat, 20 Juli 2018 · Dua rombongan & tiga kota, angkatan 3*\nKelompok A · Jakarta → Bandung · WIB\n"
    )
    assert "08.00–11.15 Kereta Argo 20" in text


def test_a_host_reads_who_comes_to_it_and_an_official_of_the_own_part() -> None:
    assert "09:00–10:45 *Aircraft tour*\nPlace: Venue bdg_firm\n" in told("hosts", "firm", SATURDAY)
    assert "Who comes: Group A, 11 people\n" in told("hosts", "firm", SATURDAY)
    assert "Your part: 09:03–09:08 Report\n" in told("persons", "minister", THURSDAY)
    assert "Bus:" not in told("persons", "minister", THURSDAY)


def test_a_driver_reads_where_to_drive_whom_and_with_which_guide() -> None:
    text = told("persons", "asep", SATURDAY)

    assert text == told("vehicles", "bus", SATURDAY).replace("\nBus 1 · WIB", "\nPak Asep · WIB")
    way = "08:45–09:00 *Bus 1: Venue bdg_hotel → Venue bdg_firm*\n"
    assert f"{way}https://www.google.com/maps/search/?api=1&query=-6.8938,107.585\n" in text
    assert "Guide: Budi +62-budi\n" in text
    assert "Contact: Sri +62-staff1\n" in text
    guided = told("persons", "budi", SATURDAY)
    assert guided == text.replace("\nPak Asep · WIB", "\nBudi · WIB").replace(
        "Guide: Budi +62-budi", "Driver: Pak Asep +62-asep"
    )
    assert "Aircraft tour" not in text


def test_each_day_with_something_on_it_is_a_part_named_by_its_date() -> None:
    out = outgoing()
    firm = reader(out, "hosts", "firm")
    parts = list(make(out, firm))

    assert [part.name for part in parts] == ["2018-07-21"] == [date.isoformat() for date in days(out, firm)]
    assert parts[0].content.decode() == message(out, firm, SATURDAY)
    assert len(days(out, reader(out, "groups", "A"))) == 5


# ----------------------------------------------------------------------------------------------------------------- news


def test_what_moved_to_another_day_is_told_on_both() -> None:
    out = since(driven(), driven(moved("lecture@ALL", at(20, 6))))
    group = reader(out, "groups", "A")
    line = "*NEW TIME*: “Lecture; policy, and more”: Thu 19 Jul, 13:30–15:00 → Fri 20 Jul, 06:00–07:30.\n"

    assert message(out, group, THURSDAY).count(line) == message(out, group, FRIDAY).count(line) == 1
    assert message(out, group, FRIDAY).index("06:00–07:30 *Lecture") < message(out, group, FRIDAY).index(line)
    assert "*NEW TIME*" not in message(out, group, SATURDAY)


def without(occurrence: str) -> AnyEdition:
    edition = planned()
    plan = Plan(placements=edition.plan.placements.without(occurrence), rides=edition.plan.rides)
    return driven(replace(edition, plan=plan))


def test_what_is_cancelled_is_told_on_its_day_even_where_nothing_is_left() -> None:
    out = since(driven(), without("lecture@ALL"), "id", asked=True)
    ministry = Reader("host", "ministry", "Kementerian Perindustrian", ())

    assert days(out, ministry) == (THURSDAY,)
    assert "Tidak ada acara pada hari ini.\n\nBatal: “Kuliah" in message(out, ministry, THURSDAY)


def test_what_is_new_is_marked_and_the_unchanged_days_are_left_out_where_asked_for() -> None:
    out = since(without("lecture@ALL"), driven(), asked=True)
    group = reader(out, "groups", "B")

    assert [part.name for part in make(out, group)] == ["2018-07-19"]
    assert "13:30–15:00 *Lecture; policy, and more*\n" in message(out, group, THURSDAY)
    paragraphs = message(out, group, THURSDAY).split("\n\n")
    marked = [each.splitlines()[0] for each in paragraphs if each.endswith("\n*NEW*")]
    assert [line.partition(" ")[2].partition(":")[0] for line in marked] == [
        "Bus",
        "*Lecture; policy, and more*",
        "Bus",
    ]


def test_a_bus_of_which_nobody_knows_who_drives_it_is_told_of_its_changes() -> None:
    def nobody_drives(made: AnyEdition) -> AnyEdition:
        return replace(made, vehicles=Table([made.vehicles["bus"].model_copy(update={"driver": None})]))

    out = since(nobody_drives(driven()), nobody_drives(driven(moved("tour@A", at(21, 10)))))

    assert "*NEW TIME*: Bus 1, Venue bdg_hotel → Venue bdg_firm: " in message(
        out, reader(out, "vehicles", "bus"), SATURDAY
    )


def test_a_ride_at_another_time_is_told_once_for_all_its_ways() -> None:
    plan = driven().plan
    ride = plan.rides["to_bdg@A"].model_copy(update={"departure": at(20, 10, 15)})
    out = since(driven(), replace(driven(), plan=plan.model_copy(update={"rides": plan.rides.with_record(ride)})))
    told_of = message(out, reader(out, "groups", "A"), FRIDAY)

    assert told_of.count("*NEW TIME*: ") == 1
    assert told_of.index("*NEW TIME*: ") < told_of.index("Train Argo 22")
    assert "*NEW TIME*" not in message(out, reader(out, "groups", "B"), FRIDAY)


# -------------------------------------------------------------------------------------------------------------- privacy


def test_nobody_reads_what_is_private_and_phones_only_who_needs_them() -> None:
    edition = driven()
    for host in edition.hosts.values():
        contacts = ({"name": f"Contact of {host.id}", "phone": f"+99-{host.id}"},)
        edition = replace(
            edition, hosts=edition.hosts.with_record(Host.model_validate({**dict(host), "contacts": contacts}))
        )
    out = outgoing(edition=edition)
    heard = {
        (each.kind, each.id): "".join(part.content.decode() for part in make(out, each))
        for audience in AUDIENCES
        for each in readers(out.view, audience, "en")
    }
    secrets = [value for value in SECRET.values() if isinstance(value, str) and value != "requested"]

    assert len(heard) > 10
    for (kind, name), text in heard.items():
        assert not any(secret in text for secret in (*secrets, "SECRET-NOTE")), name
        phones = set(re.findall(r"\+\d\d-\w+", text))
        allowed = {"+62-staff1"}
        if kind in ("all", "committee", "vehicle") or name in ("A", "ana", "mia", "asep", "budi"):
            allowed |= {"+62-asep", "+62-budi"}
        if kind == "committee":
            allowed |= {"+99-firm", "+99-ministry"}
        assert phones <= allowed, name
    assert "+99-firm" in heard["committee", ""]


def test_a_driver_has_the_phones_of_those_who_are_fetched_and_they_have_the_drivers() -> None:
    from duties import bus
    from lawatan.domain import Group, Shuttle, Text, with_plan
    from runs import at as when
    from runs import edition, person

    driver = Person(id="DEDI", name="Pak Dedi", role="driver", phone="0812")
    ana, other = person("ANA", "mon 08:00", phone="+511"), person("OTHER", "tue 08:00", phone="+522")
    groups = [Group(id="ALL", name=Text(en="All"), members=("ANA", "OTHER"))]
    made = edition([ana, other, driver], [bus("van", 6, driver="DEDI")], groups=groups)
    run = Shuttle(
        id="run-x", start=when("mon 10:00"), station="AIRPORT", hotel="HOTEL", vehicle="van", passengers=("ANA",)
    )
    made = with_plan(made, made.plan.model_copy(update={"shuttles": Table([run])}))
    monday = dt.date(2018, 7, 23)

    assert "\n- ANA (GA-08:00), 08:00, +511\n" in told("persons", "DEDI", monday, edition=made)
    assert "+522" not in told("persons", "DEDI", monday, edition=made)
    assert "Driver: Pak Dedi 0812\n" in told("persons", "ANA", monday, edition=made)


# ---------------------------------------------------------------------------------------------------------- typed texts

TYPED = [
    "=cmd|' /C calc'!A0",
    "../../x <script>alert(1)</script>",
    "first_last@mail.id and snake_case_name",
    "5 * 3 * 2 = 30, ~ 7 ~ 8",
    "*Hotel* _Bintang_ ~Lama~ `kode` ```blok```",
    "**twice** *a*b* x *y",
    "(*in brackets*), *é*",
    "רחוב *הרצל* 5 😀 *👍*",
    "two\nlines *of\nit*",
    "x" * 300,
]
FORMATS = [
    re.compile(rf"(?<![0-9A-Za-z]){re.escape(mark)}(?=\S)([^\n]*?\S){re.escape(mark)}(?![0-9A-Za-z])")
    for mark in "*_~`"
]


def shown(text: str) -> str:
    """What WhatsApp shows by its rules: marks that form a pair are swallowed."""
    for form in FORMATS:
        text = form.sub(r"\1", text)
    return text


def test_the_reader_of_this_test_swallows_marks() -> None:
    assert shown("a *b c* d_e_f _g_ ~h~ `i`") == "a b c d_e_f g h i"


@pytest.mark.parametrize("typed", TYPED)
def test_typed_text_is_shown_as_it_was_typed(typed: str) -> None:
    assert plain(typed).replace(HAIR_SPACE, "") == typed
    assert shown(f"Place: {plain(typed)}") == f"Place: {plain(typed)}"
    assert (plain(typed) == typed) == (shown(typed) == typed)


@pytest.mark.parametrize("typed", TYPED)
def test_typed_names_come_out_whole_in_a_message(typed: str) -> None:
    text = told("groups", "A", THURSDAY, edition=driven(changed("opening", name={"en": typed})))

    assert f"10:00 {bold(typed)}\n" in text
    assert typed in text.replace(HAIR_SPACE, "")


def test_our_own_marks_make_bold() -> None:
    assert shown(bold("Opening")) == "Opening"
    assert shown(bold("*Opening* x")).replace(HAIR_SPACE, "") == "*Opening* x"

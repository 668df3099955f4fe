"""Whom a change reaches, and that no paper says of a thing that goes on that it is cancelled."""

from __future__ import annotations

import datetime as dt

import pytest

from lawatan.domain import AnyEdition, Plan, Table, changed, replace
from lawatan.jobs.export import NothingToExport, readers_for
from lawatan.jobs.outgoing import Sent, outgoing
from lawatan.jobs.releasing import Version
from lawatan.output import OUTPUTS, eml, txt
from lawatan.output.daybook import Daybook
from lawatan.output.format import News
from lawatan.output.print import booklet, door, driver
from lawatan.output.reader import readers_named, receivers
from output.driven import driven, since
from output.telltale import changes_sheet, marks, of, one
from output.two_groups import NOW, at, moved, planned
from output.two_groups import changed as with_activity

SATURDAY = dt.date(2018, 7, 21)


def without_duty(edition: AnyEdition) -> AnyEdition:
    plan = edition.plan
    return replace(edition, plan=Plan(placements=plan.placements, rides=plan.rides))


def without(*items: str) -> AnyEdition:
    plan = driven().plan
    left = Table([slot for slot in plan.placements.values() if slot.id not in items])
    return replace(driven(), plan=plan.model_copy(update={"placements": left}))


# ------------------------------------------------------------------------------------------------------- who gets a paper


def test_one_whose_only_time_slot_is_cancelled_is_written_to_with_the_others() -> None:
    out, all_of_it = (since(driven(), without("lecture@ALL"), asked=asked) for asked in (True, False))

    assert [each.id for each in readers_for(out, "hosts")] == ["ministry"]
    assert [each.id for each in readers_for(out, "persons")] == ["ana", "li", "mia", "speaker"]
    assert [each.id for each in receivers(all_of_it, "hosts")] == ["firm", "ministry"]
    assert "speaker" in {each.id for each in receivers(all_of_it, "persons")}
    letters = next(each for each in OUTPUTS if each.name == "docx").papers[0]
    assert all(list(letters.make(out, one(out, name))) for name in ("ministry", "speaker"))
    assert "Cancelled: “Lecture" in "".join(part.content.decode() for part in txt.make(out, one(out, "speaker")))


def test_a_driver_a_guide_and_a_vehicle_whose_whole_duty_is_dropped_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    out = since(driven(), without_duty(driven()), asked=True)

    assert [each.id for each in readers_for(out, "persons")] == ["asep", "budi"]
    assert [each.id for each in readers_for(out, "vehicles")] == ["bus"]
    sheets = {name: driver.data(out, one(out, name)) for name in ("asep", "budi", "bus")}
    assert [sheet["title"] for sheet in sheets.values() if sheet] == [
        "Driver sheet: Pak Asep",
        "Guide sheet: Budi",
        "Driver sheet: Bus 1 (D 1234)",
    ]
    assert all(len(sheet["news"]["lines"]) == 4 and sheet["days"] == [] for sheet in sheets.values() if sheet)
    usual = next(each for each in OUTPUTS if each.name == "pdf")
    monkeypatch.setattr("lawatan.output.eml._paper", lambda *_: None)
    (mail,) = eml.maker(usual)(out, one(out, "asep"))
    assert b"METHOD:PUBLISH" in _attached(mail.content) and _attached(mail.content).count(b"STATUS:CANCELLED") == 4


def _attached(content: bytes) -> bytes:
    import email
    import email.policy

    message = email.message_from_bytes(content, policy=email.policy.default)
    return next(part.get_payload(decode=True) for part in message.walk() if part.get_content_type() == "text/calendar")


def test_the_committee_gets_a_new_workbook_but_no_pages_where_only_a_driver_is_told_something() -> None:
    out = since(driven(), without_duty(driven()), asked=True)

    assert [each.kind for each in readers_for(out, "committee")] == ["committee"]
    assert [row[2] for row in changes_sheet(out, "committee")] == ["Pak Asep and Budi"] * 4
    assert booklet.BOOKLET.data(out, one(out, "committee")) is None
    with pytest.raises(NothingToExport, match="Nothing has changed for them since version 1"):
        readers_for(out, "all")


# -------------------------------------------------------------------------------------------- the whole programme's papers


def test_another_speaker_is_the_two_speakers_news_and_the_lecture_goes_on() -> None:
    out = since(driven(), driven(with_activity("lecture", resource_persons=("staff1",))))

    assert (of(out, "all"), of(out, "committee"), of(out, "A")) == ([], [], [])
    assert marks(out, "committee") == {}
    signs = door.data(out, one(out, "committee"))
    assert signs is not None and signs["gone"]["lines"] == []
    assert [row[::2] for row in changes_sheet(out, "committee")] == [("Cancelled", "P24"), ("New", "Sri")]


def test_a_line_that_is_there_is_never_marked_as_cancelled() -> None:
    out = outgoing(driven(), "en")
    gone, other = (News("lecture@ALL", kind, "") for kind in ("gone", "otherwise"))
    books = [Daybook(out.view, one(out, "all"), "en", news) for news in ((gone,), (other, gone))]

    assert [[new for item in book.items if (new := book.new(item))] for book in books] == [[], [other]]


def test_a_host_who_is_not_asked_any_more_takes_the_sign_down_and_the_committee_does_not() -> None:
    out = since(driven(), driven(with_activity("tour", hosts=("ministry",))), asked=True)

    signs = {name: door.data(out, one(out, name)) for name in ("firm", "committee")}

    assert signs["committee"] is None
    assert signs["firm"] is not None and [line["gone"] for line in signs["firm"]["gone"]["lines"]] == [True, True]


def test_what_is_no_more_is_gone_for_everybody_and_what_is_new_is_new_once() -> None:
    gone, new = since(driven(), without("lecture@ALL")), since(without("lecture@ALL"), driven())

    assert of(gone, "all") == of(gone, "committee") == of(gone, "A")
    assert len(of(gone, "all")) == 1 and of(gone, "all")[0].startswith("Cancelled: “Lecture")
    assert marks(new, "all") == marks(new, "committee") == {"lecture@ALL": "new"}


def test_how_many_come_to_a_host_is_marked_for_the_committee_and_not_for_who_goes_along() -> None:
    group = changed(driven().groups["B"], participants=12)
    out = since(driven(), replace(driven(), groups=driven().groups.with_record(group)))

    assert marks(out, "committee") == {"tour@B": "otherwise"}
    assert of(out, "all") == []


def test_a_way_that_is_no_more_is_no_news_for_who_goes_along() -> None:
    out = since(driven(), without_duty(driven()))

    assert "Cancelled" not in txt.message(out, one(out, "all"), SATURDAY)
    assert of(out, "all") == of(out, "A") == []
    assert len(of(out, "asep")) == 4


def test_a_bus_that_goes_at_another_time_is_marked_in_its_line_and_in_no_list() -> None:
    before, after = planned(), moved("tour@B", at(21, 15, 0))
    out = outgoing(after, "en", Sent(Version(1, NOW, before, {}), Version(1, NOW, before, {}), asked=True), NOW)
    (group,) = readers_named(out.view, ["B"], "en")[0]
    daybook = Daybook.of(out, group)

    marked = {item.trip.id: new for item in daybook.items if item.trip and (new := daybook.new(item)) is not None}

    assert any("tour@B" in way for way in marked) and all(new.kind in ("new", "moved") for new in marked.values())
    assert not {each.item for each in daybook.news} & set(marked), "it follows from the visit: the list has that"
    unmarked = [item for item in daybook.items if item.trip and daybook.new(item) is None]
    assert unmarked, "other ways go as before"
    assert not Daybook.of(outgoing(after, "en"), group)._ways, "nothing to compare with"

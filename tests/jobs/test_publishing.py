"""Publishing to a folder and to a real CalDAV server: previewed, nothing sent twice, stopped and gone on with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import icalendar
import pytest

from lawatan.delivery import Folder, Server, Stored
from lawatan.domain import AnyEdition, apply, changed, replace
from lawatan.jobs.export import NothingToExport
from lawatan.jobs.outgoing import Sent, outgoing
from lawatan.jobs.places import FolderPlace, Place, ServerPlace, entry_name
from lawatan.jobs.published import Published, in_one_line
from lawatan.jobs.publishing import PublishJob, Stopped
from lawatan.jobs.releasing import Version
from lawatan.output import Outgoing
from lawatan.output.calendars.comparing import known
from lawatan.output.files import write_whole
from lawatan.output.ics import calendar
from lawatan.output.reader import readers_named
from lawatan.words import words
from output.driven import since
from output.two_groups import NOW, at, moved, planned, view
from readers.radicale import Radicale, User

SAY = words("en")
LATER = NOW + dt.timedelta(days=3)
CALENDAR = "lawatan-two-groups-2018-group-{}"
PLANNED = planned()
CHANGED = apply(moved("tour@B", at(21, 14)), {("placements", "closing@ALL"): None})
"""The tour of group B an hour later, and no closing any more."""


@pytest.fixture
def user(calendar_server: Radicale) -> User:
    return calendar_server.user()


@pytest.fixture
def server(user: User) -> Iterator[Server]:
    made = Server(user.home, user.name)
    made.open(user.password)
    yield made
    made.close()


@pytest.fixture(params=["folder", "server"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    if request.param == "folder":
        return FolderPlace(Folder(tmp_path / "published", write_whole))
    return ServerPlace(request.getfixturevalue("server"))


def job(place: Place, edition: AnyEdition, whom: str = "B", now: dt.datetime = NOW, language: str = "en") -> PublishJob:
    return PublishJob(out(edition, language, now), whom, place)


_OUT: dict[tuple[int, str, dt.datetime], Outgoing] = {}


def out(edition: AnyEdition, language: str, now: dt.datetime) -> Outgoing:
    """What leaves the office; of the two editions that most tests publish made once."""
    key = (id(edition), language, now)
    if edition is not PLANNED and edition is not CHANGED:
        return outgoing(edition, language, None, now)
    if key not in _OUT:
        _OUT[key] = outgoing(edition, language, None, now)
    return _OUT[key]


def counts(each: PublishJob) -> list[tuple[str, int, int, int, int]]:
    return [
        (
            c.name.removeprefix("lawatan-two-groups-2018-"),
            c.count("new"),
            c.count("changed"),
            c.count("gone"),
            c.unchanged,
        )
        for c in each.preview()
    ]


def test_a_preview_sends_nothing_and_says_what_sending_does(place: Place) -> None:
    assert counts(job(place, PLANNED, "groups")) == [("group-a", 16, 0, 0, 0), ("group-b", 16, 0, 0, 0)]
    assert place.names() == ()

    sent = job(place, PLANNED, "groups").send()

    assert (len(sent.sent), sent.done, sent.overtaken, sent.stopped) == (32, sent.of, (), False)
    assert sorted(place.names()) == [CALENDAR.format("a"), CALENDAR.format("b")]


def test_another_day_nothing_is_sent_and_of_what_changed_only_that(place: Place) -> None:
    job(place, PLANNED).send()
    assert counts(job(place, PLANNED, now=LATER)) == [("group-b", 0, 0, 0, 16)]
    assert job(place, PLANNED, now=LATER).send() == Published(0, 0, (), 0)

    again = job(place, CHANGED, now=LATER)
    assert counts(again) == [("group-b", 0, 3, 3, 10)]
    told = [line for each in again.preview() for line in each.lines(SAY)]
    assert (
        "  Changed: “Aircraft tour”, Sat 21 Jul 2018, 14:00–15:45 WIB; it was Sat 21 Jul 2018, 13:00–14:45 WIB" in told
    )
    assert "  Taken away: “Closing”, Mon 23 Jul 2018, 10:00–11:00 WITA" in told
    again.send()
    assert counts(job(place, CHANGED)) == [("group-b", 0, 0, 0, 13)]


def test_a_run_that_was_stopped_anywhere_goes_on_where_it_was(place: Place) -> None:
    """Stopped after each further request until one run has nothing to do: each entry was sent once."""
    sent: list[str] = []
    for n in range(100):
        run = job(place, PLANNED, now=NOW + dt.timedelta(minutes=n))
        done = run.send(lambda done, _of: done < 5)
        sent += [f"{change.kind} {change.entry.uid}" for change in done.sent]
        if not done.stopped:
            break
    else:
        pytest.fail("it never came to an end")

    assert n == (3 if isinstance(place, ServerPlace) else 0)  # 16 entries and a calendar, or one file
    (reader,), _ = readers_named(view(), ["B"], "en")
    wanted = set(known(calendar(outgoing(PLANNED, "en", None, NOW), reader)))
    assert len(sent) == 16 and set(sent) == {f"new {uid}" for uid in wanted}


def test_stopping_while_looking_sends_nothing(place: Place) -> None:
    run = job(place, PLANNED)
    run.stop()
    with pytest.raises(Stopped):
        run.send()
    assert place.names() == ()


def test_who_has_nothing_any_more_keeps_nothing_and_who_was_not_meant_is_left(place: Place) -> None:
    job(place, PLANNED, "hosts").send()
    job(place, PLANNED).send()
    job(place, PLANNED, "speaker").send()
    nothing = apply(PLANNED, {("placements", "lecture@ALL"): None})

    def of_hosts() -> dict[str, int]:
        return {each.name[24:]: each.count("gone") for each in job(place, nothing, "hosts").preview()}

    assert of_hosts() == {"host-firm": 0, "host-ministry": 1}
    job(place, nothing, "hosts").send()
    assert of_hosts() == {"host-firm": 0}
    assert [(name, gone) for name, *_, gone, _ in counts(job(place, nothing, "speaker"))] == [("person-speaker", 1)]
    job(place, nothing, "speaker").send()
    assert {name[24:] for name in place.names()} >= {"group-b", "host-firm"}
    assert counts(job(place, PLANNED)) == [("group-b", 0, 0, 0, 16)]
    if isinstance(place, ServerPlace):
        assert job(place, nothing, "speaker").preview() == ()  # the calendar is there, empty
    else:
        with pytest.raises(NothingToExport):
            job(place, nothing, "speaker").preview()
    with pytest.raises(NothingToExport):
        job(place, nothing, "nobody").preview()


@pytest.mark.parametrize("whom", ["ministry", "hosts"])
def test_one_whose_only_time_slot_is_cancelled_has_no_empty_calendar_there(place: Place, whom: str) -> None:
    without = apply(PLANNED, {("placements", "lecture@ALL"): None})
    told = since(PLANNED, without)
    assert told.news(readers_named(told.view, ["ministry"], "en")[0][0])

    PublishJob(told, whom, place).send()
    assert not any("ministry" in name for name in place.names())
    job(place, PLANNED, "ministry").send()
    PublishJob(told, whom, place).send()
    there = [name for name in place.names() if "ministry" in name]
    assert len(there) == isinstance(place, ServerPlace)  # others may have put something into that one
    assert not any(place.remains(without, name) for name in there)


def test_of_a_name_that_nobody_has_nothing_is_done_to_the_others(place: Place) -> None:
    job(place, PLANNED, "firm").send()
    with pytest.raises(NothingToExport):
        job(place, PLANNED, "firm,frim").preview()


def test_in_another_language_a_calendar_is_renamed(place: Place) -> None:
    job(place, PLANNED, "firm").send()
    (other,) = job(place, PLANNED, "firm", language="id").preview()
    assert (other.title, other.title_before) == (
        "Dua rombongan & tiga kota: Pabrik pesawat",
        "Two groups & three cities: Aircraft firm",
    )
    job(place, PLANNED, "firm", language="id").send()
    (again,) = job(place, PLANNED, "firm", language="id").preview()
    assert (again.steps, again.title_before, again.unchanged) == ((), "", 2)


NASTY = "=cmd|' /C calc'!A0 ../../x <b>&amp; “;,\\n” " + "long" * 75 + " مرحبا 🎉\nsecond line"


def test_what_people_typed_is_there_as_they_typed_it(place: Place) -> None:
    firm = PLANNED.hosts["firm"]
    nasty = replace(PLANNED, hosts=PLANNED.hosts.with_record(changed(firm, name=changed(firm.name, en=NASTY))))
    job(place, nasty, "firm").send()
    (there,) = job(place, nasty, "firm").preview()
    assert there.headline(SAY).count(" مرحبا 🎉 second line – ") == 1
    assert there.title.endswith(NASTY) and (there.steps, there.unchanged) == ((), 2)


def test_what_comes_from_a_server_does_not_steer_a_terminal() -> None:
    assert in_one_line("a\x1b[2J\r\n\u202eb “é”") == "a [2J b “é”"


# A folder.


def folder_with(tmp_path: Path) -> tuple[Path, Place]:
    path = tmp_path / "www"
    place = FolderPlace(Folder(path, write_whole))
    job(place, PLANNED, "groups").send()
    return path, place


def test_files_of_others_are_never_touched(tmp_path: Path) -> None:
    path, place = folder_with(tmp_path)
    stranger = b"BEGIN:VCALENDAR\r\nPRODID:-//Somebody//EN\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n"
    ours = (path / f"{CALENDAR.format('a')}.ics").read_bytes()
    others = {
        f"{CALENDAR.format('a')}.ics": stranger,
        f"{CALENDAR.format('x')}.ics": stranger.replace(b"VERSION", b"UID:group-x.two-groups-2018@lawatan\r\nVERSION"),
        f"{CALENDAR.format('y')}.ics": ours.replace(b"UID:group-a.two-groups-2018@", b"UID:group-a.two-groups-2017@"),
        f"{CALENDAR.format('z')}.ics": b"",
        f"{CALENDAR.format('a-copy')}.ics": ours,
        "notes.ics": ours,
        "notes.txt": b"mine",
    }
    for name, content in others.items():
        (path / name).write_bytes(content)

    run = job(place, CHANGED, "groups")
    assert [(each.left, len(each.steps)) for each in run.preview()] == [(True, 0), (False, 1)]
    run.send()

    assert {name: (path / name).read_bytes() for name in others} == others
    assert all("closing" not in uid for uid in known((path / f"{CALENDAR.format('b')}.ics").read_bytes()))


def test_ours_of_a_reader_who_is_no_more_is_removed(tmp_path: Path) -> None:
    path, place = folder_with(tmp_path)
    ours = path / f"{CALENDAR.format('a')}.ics"
    old = ours.read_bytes().replace(b"UID:group-a.", b"UID:group-old.")
    (path / f"{CALENDAR.format('old')}.ics").write_bytes(old)
    (path / f"{CALENDAR.format('old-1234abcd')}.ics").write_bytes(old)  # as that of ids that are alike
    job(place, PLANNED, "groups").send()
    assert sorted(each.name for each in path.iterdir()) == [f"{CALENDAR.format(each)}.ics" for each in "ab"]


def test_a_file_that_is_cut_short_or_spoilt_is_written_anew(tmp_path: Path) -> None:
    path, place = folder_with(tmp_path)
    file = path / f"{CALENDAR.format('a')}.ics"
    whole = file.read_bytes()
    for spoilt in (whole[:-17], whole[: len(whole) // 2], whole.replace(b"T090000", b"T990000")):
        file.write_bytes(spoilt)
        job(place, PLANNED, "A").send()
        assert file.read_bytes() == whole
    assert icalendar.Calendar.from_ical(whole)["METHOD"] == "PUBLISH"


# A server.


def entry(server: Server, uid: bytes, leaf: str = "b") -> Stored:
    """The one entry of a group's calendar whose UID begins so."""
    (found,) = (each for each in server.entries(CALENDAR.format(leaf)) if b"UID:" + uid in each.content)
    return found


def test_what_others_have_in_the_calendar_stays_and_what_they_changed_of_ours_is_mended(
    server: Server, user: User
) -> None:
    place = ServerPlace(server)
    job(place, PLANNED).send()
    ours = entry(server, b"opening@ALL.two")
    server.add(CALENDAR.format("b"), "own", ours.content.replace(b"UID:opening@ALL.two-groups-2018", b"UID:my-own"))
    mine = entry(server, b"my-own")
    server.overwrite(ours, ours.content.replace(b"T090000", b"T091500"))

    run = job(place, PLANNED)
    assert counts(run) == [("group-b", 0, 1, 0, 15)]
    run.send()

    assert entry(server, b"my-own") == mine
    assert counts(job(place, PLANNED)) == [("group-b", 0, 0, 0, 16)]
    nothing = replace(PLANNED, plan=type(PLANNED.plan)())
    job(place, nothing).send()
    assert server.entries(CALENDAR.format("b")) == (mine,)


def test_an_entry_of_others_under_a_name_of_ours_stays_beside_ours(server: Server) -> None:
    place = ServerPlace(server)
    job(place, PLANNED, "firm").send()
    firm = "lawatan-two-groups-2018-host-firm"
    (ours,) = (each for each in server.entries(firm) if b"UID:tour@B" in each.content)
    server.take_away(ours)
    server.add(
        firm,
        entry_name("tour@B.two-groups-2018@lawatan"),
        ours.content.replace(b"UID:tour@B.two-groups-2018", b"UID:x"),
    )
    (theirs,) = (each for each in server.entries(firm) if b"UID:x" in each.content)
    assert theirs.address == ours.address

    job(place, PLANNED, "firm").send()

    assert counts(job(place, PLANNED, "firm")) == [("host-firm", 0, 0, 0, 2)]
    assert theirs in server.entries(firm)


def test_what_somebody_changes_between_preview_and_sending_is_not_overwritten(server: Server) -> None:
    place = ServerPlace(server)
    job(place, PLANNED).send()
    run = job(place, CHANGED)
    run.preview()
    tour = entry(server, b"tour@B.two")
    server.overwrite(tour, tour.content.replace(b"T130000", b"T133000"))

    done = run.send()

    assert [each.partition(",")[0] for each in done.overtaken] == ["Changed: “Aircraft tour”"]
    assert len(done.sent) == 5
    assert b"T133000" in entry(server, b"tour@B.two").content
    assert counts(job(place, CHANGED)) == [("group-b", 0, 1, 0, 12)]


def test_an_entry_is_a_resource_of_its_own_without_method_and_with_its_zones(server: Server) -> None:
    job(ServerPlace(server), PLANNED, "B").send()
    for each in server.entries(CALENDAR.format("b")):
        made = icalendar.Calendar.from_ical(each.content)
        used = {e[name].params["TZID"] for e in made.events for name in ("DTSTART", "DTEND")}
        assert ("METHOD" in made, len(made.events)) == (False, 1)
        assert {str(zone["TZID"]) for zone in made.walk("VTIMEZONE")} == used


def test_one_that_is_as_it_should_be_costs_two_questions(calendar_server: Radicale, server: Server, user: User) -> None:
    job(ServerPlace(server), PLANNED, "A").send()
    before = len(calendar_server.requests(user))
    job(ServerPlace(server), PLANNED, "A", LATER).send()
    assert calendar_server.requests(user)[before:] == ["PROPFIND", "REPORT"]


def test_one_who_has_nothing_any_more_gets_no_empty_calendar(tmp_path: Path) -> None:
    place = FolderPlace(Folder(tmp_path, write_whole))
    first = Version(1, NOW, PLANNED, {})
    job(place, PLANNED, "firm").send()
    gone = apply(PLANNED, {("placements", "tour@A"): None, ("placements", "tour@B"): None})
    told = outgoing(gone, "en", Sent(first, first), NOW)

    PublishJob(told, "firm", place).send()

    assert list(tmp_path.glob("*.ics")) == []


def test_what_lies_there_newer_is_left(place: Place) -> None:
    first = Version(1, NOW, PLANNED, {"tour@B": 0})
    second = Version(2, NOW, CHANGED, {"tour@B": 1})
    PublishJob(outgoing(CHANGED, "en", Sent(second, first), NOW), "B", place).send()
    old = PublishJob(outgoing(PLANNED, "en", Sent(first), NOW), "B", place)

    (found,) = old.preview()

    assert found.newer and found.left and not found.steps
    assert "a newer version lies there" in found.headline(SAY)
    assert old.send().done == 0

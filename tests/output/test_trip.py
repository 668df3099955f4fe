"""Trips: legs as papers show them."""

from __future__ import annotations

from lawatan.domain import Fact, Placement, Plan, Ride, RideOption, Table, TravelTime, replace
from lawatan.output.trip import Trip, as_groups, trips
from output.two_groups import WITA, at, moved, planned, view, with_rules


def found(edition=None) -> dict[str, Trip]:  # type: ignore[no-untyped-def]
    return {t.id: t for t in trips(view(edition), ("A", "B"))}


def test_what_groups_do_together_is_one_trip_and_what_they_do_apart_is_not() -> None:
    together = found()["opening@ALL>lecture@ALL>A"]
    apart = found()["to_bdg@A>2>A"]

    assert (together.leaves, together.people) == (("A", "B"), 22)
    assert (apart.leaves, apart.people, apart.name) == (("A",), 11, "Argo 20")
    assert "to_bdg@B>2>B" in found()
    assert as_groups(planned(), ("A", "B")) == ("ALL",)
    assert as_groups(planned(), ("A",)) == ("A",)


def test_a_trip_keeps_its_id_when_another_group_goes_its_own_way() -> None:
    edition = planned()
    later = Ride(id="to_dps@B", option="flight", departure=at(22, 9))
    split = replace(edition, plan=edition.plan.model_copy(update={"rides": edition.plan.rides.with_record(later)}))

    assert found()["to_dps@A>2>A"].leaves == ("A", "B")
    assert found(split)["to_dps@A>2>A"].leaves == ("A",)


def test_times_are_local_at_both_ends() -> None:
    flight = found()["to_dps@A>2>A"]

    assert (flight.start.isoformat(), flight.end.isoformat()) == (
        "2018-07-21T22:00:00+07:00",
        "2018-07-22T00:55:00+08:00",
    )
    assert flight.end == at(22, 0, 55, zone=WITA)
    assert flight.minutes == 115


def test_the_time_to_be_at_the_gate_is_when_the_wait_begins() -> None:
    assert found()["to_dps@A>2>A"].be_there == at(21, 20)
    assert found()["to_bdg@B>2>B"].be_there == at(20, 9, 45)
    assert found()["to_dps@A>1>A"].be_there is None


def test_basis_and_traffic_say_how_the_minutes_were_reckoned() -> None:
    edition = planned()
    known = TravelTime(id="x", between="jkt_hotel", and_="jkt_office", off_peak_minutes=20, peak_minutes=40)
    option = edition.ride_options["flight"]
    doubtful = RideOption(
        **{name: getattr(option, name) for name in RideOption.model_fields if name != "facts"},
        facts={"service": Fact(basis="assumed")},
    )
    told = replace(
        moved("lecture@ALL", at(19, 15)),
        travel_times=Table([known]),
        ride_options=edition.ride_options.with_record(doubtful),
    )

    by_id = found(told)

    home = by_id["lecture@ALL>hotel>A"]  # leaves at 16:30, in the peak
    assert (home.basis, home.peak, home.assumed, home.minutes) == ("table", True, False, 50)
    to_station = by_id["to_bdg@A>1>A"]
    assert (to_station.basis, to_station.peak, to_station.assumed) == ("estimate", False, True)
    train, flight = by_id["to_bdg@A>2>A"], by_id["to_dps@A>2>A"]
    assert (train.basis, train.peak, train.assumed) == ("timetable", None, False)
    assert (flight.basis, flight.peak, flight.assumed) == ("stated", None, True)


def test_a_trip_is_settled_when_all_that_it_joins_is_confirmed() -> None:
    by_id = found()

    assert by_id["hotel>tour@A>A"].settled
    assert not by_id["opening@ALL>lecture@ALL>A"].settled
    assert not by_id["to_bdg@A>2>A"].settled


def test_a_group_leaves_after_lunch_where_lunch_would_else_lie_on_the_way() -> None:
    # the ceremony ends at 12:45, the way takes 30 minutes, and lunch may begin until 13:00
    late = moved("opening@ALL", at(19, 11, 45))
    later = replace(late, plan=with_start(late, "lecture@ALL", at(19, 14, 45)))

    by_id = found(with_rules(later))

    assert found(later)["opening@ALL>lecture@ALL>A"].start == at(19, 12, 45)
    way = by_id["opening@ALL>lecture@ALL>A"]
    assert (way.start, way.end, way.leaves) == (at(19, 13, 45), at(19, 14, 15), ("A", "B"))


def test_a_group_does_not_wait_for_lunch_where_it_would_be_late() -> None:
    late = moved("opening@ALL", at(19, 11, 45))

    assert found(with_rules(late))["opening@ALL>lecture@ALL>A"].start == at(19, 12, 45)


def with_start(edition, occurrence, start):  # type: ignore[no-untyped-def]
    placements = edition.plan.placements.with_record(Placement(id=occurrence, start=start))
    return Plan(placements=placements, rides=edition.plan.rides)

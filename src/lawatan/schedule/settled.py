"""What becomes of the decisions when that changes which they are about: a plan never speaks of what is not there."""

from __future__ import annotations

from lawatan.domain import Activity, AnyEdition, Changes, Key, Placement, Record, changed
from lawatan.schedule.occurrence import crossings, occurrence_id, parties


def settled(before: AnyEdition, after: AnyEdition, changes: Changes) -> dict[Key, Record | None]:
    """Return what has to change in the plan of ``after`` because of ``changes``; empty where all still holds.

    A time slot goes along where its activity only changed the groups that attend it together, and is taken away where
    nothing of its name is left to place. Length, venue and room chosen for it are forgotten where they are no longer
    among the activity's. A ride is taken away with its change of city or its way. A time slot or ride that is put where
    there is nothing of its name is taken away again: planning went on while that was deleted.
    """
    found: dict[Key, Record | None] = {}
    tables = {table for table, _ in changes}
    for table, occurrence in changes:
        if table == "placements" and occurrence in after.plan.placements:
            placed, slot = after.activities.get(occurrence.partition("@")[0]), after.plan.placements[occurrence]
            if placed is None or occurrence not in _ids(placed):
                found["placements", occurrence] = None
            elif (kept := _chosen(after, placed, slot)) is not slot:
                found["placements", occurrence] = kept
    for table, activity_id in changes:
        if table == "activities":
            was, now = before.activities.get(activity_id), after.activities.get(activity_id)
            found |= _moved_along(after, _ids(was), _ids(now))
            found |= _told_along(after, _ids(was), _ids(now))
            if now is not None:
                for occurrence in _ids(now):
                    key = ("placements", occurrence)
                    placement = found.get(key, after.plan.placements.get(occurrence))
                    if isinstance(placement, Placement):
                        kept = _chosen(after, now, _with_room_named(was, now, placement))
                        if kept is not placement:
                            found[key] = kept
    if "venues" in tables:
        for activity in after.activities.values():
            for occurrence in _ids(activity):
                placement = after.plan.placements.get(occurrence)
                if placement is not None and (kept := _chosen(after, activity, placement)) is not placement:
                    found["placements", occurrence] = kept
    if tables & {"groups", "city_changes", "rides"} and after.plan.rides:
        there = {c.id: c.change for c in crossings(after)}
        for ride in after.plan.rides.values():
            if ride.id not in there or ride.option not in there[ride.id].options:
                found["rides", ride.id] = None
    return found


def _ids(activity: Activity | None) -> tuple[str, ...]:
    return tuple(occurrence_id(activity, party) for party in parties(activity)) if activity is not None else ()


def _moved_along(after: AnyEdition, was: tuple[str, ...], now: tuple[str, ...]) -> dict[Key, Record | None]:
    gone = [old for old in was if old not in now and old in after.plan.placements]
    new = [one for one in now if one not in was]
    found: dict[Key, Record | None] = {("placements", old): None for old in gone}
    if len(gone) == len(new) == 1:
        found["placements", new[0]] = changed(after.plan.placements[gone[0]], id=new[0])
    return found


def _told_along(after: AnyEdition, was: tuple[str, ...], now: tuple[str, ...]) -> dict[Key, Record | None]:
    """What people were told of an activity goes along where it has other groups, and is forgotten where it is gone."""
    gone = [old for old in was if old not in now and old in after.promised]
    new = [one for one in now if one not in was]
    found: dict[Key, Record | None] = {}
    if len(gone) == len(new) == 1:
        found = {("promised", gone[0]): None, ("promised", new[0]): changed(after.promised[gone[0]], id=new[0])}
    return found


def _with_room_named(was: Activity | None, now: Activity, placement: Placement) -> Placement:
    """The placement without the room that planning chose for it, where that is no longer among those named."""
    if was is None or placement.locked or placement.room not in was.room_choices or placement.room in now.room_choices:
        return placement
    return changed(placement, room=None)


def _chosen(edition: AnyEdition, activity: Activity, placement: Placement) -> Placement:
    """The placement without choices that its activity does not offer."""
    fields: dict[str, None] = {}
    if placement.minutes is not None and not activity.least_minutes <= placement.minutes <= activity.most_minutes:
        fields["minutes"] = None
    if placement.venue is not None and placement.venue not in activity.venues:
        fields["venue"] = None
    venue = edition.venues[activity.venue if "venue" in fields or placement.venue is None else placement.venue]
    if placement.room is not None and venue.room(placement.room) is None:
        fields["room"] = None
    return changed(placement, **fields) if fields else placement

"""Who is expected at a time slot by name, whether or not something calls them away; who of them comes: ``visitors``."""

from __future__ import annotations

from lawatan.schedule import Entry, View
from lawatan.schedule.readers import may_come, people_by_leaf


def expected(view: View, entry: Entry) -> tuple[str, ...]:
    """The ids of those on record who come with the groups, companions too; where one has to enrol, who has, once each."""
    assert entry.occurrence is not None
    activity = entry.occurrence.activity
    of_leaf = view.once("people by leaf", lambda: people_by_leaf(view.edition))
    coming = [person for leaf in entry.leaves for person in of_leaf(leaf)]
    if activity.opt_in is not None and activity.opt_in.enrolled and not activity.apart:
        coming = list(activity.opt_in.enrolled)  # whoever they belong to
    return tuple(p for p in dict.fromkeys(coming) if may_come(entry.occurrence, p, entry.leaves))


__all__ = ["expected"]

"""What the rules on order share: which pairs of items they are about, and that one ends before another starts.

Those on the days of such pairs are in ``dates``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import combinations

from lawatan.rules.model import Model
from lawatan.rules.phrases import name, sentence_case
from lawatan.rules.rule import Breach, Rule, Scope
from lawatan.schedule import Occurrence, Setting, View
from lawatan.words import Words

MOST_NAMED = 4
"""So many activities are named where a rule is told in one line."""


class OrderRule(Rule):
    """A rule whose cases are (earlier, later): the earlier ends before the later starts, where both are placed."""

    def post(self, model: Model, setting: Setting) -> None:
        """The gap between the two is not negative."""
        for earlier, later in self.cases(setting):
            model.gap(earlier, later, 0, when=[model.case(self.id, earlier, later)])

    def breaches(self, view: View) -> Iterator[Breach]:
        """One for each pair in the wrong order; the amount is the overlap or the distance in minutes."""
        for earlier, later in self.cases(view.setting):
            first, second = view.entries.get(earlier), view.entries.get(later)
            if first is not None and second is not None and second.start < first.end:
                yield self.breach((earlier, later), first.end - second.start)

    def sentence(self, setting: Setting, breach: Breach, say: Words) -> str:
        """Say which has to end before which."""
        earlier, later = (name(setting, item, say) for item in breach.about)
        return say(
            "{earlier} has to end before {later} starts, and does not.", earlier=sentence_case(earlier), later=later
        )


def occurrences_of(setting: Setting, activity: str) -> list[Occurrence]:
    """The occurrences of an activity."""
    return setting.once(occurrences_of, "by activity", partial(_by_activity, setting)).get(activity, [])


def _by_activity(setting: Setting) -> dict[str, list[Occurrence]]:
    found: dict[str, list[Occurrence]] = {}
    for occurrence in setting.occurrences.values():
        found.setdefault(occurrence.activity.id, []).append(occurrence)
    return found


def called(setting: Setting, activities: Iterable[str], say: Words) -> str:
    """Activities by name, in a sentence; of many the first ones, and how many more."""
    named = [setting.edition.activities[one].name.in_language(say.language) for one in activities]
    shown = len(named) if len(named) <= MOST_NAMED else MOST_NAMED - 1
    quoted = [say("“{activity}”", activity=activity) for activity in named[:shown]]
    return say.list([*quoted, say("{n} others", n=len(named) - shown)] if shown < len(named) else quoted)


def meeting(setting: Setting, activity: str, others: Iterable[str]) -> Iterator[tuple[Occurrence, Occurrence]]:
    """Occurrences of the activity with those of the others that some group attends both of."""
    for one in occurrences_of(setting, activity):
        for other_id in others:
            for other in occurrences_of(setting, other_id):
                if other.id != one.id and set(one.leaves) & set(other.leaves):
                    yield one, other


def pairs_of(setting: Setting, activities: Iterable[str]) -> Iterator[tuple[Occurrence, Occurrence]]:
    """Occurrences of every two of the activities that some group attends both of, each pair once."""
    for activity, other in combinations(dict.fromkeys(activities), 2):
        yield from meeting(setting, activity, (other,))


def everything_else(setting: Setting, activity: str, rides: bool = True) -> Iterator[tuple[str, str]]:
    """Occurrences of the activity with all else that one of their groups does, with or without rides."""
    for one in occurrences_of(setting, activity):
        items: list[Scope] = [(o.id,) for leaf in one.leaves for o in setting.attended_by(leaf)]
        if rides:
            items += [(c.id,) for leaf in one.leaves for c in setting.crossings_of(leaf)]
        for (other,) in dict.fromkeys(items):
            if other not in {o.id for o in occurrences_of(setting, activity)}:
                yield one.id, other

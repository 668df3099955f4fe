"""Groups have their time for the programme: an audience, a reception or a prayer of theirs stays free."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Literal

from lawatan.domain import Away, upward
from lawatan.rules.hours import starts_clear
from lawatan.rules.phrases import group, minute, name, sentence_case, stretch, when, zone
from lawatan.rules.rule import Breach, Scope, WindowRule
from lawatan.schedule import Crossing, Occurrence, RideRun, Setting, Window
from lawatan.words import Words, mark

Stretch = tuple[int, int, str, Away]
"""From, until, whose, and what the group is away for."""


class GroupAvailable(WindowRule):
    """No activity and no ride of a group touches a stretch in which it, or a group above it, is not available."""

    title: ClassVar[str] = mark("Group available")
    help: ClassVar[str] = mark(
        "No activity and no ride of a group touches a stretch in which the group, a part of it that comes along, or a "
        "group that it is a part of has no time for the programme."
    )
    each: ClassVar[bool] = True

    kind: Literal["group_available"] = "group_available"

    def cases(self, setting: Setting) -> Iterable[Scope]:
        """Every occurrence and every ride of a group that is not always available."""
        yield from ((o.id,) for o in setting.occurrences.values() if self._away(setting, o.leaves))
        yield from ((c.id,) for c in setting.crossings.values() if self._away(setting, (c.leaf,)))

    def windows(self, setting: Setting, occurrence: Occurrence) -> tuple[Window, ...] | None:
        """All starts but those from which it would touch such a stretch."""
        away = self._away(setting, occurrence.leaves)
        return starts_clear(setting, ((b, e) for b, e, _, _ in away), occurrence.minutes) if away else None

    def allows(self, setting: Setting, crossing: Crossing, run: RideRun) -> bool:
        """The ride, with its ways to and from the station, touches no such stretch."""
        return all(run.end <= b or e <= run.start for b, e, _, _ in self._away(setting, (crossing.leaf,)))

    def rests_on(self, setting: Setting, item: str, say: Words) -> tuple[str, ...]:
        """Its groups that are not always there."""
        occurrence = setting.occurrences.get(item)
        leaves = occurrence.leaves if occurrence is not None else (setting.crossings[item].leaf,)
        away = dict.fromkeys(whose for _, _, whose, _ in self._away(setting, leaves))
        return tuple(group(setting, whose, say) for whose in away)

    def sentence(self, setting: Setting, breach: Breach, say: Words) -> str:
        """Say which group is not available when, and why."""
        (item,) = breach.about
        start, end = minute(breach.fields["start"]), minute(breach.fields["end"])
        occurrence = setting.occurrences.get(item)
        leaves = occurrence.leaves if occurrence is not None else (setting.crossings[item].leaf,)
        begins, ends, whose, away = next(s for s in self._away(setting, leaves) if start < s[1] and s[0] < end)
        hours = stretch(setting, zone(setting, item), begins, ends, say)
        why = away.why.in_language(say.language)
        return say(
            "{what} stands on {when}, but {group} is not available then ({away}).",
            what=sentence_case(name(setting, item, say)),
            when=when(setting, item, start, end, say),
            group=group(setting, whose, say),
            away=say("{stretch}: {why}", stretch=hours, why=why) if why else hours,
        )

    def _away(self, setting: Setting, leaves: tuple[str, ...]) -> tuple[Stretch, ...]:
        """When one of the leaf groups, or a group above it, is not available; in order."""

        def find() -> tuple[Stretch, ...]:
            return tuple(
                sorted(
                    (
                        (setting.clock.minute(away.begins), setting.clock.minute(away.ends), whose, away)
                        for whose in dict.fromkeys(g for leaf in leaves for g in upward(setting.edition, leaf))
                        for away in setting.edition.groups[whose].away
                    ),
                    key=lambda found: found[:3],
                )
            )

        return setting.once(self, ("away", leaves), find)

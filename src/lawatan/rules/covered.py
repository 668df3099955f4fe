"""Each topic is covered by so many minutes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar, Literal

from pydantic import Field

from lawatan.domain.activity import Line
from lawatan.rules.load import counted
from lawatan.rules.model import Model
from lawatan.rules.phrases import group
from lawatan.rules.rule import Breach, Rule, Scope
from lawatan.schedule import Occurrence, Setting, View
from lawatan.words import Words, mark


class Covered(Rule):
    """Each group has so many minutes of activities with each of some tags.

    An hour: less than one lecture (90 minutes: DOMAIN.md, section 1, assumed there), so that a visit of an hour covers it too.
    """

    title: ClassVar[str] = mark("Topics covered")
    help: ClassVar[str] = mark(
        "Each group attends activities with each of the tags, of at least so many minutes in all. A tag that no activity "
        "has is not covered either."
    )
    demands: ClassVar[bool] = True
    far: ClassVar[bool] = True

    kind: Literal["covered"] = "covered"
    topics: tuple[Line, ...] = Field(title="Topics", description="The tags of activities, written alike.", min_length=1)
    least_minutes: int = Field(60, ge=1, le=100_000, title="At least", json_schema_extra={"unit": "min"})

    def numbers(self, setting: Setting, say: Words) -> str:
        """How long, and of which topics."""
        topics = say.list(say("“{tag}”", tag=topic) for topic in self._topics())
        return say("at least {length} of {topics}", length=say.duration(self.least_minutes), topics=topics)

    def cases(self, setting: Setting) -> Iterable[Scope]:
        """Every leaf group with every topic."""
        yield from ((leaf, topic) for leaf in setting.leaves for topic in self._topics())

    def post(self, model: Model, setting: Setting) -> None:
        """The minutes of what is on the board are enough."""
        for leaf, topic in self.cases(setting):
            minutes = [(model.present(one.id), one.minutes) for one in _on(setting, leaf, topic)]
            model.at_least(minutes, self.least_minutes, when=[model.case(self.id, leaf, topic)])

    def breaches(self, view: View) -> Iterator[Breach]:
        """One for each group and topic with too few minutes; the amount is those missing."""
        for leaf, topic in self.cases(view.setting):
            found = _on(view.setting, leaf, topic)
            missing = self.least_minutes - sum(one.minutes for one in found if one.id in view.entries)
            if missing > 0:
                about = tuple(one.id for one in found) or (leaf,)
                yield self.breach(about, missing, ((leaf, topic),), leaf=leaf, topic=topic)

    def sentence(self, setting: Setting, breach: Breach, say: Words) -> str:
        """Say how long the topic is treated, and how long it has to be."""
        fields = {
            "group": group(setting, str(breach.fields["leaf"]), say),
            "topic": str(breach.fields["topic"]),
            "least": say.duration(self.least_minutes),
        }
        if breach.amount == self.least_minutes:
            return say("{group} has nothing on the topic “{topic}”; it has to be at least {least}.", **fields)
        return say(
            "{group} has {length} on the topic “{topic}”; it has to be at least {least}.",
            **fields,
            length=say.duration(self.least_minutes - breach.amount),
        )

    def _topics(self) -> tuple[str, ...]:
        """Each once; an empty line is none."""
        return tuple(dict.fromkeys(topic for topic in self.topics if topic))


def _on(setting: Setting, leaf: str, topic: str) -> list[Occurrence]:
    return counted(setting, leaf, (), (topic,))

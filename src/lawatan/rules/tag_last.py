"""Activities of a kind come last: the action plan after all that it draws upon."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar, Literal

from lawatan.domain import Kind
from lawatan.rules.learning import ChosenRule
from lawatan.rules.load import counted
from lawatan.rules.model import Model
from lawatan.rules.phrases import group, name
from lawatan.rules.rule import Breach, Scope
from lawatan.schedule import Setting, View
from lawatan.words import Words, mark

LEARNING: tuple[Kind, ...] = ("session", "workshop", "site_visit")
"""The kinds from which people take something home."""


class TagLast(ChosenRule):
    """The last of some activities of a group starts after all its other sessions, workshops and site visits have ended.

    Working sessions, where nothing else is chosen: the action plan comes last (DOMAIN.md, section 4, constraint 11).
    """

    title: ClassVar[str] = mark("Comes last")
    help: ClassVar[str] = mark(
        "The last activity of the chosen kinds and tags that a group attends starts after all its other sessions, workshops "
        "and site visits have ended. Ceremonies, meals and the like may still follow, and rides too."
    )

    kind: Literal["tag_last"] = "tag_last"

    def numbers(self, setting: Setting, say: Words) -> str:
        """What comes last."""
        return self.what(say)

    def cases(self, setting: Setting) -> Iterable[Scope]:
        """Each other thing to learn from."""
        found = dict.fromkeys(item for leaf in self.chosen(setting) for item in self._others(setting, leaf))
        yield from ((item,) for item in found)

    def post(self, model: Model, setting: Setting) -> None:
        """A free literal per group and activity, *it is the last one*: then all else ends before it starts."""
        for leaf, items in self.chosen(setting).items():
            last = {item: model.literal(f"{self.id}/{leaf}/{item}/last") for item in items}
            nothing = model.literal(f"{self.id}/{leaf}/nothing")
            model.any_of([*last.values(), nothing])
            for item, ends in last.items():
                model.any_of([~model.present(item)], when=[nothing])
                model.any_of([model.present(item)], when=[ends])
                for other in self._others(setting, leaf):
                    kept = [ends, model.case(self.id, other)]
                    model.any_of([model.before(other, item), ~model.present(other)], when=kept)  # of locked ones too
                    model.gap(other, item, 0, when=kept)

    def breaches(self, view: View) -> Iterator[Breach]:
        """One for each thing that is not over before the last of them; the amount is in minutes."""
        told: set[str] = set()
        for leaf, items in self.chosen(view.setting).items():
            placed = [view.entries[item] for item in items if item in view.entries]
            if not placed:
                continue
            last = max(placed, key=lambda entry: (entry.start, entry.id))
            for other in self._others(view.setting, leaf):
                entry = view.entries.get(other)
                if entry is not None and entry.end > last.start and other not in told:
                    told.add(other)
                    yield self.breach((other, last.id), entry.end - last.start, ((other,),), leaf=leaf)

    def sentence(self, setting: Setting, breach: Breach, say: Words) -> str:
        """Say what is not over before the last of what."""
        other, last = (name(setting, item, say) for item in breach.about)
        return say(
            "For {group}, {other} is not over before {last} starts, and nothing that has to come last follows: {what}.",
            group=group(setting, str(breach.fields["leaf"]), say),
            other=other,
            last=last,
            what=self.what(say),
        )

    def _others(self, setting: Setting, leaf: str) -> tuple[str, ...]:
        mine = self.chosen(setting)[leaf]
        return tuple(one.id for one in counted(setting, leaf, LEARNING) if one.id not in mine)

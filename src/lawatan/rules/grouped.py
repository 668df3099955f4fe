"""Activities form one block."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from lawatan.domain import Id, Refers
from lawatan.rules.model import Model
from lawatan.rules.order import called
from lawatan.rules.pairs import items_of
from lawatan.rules.phrases import group, name, sentence_case
from lawatan.rules.rule import Breach, Rule, Scope, is_between
from lawatan.schedule import Setting, View
from lawatan.words import Words, mark


class Grouped(Rule):
    """Activities form one block of each group that attends them: nothing else of it starts between first and last."""

    title: ClassVar[str] = mark("Grouped")
    help: ClassVar[str] = mark(
        "Activities form one block, in whatever order: nothing else that a group does starts between the first and the last "
        "of them, rides included. The block may go on over several days."
    )
    far: ClassVar[bool] = True

    kind: Literal["grouped"] = "grouped"
    activities: tuple[Annotated[Id, Refers("activities")], ...] = Field(title="Activities", min_length=2)

    def numbers(self, setting: Setting, say: Words) -> str:
        """The activities."""
        return called(setting, self.activities, say)

    def cases(self, setting: Setting) -> Iterable[Scope]:
        """Each other thing that a group with such a block does."""
        found = dict.fromkeys(item for _, others in self._blocks(setting).values() for item in others)
        yield from ((item,) for item in found)

    def post(self, model: Model, setting: Setting) -> None:
        """A free literal per block and other thing, *the block lies before it*: then each of the block starts before it."""
        for leaf, (block, others) in self._blocks(setting).items():
            for item in others:
                before = model.literal(f"{self.id}/{leaf}/{item}")
                when = [model.case(self.id, item), model.present(item)]
                for one in block:
                    model.any_of([model.before(one, item), ~model.present(one)], when=[*when, before])
                    model.any_of([model.before(item, one), ~model.present(one)], when=[*when, ~before])

    def breaches(self, view: View) -> Iterator[Breach]:
        """One for each thing in the midst of a block, with those of the block beside which it lies."""
        blocks = self._blocks(view.setting)
        for (item,) in self.cases(view.setting):
            entry = view.entries.get(item)
            for leaf in entry.leaves if entry is not None else ():
                block, _ = blocks.get(leaf, ((), ()))
                placed = [one for one in view.of_leaf(leaf) if one.id in block]
                beside = [(a, b) for a, b in pairwise(placed) if entry and is_between(a, entry, b)]
                if beside:
                    before, after = beside[0]
                    yield self.breach((item, before.id, after.id), 1, ((item,),), leaf=leaf)
                    break

    def sentence(self, setting: Setting, breach: Breach, say: Words) -> str:
        """Say what lies between which two."""
        what, before, after = (name(setting, item, say) for item in breach.about)
        return say(
            "{what} lies between {before} and {after}, which form one block for {group}.",
            what=sentence_case(what),
            before=before,
            after=after,
            group=group(setting, str(breach.fields["leaf"]), say),
        )

    def _blocks(self, setting: Setting) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
        """By leaf group that attends two or more of them: those, and what else it does."""
        found = {}
        for leaf in setting.leaves:
            block = tuple(o.id for o in setting.attended_by(leaf) if o.activity.id in self.activities)
            if len(block) > 1:
                found[leaf] = block, tuple(i.id for i in items_of(setting, leaf) if i.id not in block)
        return found

"""What the rules on learning share: the activities that are chosen by kinds and tags. The rules: spread, tag_last."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from pydantic import Field

from lawatan.domain import Kind
from lawatan.domain.activity import Line
from lawatan.rules.load import counted, kinds_named
from lawatan.rules.rule import Rule
from lawatan.schedule import Setting
from lawatan.words import Words


class ChosenRule(Rule):
    """A rule about each group's activities of some kinds and with some tags; working sessions if nothing else is chosen."""

    far: ClassVar[bool] = True

    kinds: tuple[Kind, ...] = Field(
        ("working_session",), title="Kinds", description="Which activities count. None chosen: all kinds."
    )
    tags: tuple[Line, ...] = Field(
        (), title="Tags", description="Only activities with one of these tags. Empty: with any or none."
    )

    def chosen(self, setting: Setting) -> dict[str, tuple[str, ...]]:
        """By leaf group that attends any of them: the occurrences."""
        return setting.once(self, "chosen", partial(self._chosen, setting))

    def _chosen(self, setting: Setting) -> dict[str, tuple[str, ...]]:
        found = {leaf: tuple(o.id for o in counted(setting, leaf, self.kinds, self.tags)) for leaf in setting.leaves}
        return {leaf: items for leaf, items in found.items() if items}

    def what(self, say: Words) -> str:
        """The kinds and tags by name."""
        return kinds_named(self.kinds, self.tags, say) or say("activities of any kind")

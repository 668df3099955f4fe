"""The list of those for whom papers are made, as the panels that write, look at and publish papers have it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lawatan.gui.parts import Choice
from lawatan.words import Words, mark

if TYPE_CHECKING:
    from lawatan.output.reader import Reader
    from lawatan.schedule import Setting

LIST_PX = 420
"""Width of the open list: names with positions are long."""
KINDS = {
    "all": mark("{name}"),
    "group": mark("Group: {name}"),
    "host": mark("Host: {name}"),
    "person": mark("Person: {name}"),
    "vehicle": mark("Vehicle: {name}"),
    "committee": mark("Committee"),
}
"""How a reader is named, by kind."""


def whom_of(reader: Reader) -> str:
    """How a reader is asked for where papers are made (``jobs.export``): by kind and id, which no two share."""
    return reader.kind if reader.is_whole else f"{reader.kind}:{reader.id}"


def kind_of(whom: str) -> str:
    """The kind of the readers who are meant by an audience or by one reader."""
    kind, one, _ = whom.partition(":")
    if one or kind in KINDS:
        return kind
    return "person" if kind == "officials" else kind.removesuffix("s")


class Readers(Choice):
    """For whom: an audience or one reader, by the name with which papers are asked for."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._listed: list[tuple[str, str, str]] = []
        self.view().setMinimumWidth(LIST_PX)

    @property
    def whom(self) -> str:
        """Who is chosen."""
        return self.currentData() or "all"

    def offer_all(self, setting: Setting | None, say: Words) -> None:
        """Offer the audiences, then everybody who can have papers of their own; who is chosen stays, if still there."""
        from lawatan.domain import Plan  # pydantic and the records: after the first paint
        from lawatan.output import AUDIENCES
        from lawatan.output.reader import candidates
        from lawatan.schedule import View

        found: list[tuple[str, str, str]] = [("", say(text), name) for name, text in AUDIENCES.items()]
        if setting is not None:  # who they are does not depend on the plan, and is found sooner without it
            found += [_entry(each, say) for each in candidates(View(setting, Plan()), say.language)]
        self._list(found, self.whom)

    def offer_readers(self, readers: Sequence[Reader], whom: str, say: Words) -> None:
        """Offer these readers with one chosen; an audience of whom there is nobody among them is offered beside them."""
        from lawatan.output import AUDIENCES

        found = [_entry(each, say) for each in readers]
        if whom not in {data for _, _, data in found} and (whom in AUDIENCES or not found):
            name = say("Whole programme") if whom not in AUDIENCES or whom == "all" else say(AUDIENCES[whom])
            found.insert(0, ("", name, whom if whom in AUDIENCES else "all"))
        self._list(found, whom)

    def _list(self, found: list[tuple[str, str, str]], whom: str) -> None:
        """List them, with a line between the kinds; an open list is left alone where it has just these."""
        if found != self._listed:
            self._listed = found
            self.clear()
            before = ""
            for kind, text, data in found:
                if self.count() and kind != before:
                    self.insertSeparator(self.count())
                before = kind
                self.addItem(text, data)
        at = self.findData(whom)
        self.setCurrentIndex(at if at >= 0 else 0)


def _entry(reader: Reader, say: Words) -> tuple[str, str, str]:
    """The kind of a reader, the name in the list, and how the reader is asked for."""
    name = say("Whole programme") if reader.kind == "all" else reader.name or reader.id
    return reader.kind, say(KINDS[reader.kind], name=name), whom_of(reader)


__all__ = ["Readers", "kind_of", "whom_of"]

"""A gesture on the board from press to drop, without Qt: what is taken hold of, where it would stand, what is said of it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Literal

from lawatan.gui import scheduling
from lawatan.gui.board.moves import Edge, decided, placed, snapped, stretched, together
from lawatan.gui.programme import Programme

if TYPE_CHECKING:
    from lawatan.rules import Breach
    from lawatan.rules.moving import Moving
    from lawatan.schedule import Decision, View

Verdict = Literal["open", "fits", "warns", "fails"]
"""Not judged yet, everything holds, a preference does not, something that must hold does not."""


class Dragging:
    """Some entries, one edge of an entry, or something not scheduled, between press and drop."""

    def __init__(
        self, programme: Programme, items: tuple[str, ...], lead: str, grabbed: float, edge: Edge | None = None
    ):
        """``lead`` is the item under the pointer, ``grabbed`` the minutes from its start to the pointer."""
        self.programme, self.view = programme, programme.current
        self.items, self.lead, self.grabbed, self.edge = items, lead, grabbed, edge
        self.decisions: dict[str, Decision] = {}
        self.after: View = self.view
        """The neighbourhood of the items as it would be."""
        self.breaches: tuple[Breach, ...] = ()
        self.verdict: Verdict = "open"
        self.bound = ""
        self.cost = 0.0
        """Seconds that the last judgement took."""
        self.refusal = scheduling.refusal(programme, items)
        self._moving: Moving | None = None
        self._at: int | None = None

    @property
    def moves(self) -> bool:
        """Whether letting go here changes anything."""
        plan = self.view.plan
        return not self.refusal and any(
            decision != (plan.placements.get(item) or plan.rides.get(item)) for item, decision in self.decisions.items()
        )

    @property
    def at(self) -> int:
        """The minute in UTC to which it was brought."""
        return self._at or 0

    def to(self, instant: float) -> bool:
        """The pointer is at a minute in UTC; says whether that is another place than before."""
        at = snapped(instant - self.grabbed)
        if self.refusal or at == self._at:
            return False
        self._at, self.verdict, self.breaches = at, "open", ()
        if self.edge is not None:
            length = stretched(self.view, self.lead, self.edge, at)
            self.bound = length.bound
            self.decisions = {self.lead: placed(self.view, self.lead, length.start, length.minutes)}
        elif len(self.items) == 1:
            decision = decided(self.view, self.lead, at)
            self.decisions = {self.lead: decision} if decision is not None else {}
        else:
            self.decisions = together(self.view, self.items, self.lead, at)
        self.after = self.moving.after(self.decisions)
        return True

    def judge(self) -> None:
        """Ask the rules about the place."""
        if self.refusal or not self.decisions:
            return
        began = time.perf_counter()
        self.breaches = self.moving.breaches(self.decisions)
        self.cost = time.perf_counter() - began
        fails = self.past or any(breach.hard for breach in self.breaches)
        self.verdict = "fails" if fails else "warns" if self.breaches else "fits"

    @property
    def past(self) -> bool:
        """Whether it would be moved to before *Now*; what stands there already may be put right."""
        old = self.view.entries.get(self.lead)
        return self.moves and self.moving.past(self.at) and not (old is not None and self.moving.past(old.start))

    @property
    def moving(self) -> Moving:
        """What judges it; made at the first step."""
        if self._moving is None:
            from lawatan.rules import active_rules
            from lawatan.rules.moving import Moving

            self._moving = Moving(self.view, self.items, active_rules(self.view.setting))
        return self._moving

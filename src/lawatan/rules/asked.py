"""Rules over a group's whole day that only the checker can judge: planning asks it, and is told what not to do again.

Stating them in advance takes an arc for each pair of a day, and makes every search slower (SOLVER.md); most plans keep them
anyway. So the solver plans without them, has each plan judged, and learns from each breach a clause (``refute``).
"""

from __future__ import annotations

from abc import abstractmethod
from typing import ClassVar

from lawatan.rules.model import Model
from lawatan.rules.rule import Breach, Rule
from lawatan.schedule import Setting, View


class AskedRule(Rule):
    """A rule that states nothing to the solver before a plan breaks it."""

    asked: ClassVar[bool] = True

    def post(self, model: Model, setting: Setting) -> None:
        """Nothing: see ``refute``."""

    @abstractmethod
    def refute(self, model: Model, view: View, breach: Breach) -> None:
        """State what forbids the breach that the plan in ``view`` has, and no plan that keeps the rule.

        Each statement binds under the literal of the breach's case.
        """

"""What a panel is: a screen with a name, a place on the desk and perhaps a number beside its name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtWidgets import QWidget

from lawatan.gui.programme import Programme
from lawatan.gui.state import State


@dataclass(frozen=True)
class Panel:
    """One screen of the desk; it is made when the desk is."""

    name: str
    title: str
    icon: str
    place: Literal["middle", "right"]
    make: Callable[[State], QWidget]
    count: Callable[[Programme], int] | None = None
    """The number beside its name, if it has one."""
    alarm: Callable[[Programme], bool] | None = None
    """Says whether that number is shown as something that must be fixed."""
    guide: str = ""
    """The page of the guide about it, where that is not called as the panel is."""

    @property
    def page(self) -> str:
        """The page of the guide about it."""
        return self.guide or self.name

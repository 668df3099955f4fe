"""A planner's process that breaks, of itself: the real one, with ``standins/sitecustomize.py`` in it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

STANDINS = Path(__file__).parent / "standins"


def sabotage(monkeypatch: pytest.MonkeyPatch, how: str) -> None:
    """Let each planner that is started from now on break like that; ``peace`` ends it."""
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, (str(STANDINS), os.environ.get("PYTHONPATH", "")))))
    monkeypatch.setenv("SABOTAGE", how)


def peace(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the planners work again that are started from now on."""
    monkeypatch.delenv("SABOTAGE")

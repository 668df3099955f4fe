"""The panels of the desk, one a file; a new one is a line in ``PANELS``."""

from __future__ import annotations

from lawatan.gui.panels import (
    accidents,
    alternatives,
    board,
    cures,
    elsewhere,
    export,
    find,
    inspector,
    publish,
    records,
    rules,
    to_fix,
    versions,
    waiting,
)
from lawatan.gui.panels.panel import Panel

PANELS: tuple[Panel, ...] = (
    board.PANEL,
    *records.PANELS,
    rules.PANEL,
    to_fix.PANEL,
    waiting.PANEL,
    alternatives.PANEL,
    find.PANEL,
    inspector.PANEL,
    export.PANEL,
    cures.PANEL,
    elsewhere.PANEL,
    accidents.PANEL,
    versions.PANEL,
    publish.PANEL,
)
"""Every panel, in display order; those in the middle stand in the list of where to go."""

__all__ = ["PANELS", "Panel"]

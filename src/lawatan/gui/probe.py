"""Tries whether Qt can open a window here: ``python -m lawatan.gui.probe`` ends with 0 if it can.

Where Qt's platform plugin does not start (a missing system library, no display) Qt ends the process, so that it is tried
in a process of its own before the desk opens.
"""

from __future__ import annotations


def main() -> None:
    """Start Qt and let it go."""
    from PySide6.QtWidgets import QApplication

    QApplication([])


if __name__ == "__main__":
    main()

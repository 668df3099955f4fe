"""Papers as they are looked at before they leave: pages where they are printed, else text with headings and tables."""

from lawatan.output.look_at.shown import Shown, shown

__all__ = ["Shown", "shown"]

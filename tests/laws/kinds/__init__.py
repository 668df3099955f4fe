"""How the law tries each kind of rule that is not of the first ones: a module a family, each with its ``LAWS``."""

from __future__ import annotations

from laws.kinds import availability, load, order, overlap, travel
from laws.kinds.law import Law

LAWS: dict[str, Law] = {**availability.LAWS, **order.LAWS, **overlap.LAWS, **travel.LAWS, **load.LAWS}
"""By kind; the families' own dicts put together."""

"""How the law tries each kind of rule that is not of the first ones: a module a family, each with its ``LAWS``."""

from __future__ import annotations

import importlib
import pkgutil

from laws.kinds.law import Law

LAWS: dict[str, Law] = {}
"""By kind; those of all the modules here."""

for _module in pkgutil.iter_modules(__path__):
    LAWS |= getattr(importlib.import_module(f"{__name__}.{_module.name}"), "LAWS", {})

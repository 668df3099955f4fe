"""Finds the folders that come with the program: resources (icons, locale, guide, tables) and samples.

What the files in them mean is known by those who read them. In a checkout the two folders stand at the top; in an
installed wheel they are inside the package, in ``_shipped`` (see ``sources`` in ``pyproject.toml``).
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Literal

_PACKAGE = Path(__file__).resolve().parent


def folder(name: Literal["resources", "samples"]) -> Path:
    """Return the folder ``name``; FileNotFoundError, saying what to do, where the installation is incomplete."""
    found = _home(_PACKAGE) / name
    if not found.is_dir():
        raise FileNotFoundError(f"The folder “{name}” that comes with Lawatan is not at {found}: install it again.")
    return found


def samples() -> tuple[Path, ...]:
    """Return the sample editions, JSON files, in order of their names."""
    return tuple(sorted(folder("samples").glob("*.json")))


def sample(name: str) -> Path:
    """Return the sample edition ``name`` (``bali-2016``); LookupError, naming those there are, if there is none."""
    found = {path.stem: path for path in samples()}
    if name not in found:
        raise LookupError(f"There is no sample “{name}”; there are: {', '.join(found)}.")
    return found[name]


def law_counts() -> dict[str, dict[str, int]]:
    """What the long run of the agreement law counted, by kind of rule (``tests/laws/long_run.py`` writes it).

    Plans tried with the rule held and preferred, the share of feasible or costing ones in percent, disagreements, planted
    mistakes and how many of them were caught.
    """
    counts: dict[str, dict[str, int]] = json.loads((folder("resources") / "laws.json").read_text(encoding="utf-8"))
    return counts


def _home(package: Path) -> Path:
    """Return where the folders of ``package`` stand: the checkout that holds it in ``src``, or inside it."""
    checkout = package.parents[1]
    in_checkout = package.parent.name == "src" and (checkout / "pyproject.toml").is_file()
    return checkout if in_checkout else package / "_shipped"

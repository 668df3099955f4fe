"""LibreOffice as a reader of our workbooks: what it takes each cell for, and what it shows."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

from defusedxml import ElementTree

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
PARAGRAPH = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}p"
Cell = tuple[str, str]
"""A cell as LibreOffice has it: what it takes it for and its value, then what it shows."""


def converted(path: Path, to: str, folder: Path | None = None) -> Path:
    """Have LibreOffice convert a file; it exits 0 when it failed too, so look for the outcome."""
    folder = folder or path.parent
    profile = (path.parent / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", to, "--outdir", folder]
    subprocess.run([*command, path], check=True, capture_output=True, timeout=100)
    outcome = folder / f"{path.stem}.{to}"
    assert outcome.is_file(), f"LibreOffice made no {outcome.name}"
    return outcome


def office_rows(path: Path) -> Iterator[tuple[str, str, list[Cell]]]:
    """Sheet, height and cells of each row, as LibreOffice wrote them to a flat ODS."""
    root = ElementTree.parse(path).getroot()
    heights = {
        style.get(f"{STYLE}name"): next((p.get(f"{STYLE}row-height", "") for p in style), "")
        for style in root.iter(f"{STYLE}style")
    }
    for sheet_of in root.iter(f"{TABLE}table"):
        for row in sheet_of.iter(f"{TABLE}table-row"):
            cells = []
            for cell in row:
                shown = "\n".join("".join(p.itertext()) for p in cell.iter(PARAGRAPH))
                value = cell.get(f"{OFFICE}date-value") or cell.get(f"{OFFICE}time-value", "")
                repeated = int(cell.get(f"{TABLE}number-columns-repeated", "1"))
                cells += [(value, shown)] * min(repeated, 20)
            for _ in range(min(int(row.get(f"{TABLE}number-rows-repeated", "1")), 50)):
                yield sheet_of.get(f"{TABLE}name", ""), heights.get(row.get(f"{TABLE}style-name"), ""), cells

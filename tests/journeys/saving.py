"""A program that saves three times and says so after each: ``python saving.py FILE``, to be killed or hindered on its way.

A document is saved as the desk saves it; JSON text as a naive program does, over the file that is there. Before and after
each save it asks for a file called ``marker`` in the folder, so that a trace shows where the save begins and ends.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

SAVES = 3


def save_document(path: Path) -> None:
    """Three edits, the second of which makes the file longer."""
    from lawatan.domain import HEADING, apply, changed
    from lawatan.store import Document, NotKept

    with Document.open(path) as document:
        for number in range(1, 1 + SAVES):
            edition = document.edition
            note = edition.note.model_copy(update={"en": "x" * 2_500 if number == 2 else ""})
            after = apply(edition, {HEADING: changed(edition.heading, batch=number, note=note)})
            _mark(path)
            try:
                document.keep(after, f"Batch {number}")
            except NotKept as fault:
                print("not kept", number, fault, flush=True)
                document.keep(after, f"Batch {number}")  # as the desk does with the next edit
            _mark(path)
            print("kept", number, flush=True)


def save_text(path: Path) -> None:
    """The control: a program that opens its file for writing and writes."""
    import json

    body = json.loads(path.read_text(encoding="utf-8"))
    for number in range(1, 1 + SAVES):
        text = json.dumps({**body, "batch": number}, indent=1)
        _mark(path)
        with path.open("w", encoding="utf-8") as file:
            file.write(text)
        _mark(path)
        print("kept", number, flush=True)


def _mark(path: Path) -> None:
    os.access(path.with_name("marker"), os.F_OK)


if __name__ == "__main__":
    file = Path(sys.argv[1])
    (save_document if file.suffix == ".lawatan" else save_text)(file)

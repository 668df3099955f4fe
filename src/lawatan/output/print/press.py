"""The press: sets a template of ``resources/print`` with data, as a PDF or as pictures of its pages.

The data goes to the template as a JSON file, and each logo as a file of its own, none of which is ever on the disk: nothing
that a person typed is read as markup. Only the fonts that come with the program are used: a paper looks the same on every
machine, and every font is embedded.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import threading
from collections import deque
from collections.abc import Generator, Iterable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

from lawatan.resources import folder

Data = Mapping[str, Any]
Key = TypeVar("Key")
POINTS_PER_INCH = 72
_AHEAD = 2
"""Papers that are prepared for each thread that sets them."""


class Press:
    """A template made ready. What papers have in common is laid out once: a thousand alike but for a name go fast.

    It is for one thread at a time. Typst keeps the layout of whatever comes again with the same content and styles, as long
    as neither the inputs of the system nor what a function of the template catches has changed: data comes in a file, and
    the templates' functions take what they show as arguments.
    """

    def __init__(self, template: str) -> None:
        import typst  # a library of 80 MB: only where a paper is set

        resources = folder("resources")
        templates = resources / "print"
        self._main: Any = {"main.typ": (templates / f"{template}.typ").read_bytes()}
        self._fault = typst.TypstError
        compiler: Any = typst.Compiler  # its stub does not know that files may come as a dict (typst-py, README)
        self._compiler = compiler(
            self._main, root=templates, font_paths=[resources / "fonts"], ignore_system_fonts=True
        )
        self._unsound: set[bytes] = set()
        self._logos: dict[bytes, bytes] = {}

    def pdf(self, data: Data, now: dt.datetime) -> bytes:
        """Return the paper as a tagged PDF; the same bytes for the same data and ``now``, which is its date of making."""
        made = self._set(data, format="pdf", timestamp=int(now.timestamp()))
        assert isinstance(made, bytes)
        return made

    def pictures(self, data: Data, scale: float) -> tuple[bytes, ...]:
        """Return the pages as PNG files, ``scale`` pixels to a point (72 of which are an inch)."""
        made = self._set(data, format="png", ppi=scale * POINTS_PER_INCH)
        return tuple(made) if isinstance(made, list) else (made,) if made else ()

    def _set(self, data: Data, **how: Any) -> bytes | list[bytes] | None:
        """Set the paper; a logo that cannot be read as a picture is left out rather than all of the paper."""
        logos = [logo for logo in data.get("logos", ()) if logo["bytes"] not in self._unsound]
        try:
            return self._compiled(data, logos, how)
        except self._fault:
            sound = [logo for logo in logos if self._shows(data, logo, how)]
            if len(sound) == len(logos):
                raise
            self._unsound.update(logo["bytes"] for logo in logos if logo not in sound)
            return self._compiled(data, sound, how)

    def _shows(self, data: Data, logo: Data, how: Data) -> bool:
        try:
            self._compiled(data, [logo], how)
        except self._fault:
            return False
        return True

    def _compiled(self, data: Data, logos: Iterable[Data], how: Data) -> bytes | list[bytes] | None:
        files: dict[str, bytes] = dict(self._main)
        told = []
        for n, logo in enumerate(logos):
            files[f"logo-{n}.json"] = self._numbers(logo["bytes"])
            told.append({"name": logo["name"], "format": logo["format"], "file": f"logo-{n}.json"})
        files["data.json"] = json.dumps({**data, "logos": told}, ensure_ascii=False).encode()
        made: bytes | list[bytes] | None = self._compiler.compile(input=files, **how)
        return made

    def _numbers(self, content: bytes) -> bytes:
        """A picture as a list of numbers: Typst takes files that are not on the disk as text alone, and knows no base64."""
        if content not in self._logos:
            self._logos[content] = json.dumps(list(content), separators=(",", ":")).encode()
        return self._logos[content]


def pdf(template: str, data: Data, now: dt.datetime) -> bytes:
    """Return one paper as a tagged PDF (``Press.pdf``)."""
    return Press(template).pdf(data, now)


def pictures(template: str, data: Data, scale: float) -> tuple[bytes, ...]:
    """Return the pages of one paper as PNG files (``Press.pictures``)."""
    return Press(template).pictures(data, scale)


def many(template: str, papers: Iterable[tuple[Key, Data]], now: dt.datetime) -> Generator[tuple[Key, bytes]]:
    """Set many papers, a thread a core, and give them in their order; ``papers`` is asked for as they are needed.

    Those that are much alike should follow one another: Typst forgets a layout that some compilations did not ask for. It
    works outside Python's lock. Closing the iterator ends the work after the papers that are being set.
    """
    cores = os.cpu_count() or 1
    own = threading.local()

    def work(data: Data) -> bytes:
        if not hasattr(own, "press"):
            own.press = Press(template)
        made: bytes = own.press.pdf(data, now)
        return made

    pool = ThreadPoolExecutor(cores, thread_name_prefix="press")
    waiting: deque[tuple[Key, Future[bytes]]] = deque()
    try:
        for key, data in papers:
            waiting.append((key, pool.submit(work, data)))
            if len(waiting) > cores * _AHEAD:
                done, made = waiting.popleft()
                yield done, made.result()
        for done, made in waiting:
            yield done, made.result()
    finally:
        pool.shutdown(cancel_futures=True)


__all__ = ["POINTS_PER_INCH", "Data", "Press", "many", "pdf", "pictures"]

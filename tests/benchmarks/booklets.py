"""How long the booklets of 1,000 participants take, as they are written to files.

    python tests/benchmarks/booklets.py [PEOPLE] [DAYS] [PAPER] [GROUPS]

The edition is ``tests/large.py``'s: ten groups (or so many) of a hundred, five activities a day and their ways, lunch. PAPER is
``booklet``, ``pocket`` or ``day``. Printed are the seconds, those until the first was there, and the largest silence between
two of them.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from large import large
from lawatan.domain import Organiser, Picture, Table, Text, replace
from lawatan.jobs.export import export


def _logo() -> Picture:
    """A picture that is no smaller than those of ministries: noise, which does not compress."""
    import base64
    import random
    import struct
    import zlib

    wide, high, chance = 300, 120, random.Random(6)
    rows = b"".join(b"\0" + chance.randbytes(3 * wide) for _ in range(high))

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)
    png = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return Picture(name="Noise", data=base64.b64encode(png).decode())


def main(people: int = 1000, days: int = 13, paper: str = "booklet", groups: int = 10) -> None:
    edition = large(activities=5 * groups * days, people=people, groups=groups, days=days)
    organisers = [Organiser(id=f"o{n}", order=n, name=Text(en=f"Organiser {n}"), logo=_logo()) for n in range(3)]
    edition = replace(edition, organisers=Table(organisers))
    began = time.perf_counter()
    ticks: list[float] = []

    def progress(_done: int, _of: int) -> bool:
        ticks.append(time.perf_counter() - began)
        return True

    with tempfile.TemporaryDirectory() as folder:
        written = export(edition, "pdf", Path(folder), "persons", paper=paper, progress=progress)
        size = sum(path.stat().st_size for path in written) / len(written)
    taken = time.perf_counter() - began
    silence = max(later - earlier for earlier, later in pairwise(ticks[1:]))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{len(written)} of {paper}, {days} days: {taken:.1f} s, the first after {ticks[1]:.1f} s, the longest silence "
        f"{silence:.2f} s, {size / 1000:.0f} kB each, {memory:.0f} MB of memory"
    )


if __name__ == "__main__":
    _, *given = sys.argv
    main(*(int(each) if each.isdigit() else each for each in given))  # type: ignore[arg-type]

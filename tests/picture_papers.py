"""Takes the README's two pictures of papers anew: ``python tests/picture_papers.py``, with Chromium for the phone.

The sample of 2018 is planned and sent as version 1; its papers are what ``lawatan export`` writes, set on grey.
"""

from __future__ import annotations

import datetime as dt
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parent))

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from chromium import browser
from lawatan.jobs.files import read_edition
from lawatan.jobs.outgoing import outgoing, sent
from lawatan.jobs.plan import PlanJob
from lawatan.jobs.releasing import release
from lawatan.output import OUTPUTS, Outgoing
from lawatan.output.reader import Reader, readers, readers_named
from lawatan.resources import folder
from lawatan.store import Document
from lawatan.words import words

WIDTH, GAP = 1600, 45
GROUND, EDGE = QColor("#eceff3"), QColor("#c9d0d9")
HOST = "PTDI"
"""The aircraft maker, whose pack is shown."""


def sent_programme(path: Path) -> Outgoing:
    """The sample of 2018, planned in ten seconds and sent."""
    job = PlanJob(read_edition(folder("samples") / "jakarta-bandung-2018.json"), time_limit=10)
    for _ in job.run():
        pass
    with Document.create(path, job.planned) as document:
        release(document, words("en"), dt.datetime.now(dt.UTC))
        return outgoing(document.edition, "en", sent(document))


def pages(out: Outgoing, reader: Reader, paper: str, scale: float) -> list[QImage]:
    """The pages of a printed paper as pictures, ``scale`` pixels to a point."""
    (printed,) = (each for each in OUTPUTS if each.name == "pdf")
    sort = printed.paper(paper)
    assert sort is not None and sort.pages is not None
    return [QImage.fromData(page) for page in sort.pages(out, reader, scale)]


def sheet(rows: Sequence[Sequence[QImage]], width: int = WIDTH) -> QImage:
    """Pictures in rows, each row as wide as the sheet, with a gap around and a thin edge."""
    placed, top = [], GAP // 2
    for row in rows:
        room = width - GAP * len(row)
        high = room / sum(each.width() / each.height() for each in row)
        left = GAP / 2
        for each in row:
            wide = high * each.width() / each.height()
            placed.append((QRect(round(left), top, round(wide), round(high)), each))
            left += wide + GAP
        top += round(high) + GAP
    made = QImage(width, top - GAP // 2, QImage.Format.Format_RGB32)
    made.fill(GROUND)
    painter = QPainter(made)
    for where, each in placed:
        smooth = each.scaled(
            where.size(), Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        painter.drawImage(where, smooth)
        painter.setPen(EDGE)
        painter.drawRect(where.adjusted(0, 0, -1, -1))
    painter.end()
    return made


def phone(out: Outgoing, everybody: Reader, home: Path) -> list[QImage]:
    """The page for phones at its top in light, and on the day of two visits in the dark."""
    (page,) = (each for each in OUTPUTS if each.name == "html")
    (part,) = page.papers[0].make(out, everybody)
    file = home / "page.html"
    file.write_bytes(part.content)
    with browser(home / "profile") as tab:
        tab.open(file)
        light = tab.picture()
        on_the_day = dt.datetime(2018, 7, 25, 8, tzinfo=dt.timezone(dt.timedelta(hours=7)))
        tab.open(file, dark=True, at=on_the_day.timestamp())
        return [QImage.fromData(light), QImage.fromData(tab.picture())]


def main() -> None:
    application = QGuiApplication([])
    into = folder("resources") / "pictures"
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        out = sent_programme(home / "2018.lawatan")
        (everybody,) = readers(out.view, "all", "en")
        ((host, *_), _) = readers_named(out.view, [HOST], "en")
        booklet, day = pages(out, everybody, "booklet", 2), pages(out, everybody, "day", 2)[7]
        wall, pack = pages(out, everybody, "wall", 1.6)[0], pages(out, host, "host", 2)[0]
        papers = sheet([[wall, booklet[0]], [booklet[2], pack, day]])
        telephone = sheet([[*phone(out, everybody, home), QImage(day)]], 1200)
    for picture, called in ((papers, "papers.png"), (telephone, "phone.png")):
        assert picture.save(str(into / called)), called
        print(into / called, picture.width(), picture.height())
    application.quit()


if __name__ == "__main__":
    main()

"""The page for phones in a real browser, without a network: it opens today, finds words, prints, and runs nothing typed."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from chromium import Tab, browser, program
from output.page.nasty import NASTY, nasty
from output.page.of_page import Parsed, written
from output.two_groups import WITA, at, planned

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
SEEN = (
    "[...document.querySelectorAll('.item')].filter((e) => e.checkVisibility())"
    ".map((e) => e.querySelector('h3,.title').innerText)"
)
SMUGGLED = """(() => {
    try { const s = document.createElement('script'); s.text = 'window.ran = 2'; document.body.append(s) } catch {}
    return window.ran
})()"""


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory, in_ci: bool) -> Iterator[Tab]:
    if program() is None and not in_ci:
        pytest.skip("needs chromium")
    with browser(tmp_path_factory.mktemp("chromium")) as found:
        yield found


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of everybody who goes along, of the planned edition."""
    path = tmp_path_factory.mktemp("page") / "page.html"
    path.write_bytes(written(planned()))
    return path


def test_nothing_typed_runs_and_nothing_is_asked_for(tab: Tab, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(written(nasty(), audience="committee"))

    tab.open(path)

    assert tab.value("window.ran") is None
    assert tab.requested() == []
    assert tab.complaints() == []
    titles = tab.value("[...document.querySelectorAll('h3 .t')].map((e) => e.textContent)")
    assert NASTY["script"] in titles
    assert tab.value(f"[...document.querySelectorAll('.t')].some((e) => e.textContent === {NASTY['lines']!r})")
    assert tab.value(SMUGGLED) is None  # the policy holds
    assert tab.value("document.documentElement.scrollWidth") <= 390  # 300 letters without a space break


def test_today_is_open_and_in_sight_and_says_what_is_now_and_next(tab: Tab, page: Path) -> None:
    tab.open(page, at=at(21, 9, 30).timestamp())

    assert tab.value("[...document.querySelectorAll('.day:not(.closed)')].map((e) => e.id)") == ["day-2018-07-21"]
    assert tab.value("document.querySelector('nav [aria-current=date]').hash") == "#day-2018-07-21"
    below = tab.value("document.getElementById('day-2018-07-21').getBoundingClientRect().top - bar.offsetHeight")
    assert 0 <= below <= 24
    now, *_ = tab.value("[...document.querySelectorAll('.item .badge')].map((e) => e.closest('.item').innerText)")
    assert "Aircraft tour" in now and "Now" in now
    tab.open(page, at=at(23, 0, 30, zone=WITA).timestamp())  # still the 22nd in Jakarta
    assert tab.value("[...document.querySelectorAll('.day:not(.closed)')].map((e) => e.id)") == ["day-2018-07-23"]
    tab.open(page, at=at(1, 12).timestamp())
    assert tab.value("document.querySelectorAll('.day.closed').length") == 0
    assert tab.value("scrollY") == 0


def test_a_day_that_is_jumped_to_opens(tab: Tab, page: Path) -> None:
    tab.open(page, at=at(21, 9).timestamp())

    tab.value("document.querySelector('nav a[href=\"#day-2018-07-19\"]').click()")

    assert tab.value("document.getElementById('day-2018-07-19').querySelector('h3').checkVisibility()")
    assert tab.value("document.querySelector('#day-2018-07-19 h2 button').getAttribute('aria-expanded')") == "true"


def test_words_are_found_in_closed_days_too_whatever_their_accents(tab: Tab, page: Path) -> None:
    tab.open(page, at=at(23, 9, zone=WITA).timestamp())
    tab.value("document.getElementById('words').focus()")

    tab.type("ÁIRCRAFT sat")

    assert tab.value(SEEN) == ["Aircraft tour (Group A)", "Aircraft tour (Group B)"]
    assert tab.value("document.getElementById('found').textContent") == "Found: 2"
    tab.value("words.value = ''")
    tab.type("no such thing")
    assert tab.value(SEEN) == []
    assert tab.value("document.getElementById('found').textContent") == "Nothing found."
    tab.value("words.value = ''; words.dispatchEvent(new Event('input'))")
    assert tab.value("[...document.querySelectorAll('.day:not(.closed)')].map((e) => e.id)") == ["day-2018-07-23"]


def test_without_scripts_all_of_it_can_be_read(tab: Tab, page: Path) -> None:
    shown = [slot.title for slot in Parsed(page.read_bytes()).slots()]
    tab.without_scripts(True)
    try:
        tab.open(page)
        assert [" ".join(title.split()) for title in tab.value(SEEN)] == shown
        assert not tab.value("document.getElementById('find').checkVisibility()")  # what cannot work is not there
    finally:
        tab.without_scripts(False)


@pytest.mark.parametrize("width", [320, 390])
def test_it_fits_a_narrow_phone_and_what_is_touched_is_large_enough(tab: Tab, page: Path, width: int) -> None:
    tab.open(page, size=(width, 700))

    assert tab.value("document.documentElement.scrollWidth") == width
    small = tab.value(
        "[...document.querySelectorAll('a,button,input')].filter((e) => e.checkVisibility() && !e.matches('.skip'))"
        ".map((e) => [e.outerHTML.slice(0, 60), e.getBoundingClientRect()]).filter(([, r]) => r.height < 44 || r.width < 44)"
    )
    assert small == []


@pytest.mark.office
def test_on_paper_every_day_is_open_on_a4(tab: Tab, page: Path, tmp_path: Path) -> None:
    tab.open(page, at=at(21, 9).timestamp())
    path = tmp_path / "page.pdf"

    path.write_bytes(tab.printed())

    told = " ".join(
        subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, check=True, text=True).stdout.split()
    )
    for title in ("Opening", "Lecture; policy, and more", "Aircraft tour (Group B)", "Closing"):
        assert title in told
    assert "Add to my calendar" not in told and "Close all days" not in told and "Today" not in told
    size = subprocess.run(["pdfinfo", str(path)], capture_output=True, check=True, text=True).stdout
    assert "A4" in size and "Tagged:          yes" in size


def axe() -> Path | None:
    """axe-core, where npm put it for all (``npm install --global axe-core``), or where NODE_PATH says."""
    npm = Path(shutil.which("npm") or "/usr/bin/npm").parent.parent / "lib/node_modules"
    homes = [*map(Path, os.environ.get("NODE_PATH", "").split(os.pathsep)), npm, Path("/usr/lib/node_modules")]
    return next((path for home in homes if (path := home / "axe-core/axe.min.js").is_file()), None)


@pytest.mark.deep
@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(
    ("audience", "reader"), [("all", ""), ("committee", ""), ("hosts", "firm"), ("persons", "minister")]
)
def test_axe_finds_nothing_that_shuts_anybody_out(
    tab: Tab, tmp_path: Path, in_ci: bool, dark: bool, audience: str, reader: str
) -> None:
    judge = axe()
    if judge is None:
        assert not in_ci, "axe-core is missing: .ci/run installs it"
        pytest.skip("needs axe-core")
    path = tmp_path / "page.html"
    path.write_bytes(written(planned(), "id", audience, reader))
    tab.open(path, dark=dark, at=at(21, 9, 30).timestamp())
    tab.value(judge.read_text(encoding="utf-8") + ";1")

    found = tab.value(
        f"axe.run(document, {{runOnly: {list(TAGS)}}})"
        ".then((r) => [r.passes.length, r.violations.map((v) => [v.id, v.nodes.map((n) => n.html)])])"
    )

    passed, violations = found
    assert passed > 30
    assert violations == []

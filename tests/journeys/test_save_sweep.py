"""A save that is killed at any of its system calls: the document is the old one or the new one, and no kept edit is lost.

strace kills ``saving.py`` as it makes the k-th call of a kind that touches the document, its journal or their folder, for
each such call of the second of its three saves; what another program finds after that is judged. A program that writes
over its file is swept in the same way, to show that the sweep finds what it is for. In a third sweep the calls fail, as on
a full or failing disk, and the program goes on.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from lawatan.domain import Plan
from lawatan.jobs.files import Unreadable, read_edition, write_edition
from lawatan.rules import Edition
from lawatan.store import Document
from lawatan.store.versions import VERSION

GOLDEN = Path(__file__).parents[1] / "store" / "golden" / f"version-{VERSION}.lawatan"
CHILD = Path(__file__).with_name("saving.py")
SWEPT = 2
"""Which of the saves is swept."""


@dataclass(frozen=True)
class Call:
    """A system call of the save: the ``number``-th of its name since the program began, on what the trace looks at."""

    name: str
    number: int


@pytest.fixture(scope="module", autouse=True)
def strace(in_ci: bool) -> None:
    """Leave the sweep out where no process may be traced; not where CI says that nothing is left out."""
    if shutil.which("strace") is None:
        why = "strace is not installed"
    elif subprocess.run(["strace", "-f", "-o", os.devnull, "true"], capture_output=True, check=False).returncode:
        why = "no process may be traced here"
    else:
        return
    if in_ci:
        pytest.fail(why)
    pytest.skip(why)


def run(path: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run the program on ``path`` under strace, which looks at the file, its journal, their folder and the marker."""
    looked_at = [path, path.with_name(path.name + "-journal"), path.parent, path.with_name("marker")]
    return subprocess.run(
        [
            "strace",
            "-f",
            *(f"--trace-path={each}" for each in looked_at),
            *options,
            sys.executable,
            str(CHILD),
            str(path),
        ],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def calls(path: Path) -> list[Call]:
    """The system calls of the save that is swept, in their order; the last one comes right after it."""
    log = path.with_name("trace")
    done = run(path, f"--output={log}")
    assert (done.returncode, done.stdout) == (0, "kept 1\nkept 2\nkept 3\n"), done.stderr
    counted: Counter[str] = Counter()
    found, markers = [], 0
    for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
        made = re.match(r"\d+ +(\w+)\(", line)
        if made is None:
            continue
        counted[made[1]] += 1
        markers += "/marker" in line
        if markers == 2 * SWEPT - 1 or (markers == 2 * SWEPT and "/marker" in line):
            found.append(Call(made[1], counted[made[1]]))
    return found[1:]


def sound(path: Path, kept: int, before: int, plan: Plan) -> int:
    """The batch that the document has: that of the last edit that was kept, or of the one that was on its way."""
    with Document.open(path, read_only=True) as document:
        batch = document.edition.batch or 0
        assert batch in (kept, kept + 1), f"{path}: {kept} were kept, it has {batch}"
        assert len(document.edition.note.en) == (2_500 if batch == 2 else 0)
        assert document.edition.plan == plan
        assert document.last_edit == before + batch
        assert [edit.label for edit in document.history()][:batch] == [f"Batch {n}" for n in range(batch, 0, -1)]
    return batch


def killed(path: Path, call: Call) -> int:
    """Kill the program at ``call``; how many edits it had said were kept."""
    done = run(path, f"--output={os.devnull}", f"--inject={call.name}:signal=KILL:when={call.number}")
    assert done.returncode == -9, f"{call} was not reached: {done}"
    said = done.stdout.split("\n")[:-1]
    assert said == [f"kept {number}" for number in range(1, 1 + len(said))]
    return len(said)


def sweep(folder: Path, source: Path, judge: Callable[[Path, Call], str], pages: int = 1) -> Counter[str]:
    """Have the program meet its fate at each call of its save, judge what is left, and count the judgements.

    ``pages``: of the calls that write a page, every how many-th.
    """
    (folder / "all").mkdir()
    each = calls(Path(shutil.copy(source, folder / "all" / f"a{source.suffix}")))
    writes = [call for call in each if call.name == "pwrite64"]
    each = [call for call in each if call not in writes or writes.index(call) % pages == 0]
    print(f"\n{source.suffix}: {len(each)} calls:", dict(Counter(call.name for call in each)))

    def one(numbered: tuple[int, Call]) -> str:
        number, call = numbered
        (folder / f"{number:03}-{call.name}").mkdir()
        return judge(Path(shutil.copy(source, folder / f"{number:03}-{call.name}" / f"a{source.suffix}")), call)

    with ThreadPoolExecutor(max(2, (os.cpu_count() or 2) - 1)) as workers:
        verdicts = Counter(workers.map(one, enumerate(each)))
    print(f"{source.suffix}:", dict(verdicts))
    return verdicts


@pytest.fixture(scope="module")
def begun() -> Edition:
    return read_edition(GOLDEN)


@pytest.mark.deep
@pytest.mark.timeout(300)  # some 25 s each on two idle cores
def test_a_killed_save_leaves_the_document_old_or_new_with_every_kept_edit(tmp_path: Path, begun: Edition) -> None:
    with Document.open(GOLDEN, read_only=True) as document:
        before = document.last_edit

    def judge(path: Path, call: Call) -> str:
        batch = sound(path, killed(path, call), before, begun.plan)
        with Document.open(path) as document:
            document.keep(begun, "Goes on")  # and what was left beside it, an empty journal at most, is gone
        assert os.listdir(path.parent) == [path.name]
        return "old" if batch < SWEPT else "new"

    verdicts = sweep(tmp_path, GOLDEN, judge)

    assert set(verdicts) == {"old", "new"}
    assert verdicts.total() >= 30


@pytest.mark.deep
@pytest.mark.timeout(300)  # some 25 s each on two idle cores
def test_the_sweep_breaks_a_program_that_writes_over_its_file(tmp_path: Path, begun: Edition) -> None:
    source = tmp_path / "naive.json"
    write_edition(begun, source)

    def judge(path: Path, call: Call) -> str:
        killed(path, call)
        try:
            batch = read_edition(path).batch
        except Unreadable:
            return "broken"
        return "old" if batch == SWEPT - 1 else "new"

    verdicts = sweep(tmp_path, source, judge)

    assert verdicts["broken"] >= 1


@pytest.mark.deep
@pytest.mark.timeout(300)  # some 25 s each on two idle cores
def test_a_save_that_the_disk_hinders_is_told_and_nothing_that_was_kept_is_lost(tmp_path: Path, begun: Edition) -> None:
    """Each call of the save fails once with EIO; the program says what is not kept, and keeps it with its next edit."""
    with Document.open(GOLDEN, read_only=True) as document:
        before = document.last_edit

    def judge(path: Path, call: Call) -> str:
        log = path.parent.with_suffix(".trace")
        done = run(path, f"--output={log}", f"--inject={call.name}:error=EIO:when={call.number}")
        assert "(INJECTED)" in log.read_text(encoding="utf-8", errors="replace"), f"{call} was not reached"
        told = [line for line in done.stdout.splitlines() if line.startswith("not kept")]
        kept = [line for line in done.stdout.splitlines() if line.startswith("kept")]
        assert (done.returncode, kept, len(told) <= 1) == (0, ["kept 1", "kept 2", "kept 3"], True), (call, done)
        assert sound(path, 3, before, begun.plan) == 3
        return "told" if told else "went on"

    verdicts = sweep(tmp_path, GOLDEN, judge, pages=3)

    assert set(verdicts) == {"told", "went on"}

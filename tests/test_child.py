"""Child processes: what they stream is kept, their end is explained, and none outlives its parent."""

from __future__ import annotations

import errno
import os
import select
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from lawatan import child as children
from lawatan.child import Child, Failure, planner, suitable_memory

Maker = Callable[..., Child]

linux = pytest.mark.skipif(sys.platform != "linux", reason="the cap is for Linux")


def path_of_ours() -> list[str]:
    """Where Python looks for the program that is tested, if it was told."""
    return [os.environ["PYTHONPATH"]] if "PYTHONPATH" in os.environ else []


@pytest.fixture
def child(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Maker:
    """Give a function that starts a module of these lines as a child."""
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join((str(tmp_path), *path_of_ours())))

    def start(lines: str, memory_bytes: int | None = None) -> Child:
        (tmp_path / "played.py").write_text("from lawatan.child import serve\nimport sys, json\n" + dedent(lines))
        return Child("played", memory_bytes)

    return start


def test_a_child_answers_its_message_line_by_line_and_ends_well(child: Maker) -> None:
    started = child(
        """
        message = serve()
        for n in range(message["count"]):
            print(json.dumps({"n": n, "text": message["text"]}), flush=True)
        """
    )

    started.send({"count": 3, "text": "Kunjungan ke Bàli – 日本"})
    answers = list(started.lines())

    assert answers == [{"n": n, "text": "Kunjungan ke Bàli – 日本"} for n in range(3)]
    assert started.finish() is None


def test_a_large_message_arrives_whole(child: Maker) -> None:
    started = child("message = serve()\nprint(len(message['text']), flush=True)")

    started.send({"text": "x" * 3_000_000})

    assert list(started.lines()) == [3_000_000]
    assert started.finish() is None


def test_a_kill_keeps_what_was_streamed(child: Maker) -> None:
    started = child(
        """
        serve()
        print(json.dumps({"n": 1}), flush=True)
        print(json.dumps({"n": 2}), flush=True)
        print('{"n": 3, "cut of', end="", flush=True)
        import threading
        threading.Event().wait()
        """
    )
    started.send({})
    lines = started.lines()
    seen = [next(lines), next(lines)]

    started.kill()

    assert seen + list(lines) == [{"n": 1}, {"n": 2}]
    assert started.finish() is None


def test_a_kill_from_another_thread_ends_the_reading(child: Maker) -> None:
    started = child("serve()\nprint('1', flush=True)\nimport threading\nthreading.Event().wait()")
    started.send({})
    lines = started.lines()
    seen = [next(lines)]

    killer = threading.Thread(target=started.kill)
    killer.start()
    seen += list(lines)
    killer.join()

    assert seen == [1]
    assert started.finish() is None


def test_what_is_sent_to_a_child_that_was_finished_goes_nowhere(child: Maker) -> None:
    started = child("serve()")
    started.kill()
    started.finish()

    started.send({"text": "x" * 1_000_000})

    assert list(started.lines()) == []
    assert started.finish() is None
    assert started._telling is None


def test_a_kill_after_the_end_does_no_harm(child: Maker) -> None:
    started = child("serve()")
    started.send({})

    assert list(started.lines()) == []
    assert started.finish() is None
    started.kill()


def test_a_crash_is_told_by_the_last_line_that_the_child_wrote(child: Maker) -> None:
    started = child("serve()\nprint('1', flush=True)\nraise RuntimeError('the sum does not add up')")
    started.send({})

    assert list(started.lines()) == [1]
    assert started.finish() == Failure("crashed", "RuntimeError: the sum does not add up")


def test_a_crash_without_a_word_is_told_by_its_code(child: Maker) -> None:
    started = child("serve()\nimport os\nos._exit(7)")
    started.send({})

    assert list(started.lines()) == []
    assert started.finish() == Failure("crashed", "it ended with code 7")


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("terminate called recursively\nterminate called recursively", "memory"),
        ("terminate called recursively\nterminate called after throwing an instance of '", "memory"),
        ("terminate called after throwing an instance of 'std::bad_alloc'\n  what():  std::bad_alloc", "memory"),
        ("terminate called recursively\nterminate called after throwing an instance of 'std::logic_error'", "crashed"),
    ],
)
def test_workers_that_end_at_once_were_refused_memory_unless_another_cause_is_named(
    child: Maker, said: str, kind: str
) -> None:
    started = child(f"serve()\nsys.stderr.write({said!r})\nimport os\nsys.stderr.flush()\nos.abort()")
    started.send({})

    assert list(started.lines()) == []
    failure = started.finish()
    assert failure is not None and failure.kind == kind


def test_what_a_child_grumbles_is_no_failure(child: Maker) -> None:
    started = child("serve()\nsys.stderr.write('a warning\\n')")
    started.send({})

    assert list(started.lines()) == []
    assert started.finish() is None


def test_much_grumbling_does_not_block_a_child(child: Maker) -> None:
    started = child("serve()\nsys.stderr.write('x' * 1_000_000)\nprint('1', flush=True)")
    started.send({})

    assert list(started.lines()) == [1]
    assert started.finish() is None


def test_a_child_that_breaks_before_its_message_is_told_all_the_same(child: Maker) -> None:
    started = child("raise SystemExit('no such thing')")
    assert started._process is not None
    started._process.wait()

    started.send({"text": "x" * 1_000_000})

    assert list(started.lines()) == []
    assert started.finish() == Failure("crashed", "no such thing")


def test_lines_that_are_no_json_are_passed_over(child: Maker) -> None:
    started = child("serve()\nprint('a library says hello')\nprint('[1]', flush=True)")
    started.send({})

    assert list(started.lines()) == [[1]]
    assert started.finish() is None


@linux
def test_memory_and_remains_are_capped_and_the_system_takes_a_child_before_us(child: Maker) -> None:
    started = child(
        """
        serve()
        import resource
        capped = [resource.getrlimit(kind)[0] for kind in (resource.RLIMIT_DATA, resource.RLIMIT_CORE)]
        print(json.dumps([*capped, int(open("/proc/self/oom_score_adj").read())]), flush=True)
        """
    )
    started.send({})

    assert list(started.lines()) == [[suitable_memory(), 0, 500]]
    assert started.finish() is None


@pytest.mark.parametrize(
    ("gigabytes", "cores", "capped"), [(2, 2, 1.25), (4, 4, 2), (16, 8, 8), (64, 16, 8), (256, 64, 9), (None, 4, 8)]
)
def test_the_cap_suits_the_machine(
    monkeypatch: pytest.MonkeyPatch, gigabytes: int | None, cores: int, capped: float
) -> None:
    def told(name: str) -> int:
        if gigabytes is None:
            raise ValueError(name)
        return {"SC_PAGE_SIZE": 4096, "SC_PHYS_PAGES": gigabytes * 2**30 // 4096}[name]

    monkeypatch.setattr(os, "sysconf", told)
    monkeypatch.setattr(os, "cpu_count", lambda: cores)

    assert suitable_memory() == capped * 2**30


@linux
def test_a_cap_can_be_set_lower(child: Maker) -> None:
    started = child(
        "serve()\nimport resource\nprint(resource.getrlimit(resource.RLIMIT_DATA)[0], flush=True)", 2 * 10**9
    )
    started.send({})

    assert list(started.lines()) == [2 * 10**9]
    assert started.finish() is None


@linux
@pytest.mark.parametrize(
    "lines",
    ["held = bytearray(4 * 10**8)", "held = []\nwhile True: held.append('x' * 10**6)"],
    ids=["at once", "bit by bit"],
)
def test_a_child_that_takes_too_much_says_so(child: Maker, lines: str) -> None:
    started = child(f"serve()\nprint('1', flush=True)\n{lines}", 3 * 10**8)
    started.send({})

    assert list(started.lines()) == [1]
    assert started.finish() == Failure("memory", "MemoryError")


@pytest.mark.parametrize("name", ["SIGKILL", "SIGSEGV", "SIGABRT"])
def test_who_ended_a_child_is_told_by_the_signal(child: Maker, name: str) -> None:
    started = child(f"serve()\nprint('1', flush=True)\nimport os, signal\nos.kill(os.getpid(), signal.{name})")
    started.send({})

    assert list(started.lines()) == [1]
    failure = started.finish()
    assert failure is not None
    assert failure.kind == ("killed" if name == "SIGKILL" else "crashed")
    assert failure.said


@pytest.mark.parametrize(
    "waits", ["threading.Event().wait()", "os.kill(os.getpid(), signal.SIGSTOP)", "while True: pass"]
)
def test_a_child_that_hangs_is_killed_when_its_time_is_over(child: Maker, waits: str) -> None:
    started = child(f"import os, signal, threading\nserve()\nprint('1', flush=True)\n{waits}")
    started.send({})
    lines = started.lines()
    seen = [next(lines)]
    started.give(0.2)

    began = time.monotonic()
    seen += list(lines)

    assert seen == [1]
    assert started.finish() == Failure("silent", seconds=0.2)
    assert 0.2 < time.monotonic() - began < 5


def test_a_child_that_hangs_before_it_reads_holds_up_nobody(child: Maker) -> None:
    started = child("import threading\nthreading.Event().wait()")
    started.give(0.2)

    started.send({"text": "x" * 3_000_000})

    assert list(started.lines()) == []
    assert started.finish() == Failure("silent", seconds=0.2)


def test_a_child_that_talks_all_the_time_has_no_more_of_it(child: Maker) -> None:
    started = child("serve()\nwhile True: print('1', flush=True)")
    started.send({})
    started.give(0.3)

    assert set(started.lines()) == {1}
    assert started.finish() == Failure("silent", seconds=0.3)


def test_a_child_that_has_said_everything_and_does_not_end_is_ended(
    child: Maker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(children, "ENDING_SECONDS", 0.2)
    started = child("import os, threading\nserve()\nprint('1', flush=True)\nos.close(1)\nthreading.Event().wait()")
    started.send({})

    assert list(started.lines()) == [1]
    assert started.finish() == Failure("silent", seconds=0.2)


def test_a_line_without_an_end_is_not_kept(child: Maker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(children, "MOST_LINE_BYTES", 2_000_000)
    started = child("serve()\nprint('1', flush=True)\nwhile True: print('x' * 100_000, end='', flush=True)")
    started.send({})

    assert list(started.lines()) == [1]
    assert started.finish() == Failure("garbled")


def test_a_long_line_arrives_whole(child: Maker) -> None:
    started = child("serve()\nprint(json.dumps('x' * 3_000_000), flush=True)")
    started.send({})

    assert [len(line) for line in started.lines()] == [3_000_000]
    assert started.finish() is None


def test_of_a_flood_of_grumbling_the_end_is_kept(child: Maker) -> None:
    started = child("serve()\nfor _ in range(300): sys.stderr.write('x' * 100_000)\nraise ValueError('at last')")
    started.send({})

    assert list(started.lines()) == []
    assert started.finish() == Failure("crashed", "ValueError: at last")
    assert len(started._grumbled) == children.MOST_SAID_BYTES


def test_what_another_process_holds_open_holds_up_nobody(child: Maker) -> None:
    """A killed child leaves a process of its own behind, which has its pipes."""
    started = child(
        """
        serve()
        import subprocess, threading
        left = subprocess.Popen(["sleep", "30"])
        print(left.pid, flush=True)
        threading.Event().wait()
        """
    )
    started.send({})
    lines = started.lines()
    left = next(lines)

    began = time.monotonic()
    started.kill()

    assert list(lines) == []
    assert started.finish() is None
    assert time.monotonic() - began < 10
    os.kill(left, 9)


def test_a_child_that_cannot_be_started_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "no-python"))

    started = planner()
    started.send({})
    started.kill()

    assert (started.pid, list(started.lines())) == (0, [])
    assert started.finish() == Failure("unstarted", os.strerror(errno.ENOENT))


@pytest.mark.skipif(sys.platform == "win32", reason="locks a file in the manner of POSIX")
def test_a_child_ends_when_its_parent_dies(tmp_path: Path) -> None:
    import fcntl

    (tmp_path / "played.py").write_text(
        dedent(
            f"""
            from lawatan.child import serve
            import fcntl, threading
            serve()
            lock = open({str(tmp_path / "lock")!r}, "w")
            fcntl.flock(lock, fcntl.LOCK_EX)
            print("1", flush=True)
            threading.Event().wait()
            """
        )
    )
    parent = """
        from lawatan.child import Child
        started = Child("played")
        started.send({})
        for line in started.lines():
            print(line, flush=True)
    """
    with subprocess.Popen(
        [sys.executable, "-c", dedent(parent)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(tmp_path), *path_of_ours()))},
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        ready = process.stdout.readline()
        process.kill()

    with (tmp_path / "lock").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # waits until the child is gone

    assert ready == b"1\n"


def ended_with_its_parent(parent: str, **environment: str) -> bool:
    """Run lines that write the number of their child, kill them, and say whether the child goes within ten seconds."""
    command = [sys.executable, "-c", dedent(parent)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env={**os.environ, **environment}) as process:
        assert process.stdout is not None
        searching = os.pidfd_open(int(process.stdout.readline()))
        process.kill()
    with open(searching, "rb", buffering=0) as handle:
        ended, _, _ = select.select([handle], [], [], 10)
    return bool(ended)


@linux
@pytest.mark.parametrize("hangs", ["os.kill(os.getpid(), signal.SIGSTOP)", "re.match('(a+)+$', 'a' * 60 + 'b')"])
def test_a_child_ends_with_its_parent_though_no_thread_of_it_runs(tmp_path: Path, hangs: str) -> None:
    """Stopped; and in a match that takes years and holds Python's lock."""
    lines = f"import os, re, signal\nfrom lawatan.child import serve\nserve()\nprint('1', flush=True)\n{hangs}"
    (tmp_path / "played.py").write_text(lines)
    parent = """
        from lawatan.child import Child
        started = Child("played")
        started.send({})
        for line in started.lines():
            print(started.pid, flush=True)
    """

    assert ended_with_its_parent(parent, PYTHONPATH=os.pathsep.join((str(tmp_path), *path_of_ours())))


@linux
@pytest.mark.deep
def test_a_planner_that_searches_ends_when_its_parent_dies() -> None:
    """The real one, in the midst of a search of ten minutes."""
    parent = """
        from lawatan.jobs.files import read_edition
        from lawatan.jobs.plan import PlanJob
        from lawatan.resources import sample
        job = PlanJob(read_edition(sample("jakarta-bandung-2018")), 600.0)
        for progress in job.run():
            print(job._child.pid, flush=True)
    """

    assert ended_with_its_parent(parent)


def test_nothing_is_imported_from_the_folder_that_one_is_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "calendar.py").write_text("raise SystemExit('taken from the wrong place')")
    monkeypatch.chdir(tmp_path)
    child = planner()
    child.send({"edition": {}, "time_limit": 1, "seed": 0, "workers": 1})

    list(child.lines())

    assert "taken from the wrong place" not in str(child.finish())

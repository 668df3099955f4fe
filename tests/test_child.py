"""Child processes: what they stream is kept, their end is explained, and none outlives its parent."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from lawatan.child import MEMORY_BYTES, Child, planner

Maker = Callable[[str], Child]


@pytest.fixture
def child(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Maker:
    """Give a function that starts a module of these lines as a child."""
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))

    def start(lines: str) -> Child:
        (tmp_path / "played.py").write_text("from lawatan.child import serve\nimport sys, json\n" + dedent(lines))
        return Child("played")

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
    assert started.finish() == ""


def test_a_large_message_arrives_whole(child: Maker) -> None:
    started = child("message = serve()\nprint(len(message['text']), flush=True)")

    started.send({"text": "x" * 3_000_000})

    assert list(started.lines()) == [3_000_000]
    assert started.finish() == ""


def test_a_kill_keeps_what_was_streamed(child: Maker) -> None:
    started = child(
        """
        serve()
        sys.stderr.write("started\\n")
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
    assert started.finish() == "started"


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
    assert started.finish() == "it ended with code -9"


def test_a_kill_after_the_end_does_no_harm(child: Maker) -> None:
    started = child("serve()")
    started.send({})

    assert list(started.lines()) == []
    assert started.finish() == ""
    started.kill()


def test_a_crash_is_told_by_the_last_line_that_the_child_wrote(child: Maker) -> None:
    started = child("serve()\nprint('1', flush=True)\nraise RuntimeError('the sum does not add up')")
    started.send({})

    assert list(started.lines()) == [1]
    assert started.finish() == "RuntimeError: the sum does not add up"


def test_a_crash_without_a_word_is_told_by_its_code(child: Maker) -> None:
    started = child("serve()\nimport os\nos._exit(7)")
    started.send({})

    assert list(started.lines()) == []
    assert started.finish() == "it ended with code 7"


def test_what_a_child_grumbles_is_no_failure(child: Maker) -> None:
    started = child("serve()\nsys.stderr.write('a warning\\n')")
    started.send({})

    assert list(started.lines()) == []
    assert started.finish() == ""


def test_much_grumbling_does_not_block_a_child(child: Maker) -> None:
    started = child("serve()\nsys.stderr.write('x' * 1_000_000)\nprint('1', flush=True)")
    started.send({})

    assert list(started.lines()) == [1]
    assert started.finish() == ""


def test_a_child_that_breaks_before_its_message_is_told_all_the_same(child: Maker) -> None:
    started = child("raise SystemExit('no such thing')")
    started._process.wait()

    started.send({"text": "x" * 1_000_000})

    assert list(started.lines()) == []
    assert started.finish() == "no such thing"


def test_lines_that_are_no_json_are_passed_over(child: Maker) -> None:
    started = child("serve()\nprint('a library says hello')\nprint('[1]', flush=True)")
    started.send({})

    assert list(started.lines()) == [[1]]
    assert started.finish() == ""


@pytest.mark.skipif(sys.platform != "linux", reason="the cap is for Linux")
def test_memory_is_capped(child: Maker) -> None:
    started = child(
        """
        serve()
        import resource
        print(json.dumps(resource.getrlimit(resource.RLIMIT_AS)), flush=True)
        """
    )
    started.send({})

    assert list(started.lines()) == [[MEMORY_BYTES, MEMORY_BYTES]]
    started.finish()


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
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        ready = process.stdout.readline()
        process.kill()

    with (tmp_path / "lock").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # waits until the child is gone

    assert ready == b"1\n"


def test_nothing_is_imported_from_the_folder_that_one_is_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "calendar.py").write_text("raise SystemExit('taken from the wrong place')")
    monkeypatch.chdir(tmp_path)
    child = planner()
    child.send({"edition": {}, "time_limit": 1, "seed": 0, "workers": 1})

    list(child.lines())

    assert "taken from the wrong place" not in child.finish()

"""Child processes that may crash, hang or run out of memory without harm to the program: capped and killable.

A child is a Python module of ours; it reads one JSON object from its standard input and writes JSON lines.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from typing import Any

MEMORY_BYTES = 6 * 1024**3
"""Address space that a child may take (Linux and macOS; elsewhere there is no cap)."""


class Child:
    """A module running in a process of its own; started at once, so that its imports overlap with our work."""

    def __init__(self, module: str) -> None:
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the child; a pipe could fill up and block
        self._said: str | None = None
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", module],  # -P: nothing is imported from the folder that one happens to be in
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            start_new_session=True,  # Ctrl+C reaches us alone: the child's best plan is kept
            env={**os.environ, "PYTHONHASHSEED": "0", "PYTHONUTF8": "1"},
        )

    def send(self, message: Any) -> None:
        """Give the child its one message. Its end of the pipe stays open: the child ends when we do."""
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps(message).encode() + b"\n")
            self._process.stdin.flush()
        except (OSError, ValueError):
            pass  # killed or crashed before: ``lines`` ends at once and ``failure`` says why

    def lines(self) -> Iterator[dict[str, Any]]:
        """Yield what the child writes, until it ends or is killed."""
        assert self._process.stdout is not None
        try:
            for line in self._process.stdout:
                try:
                    message = json.loads(line)
                except ValueError:
                    continue  # a line cut off by a kill
                yield message
        except ValueError:
            return  # closed by another thread, which ended the child

    def kill(self) -> None:
        """End the child at once; safe from any thread, and when it has ended already."""
        self._process.kill()

    def finish(self) -> str:
        """Wait for the end and release everything; return what the child said of its failure, empty if it had none."""
        if self._said is not None:
            return self._said
        code = self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                try:
                    stream.close()
                except OSError:
                    continue
        self._errors.seek(0)
        said = self._errors.read().decode(errors="replace").strip()
        self._errors.close()
        self._said = (said.splitlines()[-1] if said else f"it ended with code {code}") if code else ""
        return self._said


def planner() -> Child:
    """Start the planner's process, which takes a second or two to load OR-Tools: the earlier the better."""
    return Child("lawatan.solver")


def serve() -> dict[str, Any]:
    """In the child: cap the memory, read the message, and see to it that the child ends when its parent does."""
    import threading

    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    except (ImportError, ValueError, OSError):
        pass  # Windows has no such cap, and some systems refuse it
    line = sys.stdin.buffer.readline()
    if not line:
        sys.exit(0)  # the parent ended before it had anything for us
    message: dict[str, Any] = json.loads(line)

    def watch() -> None:
        # Not through sys.stdin: a thread that waits in its buffer makes Python abort when the child ends by itself.
        while os.read(0, 4096):
            continue
        os._exit(0)

    threading.Thread(target=watch, daemon=True).start()
    return message

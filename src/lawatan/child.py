"""Child processes that may crash, hang or run out of memory without harm to the program: capped, watched and killable.

A child is a Python module of ours; it reads one JSON object from its standard input and writes JSON lines. How one failed
is a ``Failure``; the sentences that people read of it stand in ``jobs.broken``.
"""

from __future__ import annotations

import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import IO, Any, Literal

MOST_MEMORY_BYTES = 8 * 1024**3
"""A planner takes half of the machine's memory at most, and no more than this where it has plenty."""

LEAST_MEMORY_BYTES, LEAST_BYTES_A_CORE = 1024**3, 128 * 1024**2
"""It may always take so much, and so much again for each core. Planning 151 activities over 60 days took 0.6 GiB with two
workers, 1.7 GiB with sixteen, as Linux counts towards the cap."""

MOST_LINE_BYTES = 64 * 1024**2
"""No answer is longer than that: a plan of 1,000 time slots has 0.1 MB."""

MOST_SAID_BYTES = 16 * 1024
"""So much of what a child grumbles is kept, the last of it; it never touches a disk, which may be full."""

PIECE_BYTES = 1 << 16
"""So much is read at once: what a pipe holds on Linux."""

TICK_SECONDS = 0.5
"""How often the time that a child has left is looked at."""

ENDING_SECONDS = 5.0
"""How long a child may take to end once it has said everything; killing one took 0.06 s."""

OUT_OF_MEMORY = (
    "memoryerror",
    "bad_alloc",
    "out of memory",
    "cannot allocate memory",
    "can't start new thread",
    "resource temporarily unavailable",
)
"""What Python, C++ and the system say where memory is refused (a thread that cannot start has no room for its stack)."""

SEVERAL_AT_ONCE = "terminate called recursively"
"""All that C++ says where several workers end on an exception at once, and that is refused memory: of 60 programs whose eight
threads threw bad_alloc together, 18 said this and never its name."""

NAMED = "instance of '"
"""What C++ says before the name of the exception that ended a program."""


@dataclass(frozen=True)
class Failure:
    """How a child failed; ``said`` is the last line that it wrote of it, in English, for who mends programs.

    ``memory``: it asked for more than it may have. ``killed``: somebody else ended it, as the system does when memory runs
    out. ``crashed``: an error ended it. ``silent``: it had not ended after ``seconds``. ``garbled``: what it wrote was no
    answer. ``unanswered``: it ended well without one. ``unstarted``: the system would not start it.
    """

    kind: Literal["memory", "killed", "crashed", "silent", "garbled", "unanswered", "unstarted"]
    said: str = ""
    seconds: float = 0.0


class Child:
    """A module running in a process of its own; started at once, so that its imports overlap with our work.

    ``memory_bytes`` caps what it may take (Linux; elsewhere nothing does); None: what suits the machine.
    """

    def __init__(self, module: str, memory_bytes: int | None = None) -> None:
        self._answers: queue.Queue[bytes | None] = queue.Queue(maxsize=100)
        self._grumbled = b""
        self._failure: Failure | None = None
        self._killed = self._finished = False
        self._ending = threading.Lock()
        self._given = self._left = float("inf")
        self._threads: list[threading.Thread] = []
        self._telling: threading.Thread | None = None
        self._process: subprocess.Popen[bytes] | None = None
        try:
            self._process = subprocess.Popen(
                # -P: nothing is imported from the folder that one happens to be in
                [sys.executable, "-P", "-m", module, str(memory_bytes or suitable_memory())],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                bufsize=0,
                start_new_session=True,  # Ctrl+C reaches us alone: the child's best plan is kept
                env={**os.environ, "PYTHONHASHSEED": "0", "PYTHONUTF8": "1"},
            )
        except OSError as error:  # no memory for one process more, or no program to start
            self._failure = Failure("unstarted", error.strerror or str(error))
        else:
            self._work(self._hear, self._process.stdout)
            self._work(self._overhear, self._process.stderr)

    @property
    def pid(self) -> int:
        """The number of its process; 0 where the system would not start it."""
        return self._process.pid if self._process is not None else 0

    @property
    def waiting(self) -> bool:
        """Whether it was started and has not ended."""
        return self._process is not None and not self._finished and self._process.poll() is None

    def send(self, message: Any) -> None:
        """Give the child its one message. Its end of the pipe stays open: the child ends when we do."""
        with self._ending:
            if self._process is not None and not self._finished:
                # In a thread, as a pipe holds 64 kB: the child may hang before it reads.
                self._telling = self._work(self._tell, self._process.stdin, json.dumps(message).encode() + b"\n")

    def give(self, seconds: float) -> None:
        """Let the child have so many seconds from now on, after which ``lines`` kills it. At first it has any number."""
        self._given = self._left = seconds

    def lines(self) -> Iterator[Any]:
        """Yield what the child writes, until it ends or is killed, or the seconds that it was given are over.

        They count while we are awake: a machine that slept, and the child with it, takes nothing away from them.
        """
        seen, quiet = time.monotonic(), 0
        while self._process is not None:
            try:
                line = self._answers.get(timeout=TICK_SECONDS)
            except queue.Empty:
                line, quiet = b"", quiet + 1
            else:
                quiet = 0
            if line is None or (self._killed and quiet > 1):  # killed, but somebody else still holds its pipe
                return
            seen, before = time.monotonic(), seen
            self._left -= min(seen - before, 2 * TICK_SECONDS)
            with suppress(ValueError, RecursionError):  # what a library says
                yield json.loads(line)
            if self._left <= 0:
                self.fail(Failure("silent", seconds=self._given))

    def fail(self, failure: Failure) -> None:
        """End the child at once, because of this."""
        if self._failure is None and not self._killed:
            self._failure = failure
        self.kill()

    def kill(self) -> None:
        """End the child at once; safe from any thread, and when it has ended already."""
        self._killed = True
        if self._process is not None:
            self._process.kill()

    def finish(self) -> Failure | None:
        """Wait for the end and release everything; return how the child failed, None if it ended well or by ``kill``.

        One that has said everything and does not end is killed after ``ENDING_SECONDS``.
        """
        with self._ending:
            if self._process is None or self._finished:
                return self._failure
            self._finished = True
        code = self._wait()
        if code is None:
            self.fail(Failure("silent", seconds=ENDING_SECONDS))
            self._wait()
        until = time.monotonic() + 1
        for thread in self._threads:
            thread.join(
                max(0, until - time.monotonic())
            )  # they close their pipes, unless somebody else still holds one
        if self._telling is None or not self._telling.is_alive():
            assert self._process.stdin is not None
            self._process.stdin.close()
        said = self._grumbled.decode(errors="replace").strip()
        if self._failure is None and code and not self._killed:
            self._failure = _failure(code, said)
        elif self._failure is not None and said:
            self._failure = replace(self._failure, said=said.splitlines()[-1])
        return self._failure

    def _wait(self) -> int | None:
        assert self._process is not None
        try:
            return self._process.wait(ENDING_SECONDS)
        except subprocess.TimeoutExpired:
            return None

    def _work(self, work: Any, *given: Any) -> threading.Thread:
        """Run a function on a pipe in a thread of its own, which holds up nobody's end."""
        thread = threading.Thread(target=work, args=given, daemon=True)
        self._threads.append(thread)
        thread.start()
        return thread

    def _tell(self, pipe: IO[bytes], message: bytes) -> None:
        left = memoryview(message)
        with suppress(OSError):  # killed or crashed: ``lines`` ends at once and ``finish`` says why
            while left:
                left = left[os.write(pipe.fileno(), left) :]

    def _hear(self, pipe: IO[bytes]) -> None:
        parts: list[bytes] = []
        with pipe:
            while chunk := os.read(pipe.fileno(), PIECE_BYTES):
                *whole, rest = chunk.split(b"\n")
                for line in whole:
                    self._answer(b"".join((*parts, line)))
                    parts = []
                parts.append(rest)
                if len(parts) > 100 and sum(map(len, parts)) > MOST_LINE_BYTES:
                    self.fail(Failure("garbled"))
                    break
        self._answer(None)  # a line that a kill cut off is none

    def _answer(self, line: bytes | None) -> None:
        """Hand a line over to who reads ``lines``; a child that says much waits for them, as long as there is anybody."""
        while True:
            try:
                self._answers.put(line, timeout=TICK_SECONDS)
            except queue.Full:
                if not self._finished:
                    continue
            return

    def _overhear(self, pipe: IO[bytes]) -> None:
        with pipe:
            while chunk := os.read(pipe.fileno(), PIECE_BYTES):
                self._grumbled = (self._grumbled + chunk)[-MOST_SAID_BYTES:]


def _failure(code: int, said: str) -> Failure:
    """What an exit code, and what was said on standard error, tell."""
    last = said.splitlines()[-1] if said else f"it ended with code {code}"
    if any(word in said.lower() for word in OUT_OF_MEMORY) or (
        SEVERAL_AT_ONCE in said and not _names_an_exception(said)
    ):
        return Failure("memory", last)
    if code == -getattr(signal, "SIGKILL", 9):
        return Failure("killed", last)
    if code < 0 and not said:
        last = signal.strsignal(-code) or last
    return Failure("crashed", last)


def _names_an_exception(said: str) -> bool:
    return any(after.strip() for after in said.split(NAMED)[1:])


def suitable_memory() -> int:
    """Bytes that a child may take on this machine."""
    least = LEAST_MEMORY_BYTES + LEAST_BYTES_A_CORE * (os.cpu_count() or 1)
    try:
        half = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 2
    except (AttributeError, ValueError, OSError):
        half = MOST_MEMORY_BYTES  # Windows does not say, and has no cap
    return max(least, min(half, MOST_MEMORY_BYTES))


def planner(memory_bytes: int | None = None) -> Child:
    """Start the planner's process, which takes a second or two to load OR-Tools: the earlier the better."""
    return Child("lawatan.solver", memory_bytes)


def serve() -> dict[str, Any]:
    """In the child: cap the memory, read the message, and see to it that the child ends when its parent does."""
    _cap(int(sys.argv[1]))
    line = sys.stdin.buffer.readline()
    if not line:
        sys.exit(0)  # the parent ended before it had anything for us
    message: dict[str, Any] = json.loads(line)

    def watch() -> None:
        # Not through sys.stdin: a thread that waits in its buffer makes Python abort when the child ends by itself.
        while os.read(0, 4096):
            continue
        os._exit(0)

    _die_with_parent()
    threading.Thread(target=watch, daemon=True).start()
    return message


def _die_with_parent() -> None:
    """Let the system kill this process when the pipe from its parent closes, though no thread of ours can run (Linux).

    PR_SET_PDEATHSIG would do so when the *thread* ends that began the process.
    """
    if sys.platform == "linux":
        import fcntl

        with suppress(OSError):
            fcntl.fcntl(0, fcntl.F_SETOWN, os.getpid())
            fcntl.fcntl(0, fcntl.F_SETSIG, signal.SIGKILL)
            fcntl.fcntl(0, fcntl.F_SETFL, fcntl.fcntl(0, fcntl.F_GETFL) | os.O_ASYNC)


def _cap(memory_bytes: int) -> None:
    """Bound what this process can take from others: memory, and the disk on which the system would put its remains."""
    try:
        import resource
    except ImportError:
        return  # Windows
    for kind, most in ((resource.RLIMIT_DATA, memory_bytes), (resource.RLIMIT_CORE, 0)):
        _, hard = resource.getrlimit(kind)
        with suppress(ValueError, OSError):
            resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
    with suppress(OSError), open("/proc/self/oom_score_adj", "w") as score:
        score.write("500")  # where the whole machine runs out, the system is to end us and not the desk

"""Makes the real planner's process misbehave; Python imports this at its start where the folder is on its path.

``SABOTAGE`` says when and how, as ``2 SIGKILL``: in the place of the third line that it writes. The first one says that it
has begun, so that 1 is before the first plan and 2 after it; ``end`` is in the place of the last line, ``first`` before
anything, ``last`` after everything. ``sabotage.py`` sets that for a test.
"""

import atexit
import os
import signal
import sys
import threading
from typing import Any


class Saboteur:
    """In the place of standard output."""

    def __init__(self, real: Any, after: int, deed: str) -> None:
        self.real, self.after, self.deed, self.lines = real, after, deed, 0

    def write(self, text: str) -> None:
        if self.lines == self.after or (self.after < 0 and '"layer": "end"' in text):
            self.act(text)
        self.lines += 1
        self.real.write(text)

    def flush(self) -> None:
        self.real.flush()

    def say(self, text: str) -> None:
        self.real.write(text)
        self.real.flush()

    def act(self, text: str) -> None:
        match self.deed:
            case "half a line":
                self.say(text[: len(text) // 2])
                end(signal.SIGKILL)
            case "hang":
                threading.Event().wait()
            case "exit":
                os._exit(0)
            case "raise":
                raise RuntimeError("the sum does not add up")
            case "noise":
                self.real.flush()
                self.real.buffer.write(
                    b"\xff\xfe\x00 no JSON \x80\n[1]\n\n7\n{}\n" + b"[" * 100_000 + b'\n{"layer": "lunch"}\n'
                )
            case "another plan":
                slot = '{"x@ALL": {"start": "2018-07-23T09:00+07:00"}}'
                self.say('{"layer": "place", "plan": {"placements": ' + slot + '}, "bound": null}\n')
            case "no plan":
                self.say('{"layer": "place", "plan": {"placements": 3}, "bound": null}\n')
            case "endless line":
                while True:
                    self.say("x" * 1_000_000)
            case "flood":
                for _ in range(200):
                    os.write(2, b"something is not as it should be\n" * 30_000)
            case "hog":
                held = []
                while True:
                    held.append(bytearray(1_000_000))
            case name:
                end(signal.Signals[name])


def end(how: signal.Signals) -> None:
    """The signal may reach another thread: this one goes no further."""
    os.kill(os.getpid(), how)
    threading.Event().wait()


if "lawatan.solver" in sys.orig_argv and "SABOTAGE" in os.environ:
    after, _, deed = os.environ["SABOTAGE"].partition(" ")
    if after == "first":  # before it has read what it is asked
        Saboteur(sys.stdout, 0, deed).act("")
    elif after == "last":  # when it has said everything
        atexit.register(Saboteur(sys.stdout, 0, deed).act, "")
    else:
        sys.stdout = Saboteur(sys.stdout, -1 if after == "end" else int(after), deed)

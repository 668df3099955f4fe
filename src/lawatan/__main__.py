"""Where the program starts: ``lawatan`` and ``python -m lawatan``. Ctrl+C ends it in one line even while it loads."""

from __future__ import annotations

import os
import signal
from typing import NoReturn


def main() -> NoReturn:
    """Load the command line, which takes long enough for a person to think better of it, and run it."""
    signal.signal(signal.SIGINT, _stopped)
    from lawatan.cli import main as run
    from lawatan.jobs import files  # noqa: F401 - what the command line loads first of all

    signal.signal(signal.SIGINT, signal.default_int_handler)
    run()


def _stopped(*_: object) -> NoReturn:
    os.write(2, b"lawatan: stopped; nothing was written.\n")
    os._exit(2)


if __name__ == "__main__":
    main()

"""What ends a command: bad usage or input."""

from __future__ import annotations


class Refused(Exception):
    """Bad usage or input: one line for the user, exit code 2."""

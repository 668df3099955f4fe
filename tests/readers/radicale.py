"""Radicale, a real CalDAV server, on this machine and a free port; each test that uses it is a user of its own."""

from __future__ import annotations

import http.client
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

CONFIGURATION = """\
[server]
hosts = 127.0.0.1:{port}
[auth]
type = htpasswd
htpasswd_filename = {folder}/users
htpasswd_encryption = plain
delay = 0
[storage]
filesystem_folder = {folder}/collections
[logging]
level = info
"""


@dataclass(frozen=True)
class User:
    """One who has a home on the server."""

    name: str
    password: str
    root: str

    @property
    def home(self) -> str:
        """Where the calendars of this user lie."""
        return f"{self.root}{self.name}/"


class Radicale:
    """A server that runs."""

    def __init__(self, port: int, folder: Path) -> None:
        self.address, self._folder, self._numbers = f"http://127.0.0.1:{port}/", folder, count(1)

    def user(self) -> User:
        """Somebody who has nothing there yet."""
        name = f"user{next(self._numbers)}"
        made = User(name, f"secret-of-{name}", self.address)
        with (self._folder / "users").open("a") as users:
            users.write(f"{made.name}:{made.password}\n")
        return made

    def requests(self, user: User) -> list[str]:
        """The methods of all requests for what is in a user's home, in order."""
        lines = (self._folder / "log").read_text().splitlines()
        return [line.split("] ")[-1].split(" ")[0] for line in lines if f" request for '/{user.name}/" in line]

    def log(self) -> str:
        """All that the server has noted."""
        return (self._folder / "log").read_text()


@contextmanager
def radicale(folder: Path) -> Iterator[Radicale]:
    """A server that is up, until the end."""
    folder.mkdir(parents=True, exist_ok=True)
    port = free_port()
    (folder / "configuration").write_text(CONFIGURATION.format(port=port, folder=folder))
    (folder / "users").touch()
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "radicale", "--config", str(folder / "configuration")],
            stdout=log,
            stderr=log,
            stdin=subprocess.DEVNULL,
        )
        try:
            _wait(process, port)
            yield Radicale(port, folder)
        finally:
            process.terminate()
            process.wait(20)


def free_port() -> int:
    """A port of this machine that nobody listens at now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def _wait(process: subprocess.Popen[bytes], port: int) -> None:
    ends = time.monotonic() + 30
    while True:
        assert process.poll() is None, "Radicale has ended"
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", "/")
            connection.getresponse().read()
            connection.close()
            return
        except OSError:
            assert time.monotonic() < ends, "Radicale does not answer"
            time.sleep(0.05)

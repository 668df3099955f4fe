"""The guards of the tests themselves: a guard that lets everything pass would not be noticed."""

from __future__ import annotations

import datetime as dt
import os
import socket
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest


def test_leaving_the_machine_is_refused() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as datagrams:
        for attempt in (
            lambda: socket.create_connection(("192.0.2.1", 80), timeout=1),
            lambda: socket.create_connection(("example.invalid", 80), timeout=1),
            lambda: datagrams.sendto(b"", ("192.0.2.1", 53)),
            lambda: socket.gethostbyname("example.invalid"),
            lambda: urllib.request.urlopen("http://example.invalid/"),
        ):
            with pytest.raises(RuntimeError, match="tests stay on this machine"):
                attempt()


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_loopback_is_open(host: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        with socket.create_connection((host, server.getsockname()[1]), timeout=5) as client:
            client.sendall(b"here")
        with server.accept()[0] as accepted:
            assert accepted.recv(4) == b"here"


def test_there_is_no_screen_and_the_users_settings_are_out_of_reach() -> None:
    assert os.environ["CI"] == "true"
    assert os.environ["QT_QPA_PLATFORM"]
    assert Path.home() not in Path(os.environ["XDG_CONFIG_HOME"]).parents


def test_the_machine_can_be_put_in_another_zone(machine_zone: Callable[[str], None]) -> None:
    noon = dt.datetime(2018, 7, 19, 12, tzinfo=dt.UTC)

    machine_zone("America/St_Johns")
    newfoundland = noon.astimezone().strftime("%H:%M")
    machine_zone("Asia/Jakarta")
    jakarta = noon.astimezone().strftime("%H:%M")

    assert (newfoundland, jakarta) == ("09:30", "19:00")

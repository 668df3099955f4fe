"""Passwords lie in the system's keyring where there is one, and nothing goes wrong where there is none."""

from __future__ import annotations

import keyring
import pytest
from keyring.errors import InitError, KeyringLocked, NoKeyringError, PasswordSetError

from delivery.keyrings import Memory
from lawatan.delivery import keep, kept

HOME = "https://dav.example.org:8443/calendars/ani/"


class Failing(Memory):
    """A keyring of which every use fails."""

    def __init__(self, fault: Exception) -> None:
        super().__init__()
        self.fault = fault

    def get_password(self, service: str, username: str) -> str | None:
        raise self.fault

    def set_password(self, service: str, username: str, password: str) -> None:
        raise self.fault


def test_a_password_is_kept_for_a_user_of_a_server(memory: Memory) -> None:
    assert kept(HOME, "ani") is None
    assert keep(HOME, "ani", "geheim “ü”")
    assert kept("https://dav.example.org:8443/elsewhere/", "ani") == "geheim “ü”"
    assert kept(HOME, "eve") is None and kept("https://dav.example.org/", "ani") is None
    assert memory.has == {("Lawatan https://dav.example.org:8443", "ani"): "geheim “ü”"}


@pytest.mark.parametrize(
    "fault",
    [
        NoKeyringError("none"),
        KeyringLocked("locked"),
        InitError("no bus"),
        PasswordSetError("no"),
        RuntimeError("?"),
        OSError(),
    ],
)
def test_without_a_keyring_that_works_there_is_no_password_and_no_fault(memory: Memory, fault: Exception) -> None:
    keyring.set_keyring(Failing(fault))
    assert (kept(HOME, "ani"), keep(HOME, "ani", "geheim")) == (None, False)

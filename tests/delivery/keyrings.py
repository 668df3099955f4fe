"""A keyring for tests, in place of that of whoever runs them."""

from __future__ import annotations

from keyring.backend import KeyringBackend


class Memory(KeyringBackend):
    """A keyring that forgets with the test."""

    priority = 1  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.has: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.has.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.has[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.has[service, username]

"""Passwords in the system's keyring. Nothing here prints, logs or raises anything that a password could stand in."""

from __future__ import annotations

from urllib.parse import urlsplit

PASSWORD_VARIABLE = "LAWATAN_CALDAV_PASSWORD"
"""The environment variable that is read where the keyring has no password."""


def kept(address: str, user: str) -> str | None:
    """The password that the keyring has for a user of a server; None where it has none, or there is no keyring."""
    try:
        import keyring  # 0.2 s to import

        return keyring.get_password(_service(address), user) or None
    except Exception:  # whatever a system's keyring comes to (none, locked, no session bus): the next way is tried
        return None


def keep(address: str, user: str, password: str) -> bool:
    """Put the password of a user of a server into the keyring; say whether it is there now."""
    try:
        import keyring

        keyring.set_password(_service(address), user, password)
        return keyring.get_password(_service(address), user) == password
    except Exception:  # as above; a fault's text could name what was to be kept
        return False


def _service(address: str) -> str:
    """The name under which the keyring shows it: the server without the path, since its calendars share the password."""
    parts = urlsplit(address)
    host = parts.hostname or ""
    return f"Lawatan {parts.scheme}://{host}" + (f":{parts.port}" if parts.port else "")

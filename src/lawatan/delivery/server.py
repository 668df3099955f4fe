"""A CalDAV server (RFC 4791) by the library ``caldav``: which calendars lie in a user's home, what is in them, each change.

An entry is made only where none of its name is (If-None-Match), and overwritten or taken away only as it was read
(If-Match): what somebody else changed meanwhile is never lost.
"""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote, urljoin, urlsplit, urlunsplit

from lawatan.delivery import dav
from lawatan.delivery.undelivered import NotLetIn, Undelivered, no_calendar_server, of_answer, of_network
from lawatan.words import mark

if TYPE_CHECKING:
    from caldav.davclient import DAVClient

SECONDS = 30
"""How long an answer is waited for."""


@dataclass(frozen=True)
class Stored:
    """An entry that lies on a server: its address, the tag of the state that was read, its bytes."""

    address: str
    tag: str
    content: bytes


class Server:
    """The calendars of a user on a server; ``open`` finds them from the address of the home, the principal or above it."""

    def __init__(self, address: str, user: str | None = None, seconds: int = SECONDS) -> None:
        try:
            parts = urlsplit(address)
        except ValueError:
            raise Undelivered(address, mark("{where}: this is no address.")) from None
        self.user = user or (unquote(parts.username) if parts.username else None)
        self.address = urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path or "/", parts.query, ""))
        self.home = self.address
        self._seconds = seconds
        self._client: DAVClient | None = None

    @property
    def where(self) -> str:
        """The address as sentences name it: without user and password."""
        return self.address

    @property
    def is_encrypted(self) -> bool:
        """Whether nobody on the way can read along: by TLS, or as there is no way beyond this computer."""
        return self.address.startswith("https:") or urlsplit(self.address).hostname in ("localhost", "127.0.0.1", "::1")

    def open(self, password: str | None = None) -> None:
        """Find the home of the calendars; NotLetIn where the server wants another user or password, else Undelivered."""
        from caldav.davclient import DAVClient  # 0.7 s to import

        quiet = logging.getLogger("caldav")  # it logs whole answers, in which people are named
        quiet.addHandler(logging.NullHandler())
        quiet.propagate = False
        self.close()
        self._client = DAVClient(
            url=self.address,
            username=self.user,
            password=password or ("" if self.user else None),
            timeout=self._seconds,
            enable_rfc6764=False,
        )
        try:
            self.home = self._find_home()
        except NotLetIn as fault:
            if not password and self.user:
                raise NotLetIn(
                    self.where, mark("{where}: the server asks for {user}’s password."), user=self.user
                ) from None
            raise fault from None

    def close(self) -> None:
        """End the connection; what was sent is there."""
        if self._client is not None:
            self._client.close()
            self._client = None

    def calendars(self) -> dict[str, str]:
        """The calendars of the home: the last part of the address of each, and what it is called."""
        found = {}
        for href, properties in self._properties(self.home, dav.WHICH_CALENDARS, depth=1):
            if dav.is_calendar(properties):
                found[_last_part(href)] = dav.text(properties, dav.DISPLAY_NAME)
        return found

    def entries(self, calendar: str) -> tuple[Stored, ...]:
        """What lies in a calendar of the home, by address."""
        found = []
        base = self.address_of(calendar)
        answer = self._ask(base, "REPORT", dav.ENTRIES, {"Depth": "1"}, (HTTPStatus.MULTI_STATUS,))
        for href, properties in dav.answers(answer.tree):
            content, tag = dav.text(properties, dav.CALENDAR_DATA), dav.text(properties, dav.TAG)
            if content:
                found.append(Stored(urljoin(base, href), tag, content.encode()))
        return tuple(sorted(found, key=lambda each: each.address))

    def make(self, calendar: str, title: str) -> None:
        """Make a calendar in the home."""
        self._ask(self.address_of(calendar), "MKCALENDAR", dav.make_calendar(title))

    def rename(self, calendar: str, title: str) -> None:
        """Give a calendar of the home another title."""
        self._ask(self.address_of(calendar), "PROPPATCH", dav.rename(title))

    def add(self, calendar: str, name: str, content: bytes) -> None:
        """Put a new entry into a calendar of the home; Overtaken where there is one of this name already."""
        self._ask(
            self.address_of(calendar, name),
            "PUT",
            content.decode(),
            {"If-None-Match": "*", "Content-Type": dav.CALENDAR_TYPE},
        )

    def overwrite(self, before: Stored, content: bytes) -> None:
        """Put an entry in place of one that was read; Overtaken where that is not any more as it was read."""
        self._ask(before.address, "PUT", content.decode(), {**_as_read(before), "Content-Type": dav.CALENDAR_TYPE})

    def take_away(self, before: Stored) -> None:
        """Delete an entry that was read; Overtaken where it is not any more as it was read."""
        gone = (HTTPStatus.NOT_FOUND, HTTPStatus.GONE)
        self._ask(before.address, "DELETE", "", _as_read(before), (*dav.DONE, *gone))

    def address_of(self, calendar: str, entry: str = "") -> str:
        """The address of a calendar of the home, or of an entry in it by its name."""
        return urljoin(self.home, f"{quote(calendar)}/" + (quote(f"{entry}.ics") if entry else ""))

    def _find_home(self) -> str:
        """The calendar home (RFC 4791, section 6.2.1): said here, by the user's principal (RFC 5397), or this itself."""
        answers = self._properties(self.address, dav.WHO_AND_WHERE, depth=0)
        properties = answers[0][1] if answers else {}
        if dav.is_calendar(properties):
            raise Undelivered(
                self.where,
                mark("{where}: this is a single calendar. Give the address of the folder that it lies in."),
            )
        home, principal = dav.link(properties, dav.HOME), dav.link(properties, dav.PRINCIPAL)
        if not home and principal:
            asked = self._properties(self._joined(principal), dav.WHO_AND_WHERE, depth=0)
            home = dav.link(asked[0][1], dav.HOME) if asked else ""
        if not home:
            raise no_calendar_server(self.where)
        found = _folder(self._joined(home))
        here = _folder(self.address)
        # Somebody else's home that one may write to is meant where the address is neither one's own nor above it.
        return found if found.startswith(here) or (principal and here == _folder(self._joined(principal))) else here

    def _joined(self, href: str) -> str:
        """An address that the server names; never one to which the password would go unencrypted after it was not."""
        found = urljoin(self.address, href)
        if self.address.startswith("https:") and not found.startswith("https:"):
            raise no_calendar_server(self.where)
        return found

    def _properties(self, address: str, body: str, depth: int) -> list[tuple[str, dict[str, Any]]]:
        answer = self._ask(address, "PROPFIND", body, {"Depth": str(depth)}, (HTTPStatus.MULTI_STATUS,))
        return list(dav.answers(answer.tree))

    def _ask(
        self,
        address: str,
        method: str,
        body: str,
        headers: dict[str, str] | None = None,
        fine: tuple[int, ...] = dav.DONE,
    ) -> Any:
        """One request; Undelivered unless the answer is one that is ``fine``."""
        from caldav.lib.error import AuthorizationError, DAVError, RateLimitError

        assert self._client is not None, "the server is not open"
        try:
            answer = self._client.request(address, method, body, headers or {})
        except AuthorizationError as fault:
            raise of_answer(address, fault.status or HTTPStatus.UNAUTHORIZED, self.user) from None
        except RateLimitError:
            raise of_answer(address, HTTPStatus.TOO_MANY_REQUESTS, self.user) from None
        except OSError as fault:  # the library's own of the network are such too
            raise of_network(address, fault, self._seconds) from None
        except NotImplementedError:
            raise Undelivered(
                address,
                mark(
                    "{where}: the server wants a way of signing in that is not known here. Ask its administrator for "
                    "basic or digest."
                ),
            ) from None
        except (DAVError, ValueError, SyntaxError, LookupError, TypeError, AttributeError, AssertionError):
            raise no_calendar_server(address) from None  # what came cannot be read as an answer of such a server
        if answer.status in fine:
            return answer
        if method in ("PROPFIND", "REPORT") and answer.status in dav.NO_SUCH_METHOD:
            raise no_calendar_server(address)
        raise of_answer(address, answer.status, self.user)


def _as_read(before: Stored) -> dict[str, str]:
    """The condition that an entry is as it was read; a tag that a proxy on the way has weakened is the same tag."""
    return {"If-Match": re.sub(r"^W/", "", before.tag) or '""'}


def _folder(address: str) -> str:
    return address if address.endswith("/") else f"{address}/"


def _last_part(href: str) -> str:
    return unquote(urlsplit(href).path.rstrip("/").rpartition("/")[2])

"""A CalDAV server is found from any address that a coordinator may have, and each trouble is told in one plain sentence."""

from __future__ import annotations

import logging
import logging.handlers
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
import trustme

from lawatan.delivery import NotLetIn, Overtaken, Server, Stored, Undelivered
from lawatan.words import words
from readers.radicale import Radicale, User, free_port

ENTRY = b"""BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Somebody//EN
BEGIN:VEVENT
UID:one@somewhere
DTSTAMP:20260101T000000Z
DTSTART:20260101T080000Z
DTEND:20260101T090000Z
SUMMARY:One
END:VEVENT
END:VCALENDAR
""".replace(b"\n", b"\r\n")


@pytest.fixture
def user(calendar_server: Radicale) -> User:
    return calendar_server.user()


def opened(address: str, user: User) -> Server:
    made = Server(address, user.name)
    made.open(user.password)
    return made


def test_the_home_is_found_from_itself_and_from_above(user: User) -> None:
    for address in (user.root, user.home, user.home.rstrip("/")):
        server = opened(address, user)
        assert server.home == user.home
        server.close()


def test_an_entry_is_made_once_and_changed_only_as_it_was_read(user: User) -> None:
    server = opened(user.home, user)
    server.make("group-a", "Grup <A> & “B”")
    assert server.calendars() == {"group-a": "Grup <A> & “B”"}
    server.add("group-a", "one", ENTRY)
    with pytest.raises(Overtaken):
        server.add("group-a", "one", ENTRY)
    (first,) = server.entries("group-a")
    server.overwrite(first, ENTRY.replace(b"One", b"Two"))
    for late in (lambda: server.overwrite(first, ENTRY), lambda: server.take_away(first)):
        with pytest.raises(Overtaken):
            late()
    (second,) = server.entries("group-a")
    assert b"SUMMARY:Two" in second.content
    server.overwrite(Stored(second.address, f"W/{second.tag}", b""), ENTRY)  # as some proxies write tags
    (third,) = server.entries("group-a")
    server.take_away(third)
    server.take_away(third)  # gone already
    assert server.entries("group-a") == ()
    server.rename("group-a", "Other")
    assert server.calendars() == {"group-a": "Other"}
    server.close()


def refusal(server: Server, password: str | None = None) -> str:
    with pytest.raises(Undelivered) as caught:
        server.open(password)
    server.close()
    told = caught.value.told(words("en"))
    assert told.startswith(server.where) and told.endswith(".") and "secret" not in told
    return told.removeprefix(f"{server.where}: ")


def test_who_is_not_let_in_is_told_why(user: User) -> None:
    with pytest.raises(NotLetIn):
        Server(user.home, user.name).open("other-secret")
    assert refusal(Server(user.home, user.name), "other-secret").startswith(
        "the server does not accept this password of"
    )
    assert refusal(Server(user.home, user.name)).endswith("’s password.")
    assert refusal(Server(user.home)) == "the server asks who you are. Give the user’s name."


def test_an_address_that_is_none_of_calendars_is_refused(user: User) -> None:
    server = opened(user.home, user)
    server.make("one", "One")
    server.close()
    assert refusal(Server(f"{user.home}one/", user.name), user.password).startswith("this is a single calendar.")
    assert refusal(Server(f"{user.root}somebody/", user.name), user.password).startswith("the server does not allow")


def test_a_server_that_is_not_there(user: User) -> None:
    assert refusal(Server(f"http://127.0.0.1:{free_port()}/")).startswith("the server cannot be reached.")
    assert refusal(Server("http://[::1]:1/dav/")).startswith("the server cannot be reached.")


OVER = threading.Event()
"""Set when a server is to stop, so that what it leaves waiting ends."""


class Answers(BaseHTTPRequestHandler):
    """A server that answers all alike: with what is in the path, as ``/404/``; ``/slow/`` it leaves waiting."""

    def do_PROPFIND(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        wanted = self.path.strip("/")
        if wanted == "slow":
            OVER.wait(30)  # the client gives up before
        status, kind, body = {
            "page": (200, "text/html", b"<!doctype html><title>Welcome"),
            "broken": (207, "text/xml", b"<multistatus xmlns='DAV:'><response>"),
            "nothing": (207, "text/xml", b"<multistatus xmlns='DAV:'/>"),
            "weird": (207, "text/xml", b"\xff\xfe\x00"),
            "slow": (200, "text/plain", b""),
        }.get(wanted) or (int(wanted), "text/plain", b"")
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if status == 401:
            self.send_header("WWW-Authenticate", "Negotiate")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def listening(context: ssl.SSLContext | None = None) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        server.daemon_threads = True
        server.handle_error = lambda *_: None  # type: ignore[method-assign]  # a client that goes away is no fault here
        if context is not None:
            server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        OVER.clear()
        yield f"{'http' if context is None else 'https'}://localhost:{server.server_address[1]}/"
        OVER.set()
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(
    ("path", "told"),
    [
        *(
            (each, "this is no calendar server (CalDAV)")
            for each in ("page", "broken", "nothing", "weird", "405", "501")
        ),
        ("401", "the server wants a way of signing in that is not known here"),
        ("403", "the server does not allow ani to do this"),
        ("404", "there is nothing at this address"),
        ("500", "the server refuses this (500 Internal Server Error)"),
        ("503", "the server is too busy now"),
        ("507", "the server has no room left for this"),
        ("slow", "the server has not answered for 1 seconds"),
    ],
)
def test_what_a_server_answers_is_told_in_a_sentence(path: str, told: str, capfd: pytest.CaptureFixture[str]) -> None:
    ours = logging.handlers.BufferingHandler(100)  # as the desk's log listens, to all
    logging.getLogger().addHandler(ours)
    try:
        with listening() as address:
            assert refusal(Server(f"{address}{path}/", "ani", seconds=1), "secret").startswith(told)
    finally:
        logging.getLogger().removeHandler(ours)
    assert (capfd.readouterr(), ours.buffer) == (("", ""), []), "the library says nothing of its own, and logs nothing"


def test_a_certificate_that_nobody_knows_is_not_trusted() -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("localhost").configure_cert(context)
    with listening(context) as address:
        assert refusal(Server(f"{address}nothing/", "ani"), "secret").startswith(
            "the server’s certificate is not trusted"
        )

"""Why something could not be delivered, as sentences for a coordinator: what, where, what to do."""

from __future__ import annotations

import errno
import socket
import ssl
from collections.abc import Iterator
from http import HTTPStatus

from lawatan.words import Words, mark, words


class Undelivered(Exception):
    """A place did not take or give what was asked of it; ``told`` says why in a language. It never holds a password."""

    def __init__(self, where: str, text: str, **fields: object) -> None:
        super().__init__()
        self.where, self.text, self.fields = where, text, fields

    def told(self, say: Words) -> str:
        """One sentence: what, where, and what to do."""
        return say(self.text, where=self.where, **self.fields)

    def __str__(self) -> str:
        return self.told(words("en"))


class NotLetIn(Undelivered):
    """A server does not know the user, or not with this password: another one may do."""


class Overtaken(Undelivered):
    """Something was changed at the place by somebody else since it was read, and is left as it is."""


def of_system(where: str, fault: OSError) -> Undelivered:
    """What the disk of this computer refuses."""
    if fault.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return Undelivered(
            where, mark("{where}: the disk is full. Make room, then do the same again: it goes on there.")
        )
    if isinstance(fault, FileExistsError | NotADirectoryError):
        return Undelivered(where, mark("{where}: this is a file; calendars are published to a folder."))
    why = fault.strerror or type(fault).__name__
    return Undelivered(where, mark("{where}: cannot be read or written ({why})."), why=why)


def of_network(where: str, fault: OSError, seconds: int) -> Undelivered:
    """What comes of a server that is not reached, told by the first cause that says it."""
    causes = tuple(_causes(fault))
    names = {base.__name__ for cause in causes for base in type(cause).__mro__}
    if any(isinstance(cause, ssl.SSLCertVerificationError) for cause in causes) or "SSLError" in names:
        return Undelivered(
            where,
            mark(
                "{where}: the server’s certificate is not trusted, so nothing was sent. Ask its administrator for the "
                "right address, or have the office’s certificate installed on this computer."
            ),
        )
    if any(isinstance(cause, socket.gaierror) for cause in causes) or "NameResolutionError" in names:
        return Undelivered(
            where, mark("{where}: there is no server of this name, or no network. Check the address and the network.")
        )
    if any(isinstance(cause, TimeoutError) for cause in causes) or "Timeout" in names:
        return Undelivered(
            where, mark("{where}: the server has not answered for {n} seconds. Try again later."), n=seconds
        )
    return Undelivered(
        where, mark("{where}: the server cannot be reached. Check the address and the network, then try again.")
    )


def of_answer(where: str, status: int, user: str | None) -> Undelivered:
    """What an answer of a server says that is no success."""
    if status == HTTPStatus.UNAUTHORIZED:
        if not user:
            return NotLetIn(where, mark("{where}: the server asks who you are. Give the user’s name."))
        return NotLetIn(
            where, mark("{where}: the server does not accept this password of {user}. Give another one."), user=user
        )
    if status == HTTPStatus.FORBIDDEN:
        return Undelivered(
            where,
            mark("{where}: the server does not allow {user} to do this. Ask its administrator for the right to write."),
            user=user or "?",
        )
    if status in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE):
        return Undelivered(
            where, mark("{where}: there is nothing at this address. Check it with whoever looks after the server.")
        )
    if status == HTTPStatus.PRECONDITION_FAILED:
        return Overtaken(
            where,
            mark("{where}: somebody has changed this meanwhile; it was left as it is. Look at the preview again."),
        )
    if status in (HTTPStatus.INSUFFICIENT_STORAGE, HTTPStatus.REQUEST_ENTITY_TOO_LARGE):
        return Undelivered(where, mark("{where}: the server has no room left for this. Ask its administrator."))
    if status in (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE):
        return Undelivered(where, mark("{where}: the server is too busy now. Try again in a while."))
    return Undelivered(
        where,
        mark("{where}: the server refuses this ({why}). Show this to its administrator."),
        why=" ".join(filter(None, (str(status), _PHRASES.get(status, "")))),
    )


def no_calendar_server(where: str) -> Undelivered:
    """What is at an address understands nothing of calendars."""
    return Undelivered(
        where,
        mark(
            "{where}: this is no calendar server (CalDAV). Give the address of your calendars there; it often has "
            "“dav” in it."
        ),
    )


_PHRASES = {int(each): each.phrase for each in HTTPStatus}


def _causes(fault: BaseException) -> Iterator[BaseException]:
    """A fault and what is behind it, also where libraries only mention it as an argument."""
    waiting, seen = [fault], set()
    while waiting:
        each = waiting.pop(0)
        if id(each) in seen:
            continue
        seen.add(id(each))
        yield each
        behind = (each.__cause__, each.__context__, getattr(each, "reason", None), *each.args)
        waiting += [cause for cause in behind if isinstance(cause, BaseException)]

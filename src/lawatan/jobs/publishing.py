"""Publishing: the readers' calendars brought to a folder or a CalDAV server, previewed, and sent only as far as needed.

What lies at the place already as it should be is never sent again, so that a run that was stopped goes on where it was:
nothing has to be remembered of it. Desk and command line find the passwords; ``opened`` tries them one after the other.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path

from lawatan.delivery import Folder, NotLetIn, Overtaken, Server, Undelivered
from lawatan.jobs.export import NothingToExport, meant, readers_for
from lawatan.jobs.places import FolderPlace, Place, ServerPlace, Wanted
from lawatan.jobs.published import CalendarChanges, EntryChange, Published
from lawatan.output import Audience, Outgoing
from lawatan.output.calendars.names import published_name, published_names_begin
from lawatan.output.files import write_whole
from lawatan.output.format import ReaderKind
from lawatan.output.reader import Reader
from lawatan.words import mark

Progress = Callable[[int, int], bool]
"""Told how much of how much is done; answers whether to go on."""

_KINDS: dict[Audience, ReaderKind] = {
    "all": "all",
    "committee": "committee",
    "groups": "group",
    "hosts": "host",
    "persons": "person",
    "vehicles": "vehicle",
}


DRAFT = mark(
    "This is a draft after the last version. Send it as a version first: what is published is what people are told."
)
"""Why a draft is not sent."""


def go_on(_done: int, _of: int) -> bool:
    """The progress of who does not want to know, and does not stop."""
    return True


class Stopped(Exception):
    """Looking at the place was stopped; nothing was sent."""


class NotSent(Exception):
    """The place refused while it was sent to: why, and what was sent before."""

    def __init__(self, why: Undelivered, published: Published) -> None:
        super().__init__()
        self.why, self.published = why, published


class PublishJob:
    """Brings the calendars of some readers to a place. ``stop``, from any thread, ends it between two requests.

    ``whom`` is an audience, or ids or names of readers with commas between, as for exports.
    """

    def __init__(self, out: Outgoing, whom: str, place: Place) -> None:
        self._out, self._whom, self._place = out, whom, place
        self._stopped = threading.Event()
        self._found: tuple[CalendarChanges, ...] | None = None
        self._to_be: tuple[Reader, ...] = ()

    @property
    def readers(self) -> tuple[Reader, ...]:
        """Those whose calendars are at the place once it was sent; known after the preview."""
        return self._to_be

    @property
    def version(self) -> int | None:
        """The version that is published; None of a draft, and of a programme of which none was sent."""
        return self._out.stamp.number

    @property
    def is_draft(self) -> bool:
        """Whether it is none of the versions though there are some: then nothing is to be sent, or calendars would go back."""
        return self._out.stamp.number is None and self._out.stamp.last is not None

    def stop(self) -> None:
        """Stop between two requests; what was sent stays, and another run goes on there."""
        self._stopped.set()

    def preview(self, progress: Progress = go_on) -> tuple[CalendarChanges, ...]:
        """What would be sent, calendar by calendar, those that nobody is to have any more last.

        NothingToExport where there is no such reader, or nothing is planned for them and nothing of theirs lies there;
        Undelivered where the place cannot be read; Stopped where it was stopped.
        """
        there = self._place.names()
        wanted = self._wanted(there)
        taken = {each.name for each in wanted}
        idle = [name for name in there if name not in taken and self._is_meant(name)]
        found: list[CalendarChanges] = []
        of = len(wanted) + len(idle)
        for done, each in enumerate(wanted):
            self._go_on(progress, done, of)
            found.append(self._place.difference(each))
        for done, name in enumerate(idle, len(wanted)):
            self._go_on(progress, done, of)
            remains = self._place.remains(self._out.view.edition, name)
            found += [remains] if remains is not None else []
        progress(of, of)
        self._found = tuple(found)
        self._to_be = tuple(
            each.reader for each, calendar in zip(wanted, found[: len(wanted)], strict=True) if not calendar.left
        )
        return self._found

    def send(self, progress: Progress = go_on) -> Published:
        """Send what the preview told; looks first where there was none. NotSent where the place refuses.

        An entry that somebody else has changed since it was looked at is left, and the rest is sent.
        """
        steps = [step for calendar in self._found or self.preview() for step in calendar.steps]
        self._found = None  # what was found is not so any more
        sent: list[EntryChange] = []
        overtaken: list[str] = []
        entries, done = sum(len(step.changes) for step in steps), 0

        def published(stopped: bool = False) -> Published:
            return Published(done, len(steps), tuple(sent), entries, tuple(overtaken), stopped)

        for step in steps:
            if self._stopped.is_set() or not progress(done, len(steps)):
                return published(stopped=True)
            try:
                step.act()
                sent += step.changes
            except Overtaken as fault:
                overtaken += [change.told(self._out.say) for change in step.changes] or [fault.told(self._out.say)]
            except Undelivered as fault:
                raise NotSent(fault, published()) from None
            done += 1
        progress(done, len(steps))
        return published()

    def _go_on(self, progress: Progress, done: int, of: int) -> None:
        if self._stopped.is_set() or not progress(done, of):
            raise Stopped

    def _wanted(self, there: tuple[str, ...]) -> tuple[Wanted, ...]:
        edition = self._out.view.edition
        try:
            found = readers_for(self._out, self._whom)
        except NothingToExport:
            if self._asked[2] or not any(self._is_meant(name) for name in there):
                raise
            return ()  # nobody has anything any more
        having = [each for each in found if each.has_something(self._out.view)]  # else nobody is to have it any more
        return tuple(Wanted(self._out, each, published_name(edition, each.kind, each.id)) for each in having)

    def _is_meant(self, name: str) -> bool:
        """Whether a calendar of this name is that of a reader who is meant, as far as a name tells."""
        begins, names = self._meant
        return name in names or any(name == begin or name.startswith(f"{begin}-") for begin in begins)

    @cached_property
    def _asked(self) -> tuple[tuple[Audience, ...], tuple[Reader, ...], tuple[str, ...]]:
        """The audiences and readers who are meant, and the names that nobody has."""
        return meant(self._out, self._whom)

    @cached_property
    def _meant(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """How the names of the calendars begin that are meant, and names that are."""
        edition, (audiences, named, _) = self._out.view.edition, self._asked
        officials = [each.id for each in edition.persons.values() if each.role == "official"]
        names = [published_name(edition, each.kind, each.id) for each in named]
        names += [published_name(edition, "person", each) for each in officials if "officials" in audiences]
        begins = (published_names_begin(edition, _KINDS[each]) for each in audiences if each != "officials")
        return tuple(begins), tuple(names)


def place_of(to: str, user: str | None = None) -> FolderPlace | Server:
    """The folder, or the server that is still to be opened; Undelivered where it is neither."""
    scheme, colon, _ = to.partition("://")
    if not colon:
        return FolderPlace(Folder(Path(to), write_whole))
    if scheme.lower() not in ("http", "https"):
        raise Undelivered(to, mark("{where}: give a folder, or an address that begins with https:// or http://."))
    if has_password(to):
        raise Undelivered(
            f"{scheme}://{to.rpartition('@')[2]}",
            mark("{where}: leave the password out of the address, where others can read it; it is asked for."),
        )
    return Server(to, user)


def has_password(address: str) -> bool:
    """Whether an address has a password in it, where lists of commands and logs would show it."""
    host, _, path = address.partition("://")[2].partition("/")
    user, at, _ = host.rpartition("@")
    if at:
        return ":" in user
    port = host.rpartition(":")[2] if ":" in host and not host.endswith("]") else ""
    return "@" in path and not port.isdigit() and port != ""  # its slash ends the host too early


def opened(server: Server, passwords: Iterator[str | None]) -> tuple[ServerPlace, str | None]:
    """The server opened with the first of some passwords that it accepts, and which it was.

    The last refusal where it accepts none of them; Undelivered where it cannot be used at all.
    """
    refused: NotLetIn | None = None
    for password in passwords:
        try:
            server.open(password)
        except NotLetIn as fault:
            refused = fault
        else:
            return ServerPlace(server), password
    assert refused is not None, "no password was tried"
    raise refused


__all__ = ["NotSent", "Progress", "PublishJob", "Stopped", "has_password", "opened", "place_of"]

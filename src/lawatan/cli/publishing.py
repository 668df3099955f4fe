"""The command ``publish``: calendars brought to a folder to be subscribed to, or to a CalDAV server."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lawatan.cli.copying import read
from lawatan.cli.exporting import For, Reminders, known_versions
from lawatan.cli.options import Alternative, AsJson, File, Tongue
from lawatan.cli.outbox import note_left
from lawatan.cli.refused import Refused
from lawatan.cli.told import out, print_json, write_line

if TYPE_CHECKING:
    from lawatan.delivery import Server
    from lawatan.jobs.places import Place
    from lawatan.jobs.published import CalendarChanges, Published
    from lawatan.jobs.publishing import PublishJob
    from lawatan.words import Words

To = Annotated[
    str,
    typer.Option(
        "--to",
        help="A folder, or the address (https://…) of the calendars on a CalDAV server.",
        show_default=False,
    ),
]
User = Annotated[
    str | None, typer.Option("--user", help="Who you are on the server; the password is never typed here.")
]
Send = Annotated[bool, typer.Option("--send", help="Send it; without this only what would be sent is told.")]
Remember = Annotated[bool, typer.Option("--remember", help="Keep the password in this system’s keyring.")]


def publish(
    file: File,
    to: To,
    whom: For = "all",
    user: User = None,
    reminder: Reminders = None,
    send: Send = False,
    remember: Remember = False,
    alternative: Alternative = None,
    as_json: AsJson = False,
    language: Tongue = "en",
) -> None:
    """Bring calendars to a folder or a CalDAV server. Without --send it is only told what would be sent.

    The password comes from the system’s keyring, else from LAWATAN_CALDAV_PASSWORD, else it is asked for. What is there
    already as it should be is not sent again, so that the same command goes on where one was stopped.
    """
    from lawatan.delivery import Undelivered
    from lawatan.jobs.export import NothingToExport
    from lawatan.jobs.outgoing import outgoing
    from lawatan.jobs.publishing import DRAFT, PublishJob
    from lawatan.words import words

    say = words(language)
    if send and alternative is not None:
        raise Refused(
            say(
                "{file}: what is published is what holds: adopt the alternative {name} first.",
                file=file,
                name=alternative,
            )
        )
    known = known_versions(file, None, say)
    edition = read(file, language, alternative)
    try:
        with _place(to, user, remember, say) as place:
            job = PublishJob(outgoing(edition, language, known, reminders=tuple(reminder or ())), whom, place)
            where = place.where
            with _progress(
                lambda done, of: say("Looking at {where}: {done} of {of}", where=where, done=done, of=of), as_json
            ) as progress:
                found = job.preview(progress)
            if send and job.is_draft:
                raise Refused(say(DRAFT))
            if send:
                _send(job, found, place, as_json, say, partial(_noted, file, job, say))
            else:
                _tell(found, place, None, as_json, say)
    except NothingToExport as error:
        raise Refused(f"{file}: {error}") from None
    except Undelivered as error:
        raise Refused(error.told(say)) from None


def _noted(file: Path, job: PublishJob, say: Words) -> None:
    if job.version is not None:
        note_left(file, job.version, job.readers, "calendar", say)


@contextmanager
def _place(to: str, user: str | None, remember: bool, say: Words) -> Iterator[Place]:
    """The folder, or the server open; Undelivered or Refused where it cannot be used."""
    from lawatan.delivery import Server
    from lawatan.jobs.publishing import opened, place_of

    found = place_of(to, user)
    if not isinstance(found, Server):
        yield found
        return
    if not found.is_encrypted:
        write_line(say("{where}: not encrypted; on the way others can read along, passwords too.", where=found.where))
    try:
        place, password = opened(found, _passwords(found, say))
        if remember and password:
            _remember(found, password, say)
        yield place
    finally:
        found.close()


def _passwords(server: Server, say: Words) -> Iterator[str | None]:
    """The passwords to be tried: the keyring's, the environment's, the one that is typed; Refused where there is none."""
    from getpass import getpass

    from lawatan.delivery import PASSWORD_VARIABLE, kept

    if not server.user:
        yield None  # some servers in an office ask nobody who he is
        return
    known = [each for each in (kept(server.address, server.user), os.environ.get(PASSWORD_VARIABLE)) if each]
    yield from dict.fromkeys(known)
    if sys.stdin.isatty():
        yield getpass(say("Password of {user} on {where}: ", user=server.user, where=server.where), sys.stderr)
    elif not known:
        raise Refused(
            say(
                "{where}: there is no password for {user}. Set {variable}, or run this in a terminal, where it is asked "
                "for; --remember keeps it in the keyring.",
                where=server.where,
                user=server.user,
                variable=PASSWORD_VARIABLE,
            )
        )


def _remember(server: Server, password: str, say: Words) -> None:
    from lawatan.delivery import PASSWORD_VARIABLE, keep

    assert server.user is not None
    if not keep(server.address, server.user, password):
        write_line(
            say(
                "This system’s keyring cannot be used, so the password is not kept; set {variable} instead.",
                variable=PASSWORD_VARIABLE,
            )
        )


def _send(
    job: PublishJob,
    found: tuple[CalendarChanges, ...],
    place: Place,
    as_json: bool,
    say: Words,
    sent: Callable[[], None],
) -> None:
    """Send what was found; Ctrl+C stops it between two requests. Refused, after telling, where not all could be sent."""
    from lawatan.jobs.publishing import NotSent

    why, where = "", place.where

    def sending(done: int, of: int) -> str:
        return say("Sending to {where}: {done} of {of}", where=where, done=done, of=of)

    with _stopped_by_hand(job, say), _progress(sending, as_json) as tell:
        try:
            done = job.send(tell)
        except NotSent as error:
            done, why = error.published, error.why.told(say)
    _tell(found, place, done, as_json, say)
    if why:
        raise Refused(say("{why} What was sent before is there.", why=why) if done.sent else why)
    if done.stopped:
        raise Refused(say("stopped; the same command goes on where it was."))
    if done.overtaken:
        raise Refused(
            say(
                "somebody else has changed this meanwhile, so it was left as it is; look at it and publish again: {what}",
                what="; ".join(done.overtaken),
            )
        )
    sent()
    if left := [each.headline(say) for each in found if each.left]:
        raise Refused(" ".join(left))


def _tell(found: tuple[CalendarChanges, ...], place: Place, done: Published | None, as_json: bool, say: Words) -> None:
    """Print what would be sent, or what was; of a sending that did not come to its end only that."""
    if as_json:
        result: dict[str, Any] = {"to": place.where, "calendars": [each.as_object(say) for each in found]}
        print_json(result | {"sent": done.as_object(say) if done is not None else None})
        return
    if done is not None and len(done.sent) < done.entries:
        for change in done.sent:
            out(change.told(say))
    else:
        for each in found:
            for line in each.lines(say):
                out(line)
    if done is not None:
        out(done.told(say, place.where))
    elif any(each.steps for each in found):
        out(say("This is a preview: nothing was sent to {where}. Send it with --send.", where=place.where))
    elif not any(each.left for each in found):
        out(say("All is there as it should be: nothing is to be sent to {where}.", where=place.where))


@contextmanager
def _progress(line: Callable[[int, int], str], quiet: bool) -> Iterator[Callable[[int, int], bool]]:
    """Tells on a terminal how far it is."""
    from rich.console import Console
    from rich.text import Text

    console = Console(stderr=True, quiet=quiet, highlight=False, markup=False)
    with console.status("") as status:

        def tell(done: int, of: int) -> bool:
            status.update(Text(line(done, of)))  # rich reads a text as markup otherwise, whatever the console is told
            return True

        yield tell


@contextmanager
def _stopped_by_hand(job: PublishJob, say: Words) -> Iterator[None]:
    """Ctrl+C lets the request that is under way end; pressed again it ends at once."""

    def stop(_number: int, _frame: object) -> None:
        job.stop()
        write_line(say("stopping after this one …"))
        signal.signal(signal.SIGINT, signal.default_int_handler)

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


__all__ = ["publish"]

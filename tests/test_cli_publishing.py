"""The command ``publish``: what it says, what it sends, where the password comes from, how it is stopped."""

from __future__ import annotations

import getpass
import io
import json
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from delivery.keyrings import Memory
from lawatan.cli import app
from lawatan.cli.publishing import _stopped_by_hand
from lawatan.cli.refused import Refused
from lawatan.delivery import PASSWORD_VARIABLE, Folder
from lawatan.jobs.files import write_edition
from lawatan.jobs.outgoing import outgoing
from lawatan.jobs.places import FolderPlace
from lawatan.jobs.publishing import PublishJob
from lawatan.output.files import write_whole
from lawatan.words import words
from output.two_groups import at, moved, planned
from readers.radicale import Radicale, User, free_port

Publish = Callable[..., str]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "programme.json"
    write_edition(planned(), path)
    return path


@pytest.fixture
def publish(file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Publish:
    """The command in this process: what it prints; Refused, whose sentence it ends with."""
    monkeypatch.setattr(sys, "stdin", io.StringIO())  # whoever runs the tests is not asked

    def run(to: object, *options: str) -> str:
        app(["publish", str(file), "--to", str(to), *options], standalone_mode=False)
        return capsys.readouterr().out

    return run


@pytest.fixture
def user(calendar_server: Radicale) -> User:
    return calendar_server.user()


def test_a_preview_then_sending_then_nothing_more(publish: Publish, file: Path, tmp_path: Path) -> None:
    to = tmp_path / "www"
    seen = publish(to, "--for", "firm").splitlines()
    assert seen == [
        "Two groups & three cities: Aircraft firm – 2 new, 0 changed, 0 taken away, 0 as they are",
        "  New: “Aircraft tour (Group A)”, Sat 21 Jul 2018, 09:00–10:45 WIB",
        "  New: “Aircraft tour (Group B)”, Sat 21 Jul 2018, 13:00–14:45 WIB",
        f"This is a preview: nothing was sent to {to}. Send it with --send.",
    ]
    assert not to.exists()
    assert publish(to, "--for", "firm", "--send").splitlines()[-1] == f"2 entries were sent to {to}."
    assert publish(to, "--for", "firm").splitlines()[-1].startswith("All is there as it should be")

    write_edition(moved("tour@B", at(21, 14)), file)
    found = json.loads(publish(to, "--for", "firm", "--send", "--json"))
    assert (found["to"], [each["change"] for each in found["sent"]["entries"]]) == (str(to), ["changed"])
    assert found["calendars"][0]["changes"][0] == {
        "change": "changed",
        "uid": "tour@B.two-groups-2018@lawatan",
        "what": "Aircraft tour (Group B)",
        "start": "2018-07-21T14:00:00+07:00",
        "before": "2018-07-21T13:00:00+07:00",
        "told": "Changed: “Aircraft tour (Group B)”, Sat 21 Jul 2018, 14:00–15:45 WIB; it was Sat 21 Jul 2018, 13:00–14:45 WIB",
    }


def refused(publish: Publish, *arguments: object) -> str:
    with pytest.raises(Refused) as caught:
        publish(*map(str, arguments))
    return str(caught.value)


def test_what_cannot_be_is_refused_in_a_sentence(publish: Publish, file: Path, user: User) -> None:
    for to, why in (
        (
            "ftp://example.org/",
            "ftp://example.org/: give a folder, or an address that begins with https:// or http://.",
        ),
        ("webcal://example.org/a.ics", "give a folder"),
        (f"http://ani:geheim@127.0.0.1:{free_port()}/", "leave the password out of the address"),
        (file, "this is a file"),
        (f"http://ani:ge/heim@127.0.0.1:{free_port()}/", "leave the password out of the address"),
        (f"http://127.0.0.1:{free_port()}/dav/ani@example.org/", "cannot be reached"),
        ("https://[x/", "this is no address"),
        (user.home, "the server asks who you are"),
    ):
        told = refused(publish, to)
        assert why in told and "heim" not in told
    assert "There is no reader “x”" in refused(publish, file.parent / "www", "--for", "x")
    assert "adopt the alternative plan B first" in refused(publish, file.parent, "--alternative", "plan B", "--send")
    assert f"Set {PASSWORD_VARIABLE}" in refused(publish, user.home, "--user", user.name)


def test_the_password_is_the_keyrings_else_of_the_environment_else_typed_and_kept(
    publish: Publish, user: User, memory: Memory, monkeypatch: pytest.MonkeyPatch, calendar_server: Radicale
) -> None:
    def send(*options: str) -> str:
        return publish(user.home, "--user", user.name, "--for", "firm", *options)

    monkeypatch.setenv(PASSWORD_VARIABLE, user.password)
    send("--send")
    assert memory.has == {}

    monkeypatch.setenv(PASSWORD_VARIABLE, "old-secret")
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    asked: list[str] = []
    monkeypatch.setattr(getpass, "getpass", lambda prompt, _stream: asked.append(prompt) or user.password)
    send("--remember")
    assert asked == [f"Password of {user.name} on {user.home}: "]
    assert list(memory.has.values()) == [user.password]

    monkeypatch.delenv(PASSWORD_VARIABLE)
    seen = send("--send")
    assert len(asked) == 1 and "2 as they are" in seen

    memory.set_password(*next(iter(memory.has)), "old-secret")  # it has been changed on the server
    send("--remember")
    assert len(asked) == 2 and list(memory.has.values()) == [user.password]
    assert "secret" not in calendar_server.log() + seen


def test_without_a_keyring_the_password_is_not_kept_and_that_is_said(
    file: Path, user: User, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(PASSWORD_VARIABLE, user.password)
    options = ["--user", user.name, "--for", "firm", "--remember"]
    app(["publish", str(file), "--to", user.home, *options], standalone_mode=False)
    told = capsys.readouterr()
    assert "2 new" in told.out
    assert (
        told.err
        == f"This system’s keyring cannot be used, so the password is not kept; set {PASSWORD_VARIABLE} instead.\n"
    )


def test_stopped_by_hand_it_ends_after_the_request_that_is_under_way(tmp_path: Path) -> None:
    say = words("en")

    def interrupted(done: int, _of: int) -> bool:
        if done == 0:
            signal.raise_signal(signal.SIGINT)
        return True

    before = signal.getsignal(signal.SIGINT)
    job = PublishJob(outgoing(planned(), "en"), "hosts", FolderPlace(Folder(tmp_path, write_whole)))
    job.preview()
    with _stopped_by_hand(job, say):
        done = job.send(interrupted)
    assert (done.done, done.of, done.stopped) == (1, 2, True)
    assert signal.getsignal(signal.SIGINT) is before
    assert len(list(tmp_path.iterdir())) == 1

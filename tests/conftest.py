"""What holds for every test: no screen, no network but loopback, the user's own settings out of reach.

Fixtures for editions, plans and the desk stand beside the tests that need them.
"""

from __future__ import annotations

import atexit
import ipaddress
import locale
import os
import shutil
import socket
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import hypothesis
import pytest

if TYPE_CHECKING:
    from delivery.keyrings import Memory
    from readers.radicale import Radicale

QT_PACKAGES = "libgl1 libegl1 libxkbcommon0 libfontconfig1 libdbus-1-3 libglib2.0-0"

# Before anything imports Qt; a person who wants to watch sets QT_QPA_PLATFORM=xcb.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Repeatable where CI says so; elsewhere hypothesis looks in new places each time. A busy machine is no fault.
hypothesis.settings.register_profile("lawatan", deadline=None, derandomize="CI" in os.environ)
hypothesis.settings.load_profile("lawatan")

# For the program that is tested, and its children: no desk opens.
_IN_CI = os.environ.get("CI") == "true"
os.environ["CI"] = "true"

# Settings and what the program keeps go to a folder of this run.
_HOME = Path(tempfile.mkdtemp(prefix="lawatan-tests-"))
atexit.register(shutil.rmtree, _HOME, ignore_errors=True)
for _variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR"):
    (_HOME / _variable).mkdir(mode=0o700)
    os.environ[_variable] = str(_HOME / _variable)

# As QApplication does: a comma for the decimal point then shows in whatever formats by the machine's locale.
try:
    locale.setlocale(locale.LC_ALL, "")
except locale.Error:
    locale.setlocale(locale.LC_ALL, "C")


# Nor are passwords asked of, or put into, the keyring of whoever runs the tests.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"


class NetworkReached(RuntimeError):
    """A test tried to leave this machine."""


def _stays_here(host: object) -> bool:
    if isinstance(host, bytes):
        host = host.decode(errors="replace")
    if host in (None, "", "localhost", socket.gethostname()):
        return True
    try:
        return ipaddress.ip_address(str(host).partition("%")[0]).is_loopback
    except ValueError:
        return False


def _refuse_network(event: str, arguments: tuple[Any, ...]) -> None:
    """Refuse what leaves the machine; an audit hook, since every way to a socket in this process passes it."""
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        its_socket, address = arguments
        if address is None or its_socket.family not in (socket.AF_INET, socket.AF_INET6):
            return
        host = address[0]
    elif event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"):
        host = arguments[0]
    else:
        return
    if not _stays_here(host):
        raise NetworkReached(f"{event} to {host!r}: tests stay on this machine")


sys.addaudithook(_refuse_network)


def _why_no_qt() -> str:
    """Say why Qt cannot be loaded; empty where it can."""
    try:
        import PySide6.QtWidgets  # noqa: F401  # here, since a bare machine lacks the system libraries that it needs
    except ImportError as fault:
        return str(fault)
    return ""


_NO_QT = _why_no_qt()


def pytest_addoption(pluginmanager: pytest.PytestPluginManager) -> None:
    """Put pytest-qt aside where Qt cannot be loaded: it would end the run, and the rest can be tested."""
    if _NO_QT:
        pluginmanager.unregister(name="pytest-qt")


def pytest_report_header() -> list[str]:
    """Say what is left out, and where and in which language this machine thinks it is."""
    header = [f"zone: {'/'.join(time.tzname)}, locale: {locale.setlocale(locale.LC_ALL)}"]
    if _NO_QT:
        header.append(
            f"Qt cannot be loaded ({_NO_QT}): the desk is NOT tested. On Debian: apt-get install {QT_PACKAGES}"
        )
    return header


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave tests/gui out where Qt cannot be loaded: its files import Qt."""
    if _NO_QT and collection_path == config.rootpath / "tests" / "gui":
        return True
    return None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what needs Qt, and skip what needs a program that is not there."""
    gui = config.rootpath / "tests" / "gui"
    no_office = not (shutil.which("soffice") and shutil.which("pdftotext"))
    for item in items:
        if gui in item.path.parents or {"qtbot", "qapp"} & set(getattr(item, "fixturenames", ())):
            item.add_marker("gui")
        if _NO_QT and item.get_closest_marker("gui"):
            item.add_marker(pytest.mark.skip(reason="Qt cannot be loaded"))
        if no_office and item.get_closest_marker("office"):
            item.add_marker(pytest.mark.skip(reason="needs libreoffice-calc and poppler-utils"))


@pytest.fixture(scope="session")
def in_ci() -> bool:
    """Whether the tests were started with CI=true: what needs a program fails there where it is missing."""
    return _IN_CI


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep drafts, backup copies, letters and the list of recent files out of the folders of whoever runs the tests."""
    home = tmp_path_factory.mktemp("own")
    for name in ("DRAFTS", "BACKUPS", "LETTERS"):
        monkeypatch.setenv(f"LAWATAN_{name}", str(home / name.lower()))
    monkeypatch.setenv("LAWATAN_RECENT", str(home / "recent.json"))
    monkeypatch.setenv("LAWATAN_LOG", str(home / "lawatan.log"))
    return home


def _there_or_left_out(there: bool, told: str, in_ci: bool) -> None:
    """Skip a test for want of a program; in CI it fails, since a reader that is missing has found nothing wrong."""
    if not there:
        (pytest.fail if in_ci else pytest.skip)(told)


@pytest.fixture(scope="session")
def libical(in_ci: bool) -> None:
    """For what needs libical."""
    from output.libical import library

    _there_or_left_out(library() is not None, "libical is missing: install libical-dev", in_ci)


@pytest.fixture(scope="session")
def ical_js(in_ci: bool) -> None:
    """For what needs ical.js."""
    from readers.ical_js import module

    told = "ical.js is missing: npm install --prefix DIR ical.js, and LAWATAN_READERS=DIR"
    _there_or_left_out(module() is not None, told, in_ci)


@pytest.fixture(scope="session")
def calendar_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Radicale]:
    """A CalDAV server on this machine."""
    from readers.radicale import radicale

    with radicale(tmp_path_factory.mktemp("radicale")) as server:
        yield server


@pytest.fixture
def memory() -> Iterator[Memory]:
    """A keyring in place of the system's, empty."""
    import keyring

    from delivery.keyrings import Memory

    before = keyring.get_keyring()
    made = Memory()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


@pytest.fixture
def machine_zone() -> Iterator[Callable[[str], None]]:
    """Give a function that puts the machine in another time zone, by IANA name, until the test ends."""
    before = os.environ.get("TZ")

    def put(zone: str | None) -> None:
        if zone is None:
            os.environ.pop("TZ", None)
        else:
            os.environ["TZ"] = zone
        time.tzset()

    yield put
    put(before)

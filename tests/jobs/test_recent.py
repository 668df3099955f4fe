"""The list of files that were opened last."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawatan.jobs.recent import MOST, dropped, opened, recent_files


@pytest.fixture(autouse=True)
def listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LAWATAN_RECENT", str(tmp_path / "settings" / "recent.json"))
    return tmp_path / "settings" / "recent.json"


def file(folder: Path, name: str) -> Path:
    (folder / name).write_text("")
    return folder / name


def test_the_newest_stands_first_and_once(tmp_path: Path) -> None:
    a, b = file(tmp_path, "a.lawatan"), file(tmp_path, "b é ပိ.lawatan")

    for path in (a, b, a):
        opened(path)

    assert recent_files() == (a, b)


def test_there_are_none_at_first() -> None:
    assert recent_files() == ()


def test_only_so_many_are_remembered(tmp_path: Path) -> None:
    paths = [file(tmp_path, f"{n}.lawatan") for n in range(MOST + 3)]
    for path in paths:
        opened(path)

    assert recent_files() == tuple(reversed(paths))[:MOST]


def test_one_that_is_away_is_not_shown_and_comes_back(tmp_path: Path) -> None:
    a, b = file(tmp_path, "a.lawatan"), file(tmp_path, "stick.lawatan")
    opened(a)
    opened(b)
    b.unlink()

    assert recent_files() == (a,)
    file(tmp_path, "stick.lawatan")
    assert recent_files() == (b, a)


def test_one_can_be_taken_off(tmp_path: Path) -> None:
    a, b = file(tmp_path, "a.lawatan"), file(tmp_path, "b.lawatan")
    opened(a)
    opened(b)

    dropped(b)

    assert recent_files() == (a,)


@pytest.mark.parametrize("content", [b"", b"{", b"{}", b'[1, null, {"a": 2}]', b"\xff\xfe", b"[" * 100_000])
def test_a_broken_list_is_begun_anew(tmp_path: Path, listed: Path, content: bytes) -> None:
    listed.parent.mkdir()
    listed.write_bytes(content)
    a = file(tmp_path, "a.lawatan")

    assert recent_files() == ()
    opened(a)

    assert recent_files() == (a,)


def test_a_name_that_is_no_text_is_remembered(tmp_path: Path) -> None:
    odd = tmp_path / "caf\udce9.lawatan"
    odd.write_text("")

    opened(odd)

    assert recent_files() == (odd,)


def test_a_path_is_remembered_from_the_root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    a = file(tmp_path, "a.lawatan")
    monkeypatch.chdir(tmp_path)

    opened(Path("a.lawatan"))

    assert recent_files() == (a,)

"""What can go wrong with a folder of published calendars is told in one plain sentence, and nothing half written is left."""

from __future__ import annotations

import os
import resource
from pathlib import Path

import pytest

from lawatan.delivery import Folder, Undelivered
from lawatan.output.files import write_whole
from lawatan.words import words


def told(caught: pytest.ExceptionInfo[Undelivered]) -> str:
    return caught.value.told(words("en"))


def test_a_folder_that_is_a_file_and_one_within_a_file(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("mine")
    for path in (file, file / "within"):
        for use in (Folder.names, lambda folder: folder.write("a", b"x"), lambda folder: folder.read("a")):
            with pytest.raises(Undelivered) as caught:
                use(Folder(path, write_whole))
            assert told(caught) == f"{path}: this is a file; calendars are published to a folder."
    assert file.read_text() == "mine"


def test_a_full_disk_leaves_the_calendar_that_was_there(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "www", write_whole)
    folder.write("a", b"old")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))  # the nearest to a disk without room
    try:
        with pytest.raises(Undelivered) as caught:
            folder.write("a", b"x" * 5000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

    assert told(caught) == f"{folder.file('a')}: the disk is full. Make room, then do the same again: it goes on there."
    assert os.listdir(folder.path) == ["a.ics"] and folder.read("a") == b"old"


def test_a_folder_that_is_not_there_yet_is_empty_and_is_made(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "a" / "b", write_whole)
    assert (folder.names(), folder.read("x"), (tmp_path / "a").exists()) == ((), None, False)
    folder.write("x", b"1")
    (folder.path / "readme.txt").write_text("")
    assert folder.names() == ("x",)
    folder.take_away("x")
    folder.take_away("x")
    assert folder.names() == ()

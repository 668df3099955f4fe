"""The modes of files that are put in a place."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from lawatan.store import mode_for

posix = pytest.mark.skipif(os.name != "posix", reason="other systems keep no modes")


@posix
def test_a_file_that_is_replaced_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.touch()
    path.chmod(0o640)

    assert mode_for(path) == 0o640


@posix
def test_a_new_file_has_the_mode_that_the_persons_mask_leaves_and_the_mask_stays(tmp_path: Path) -> None:
    look = (
        "import os, pathlib, sys; from lawatan.store import mode_for;"
        "print(oct(mode_for(pathlib.Path(sys.argv[1]))), oct(os.umask(0)))"
    )
    for mask, mode in ((0o022, 0o644), (0o027, 0o640)):
        command = [sys.executable, "-c", look, str(tmp_path / "new")]
        done = subprocess.run(command, capture_output=True, text=True, check=True, umask=mask)
        assert done.stdout.split() == [oct(mode), oct(mask)]

"""Poppler as a reader of our papers: what one who has never heard of this program finds in them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

from lawatan.resources import folder


def poppler(program: str, content: bytes, folder: Path, *options: str) -> str:
    """What one of Poppler's programs says of a paper."""
    path = folder / "paper.pdf"
    path.write_bytes(content)
    after = ["-"] if program == "pdftotext" else []
    run = subprocess.run(
        [program, *options, str(path), *after],
        capture_output=True,
        check=True,
        timeout=60,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )
    return run.stdout.decode()


def words_of(content: bytes, folder: Path) -> str:
    """All words of a paper, in reading order, with single spaces; the marks of divided words are left out."""
    said = poppler("pdftotext", content, folder, "-raw", "-enc", "UTF-8")
    return " ".join(said.replace("\u200b", "").split())


def letters_of(content: bytes, folder: Path) -> str:
    """All letters of a paper without spaces, and without the hyphens at which words were divided."""
    said = poppler("pdftotext", content, folder, "-raw", "-enc", "UTF-8")
    return "".join(said.replace("\u200b", "").replace("-\n", "").replace("\u00ad", "").split())


def pages_of(content: bytes, folder: Path) -> list[str]:
    """The words of each page."""
    said = poppler("pdftotext", content, folder, "-raw", "-enc", "UTF-8")
    return [" ".join(page.replace("\u200b", "").split()) for page in said.split("\f")[:-1]]


def info_of(content: bytes, folder: Path) -> dict[str, str]:
    """What pdfinfo tells of a paper, by title."""
    lines = poppler("pdfinfo", content, folder).splitlines()
    return dict(re.split(r":\s+", line, maxsplit=1) for line in lines if re.search(r":\s+\S", line))


def fonts_of(content: bytes, folder: Path) -> set[str]:
    """The fonts of a paper, all of which are embedded, subsets of what they are and to be searched."""
    lines = poppler("pdffonts", content, folder).splitlines()[2:]
    assert [line for line in lines if not re.search(r"\byes\s+yes\s+yes\b", line)] == []
    return {line.split()[0].partition("+")[2].removesuffix("-Identity-H") for line in lines}


def our_fonts() -> set[str]:
    """The names of the fonts that come with the program."""
    return {path.stem for path in (folder("resources") / "fonts").rglob("*.[ot]tf")}


def is_sound(content: bytes, folder: Path) -> bool:
    """Whether qpdf finds nothing wrong with a paper; True without asking where there is no qpdf."""
    if shutil.which("qpdf") is None:
        return True
    path = folder / "sound.pdf"
    path.write_bytes(content)
    run = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True, timeout=60, check=False)
    return (run.returncode, run.stderr) == (0, "")

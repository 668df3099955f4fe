"""All words that a file says or hides, whatever its format: its text, its properties, what is packed or attached in it."""

from __future__ import annotations

import base64
import email
import email.policy
import html
import io
import re
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import unquote

from defusedxml.ElementTree import fromstring

_DATA = re.compile(r"data:(?!image/)[^,\s\"]*?(;base64)?,([^\s\"]*)")


def read_out(content: bytes, suffix: str) -> str:
    """What a file of a suffix says; KeyError for a suffix of which nobody has told how it is read."""
    return "\n".join(_READERS[suffix](content))


def _calendar(content: bytes) -> Iterator[str]:
    yield content.decode().replace("\r\n ", "").replace("\\n", "\n")


def _text(content: bytes) -> Iterator[str]:
    yield content.decode()


def _page(content: bytes) -> Iterator[str]:
    told = html.unescape(content.decode())
    yield told
    yield unquote(told)
    for coded, data in _DATA.findall(told):
        yield from _calendar(base64.b64decode(data) if coded else unquote(data).encode())


def _packed(content: bytes) -> Iterator[str]:
    """Workbooks and letters: every part of the package, with its attributes, headers, comments and properties."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in package.namelist():
            yield name
            if name.endswith((".xml", ".rels", ".vml")):
                root = fromstring(package.read(name))
                yield "".join(root.itertext())
                yield "\n".join(value for each in root.iter() for value in each.attrib.values())


def _pdf(content: bytes) -> Iterator[str]:
    """The words in the order of the file, and the properties."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "paper.pdf")
        path.write_bytes(content)
        command = ["pdftotext", "-raw", "-htmlmeta", "-enc", "UTF-8", str(path), "-"]
        yield html.unescape(subprocess.run(command, capture_output=True, check=True, timeout=60).stdout.decode())


def _mail(content: bytes) -> Iterator[str]:
    message = email.message_from_bytes(content, policy=email.policy.default)
    for part in message.walk():
        yield "\n".join(f"{name}: {value}" for name, value in part.items())
        if part.is_multipart():
            continue
        told = part.get_payload(decode=True)
        assert isinstance(told, bytes)
        kind = {"text/calendar": ".ics", "text/html": ".html", "application/pdf": ".pdf", "text/plain": ".txt"}
        name = part.get_filename() or ""
        yield read_out(told, kind.get(part.get_content_type()) or name[name.rindex(".") :])


_READERS = {
    ".ics": _calendar,
    ".txt": _text,
    ".html": _page,
    ".xlsx": _packed,
    ".docx": _packed,
    ".pdf": _pdf,
    ".eml": _mail,
}


def bare(text: str) -> str:
    """Letters and digits alone, in small ones: line breaks, soft hyphens and the spaces in phone numbers hide nothing."""
    return "".join(sign for sign in text.casefold() if sign.isalnum())

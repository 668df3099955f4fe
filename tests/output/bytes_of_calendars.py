"""Our own check of a calendar's bytes, as no reader complains about what RFC 5545 asks of them."""

from __future__ import annotations

import re
from collections.abc import Iterator


def faults(content: bytes) -> tuple[str, ...]:
    """What RFC 5545 and 5546 ask of the bytes of a calendar and these do not do; empty: nothing."""
    return tuple(_faults(content))


def _faults(content: bytes) -> Iterator[str]:
    if (
        b"\n" in content.replace(b"\r\n", b"")
        or b"\r" in content.replace(b"\r\n", b"")
        or not content.endswith(b"\r\n")
    ):
        yield "a line that does not end with CRLF"
    for line in content.split(b"\r\n"):
        if len(line) > 75:
            yield f"a line of {len(line)} octets: {line[:60]!r}"
        try:
            line.decode()
        except UnicodeDecodeError:
            yield f"a character is cut in two: {line[:60]!r}"
    lines = content.replace(b"\r\n ", b"").decode(errors="replace").split("\r\n")
    used = {name for line in lines for name in re.findall(r"^[A-Z-]+;(?:[^:]*;)?TZID=([^:;]+)", line)}
    defined = [line.removeprefix("TZID:") for line in lines if line.startswith("TZID:")]
    if used - {*defined}:
        yield f"no VTIMEZONE for {sorted(used - {*defined})}"
    if len(defined) != len({*defined}):
        yield "a VTIMEZONE twice"
    for line in lines:
        if re.match(r"(DTSTAMP|LAST-MODIFIED|CREATED)[:;]", line) and not re.fullmatch(r"[A-Z-]+:\d{8}T\d{6}Z", line):
            yield f"a stamp that is not in UTC: {line}"
    events = [block.split("END:VEVENT")[0] for block in "\n".join(lines).split("BEGIN:VEVENT")[1:]]
    for event in events:
        for name in ("UID", "DTSTAMP", "DTSTART", "SUMMARY", "SEQUENCE", "ORGANIZER"):
            if len(re.findall(rf"^{name}[:;]", event, re.MULTILINE)) != 1:
                yield f"not one {name} in an event"
    methods = [line for line in lines if line.startswith("METHOD:")]
    if len(methods) != 1:
        yield "not one METHOD"
    if methods == ["METHOD:PUBLISH"] and re.search(r"^ATTENDEE", "\n".join(lines), re.MULTILINE):
        yield "a calendar to be published that invites"
    if methods and methods[0] in ("METHOD:REQUEST", "METHOD:CANCEL") and len(events) != 1:
        yield "not one meeting in a file"

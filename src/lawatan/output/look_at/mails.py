"""An e-mail as it is looked at: to whom, about what, its text, and what is attached."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage, Message

from lawatan.output.look_at.tags import lines, strong, table, tag
from lawatan.words import Words


def read(content: bytes, say: Words) -> Iterator[tuple[str, str]]:
    """The mail, in one piece."""
    mail = message_from_bytes(content, policy=policy.default)
    assert isinstance(mail, EmailMessage)
    body = mail.get_body(("plain",))
    attached = [part.get_filename() or say("Invitation") for part in mail.walk() if _is_file(part)]
    head = [
        (say("To"), mail["To"] or say("no e-mail address on record: to be filled in")),
        (say("Subject"), mail["Subject"]),
        (say("Attached"), "; ".join(attached)),
    ]
    rows = [(strong(lines(label)), lines(str(told))) for label, told in head]
    text = body.get_content() if body is not None else ""
    yield "", table(rows, border=False, first="100") + tag("p", lines(text.replace("\r\n", "\n")))


def _is_file(part: Message) -> bool:
    return not part.is_multipart() and part.get_content_type() != "text/plain"


__all__ = ["read"]

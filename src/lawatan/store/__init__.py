"""The document that keeps every edit; the only package that knows SQLite. Start at ``Document``."""

from lawatan.store.backups import back_up, backups_of, discard, folder_for, thinned
from lawatan.store.database import in_place_of, is_database
from lawatan.store.document import Document
from lawatan.store.lock import user_name
from lawatan.store.modes import mode_for
from lawatan.store.outbox import HandedOut, How
from lawatan.store.peek import programme_name
from lawatan.store.refusals import Damaged, InUse, NotKept, Refused
from lawatan.store.rows import Edit, Release, Sequences

__all__ = [
    "Damaged",
    "Document",
    "Edit",
    "HandedOut",
    "How",
    "InUse",
    "NotKept",
    "Refused",
    "Release",
    "Sequences",
    "back_up",
    "backups_of",
    "discard",
    "folder_for",
    "in_place_of",
    "is_database",
    "mode_for",
    "programme_name",
    "thinned",
    "user_name",
]

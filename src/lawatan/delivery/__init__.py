"""What leaves this computer: calendars to a folder or a CalDAV server, with the password from the system's keyring.

Here lies how a place is read and written, one thing at a time; what has to be there and what of it is sent is decided in
``lawatan.jobs.publishing``. Nothing here knows of programmes: a calendar is a name, a title and bytes.
"""

from lawatan.delivery.folder import Folder
from lawatan.delivery.password import PASSWORD_VARIABLE, keep, kept
from lawatan.delivery.server import Server, Stored
from lawatan.delivery.undelivered import NotLetIn, Overtaken, Undelivered

__all__ = [
    "PASSWORD_VARIABLE",
    "Folder",
    "NotLetIn",
    "Overtaken",
    "Server",
    "Stored",
    "Undelivered",
    "keep",
    "kept",
]

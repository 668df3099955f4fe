"""The wording of letters, by what they are about and by what the addressee does: each a whole sentence."""

from __future__ import annotations

from typing import Literal

from lawatan.output.letters.slots import Role
from lawatan.words import mark

Matter = Literal["request", "confirmation", "move", "change", "cancellation"]
"""What a letter is about; a ``move`` is a change of time, a ``change`` any other one."""

SUBJECTS = {
    ("request", "visit"): mark("Request for a visit, {dates}"),
    ("request", "speaker"): mark("Request for a resource person, {dates}"),
    ("request", "guest"): mark("Invitation, {dates}"),
    ("request", "several"): mark("Request for your support, {dates}"),
    ("confirmation", "visit"): mark("Confirmation of the visit, {dates}"),
    ("confirmation", "speaker"): mark("Confirmation of the session, {dates}"),
    ("confirmation", "guest"): mark("Confirmation of the invitation, {dates}"),
    ("confirmation", "several"): mark("Confirmation of visit and session, {dates}"),
    ("move", "visit"): mark("New time of the visit, {dates}"),
    ("move", "speaker"): mark("New time of the session, {dates}"),
    ("move", "guest"): mark("New time of the event, {dates}"),
    ("move", "several"): mark("New times of visit and session, {dates}"),
    ("change", "visit"): mark("Change to the visit, {dates}"),
    ("change", "speaker"): mark("Change to the session, {dates}"),
    ("change", "guest"): mark("Change to the event, {dates}"),
    ("change", "several"): mark("Change to visit and session, {dates}"),
    ("cancellation", "visit"): mark("Cancellation of the visit, {dates}"),
    ("cancellation", "speaker"): mark("Cancellation of the session, {dates}"),
    ("cancellation", "guest"): mark("Cancellation of the event, {dates}"),
    ("cancellation", "several"): mark("Cancellation of visit and session, {dates}"),
}
"""The subject of a letter."""

CHANGED = {
    "move": mark("To our regret we have to change the time that we told you before:"),
    "change": mark("There is a change to what we told you before:"),
    "cancellation": mark("To our regret the following, of which we told you before, will not take place:"),
}
"""What leads to the list of changes."""

NOT_AVAILABLE = {
    ("move", False): mark(
        "As we understand that the time that we told you before does not suit you, we have changed it:"
    ),
    ("move", True): mark(
        "As we understand that the time that we told you before does not suit you ({why}), we have changed it:"
    ),
    ("cancellation", False): mark(
        "As we understand that you are not available then, the following will not take place:"
    ),
    ("cancellation", True): mark(
        "As we understand that you are not available then ({why}), the following will not take place:"
    ),
}
"""The same where the addressee itself cannot be had at the time told before, without and with the reason."""


def introduction(matter: Matter, role: Role, to_host: bool) -> str:
    """What leads to the table of time slots; nothing in a cancellation, which has none."""
    if matter == "cancellation":
        return ""
    if matter == "confirmation":
        return mark("We gladly confirm the following:")
    if matter in ("move", "change"):
        return mark("The schedule is now as follows:")
    if role == "visit":
        return mark(
            "As part of this programme we would like to visit {host}, and ask for your kind permission as follows:"
        )
    if role == "speaker" and to_host:
        return mark("As part of this programme we ask for a resource person for the following:")
    if role == "guest":
        return mark("As part of this programme we request the honour of your presence at the following:")
    if not to_host:
        return mark("As part of this programme we ask you to be our resource person for the following:")
    return mark("As part of this programme we ask for your kind support as follows:")


def request(matter: Matter, role: Role, to_host: bool) -> str:
    """What is asked for; ``to_host``: an institution is written to."""
    if matter == "cancellation":
        return mark("We hope that there will be another occasion to work with you.")
    if matter == "confirmation":
        return mark("We thank you for your consent.")
    if matter in ("move", "change"):
        return mark("We kindly ask for your consent to this change.")
    if role == "guest":
        return mark("Please let us know whether we may count on your presence, or who will represent you.")
    if not to_host:
        return mark("We kindly ask you to let us have your presentation before the session.")
    if role == "visit":
        return mark(
            "We kindly ask you to receive our group, to tell us whom we may contact about the details, and to let us "
            "know what our guests have to observe."
        )
    if role == "speaker":
        return mark(
            "We kindly ask you to name the resource person, and to let us have the presentation before the session."
        )
    return mark("We kindly ask you to receive our group, and to name those who will speak to it.")


__all__ = ["CHANGED", "NOT_AVAILABLE", "SUBJECTS", "Matter", "introduction", "request"]

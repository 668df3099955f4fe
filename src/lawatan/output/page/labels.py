"""The page's own words, in one language: what its template and its script write beside what is told of the programme."""

from __future__ import annotations

from collections.abc import Mapping

from lawatan.words import Words


def labels(say: Words) -> Mapping[str, str]:
    """The words by the name that the template has for them; ``found`` keeps its ``{n}`` for the script."""
    return {
        "add": say("Add to my calendar"),
        "close": say("Close all days"),
        "find": say("Find"),
        "find_here": say("Find on this page"),
        "foot": say(
            "Times are by the clock of the place. All of this page is in this one file and can be read without a network; "
            "only maps need one."
        ),
        "for": say("For"),
        "found": say("Found: {n}", n="{n}"),
        "free": say("No programme on this day."),
        "gone": say("No longer on this day"),
        "map": say("Map"),
        "next": say("Next"),
        "none": say("Nothing found."),
        "note": say("Note"),
        "nothing": say("Nothing is planned yet."),
        "now": say("Now"),
        "open": say("Open all days"),
        "organisers": say("Organisers"),
        "page": say("On this page"),
        "skip": say("To the days"),
        "steps": say("Steps"),
        "today": say("Today"),
        "vehicle": say("Vehicle"),
        "your_part": say("Your part"),
    }

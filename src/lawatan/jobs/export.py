"""Export: a planned edition written in one of the output's formats, as desk and command line both do it."""

from __future__ import annotations

from pathlib import Path

from lawatan.domain import AnyEdition
from lawatan.output import OUTPUTS, Audience
from lawatan.schedule import Setting, View
from lawatan.words import mark, words


class NothingToExport(ValueError):
    """Nothing is planned for those for whom it was to be written, or there is no such output; says so in a sentence."""


def export(
    edition: AnyEdition, name: str, folder: Path, audience: Audience = "all", language: str = "en"
) -> tuple[Path, ...]:
    """Write the output ``name`` (``ics``, ``xlsx``) for an audience into ``folder``; return the files.

    NothingToExport, with a sentence for the reader, where there is no such output or audience or nothing is planned
    for it; OSError where a file cannot be written.
    """
    say = words(language)
    output = next((each for each in OUTPUTS if each.name == name), None)
    if output is None:
        known = ", ".join(each.name for each in OUTPUTS)
        raise NothingToExport(say("There is no output “{name}”; there are: {known}.", name=name, known=known))
    if audience not in output.audiences:
        known = ", ".join(output.audiences)
        raise NothingToExport(say("There is no audience “{name}”; there are: {known}.", name=audience, known=known))
    written = output.write(View(Setting(edition)), folder, audience, language)
    if not written:
        raise NothingToExport(say(_NOTHING[audience]))
    return written


_NOTHING: dict[Audience, str] = {
    "all": mark("Nothing is scheduled yet, so there is nothing to export: plan the programme first."),
    "groups": mark("Nothing is scheduled for any group yet: plan the programme first."),
    "hosts": mark("No visit or session with a host institution is scheduled yet: plan the programme first."),
    "persons": mark("No session with a resource person or official is scheduled yet: plan the programme first."),
}

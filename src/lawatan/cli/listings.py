"""Commands about no programme: the schema of files, the rules, the ways between cities, the templates of letters."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

import typer

from lawatan.cli.options import AsJson, Tongue
from lawatan.cli.refused import Refused
from lawatan.cli.told import out, print_json, write_line


def schema() -> None:
    """Print the JSON Schema of a programme's file."""
    from lawatan.jobs.files import edition_schema

    print_json(edition_schema())


def letters(language: Tongue = "en") -> None:
    """Lay our templates of letters and lists of names into your settings, to be changed there; yours stay as they are."""
    from lawatan.jobs.letters import lay_out, letters_folder
    from lawatan.words import words

    say, folder = words(language), letters_folder()
    try:
        put = lay_out()
    except OSError as error:
        where = error.filename or folder
        raise Refused(say("{file}: cannot be written ({why}).", file=where, why=error.strerror)) from None
    for path in put:
        out(str(path))
    if not put:
        out(say("{folder}: all templates are there already.", folder=folder))


def rules(as_json: AsJson = False, language: Tongue = "en") -> None:
    """List the rules that a programme can have, with what the law that judges them has counted."""
    from lawatan.resources import law_counts
    from lawatan.rules import RULES
    from lawatan.words import words

    say, counts = words(language), law_counts()

    entries: list[dict[str, Any]] = [
        {
            "kind": rule.model_fields["kind"].default,
            "title": say(rule.title),
            "help": say(rule.help),
            "weighable": rule.weighable,
            "fields": {
                name: body
                for name, body in rule.model_json_schema(by_alias=True)["properties"].items()
                if name not in ("kind", "order", "facts", "active", "weight", "note")
            },
            "law": counts.get(rule.model_fields["kind"].default),
        }
        for rule in RULES
    ]
    if as_json:
        print_json(entries)
        return
    for entry in entries:
        out(f"{entry['kind']}: {entry['title']}. {entry['help']}")


def ways(
    from_city: Annotated[str, typer.Argument(metavar="FROM", help="The city that is left: Jakarta, Bandung, Bali.")],
    to_city: Annotated[str, typer.Argument(metavar="TO", help="The city that is gone to.")],
    date: Annotated[
        dt.datetime | None,
        typer.Option("--date", formats=["%Y-%m-%d"], help="Only ways that run on that day.", show_default=False),
    ] = None,
    as_json: AsJson = False,
    language: Tongue = "en",
) -> None:
    """List the ways between two cities that are known, with times, cost, comfort and what of it is assumed."""
    from lawatan.jobs.known_ways import city_called, known_cities, known_ways, told
    from lawatan.words import words

    say = words(language)
    begins, ends = (city_called(name) for name in (from_city, to_city))
    if begins is None or ends is None:
        cities = [name.in_language(language) for name in known_cities().values()]
        missing = from_city if begins is None else to_city
        raise Refused(say("{city}: ways are known between {cities}.", city=missing, cities=say.list(cities)))
    found = known_ways(begins, ends, date.date() if date else None)
    if as_json:
        print_json([known.as_object() for known in found])
        return
    for known in found:
        head, text = told(known, say)
        out(head)
        out(f"  {text}")
    if not found:
        write_line(say("No way from {start} to {end} is known.", start=from_city, end=to_city))

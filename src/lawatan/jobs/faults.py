"""What pydantic finds wrong in a file, in words for a coordinator: what is wrong, where, what to do about it."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from pydantic_core import ErrorDetails

from lawatan.domain import TravelTime
from lawatan.domain.fault import SENTENCE
from lawatan.rules import RULES, Edition
from lawatan.schedule import Setting
from lawatan.store import Damaged, Refused
from lawatan.words import Words

SHOWN = 3
"""Faults that are told in full; of more only the number is told."""

_KINDS = tuple(str(rule.model_fields["kind"].default) for rule in RULES)

Message = Callable[[Words, ErrorDetails, Mapping[str, Any]], str]


def told(faults: Sequence[ErrorDetails], say: Words) -> str:
    """The first faults in one line, each with the path of its field, and how many more there are."""
    parts = [say("{where}: {what}", where=_where(fault["loc"]), what=what(fault, say)) for fault in faults[:SHOWN]]
    line = "; ".join(parts) + "."
    more = len(faults) - SHOWN
    if more > 0:
        line += " " + say.plural("({n} more fault.)", "({n} more faults.)", more)
    return line


def sentence(fault: Refused, say: Words) -> str:
    """Why the store refuses, in one line; where records are at fault, with their fields as in a faulty JSON file."""
    if isinstance(fault, Damaged) and fault.faults:
        why = told(fault.faults, say).rstrip(".")
        return Damaged(fault.path, why).told(say)
    return fault.told(say)


def misplaced(edition: Edition, say: Words) -> str:
    """What is wrong with the ids in the plan: decisions about nothing in the edition; empty if there are none."""
    setting = Setting(edition)
    for leaf in setting.leaves:
        cities = setting.cities(leaf)
        for city, crossing in zip(cities, setting.crossings_of(leaf), strict=False):
            if crossing.change.from_city != city:
                return say(
                    "city_changes.{change}.from_city: {group} is in {city} by then, not in {other}; look at the order of the "
                    "changes and at the first city of the group",
                    change=crossing.change.id,
                    group=leaf,
                    city=city,
                    other=crossing.change.from_city,
                )
    for ride in edition.plan.rides.values():
        known_ride = setting.crossings.get(ride.id)
        if known_ride is not None and ride.option not in known_ride.change.options:
            return say(
                "plan.rides.{ride}.option: this change of city has no way {option}; it has {options}",
                ride=ride.id,
                option=ride.option,
                options=", ".join(known_ride.change.options),
            )
    for table, known in (("placements", setting.occurrences), ("rides", setting.crossings)):
        for item in getattr(edition.plan, table):
            if item not in known:
                like = difflib.get_close_matches(item, list(known), 1, 0.5)
                where = f"plan.{table}.{item}"
                if like:
                    return say(
                        "{where}: there is nothing of this name to place; did you mean {like}?",
                        where=where,
                        like=like[0],
                    )
                return say(
                    "{where}: there is nothing of this name to place; names are made as {example}.",
                    where=where,
                    example=next(iter(known), "activity@GROUP"),
                )
    return ""


def what(fault: ErrorDetails, say: Words) -> str:
    """What is wrong, as a clause without its end."""
    kind, context = fault["type"], dict(fault.get("ctx", {}))
    if kind in _MESSAGES:
        return _MESSAGES[kind](say, fault, context)
    if SENTENCE in context:
        sentence = str(context.pop(SENTENCE))
        return say(sentence, **_in_words(context, say))
    return fault["msg"].removeprefix("Value error, ").rstrip(".")


def _in_words(fields: Mapping[str, Any], say: Words) -> dict[str, Any]:
    """The fields of a sentence, with the name of a table as the screen has it."""
    found = dict(fields)
    table = Edition.model_fields.get(str(fields.get("table", "")).replace(" ", "_"))
    if table is not None:
        title = table.title or ""
        found["table"] = say(title).lower()
    return found


def _where(location: tuple[int | str, ...]) -> str:
    """The path of a field as the file has it: ``venues.KOMAR.latitude``."""
    parts = list(location)
    if len(parts) > 2 and parts[0] == "rules" and parts[2] in _KINDS:
        del parts[2]  # pydantic puts the kind of the rule there, which is no field of the file
    if len(parts) > 2 and parts[0] == "travel_times" and parts[2] in TravelTime.model_fields:
        parts[2] = TravelTime.model_fields[parts[2]].alias or parts[2]  # “and” is no name in Python
    return ".".join(str(part) for part in parts) or "the whole"


def _shape(say: Words, fault: ErrorDetails, _: Mapping[str, Any]) -> str:
    given = fault["input"]
    if isinstance(given, str):
        return say("fields in braces are expected here, as in {example}", example='{"en": "…", "id": "…"}')
    return say("fields in braces are expected here, each with its name")


def _choices(say: Words, _: ErrorDetails, context: Mapping[str, Any]) -> str:
    return say("it can be {choices}", choices=str(context.get("expected", "")).replace(" or ", ", "))


def _kind(say: Words, fault: ErrorDetails, context: Mapping[str, Any]) -> str:
    kinds = ", ".join(_KINDS)
    return say("there is no rule of the kind {kind}; there are {kinds}", kind=context.get("tag", ""), kinds=kinds)


def _number(say: Words, *_: Any) -> str:
    return say("a whole number is expected here")


def _date(say: Words, *_: Any) -> str:
    return say("a date is expected here, as in 2018-07-25")


def _time(say: Words, *_: Any) -> str:
    return say("a time is expected here, as in 08:30")


def _moment(say: Words, *_: Any) -> str:
    return say("a date and time with its offset is expected here, as in 2018-07-25T09:00+07:00")


def _plain(number: object) -> str:
    return f"{number:g}" if isinstance(number, float) else str(number)


_MESSAGES: dict[str, Message] = {
    "missing": lambda say, *_: say("this field is missing"),
    "extra_forbidden": lambda say, *_: say("there is no such field: look at its spelling, or take it out"),
    "model_type": _shape,
    "model_attributes_type": _shape,
    "dict_type": _shape,
    "string_type": lambda say, *_: say("a text in quotation marks is expected here"),
    "string_pattern_mismatch": lambda say, *_: say("an id has letters, digits and _ . @ + - only, and no space"),
    "string_too_long": lambda say, _, c: say("the text is too long: at most {n} characters", n=c.get("max_length")),
    "tuple_type": lambda say, *_: say("a list in square brackets is expected here"),
    "list_type": lambda say, *_: say("a list in square brackets is expected here"),
    "too_short": lambda say, _, c: say("at least {n} are needed here", n=c.get("min_length")),
    "bool_type": lambda say, *_: say("true or false is expected here"),
    "bool_parsing": lambda say, *_: say("true or false is expected here"),
    "int_type": _number,
    "int_parsing": _number,
    "int_from_float": _number,
    "float_type": lambda say, *_: say("a number is expected here"),
    "float_parsing": lambda say, *_: say("a number is expected here"),
    "date_type": _date,
    "date_parsing": _date,
    "date_from_datetime_parsing": _date,
    "date_from_datetime_inexact": _date,
    "time_type": _time,
    "time_parsing": _time,
    "datetime_type": _moment,
    "datetime_parsing": _moment,
    "datetime_from_date_parsing": _moment,
    "greater_than": lambda say, _, c: say("it has to be more than {n}", n=_plain(c.get("gt"))),
    "greater_than_equal": lambda say, _, c: say("it has to be at least {n}", n=_plain(c.get("ge"))),
    "less_than": lambda say, _, c: say("it has to be less than {n}", n=_plain(c.get("lt"))),
    "less_than_equal": lambda say, _, c: say("it can be {n} at most", n=_plain(c.get("le"))),
    "literal_error": _choices,
    "union_tag_invalid": _kind,
    "union_tag_not_found": lambda say, *_: say("a rule needs its kind, as in {example}", example='"kind": "lunch"'),
}

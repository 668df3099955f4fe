"""What a person types for a field, and how a value is shown in one line: for forms, cells and pasted blocks alike."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import ValidationError

from lawatan.domain import WEEKDAYS, Text, Value
from lawatan.domain.fields import RecordField, Shape, record_fields
from lawatan.jobs.naming import Names
from lawatan.words import LANGUAGES, Words, words

YES = {"yes", "y", "ya", "true", "benar", "1", "x", "✓", "✔"}
NO = {"no", "n", "tidak", "tdk", "false", "salah", "0", "-", "–", ""}
BETWEEN = re.compile(r"[;\n]")
PLACE = " · "
"""Between the fields of a part of a record in one cell."""


class Unread(Exception):
    """What was typed does not say what the field can hold; the text is one sentence for the person who typed it."""

    def __init__(self, sentence: str, path: tuple[str | int, ...] = ()) -> None:
        super().__init__(sentence)
        self.path = path
        """Where in the field: empty for all of it."""


# ---- from a value to a line


def shown(value: Any, field: RecordField, names: Names, shape: Shape | None = None, plain: bool = False) -> str:
    """A value of a field as one line in the language of ``names``; empty for none.

    ``plain`` writes dates as 2018-07-19 and codes of nothing else, for a spreadsheet.
    """
    shape, say = shape or field.shape, names.say
    if value is None:
        return ""
    if shape.sort == "flag":
        return say("yes") if value else say("no")
    if shape.sort == "number":
        return number(value, say)
    if shape.sort == "date":
        return value.isoformat() if plain else say.day(value)
    if shape.sort == "time":
        return say.time(value)
    if shape.sort == "moment":
        return value.isoformat(" ", "minutes") if plain else f"{say.day(value.date())}, {say.time(value)}"
    if shape.sort == "text":
        return str(value.in_language(say.language))
    if shape.sort == "choice":
        return choice(str(value), field, say)
    if shape.sort in ("reference", "room"):
        return names.of(shape.table, value)
    if shape.sort == "many" and shape.of is not None:
        if shape.of.choices == WEEKDAYS and not plain:
            return weekdays(value, say)
        parts = (shown(entry, field, names, shape.of, plain) for entry in value)
        return "; ".join(part for part in parts if part)
    if isinstance(value, Value):
        return _in_places(value, names) if plain and _begins_with_a_moment(type(value)) else told(value, names)
    return str(value)


def told(value: Value, names: Names) -> str:
    """A part of a record as one line: what its fields say, in order."""
    parts = []
    for field in record_fields(type(value)):
        inner = getattr(value, field.name)
        if inner in (None, "", (), False) or (isinstance(inner, Text) and not (inner.en or inner.id)):
            continue
        if field.shape.sort == "flag":
            parts.append(names.say(field.title))
            continue
        if field.unit == "min" and isinstance(inner, int):
            parts.append(names.say.duration(inner))
            continue
        text = shown(inner, field, names)
        parts.append(f"{text} {names.say(field.unit)}" if field.unit else text)
    parts = list(dict.fromkeys(parts))  # a first and a last day that are one
    if len(parts) == 2 and all(f.shape.sort in ("time", "date") for f in record_fields(type(value))[:2]):
        return "–".join(parts)
    return " · ".join(parts)


def weekdays(days: tuple[str, ...], say: Words) -> str:
    """Weekdays in short; three and more in a row with a dash: ``Mon–Fri, Sun``."""
    return ", ".join(say.weekdays(WEEKDAYS.index(day) for day in days))


def number(value: float, say: Words) -> str:
    """A number with the decimal sign of the language, and no more figures than it has."""
    text = str(value).removesuffix(".0")
    return text.replace(".", ",") if say.language == "id" else text


def choice(value: str, field: RecordField, say: Words) -> str:
    """What a choice is called."""
    if value in WEEKDAYS:
        return say.weekday(dt.date(2024, 1, 1 + WEEKDAYS.index(value)))
    title = field.choice(value)
    return say(title)


# ---- from a line to a value


def read(text: str, field: RecordField, names: Names, shape: Shape | None = None, year: int | None = None) -> Any:
    """The value that a person means by ``text``; Unread, with a sentence, where it says nothing that fits the field.

    A bilingual text comes back as a string: the caller knows its other language. ``year`` completes a date without one;
    a moment that does not say its offset is by the clock of ``names.zone``.
    """
    shape, say, text = shape or field.shape, names.say, text.strip()
    if not text and shape.optional:
        return None
    if shape.sort == "flag":
        return _flag(text, say)
    if shape.sort in ("line", "id", "text"):
        return text
    if shape.sort == "many" and shape.of is not None:
        inner = shape.of
        if inner.choices == WEEKDAYS:
            return _read_weekdays(text, field, inner, say)
        return tuple(read(part, field, names, inner, year) for part in _several(text, inner))
    if not text:
        raise Unread(say("Something has to stand here."))
    if shape.sort in ("integer", "number"):
        return _number(text, field, shape, say)
    if shape.sort == "date":
        return read_date(text, say, year)
    if shape.sort == "time":
        return read_time(text, say)
    if shape.sort == "choice":
        return _choice(text, field, shape, say)
    if shape.sort in ("reference", "room"):
        return _reference(text, shape, names)
    if shape.sort == "moment":
        return _aware(_moment(text, say, year), names.zone)
    if shape.value is not None and _begins_with_a_moment(shape.value):
        return _part(text, shape.value, names, year)
    raise Unread(say("This is filled in in the form, not in a cell."))


def _several(text: str, shape: Shape) -> Iterator[str]:
    """The parts of a list: by semicolon or line; by comma too where no part can hold one."""
    parts = BETWEEN.split(text)
    if shape.sort == "choice" or (len(parts) == 1 and shape.sort in ("reference", "room", "id")):
        parts = [bit for part in parts for bit in part.split(",")]
    yield from (part.strip() for part in parts if part.strip())


def _flag(text: str, say: Words) -> bool:
    if text.casefold() in YES:
        return True
    if text.casefold() in NO:
        return False
    raise Unread(say("“{text}” is neither yes nor no.", text=text))


def _number(text: str, field: RecordField, shape: Shape, say: Words) -> float | int:
    if field.unit:
        text = re.sub(
            rf"\s*({re.escape(field.unit)}|{re.escape(say(field.unit))}|minutes?|menit)\.?$", "", text, flags=re.I
        )
    if field.unit == "min":
        hours = re.fullmatch(r"(\d+)\s*(?:h|j|jam|hours?|:)\s*(\d{0,2})\s*(?:m|min|menit)?\.?", text, flags=re.I)
        if hours:
            return int(hours[1]) * 60 + int(hours[2] or 0)
    readings = [r for r in _readings(text, say) if shape.sort == "number" or r == int(r)]
    if not readings:
        if shape.sort == "integer" and any(True for _ in _readings(text, say)):
            raise Unread(say("“{text}” is not a whole number.", text=text))
        raise Unread(say("“{text}” is not a number.", text=text))
    least = float("-inf") if shape.least is None else shape.least
    most = float("inf") if shape.most is None else shape.most
    fitting = [r for r in readings if least <= r <= most]
    found = (fitting or readings)[0]
    return int(found) if shape.sort == "integer" else found


def _readings(text: str, say: Words) -> Iterator[float]:
    """What figures with points and commas can mean, the way of the language first: 1.234,5 and 1,234.5."""
    plain = text.replace("\u00a0", "").replace(" ", "").replace("\u2212", "-")
    signs = ((".", ","), (",", ".")) if say.language == "id" else ((",", "."), (".", ","))
    for thousands, decimal in signs:
        whole = rf"[+-]?(?:\d+|\d{{1,3}}(?:{re.escape(thousands)}\d{{3}})+)"
        if re.fullmatch(rf"{whole}(?:{re.escape(decimal)}\d*)?", plain):
            yield float(plain.replace(thousands, "").replace(decimal, "."))


def read_time(text: str, say: Words) -> dt.time:
    """A time of day: 09:00, 09.00, 9, 0900, 9.30 pm; Unread for anything else."""
    found = re.fullmatch(
        r"(\d{1,2})(?:[:.hj]?([0-5]\d))?(?:[:.]00)?\s*(am|pm)?\s*(?:wib|wita|wit)?", text.strip(), flags=re.I
    )
    hour = int(found[1]) if found else 99
    if found and found[3]:
        hour = hour % 12 + (12 if found[3].lower() == "pm" else 0) if 1 <= hour <= 12 else 99
    if found is None or hour > 24 or (hour == 24 and int(found[2] or 0)):
        raise Unread(say("“{text}” is not a time: write it as {example}.", text=text, example=say.time(dt.time(9, 30))))
    return dt.time(hour % 24, int(found[2] or 0))


def read_date(text: str, say: Words, year: int | None = None) -> dt.date:
    """A date: 19/07/2018, 19-7-18, 2018-07-19, 19 Jul 2018, Kam 19 Juli; the day comes before the month. Else Unread."""
    words = re.findall(r"[^\W\d_]+|\d+", text)
    figures = [word for word in words if word.isdigit()]
    months = [month for word in words if not word.isdigit() and (month := _months().get(word.casefold()))]
    others = [w for w in words if not w.isdigit() and w.casefold() not in _months() and w.casefold() not in _weekdays()]
    try:
        if others or len(months) > 1 or not figures:
            raise ValueError
        if months and len(figures) <= 2:
            day, month = int(figures[0]), months[0]
            told = figures[1] if len(figures) == 2 else None
        elif len(figures) == 3 and len(figures[0]) == 4:
            return dt.date(*map(int, figures))
        elif len(figures) in (2, 3) and not months:
            day, month = int(figures[0]), int(figures[1])
            told = figures[2] if len(figures) == 3 else None
        else:
            raise ValueError
        if told is None and year is None:
            raise ValueError
        full = year if told is None else int(told) + (2000 if len(told) == 2 else 0)
        return dt.date(full or 0, month, day)
    except (ValueError, OverflowError):
        example = say.day(dt.date(2018, 7, 19))
        raise Unread(say("“{text}” is not a date: write it as {example}.", text=text, example=example)) from None


def _moment(text: str, say: Words, year: int | None) -> dt.datetime:
    try:
        return dt.datetime.fromisoformat(text)
    except ValueError:
        date, _, time = text.rpartition(", ") if ", " in text else text.rpartition(" ")
        return dt.datetime.combine(read_date(date, say, year), read_time(time, say))


def _aware(moment: dt.datetime, zone: str) -> dt.datetime:
    return moment if moment.utcoffset() is not None else moment.replace(tzinfo=ZoneInfo(zone))


def _begins_with_a_moment(kind: type[Value]) -> bool:
    """Whether a part of a record can be read from one cell: a moment, and what else one line can hold, as a journey."""
    sorts = [field.shape.sort for field in record_fields(kind)]
    return sorts[:1] == ["moment"] and {*sorts} <= {"moment", "reference", "line", "integer"}


def _in_places(value: Value, names: Names) -> str:
    """A part of a record for a spreadsheet: what each of its fields says in its place, as far as there is something."""
    parts = [shown(getattr(value, field.name), field, names, plain=True) for field in record_fields(type(value))]
    return PLACE.join(parts).rstrip(PLACE)


def _part(text: str, kind: type[Value], names: Names, year: int | None) -> Value:
    """A part of a record: its fields in their places between dots, or in their order one after the other."""
    fields = record_fields(kind)
    places = [place.strip() for place in text.split(PLACE.strip())]
    values: dict[str, Any] = {}
    if len(places) > 1:
        if len(places) > len(fields):
            raise _unfit(text, fields, names)
        for place, field in zip(places, fields, strict=False):
            if place:
                values[field.name] = _inner(place, field, names, year)
    else:
        words = text.replace(";", " ").split()
        for field in fields:
            values[field.name], words = _foremost(words, field, names, year)
    try:
        zone = _zone_of_place(values, fields, names)
        return kind.model_validate(
            {
                name: _aware(value, zone) if isinstance(value, dt.datetime) else value
                for name, value in values.items()
                if value is not None
            }
        )
    except ValidationError:
        raise _unfit(text, fields, names) from None


def _inner(text: str, field: RecordField, names: Names, year: int | None) -> Any:
    if field.shape.sort == "moment":
        return _moment(text, names.say, year)
    return read(text, field, names, year=year)


def _foremost(words: list[str], field: RecordField, names: Names, year: int | None) -> tuple[Any, list[str]]:
    """What the longest beginning of the words says for a field, and the words left; a line takes all of them."""
    for many in range(len(words), 0, -1):
        try:
            return _inner(" ".join(words[:many]), field, names, year), words[many:]
        except Unread:
            pass
    return None, words


def _zone_of_place(values: Mapping[str, Any], fields: tuple[RecordField, ...], names: Names) -> str:
    """The zone of the venue that a part names; else that of ``names``."""
    venues = [str(values[f.name]) for f in fields if f.shape.table == "venues" and values.get(f.name)]
    venue = names.table("venues").get(venues[0]) if venues else None
    return names.zone if venue is None else str(names.table("cities")[venue.city].zone)


def _unfit(text: str, fields: tuple[RecordField, ...], names: Names) -> Unread:
    order = PLACE.join(names.say(field.title) for field in fields)
    return Unread(names.say("“{text}” does not fit here. In this order: {fields}.", text=text, fields=order))


def _choice(text: str, field: RecordField, shape: Shape, say: Words) -> str:
    sought = text.casefold()
    for value in shape.choices:
        titles = (choice(value, field, words(language)).casefold() for language in LANGUAGES)
        if sought in (value, value.replace("_", " "), *titles):
            return value
    if shape.choices == WEEKDAYS and sought in _weekdays():
        return WEEKDAYS[_weekdays()[sought]]
    known = say.list(choice(value, field, say) for value in shape.choices)
    raise Unread(say("“{text}” cannot stand here: there are {choices}.", text=text, choices=known))


def _read_weekdays(text: str, field: RecordField, shape: Shape, say: Words) -> tuple[str, ...]:
    """Weekdays by name, with stretches: ``Mon–Fri, Sun``."""
    found: list[str] = []
    for part in _several(text, shape):
        first, _, last = re.sub(r"\s*[–-]\s*", "–", part).partition("–")
        begins, ends = (WEEKDAYS.index(_choice(day, field, shape, say)) for day in (first, last or first))
        found += [WEEKDAYS[n % 7] for n in range(begins, (ends if ends >= begins else ends + 7) + 1)]
    return tuple(dict.fromkeys(found))


def _reference(text: str, shape: Shape, names: Names) -> str:
    found = names.find(shape.table, text)
    if len(found) == 1:
        return found[0]
    if found:
        several = names.say.list(names.of(shape.table, key) for key in found[:3])
        raise Unread(names.say("“{text}” can mean {several}.", text=text, several=several))
    raise Unread(names.say("There is nothing called “{text}” to choose here.", text=text))


@cache
def _months() -> dict[str, int]:
    from babel.dates import get_month_names  # 0.1 s to import: only where a date is read

    found = {}
    for locale in ("en_GB", "id_ID"):
        for width in ("wide", "abbreviated"):
            for n, name in get_month_names(width, locale=locale).items():
                found[name.casefold().rstrip(".")] = n
    return {**found, "sep": 9, "agt": 8, "agu": 8, "okt": 10, "nopember": 11}


@cache
def _weekdays() -> dict[str, int]:
    from babel.dates import get_day_names

    return {
        name.casefold().rstrip("."): n
        for locale in ("en_GB", "id_ID")
        for width in ("wide", "abbreviated")
        for n, name in get_day_names(width, locale=locale).items()
    }

"""Words by language: gettext sentences, dates, times and durations. The catalogues are ``resources/locale/*.po``."""

from __future__ import annotations

import datetime as dt
import gettext
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache

_MONDAY = dt.date(2024, 1, 1)
"""Some Monday, for the names of weekdays."""
LANGUAGES = {"en": "English", "id": "Bahasa Indonesia"}
"""The languages of screen and papers, by their gettext code, each in its own name."""


def mark(message: str) -> str:
    """Mark a message for translation where it cannot be translated yet (labels in tables of the code)."""
    return message


@dataclass(frozen=True)
class Message:
    """A sentence that is not in a language yet: what was done, for the list of edits and for undo.

    A field may be a function of the language's words, so that names of records follow the language of the screen.
    """

    text: str
    fields: Mapping[str, object] = field(default_factory=dict)


class Words:
    """One language: call it with an English sentence and its fields to get the sentence in that language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._catalogue = _catalogue(language)
        self._locale = {"en": "en_GB", "id": "id_ID"}[language]

    def __call__(self, message: str, /, **fields: object) -> str:
        """Translate ``message`` and fill in its named ``{fields}``."""
        text = self._catalogue.gettext(message) if message else ""
        return text.format(**fields) if fields else text

    def message(self, message: Message) -> str:
        """Say a message in this language."""
        filled = {name: value(self) if callable(value) else value for name, value in message.fields.items()}
        said = message.text
        return self(said, **filled)

    def plural(self, one: str, many: str, n: int, /, **fields: object) -> str:
        """Translate the form for ``n`` and fill in ``{n}`` and the other fields."""
        return self._catalogue.ngettext(one, many, n).format(n=n, **fields)

    def date(self, date: dt.date) -> str:
        """The date with its weekday, short: ``Wed 25 Jul``, ``Rab 25 Jul``."""
        return self._format(date, "EEE d MMM")

    def day(self, date: dt.date) -> str:
        """The date with its weekday and year, short: ``Wed 25 Jul 2018``."""
        return self._format(date, "EEE d MMM y")

    def long_date(self, date: dt.date) -> str:
        """The date in full: ``Wednesday, 25 July 2018``, ``Rabu, 25 Juli 2018``."""
        return self._format(date, "EEEE, d MMMM y")

    def dates(self, first: dt.date, last: dt.date) -> str:
        """A stretch of days: ``18–30 July 2018``."""
        if first == last:
            return self._format(first, "d MMMM y")
        if (first.year, first.month) == (last.year, last.month):
            return f"{first.day}–{self._format(last, 'd MMMM y')}"
        pattern = "d MMMM" if first.year == last.year else "d MMMM y"
        return f"{self._format(first, pattern)} – {self._format(last, 'd MMMM y')}"

    def weekday(self, date: dt.date) -> str:
        """The weekday in short: ``Wed``, ``Rab``."""
        return self._format(date, "EEE")

    def weekdays(self, days: Iterable[int]) -> tuple[str, ...]:
        """Weekdays by number from Monday, in short; three and more in a row with a dash: ``Mon–Fri``, ``Sun``."""
        runs: list[list[int]] = []
        for number in sorted(set(days)):
            if runs and number == runs[-1][-1] + 1:
                runs[-1].append(number)
            else:
                runs.append([number])
        short = [self.weekday(_MONDAY + dt.timedelta(days=n)) for n in range(7)]
        parts = [[f"{short[r[0]]}–{short[r[-1]]}"] if len(r) > 2 else [short[n] for n in r] for r in runs]
        return tuple(bit for part in parts for bit in part)

    def day_month(self, date: dt.date) -> str:
        """Day and month in short: ``25 Jul``."""
        return self._format(date, "d MMM")

    def time(self, moment: dt.datetime | dt.time) -> str:
        """The time of day on 24 hours: ``09:00``; Indonesian papers write ``09.00``."""
        return moment.strftime("%H.%M" if self.language == "id" else "%H:%M")

    def times(self, start: dt.datetime | dt.time, end: dt.datetime | dt.time) -> str:
        """A stretch of the day: ``09:00–10:30``."""
        return f"{self.time(start)}–{self.time(end)}"

    def times_by_clocks(self, start: dt.datetime, end: dt.datetime, start_zone: str, end_zone: str) -> str:
        """A stretch of the day with its clocks where they differ, and the days between: ``22:00 WIB – 00:55 WITA +1``."""
        later = days_later(start, end)
        if start_zone == end_zone:
            return self.times(start, end) + later
        return f"{self.time_by_clock(start, start_zone)} – {self.time_by_clock(end, end_zone)}{later}"

    def time_by_clock(self, moment: dt.datetime, zone: str) -> str:
        """The time of day with the name of its clock: ``00:55 WITA``."""
        return f"{self.time(moment)} {zone_name(moment, zone)}"

    def duration(self, minutes: int) -> str:
        """A length of time: ``45 min``, ``2 h``, ``1 h 30 min``."""
        hours, rest = divmod(minutes, 60)
        if not hours:
            return self("{n} min", n=rest)
        return self("{hours} h {n} min", hours=hours, n=rest) if rest else self("{hours} h", hours=hours)

    def rupiah(self, amount: int) -> str:
        """An amount of money as ``IDR 150,000``, ``Rp150.000`` in Indonesian."""
        return f"Rp{amount:,}".replace(",", ".") if self.language == "id" else f"IDR\u00a0{amount:,}"

    def list(self, parts: Iterable[str]) -> str:
        """Join with commas and the language's *and*."""
        from babel.lists import format_list  # 0.1 s to import: only where a list is written

        return format_list(list(parts), locale=self._locale)

    def _format(self, date: dt.date, pattern: str) -> str:
        return _date(date, pattern, self._locale)


@lru_cache(maxsize=4096)  # papers and tables write the same dates over and over
def _date(date: dt.date, pattern: str, locale: str) -> str:
    from babel.dates import format_date  # 0.1 s to import: only where a date is written

    text = format_date(date, pattern, locale=locale)
    return text if "MMMM" in pattern else text.replace("Sept", "Sep")


@cache
def words(language: str) -> Words:
    """Return the words of ``language`` (``en`` or ``id``); ValueError for another."""
    if language not in LANGUAGES:
        raise ValueError(f"the language is {language!r}: it can be {' or '.join(LANGUAGES)}")
    return Words(language)


def days_later(start: dt.datetime, end: dt.datetime) -> str:
    """How many days later by the calendar something ends, to be put after its time: `` +1``; empty on the same day."""
    days = (end.date() - start.date()).days
    return f" {days:+d}".replace("-", "−") if days else ""


def zone_name(moment: dt.datetime, zone: str) -> str:
    """The name of a zone's clock: WIB, WITA, WIT in Indonesia, else what the zone calls itself."""
    return {"Asia/Jakarta": "WIB", "Asia/Pontianak": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}.get(
        zone
    ) or (moment.tzname() or zone)


def _catalogue(language: str) -> gettext.NullTranslations:
    if language == "en":
        return gettext.NullTranslations()
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    from lawatan.resources import folder

    path = folder("resources") / "locale" / f"{language}.po"
    compiled = io.BytesIO()
    with path.open("rb") as source:
        write_mo(compiled, read_po(source, locale=language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)

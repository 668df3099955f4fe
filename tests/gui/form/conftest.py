"""Forms for tests: of any record of a small edition, in a window, with what they send."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from builders import activity, one_city, text
from lawatan.domain import Record, table_of
from lawatan.domain.edit import apply
from lawatan.gui import look
from lawatan.gui.app import application
from lawatan.gui.form.context import Context
from lawatan.gui.form.record import RecordForm
from lawatan.gui.tokens import LIGHT
from lawatan.jobs.naming import Names
from lawatan.rules import Edition
from lawatan.rules.lunch import Lunch
from lawatan.words import words


@dataclass
class Sent:
    """An edition, the form of one of its records, and the fields that the form sent."""

    edition: Edition
    table: str
    form: RecordForm
    fields: list[str] = field(default_factory=list)

    @property
    def record(self) -> Any:
        return table_of(self.edition, self.table)[self.form.record.id]

    def take(self, record: Record, name: str) -> Record:
        self.edition = apply(self.edition, {(self.table, record.id): record})
        self.form.context.names = Names(self.edition, self.form.context.say)
        self.fields.append(name)
        self.form.show_record(record)
        return record


Make = Callable[..., Sent]


def edition() -> Edition:
    """A few activities, a host, a person; the lunch rule."""
    activities = (activity("udjo", "UDJO", 90), activity("museum", "MUSEUM", name=text("City museum", "Museum kota")))
    return one_city(*activities, rules=[Lunch(id="lunch")])


@pytest.fixture
def make_form(qtbot: QtBot) -> Iterator[Make]:
    """Give a function that opens the form of a record."""
    application()
    look.apply(LIGHT)
    opened: list[Sent] = []  # keeps the windows until the test is over: Qt still paints them after its last line

    def make(table: str, record_id: str, language: str = "en", of: Edition | None = None) -> Sent:
        known = of or edition()
        say = words(language)
        sent = Sent(known, table, None)  # type: ignore[arg-type]  # the form is made next, and needs where to send to
        record = table_of(known, table)[record_id]
        form = RecordForm(Context(say, LIGHT, Names(known, say)), table, record, lambda r, n: sent.take(r, n))
        sent.form = form
        opened.append(sent)
        qtbot.addWidget(form)
        form.resize(320, 900)
        form.show()
        qtbot.waitExposed(form)
        form.activateWindow()
        qtbot.waitUntil(form.isActiveWindow)
        return sent

    yield make
    opened.clear()

"""One form for all kinds of record: every field gets an editor, typing is kept, faults stand at their field."""

from __future__ import annotations

import datetime as dt
from typing import Any, get_args

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QListWidget, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from gui.form.conftest import Make
from gui.form.hands import box, enter, fault, press, type_into
from lawatan.domain import TABLES, Contact, Fact, Heading, Hours, OptIn, Person, Placement, Plan, Span, Step, Text
from lawatan.domain.edit import apply, changed
from lawatan.domain.fields import inner_values, record_fields
from lawatan.gui import look
from lawatan.gui.app import application
from lawatan.gui.form.context import Context
from lawatan.gui.form.form import Form
from lawatan.gui.tokens import LIGHT
from lawatan.jobs.blank import new_record
from lawatan.jobs.naming import Names
from lawatan.rules import RULES, Edition
from lawatan.words import words


def kinds() -> list[type[Any]]:
    """Every kind of record there is, and every part of one."""
    tables = [get_args(Edition.model_fields[table].annotation)[0] for table in TABLES if table != "rules"]
    plan = [get_args(field.annotation)[0] for field in Plan.model_fields.values()]
    records = [*tables, *plan, *RULES, Heading]
    return list(dict.fromkeys([*records, Fact, *(part for kind in records for part in inner_values(kind))]))


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.__name__)
def test_every_field_of_every_kind_of_record_has_a_sort_and_an_editor(qtbot: QtBot, kind: type[Any]) -> None:
    application()
    look.apply(LIGHT)
    say = words("en")
    context = Context(say, LIGHT, Names(_edition(), say))
    form = Form(context, kind)
    qtbot.addWidget(form)
    for section in form.sections.values():
        section.open()

    assert [f.name for f in record_fields(kind) if f.shape.sort == "other"] == []
    assert set(form.editors) == {f.name for f in record_fields(kind)}
    names = [editor.part().accessibleName() for editor in form.editors.values()]
    assert all(names), names


def _edition() -> Edition:
    from gui.form.conftest import edition

    return edition()


def test_a_number_is_taken_with_enter(qtbot: QtBot, make_form: Make) -> None:
    sent = make_form("activities", "udjo")

    enter(qtbot, box(sent, "field-duration_minutes"), "1:45")

    assert sent.record.duration_minutes == 105
    assert box(sent, "field-duration_minutes").text() == "105"
    assert sent.fields == ["duration_minutes"]


def test_leaving_a_field_takes_it(qtbot: QtBot, make_form: Make) -> None:
    sent = make_form("activities", "udjo")

    type_into(qtbot, box(sent, "field-duration_minutes"), "75")
    box(sent, "field-venue").setFocus()

    assert sent.record.duration_minutes == 75


def test_a_number_out_of_bounds_stays_with_what_is_wrong(qtbot: QtBot, make_form: Make) -> None:
    sent = make_form("activities", "udjo")
    field = box(sent, "field-duration_minutes")

    enter(qtbot, field, "2000")

    assert (sent.record.duration_minutes, field.text()) == (90, "2000")
    assert fault(sent) == "It can be 1440 at most."
    assert field.property("wrong") is True
    enter(qtbot, field, "100")
    assert (sent.record.duration_minutes, fault(sent)) == (100, "")


def test_what_cannot_be_read_stays_with_what_is_wrong_in_the_language(qtbot: QtBot, make_form: Make) -> None:
    sent = make_form("activities", "udjo", language="id")

    enter(qtbot, box(sent, "field-duration_minutes"), "lama")

    assert fault(sent) == "“lama” bukan angka."
    assert sent.fields == []


def test_escape_brings_back_what_stood_there(qtbot: QtBot, make_form: Make) -> None:
    sent = make_form("activities", "udjo")
    field = box(sent, "field-duration_minutes")

    type_into(qtbot, field, "12")
    qtbot.keyClick(field, Qt.Key.Key_Escape)

    assert field.text() == "90"


def test_arrows_take_minutes_five_further(qtbot: QtBot, make_form: Make) -> None:
    sent = make_form("activities", "udjo")
    field = box(sent, "field-duration_minutes")
    field.setFocus()

    qtbot.keyClick(field, Qt.Key.Key_Up)
    qtbot.keyClick(field, Qt.Key.Key_Up)
    qtbot.keyClick(field, Qt.Key.Key_Return)

    assert sent.record.duration_minutes == 100


def test_a_name_is_typed_in_both_languages(qtbot: QtBot, make_form: Make) -> None:
    sent = make_form("activities", "udjo", language="id")
    boxes = [box(sent, f"field-name-{code}", QPlainTextEdit) for code in ("id", "en")]

    enter(qtbot, boxes[0], "Pertunjukan angklung")
    enter(qtbot, boxes[1], "Angklung show")

    assert sent.record.name == Text(en="Angklung show", id="Pertunjukan angklung")
    assert boxes[0].y() < boxes[1].y(), "the language on screen comes first"


@pytest.mark.parametrize(
    ("language", "other", "asked"), [("en", "id", "Name in Indonesian"), ("id", "en", "Nama dalam bahasa Inggris")]
)
def test_an_empty_second_name_asks_for_its_language_in_the_words_of_the_screen(
    make_form: Make, language: str, other: str, asked: str
) -> None:
    sent = make_form("activities", "udjo", language=language)

    assert box(sent, f"field-name-{other}", QPlainTextEdit).placeholderText() == asked


def test_a_text_that_is_left_is_no_longer_marked(qtbot: QtBot, make_form: Make) -> None:
    sent = make_form("activities", "udjo", language="en")
    name = box(sent, "field-name-en", QPlainTextEdit)
    name.setFocus()
    name.selectAll()

    qtbot.keyClick(name, Qt.Key.Key_Tab)

    assert not name.hasFocus() and not name.textCursor().hasSelection()


def test_an_edit_elsewhere_shows_and_leaves_half_typed_text(qtbot: QtBot, make_form: Make) -> None:
    sent = make_form("activities", "udjo")
    field = box(sent, "field-duration_minutes")
    type_into(qtbot, field, "12")

    sent.form.show_record(changed(sent.record, duration_minutes=60, must_happen=False))

    assert field.text() == "12"
    assert field.hasFocus()
    assert not box(sent, "field-must_happen", QCheckBox).isChecked()
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "60"


def test_undo_belongs_to_the_field_only_while_there_is_typing_to_take_back(qtbot: QtBot, make_form: Make) -> None:
    sent = make_form("activities", "udjo")
    field = box(sent, "field-duration_minutes")
    type_into(qtbot, field, "7")

    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() != "7"
    enter(qtbot, field, "70")
    assert not field.isUndoAvailable(), "after it is taken, undo is the programme's"


def test_a_choice_is_taken_at_once(qtbot: QtBot, make_form: Make) -> None:
    sent = make_form("activities", "udjo")
    choice = box(sent, "field-kind", QComboBox)

    choice.setFocus()
    qtbot.keyClicks(choice, "wor")

    assert sent.record.kind == "workshop" or choice.currentText() == "Workshop"


def test_a_reference_is_found_by_a_part_of_its_name(qtbot: QtBot, make_form: Make) -> None:
    sent = make_form("activities", "udjo")
    field = box(sent, "field-venue")

    enter(qtbot, field, "mus")

    assert sent.record.venue == "MUSEUM"
    assert field.text() == "Museum"


def test_a_reference_to_nothing_is_told(qtbot: QtBot, make_form: Make) -> None:
    sent = make_form("activities", "udjo")

    enter(qtbot, box(sent, "field-venue"), "Monas")

    assert fault(sent) == "There is nothing called “Monas” to choose here."
    assert (sent.record.venue, box(sent, "field-venue").text()) == ("UDJO", "Monas")


def test_several_records_are_added_moved_and_taken_out(qtbot: QtBot, make_form: Make) -> None:
    base = _edition()
    people = {("persons", p): Person(id=p, name=p.title()) for p in ("ani", "budi", "citra")}
    sent = make_form("groups", "ALL", of=apply(base, people))
    field = box(sent, "field-members")

    for name in ("ani", "budi", "citra"):
        enter(qtbot, field, name)
    assert sent.record.members == ("ani", "budi", "citra")

    entries = box(sent, "entries-members", QListWidget)
    entries.setCurrentRow(2)
    qtbot.keyClick(entries, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert sent.record.members == ("ani", "citra", "budi")
    entries.setCurrentRow(0)
    qtbot.keyClick(entries, Qt.Key.Key_Delete)
    assert sent.record.members == ("citra", "budi")


def test_the_last_of_what_must_be_there_cannot_be_taken_out(qtbot: QtBot, make_form: Make) -> None:
    sent = make_form("activities", "udjo")
    entries = box(sent, "entries-groups", QListWidget)
    entries.setCurrentRow(0)

    qtbot.keyClick(entries, Qt.Key.Key_Delete)

    assert sent.record.groups == ("ALL",)
    assert fault(sent) == "At least 1 are needed here."


def test_parts_are_added_filled_in_and_removed(qtbot: QtBot, make_form: Make) -> None:
    sent = make_form("hosts", "FIRM")

    press(qtbot, sent, "add-contacts")
    enter(qtbot, box(sent, "field-name"), "Ibu Sari")
    enter(qtbot, box(sent, "field-phone"), "+62 22 123")

    assert sent.record.contacts == (Contact(name="Ibu Sari", phone="+62 22 123"),)
    press(qtbot, sent, "remove-contacts-0")
    assert sent.record.contacts == ()


def test_parts_within_parts_say_what_is_wrong_where_it_is(qtbot: QtBot, make_form: Make) -> None:
    sent = make_form("venues", "UDJO")
    record = changed(sent.record, hours=(Hours(weekdays=("mon",), open=(Span(begins=dt.time(8), ends=dt.time(12)),)),))
    sent.take(record, "hours")
    press(qtbot, sent, "open-hours-0")

    enter(qtbot, box(sent, "field-ends"), "07:00")

    assert fault(sent) == "The end must be after the beginning."
    assert sent.record.hours[0].open[0].ends == dt.time(12)
    enter(qtbot, box(sent, "field-ends"), "15.30")
    assert sent.record.hours[0].open[0].ends == dt.time(15, 30)
    assert fault(sent) == ""


def test_a_part_that_may_be_missing_is_added_and_removed(qtbot: QtBot, make_form: Make) -> None:
    sent = make_form("activities", "udjo")
    press(qtbot, sent, "section-Parts and people’s choice")

    press(qtbot, sent, "add-opt_in")
    enter(qtbot, box(sent, "field-maximum"), "30")

    assert sent.record.opt_in == OptIn(minimum=1, maximum=30)
    press(qtbot, sent, "remove-opt_in")
    assert sent.record.opt_in is None


def test_weekdays_are_pressed(qtbot: QtBot, make_form: Make) -> None:
    sent = make_form("rules", "lunch")

    press(qtbot, sent, "field-except_weekdays-sat")

    assert sent.record.except_weekdays == ("fri", "sat")


def test_a_fault_between_fields_stands_at_the_one_that_was_edited(qtbot: QtBot, make_form: Make) -> None:
    sent = make_form("rules", "lunch")

    enter(qtbot, box(sent, "field-latest"), "09:00")

    assert fault(sent) == "The end lies before the beginning."
    assert sent.record.latest == dt.time(13)


def test_a_source_is_given_for_a_field(qtbot: QtBot, make_form: Make) -> None:
    sent = make_form("activities", "udjo")

    press(qtbot, sent, "source-duration_minutes")
    enter(qtbot, box(sent, "field-source"), "Letter 12/2018")

    assert sent.record.facts == {"duration_minutes": Fact(source="Letter 12/2018")}
    press(qtbot, sent, "no-source-duration_minutes")
    assert sent.record.facts == {}


@pytest.mark.parametrize(("language", "other"), [("en", "id"), ("id", "en")])
def test_a_note_on_a_source_is_edited_in_both_languages(
    language: str, other: str, qtbot: QtBot, make_form: Make
) -> None:
    sent = make_form("venues", "UDJO", language)

    press(qtbot, sent, "source-address")
    for code, said in ((language, "first"), (other, "second")):
        note = box(sent, f"field-note-{code}", QPlainTextEdit)
        assert note.isVisible()
        type_into(qtbot, note, said)
        sent.form.form.sources["address"].form.editors["basis"].part().setFocus()

    note = sent.record.facts["address"].note
    assert (note.in_language(language), note.in_language(other)) == ("first", "second")


def test_a_section_is_built_when_it_is_opened(qtbot: QtBot, make_form: Make) -> None:
    sent = make_form("activities", "udjo")
    assert sent.form.findChild(QPushButton, "add-steps") is None

    press(qtbot, sent, "section-What happens")
    press(qtbot, sent, "add-steps")

    assert sent.record.steps == (Step(name=Text(), minutes=60),)


def test_a_moment_is_typed_on_the_clock_of_the_place(qtbot: QtBot, make_form: Make) -> None:
    base = _edition()
    start = dt.datetime.fromisoformat("2018-07-23T09:00+07:00")
    planned = apply(base, {("placements", "udjo@ALL"): Placement(id="udjo@ALL", start=start)})
    say = words("en")
    context = Context(say, LIGHT, Names(planned, say), zone="Asia/Makassar")
    form = Form(context, Placement)
    qtbot.addWidget(form)
    form.show_value(planned.plan.placements["udjo@ALL"])
    editor = form.editors["start"]
    time = editor.findChild(QLineEdit, "field-start-time")
    assert isinstance(time, QLineEdit)

    assert time.text() == "10:00"
    type_into(qtbot, time, "11.30")

    assert editor.value() == dt.datetime.fromisoformat("2018-07-23T10:30+07:00")


@pytest.mark.parametrize("table", [t for t in TABLES if t not in ("rules", "ride_options", "city_changes")])
def test_a_new_record_of_every_kind_holds_from_the_beginning(table: str) -> None:
    base = _edition()
    kind = get_args(type(base).model_fields[table].annotation)[0]

    record = new_record(kind, table, "Kawah Putih (Ciwidey)", Names(base, words("id")))

    after = apply(base, {(table, record.id): record})
    assert record.id == "kawah-putih-ciwidey"
    assert list(getattr(after, table))[-1] == record.id

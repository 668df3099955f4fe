"""Something came in between: what has happened is written down, and leads into planning again, near to what people know."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from lawatan.gui.panels.panel import Panel
from lawatan.gui.parts import Choice, Scroll, button, column, label, restyle, row
from lawatan.gui.state import State
from lawatan.gui.work import Task
from lawatan.words import Words, mark

if TYPE_CHECKING:
    from lawatan.jobs.naming import Names
    from lawatan.rules import Edition

ACCIDENT = mark("Something came in between")

KINDS: Mapping[str, str] = {
    "hosts": mark("A host cannot receive us"),
    "persons": mark("A person is not available"),
    "venues": mark("A venue is closed"),
    "room": mark("An activity is in another room"),
    "grew": mark("A group has grown or shrunk"),
    "flight": mark("A flight or train is late"),
    "holiday": mark("A holiday is declared"),
    "late": mark("A bus, a ride or an activity is late"),
}
"""The usual accidents, and what each is called."""

FIELDS: Mapping[str, tuple[str, ...]] = {
    "hosts": ("who", "begins", "ends", "only", "why"),
    "persons": ("who", "begins", "ends", "only", "why"),
    "venues": ("who", "begins", "ends", "only", "why"),
    "room": ("who", "room"),
    "grew": ("who", "people"),
    "flight": ("number", "minutes", "home"),
    "holiday": ("date",),
    "late": ("who", "minutes", "bus"),
}
"""The fields that each needs, in their order."""

HEADS: Mapping[str, str] = {
    "who": mark("What or who"),
    "begins": mark("From"),
    "ends": mark("Until"),
    "why": mark("Why"),
    "room": mark("Room"),
    "people": mark("Participants by now"),
    "number": mark("Flight, train or person"),
    "minutes": mark("Minutes late"),
    "date": mark("Day"),
}


class Number(QLineEdit):
    """A field for a whole number from 1 on."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.most = most

    @property
    def value(self) -> int | None:
        """The number; None where what is typed is none that can be."""
        text = self.text().strip()
        return int(text) if text.isdecimal() and 1 <= int(text) <= self.most else None

    def set_value(self, value: int) -> None:
        """Write a number."""
        self.setText(str(value))


class Accidents(QWidget):
    """The form: what has happened, to whom, when; below it what cannot be read."""

    left = Signal()
    """It is to give way to what is known of the selection."""
    happened = Signal(str, object)
    """A fact is to be written down (what it is called, ``Changes``), and planned around."""
    late = Signal(object, object)
    """A day was arranged anew: ``jobs.fixes.Fix``, to be shown on the board, and the edition that it was arranged for."""

    def __init__(self, state: State) -> None:
        super().__init__()
        self.setObjectName("accidents-panel")
        self.state = state
        self._task: Task | None = None
        self._asked: Edition | None = None
        self._filled = ("", "")
        self.title = label(role="title")
        self.shut = button("flat", "accidents-close", self.left.emit)
        self.explained = label(role="quiet", wrap=True)
        self.head = label(role="second")
        self.kind = Choice("accident-kind")
        self.who, self.room = Choice("accident-who"), Choice("accident-room")
        self.begins, self.ends, self.why = (QLineEdit() for _ in range(3))
        self.number, self.date = QLineEdit(), QLineEdit()
        self.people, self.minutes = Number(100_000), Number(24 * 60)
        self.minutes.set_value(30)
        self.only, self.home, self.bus = QCheckBox(), QCheckBox(), QCheckBox()
        self.fields: dict[str, QWidget] = {
            name: getattr(self, name)
            for name in (
                *("who", "room", "begins", "ends", "only", "why", "people", "number", "minutes", "home", "bus", "date"),
            )
        }
        self.heads = {name: label(role="second") for name in HEADS}
        for name, field in self.fields.items():
            field.setObjectName(f"accident-{name}")
        self.go = button("primary", "accident-go", self.take)
        self.answer = label(wrap=True, name="accident-answer")
        self.boxes: dict[str, QWidget] = {}
        scroll = Scroll(space=8)
        scroll.add(row(self.title, None, self.shut), self.explained, 4, column(self.head, self.kind, space=4))
        for name, field in self.fields.items():
            box = self.boxes[name] = QWidget()
            box.setLayout(column(*([self.heads[name]] if name in self.heads else []), field, space=4))
            scroll.add(box)
        scroll.add(8, row(self.go, None), self.answer, None)
        scroll.settle()
        self.setLayout(column(scroll, space=0))
        self.kind.currentIndexChanged.connect(self._kind_chosen)
        self.who.currentIndexChanged.connect(self._who_chosen)
        for signal in (state.worded, state.shown):
            signal.connect(self.refresh)
        self.refresh()

    def showEvent(self, event: Any) -> None:
        self.refresh()

    def ask(self, kind: str, who: str = "") -> None:
        """Begin with a kind of accident, about a record or an item of the board."""
        self.refresh()
        self.kind.setCurrentIndex(self.kind.findData(kind))
        if who and (at := self.who.findData(who)) >= 0:
            self.who.setCurrentIndex(at)
        self._tell("")

    def refresh(self) -> None:
        """Write the form anew in the language of the screen; what was typed stays."""
        say = self.state.say
        self.title.setText(say(ACCIDENT))
        self.shut.setText(say("Close"))
        self.explained.setText(say("What has happened is written down; then it is planned again, moving little."))
        self.head.setText(say("What has happened"))
        self.kind.setAccessibleName(self.head.text())
        self.kind.offer({name: say(text) for name, text in KINDS.items()})
        for name, text in HEADS.items():
            self.heads[name].setText(say(text))
            self.fields[name].setAccessibleName(say(text))
        self.only.setText(say("The other way round: only then"))
        self.home.setText(say("On the way home"))
        self.bus.setText(say("The bus to it is late"))
        for field in (self.begins, self.ends):
            field.setPlaceholderText("2018-07-25 13:00")
            field.setToolTip(say("A day, or a day with its time. Left empty, it ends with the day."))
        self.date.setPlaceholderText("2018-06-27")
        self.number.setPlaceholderText(say("GA 123, or a name"))
        self.go.setText(say("Write it down and plan again"))
        self._kind_chosen()

    def _kind_chosen(self) -> None:
        kind = self.kind.currentData()
        if kind is None:
            return
        for name, box in self.boxes.items():
            box.setVisible(name in FIELDS[kind])
        self._list_who(kind)
        self._who_chosen()
        self.go.setEnabled(self.state.programme is not None)

    def _list_who(self, kind: str) -> None:
        """The records, or what stands on the board, of which the accident may be."""
        programme = self.state.programme
        if programme is None or "who" not in FIELDS[kind]:
            return
        names = self._names()
        if kind == "late":
            view = programme.current
            placed = sorted(view.entries.values(), key=lambda entry: entry.start)
            table = "placements"
            found = {entry.id: f"{names.of(table, entry.id)}, {self._when(entry.id)}" for entry in placed}
        else:
            table = {"room": "activities", "grew": "groups"}.get(kind, kind)
            found = dict(names.all(table))
        chosen = self.who.currentData()
        self.who.blockSignals(True)
        self.who.clear()
        for key, text in found.items():
            self.who.addItem(text, key)
        self.who.setCurrentIndex(max(0, self.who.findData(chosen)))
        self.who.blockSignals(False)

    def _who_chosen(self) -> None:
        """The rooms of the venue of the activity; how many a group has."""
        programme, kind, who = self.state.programme, self.kind.currentData(), self.who.currentData()
        if programme is None or who is None or self._filled == (kind, who):
            return  # what was typed or chosen stays
        self._filled = (kind, who)
        edition = programme.edition
        if kind == "room" and who in edition.activities:
            rooms = edition.venues[edition.activities[who].venue].rooms
            self.room.clear()
            for room in rooms:
                self.room.addItem(room.name.in_language(self.state.language), room.id)
            self.room.setEnabled(bool(rooms))
        elif kind == "grew" and who in edition.groups:
            from lawatan.domain import head_count  # the records: after the first paint

            group = edition.groups[who]
            self.people.set_value(max(1, group.participants or head_count(edition, who) - group.staff))

    def take(self) -> None:
        """Write down what has happened, if it can be read."""
        programme = self.state.programme
        if programme is None or self._task is not None:
            return
        from pydantic import ValidationError

        from lawatan.domain import difference
        from lawatan.jobs.cells import Unread
        from lawatan.jobs.delay import NotLate

        kind = self.kind.currentData()
        try:
            if kind == "late":
                self._arrange(programme.edition)
                return
            told, after = self._after(kind, programme.edition)
        except (Unread, NotLate) as error:
            self._tell(str(error), "must")
            return
        except ValidationError as error:
            self._tell(str(error.errors()[0]["msg"]), "must")
            return
        changes = {key: now for key, (_, now) in difference(programme.edition, after).items()}
        if not changes:
            self._tell(self.state.say("That is written down already."), "quiet")
            return
        self.happened.emit(told, changes)

    def note(self, told: str) -> None:
        """It is written down."""
        self._tell(self.state.say("Written down: {what}", what=told), "good")

    def note_stale(self) -> None:
        """The programme was changed while a day of it was arranged anew."""
        self._tell(self.state.say("The programme has changed meanwhile: nothing was done. Try again."), "warning")

    def _after(self, kind: str, edition: Edition) -> tuple[str, Edition]:
        """What has happened in a few words, and the edition that knows it; Unread where a field cannot be read."""
        from lawatan.jobs import accidents
        from lawatan.jobs.cells import Unread
        from lawatan.jobs.moments import read_moment

        say, names, who = self.state.say, self._names(), self.who.currentData()
        if kind in ("hosts", "persons", "venues") and who is not None:
            clock = names.within(accidents.clock_of(edition, (kind, who)))
            begins = read_moment(self.begins.text(), clock)
            ends = read_moment(self.ends.text() or self.begins.text(), clock, ending=True)
            if ends <= begins:
                raise Unread(say("It must end after it begins."))
            hit = accidents.away(edition, (kind, who), begins, ends, self.only.isChecked(), self.why.text())
            return say("{who} not available", who=names.of(kind, who)), hit
        if kind == "room" and who is not None:
            room = self.room.currentData()
            if room is None:
                raise Unread(say("Its venue has no rooms yet: add them to it first."))
            called = say("{what} in {room}", what=names.of("activities", who), room=self.room.currentText())
            return called, accidents.in_room(edition, who, room)
        if kind == "grew" and who is not None:
            n = self._number(self.people)
            told = say.plural(
                "{group} has {n} participant", "{group} has {n} participants", n, group=names.of("groups", who)
            )
            return told, accidents.grown(edition, who, n)
        if kind == "flight":
            return self._flight(edition, names, say)
        if kind == "holiday":
            day = read_moment(self.date.text(), names).date()
            return say("{date} is a holiday", date=say.date(day)), accidents.day_off(edition, day)
        raise Unread(say("There is nothing of that kind in this programme yet."))

    def _flight(self, edition: Edition, names: Names, say: Words) -> tuple[str, Edition]:
        from lawatan.jobs import accidents
        from lawatan.jobs.cells import Unread

        text, home = self.number.text().strip(), self.home.isChecked()
        persons = accidents.travellers(edition, text, home) if text else ()
        if not persons and text:
            persons = names.find("persons", text)
            if len(persons) > 1:
                called = say.list(names.of("persons", person) for person in persons[:5])
                raise Unread(say("“{text}” may be {records}: give the id.", text=text, records=called))
        if len(accidents.days_of(edition, persons, home)) > 1:
            raise Unread(say("{number} goes on several of these days: give the person instead.", number=text))
        after = accidents.late_journey(edition, persons, self._number(self.minutes), home)
        if after is edition:
            raise Unread(say("No flight or train is known for {who}: fill it in first.", who=text or "…"))
        one = say.plural("{n} person arrives later", "{n} people arrive later", len(persons))
        return say.plural("{n} person leaves later", "{n} people leave later", len(persons)) if home else one, after

    def _arrange(self, edition: Edition) -> None:
        """Arrange a day that runs late anew, beside the window."""
        from lawatan.jobs.delay import DelayJob

        say, item = self.state.say, self.who.currentData()
        if item is None:
            self._tell(say("Nothing is scheduled yet: nothing can be late."), "must")
            return
        job = DelayJob(edition, item, self._number(self.minutes), say, self.bus.isChecked())

        def work() -> object:
            from lawatan.jobs.delay_report import DelayReport, as_fix

            job.run()
            return as_fix(DelayReport(job))

        self._tell(say("The rest of the day is arranged anew …"), "quiet")
        self._asked = edition
        self._task = Task(work, job.question.stop)
        self._task.done.connect(self._arranged)
        self._task.failed.connect(self._failed)
        self._task.start()

    def _arranged(self, fix: Any) -> None:
        self._task = None
        self._tell(fix.says, "good")
        self.late.emit(fix, self._asked)

    def _failed(self, fault: Exception) -> None:
        self._task = None
        say = self.state.say
        reason = getattr(fault, "reason", None)
        why = say.message(reason) if reason is not None else str(fault)
        self._tell(say("the day could not be arranged anew: {why}.", why=why), "must")

    def _number(self, field: Number) -> int:
        """What a field of a number says; Unread where it says none that can be."""
        from lawatan.jobs.cells import Unread

        if field.value is None:
            raise Unread(self.state.say("Give a whole number from 1 to {most}.", most=field.most))
        return field.value

    def _when(self, item: str) -> str:
        programme = self.state.programme
        assert programme is not None
        view = programme.current
        entry = view.entries[item]
        return f"{self.state.say.date(view.date(entry))} {self.state.say.time(view.starts(entry))}"

    def _names(self) -> Names:
        from lawatan.jobs.naming import Names  # the records: after the first paint

        assert self.state.programme is not None
        return Names(self.state.programme.edition, self.state.say)

    def _tell(self, text: str, role: str = "quiet") -> None:
        self.answer.setText(text)
        self.answer.setVisible(bool(text))
        restyle(self.answer, role)


PANEL = Panel("accidents", ACCIDENT, "fix", "right", Accidents, guide="bad-day")

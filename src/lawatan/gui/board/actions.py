"""What can be done with what is selected, as actions with names and keys: in the menu Edit and by the right button."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from lawatan.gui import scheduling
from lawatan.gui.state import State
from lawatan.gui.tokens import CONFIRMATIONS
from lawatan.words import Message, mark

if TYPE_CHECKING:
    from lawatan.rules import Breach

DAY, HOUR, STEP = 24 * 60, 60, 5
MOVES = (
    ("earlier", mark("Five minutes &earlier"), "Alt+Up", -STEP),
    ("later", mark("Five minutes &later"), "Alt+Down", STEP),
    ("hour-earlier", mark("An &hour earlier"), "Alt+PgUp", -HOUR),
    ("hour-later", mark("An h&our later"), "Alt+PgDown", HOUR),
    ("day-earlier", mark("A &day earlier"), "Alt+Left", -DAY),
    ("day-later", mark("A da&y later"), "Alt+Right", DAY),
)
LENGTHS = (
    ("shorter", mark("Five minutes &shorter"), "Alt+Shift+Up", -STEP),
    ("longer", mark("Five minutes l&onger"), "Alt+Shift+Down", STEP),
)


class Actions(QWidget):
    """The actions on the schedule; their keys work on the board and in the lists of what is not scheduled."""

    told = Signal(object, object)
    """Something could not be done: a message, and an offer of what to do instead or None."""
    why_asked = Signal(str)
    """Why it stands where it does is asked of an activity: its occurrence."""
    where_asked = Signal(str)
    """Where else it could stand is asked of an activity: its occurrence."""
    late_told = Signal(str)
    """Something on the board is late: its occurrence or ride."""
    cured = Signal(object)
    """What cures the breaches about the selection is asked."""
    selected_all = Signal()
    """Everything on the days shown is to be selected."""

    def __init__(self, state: State, board: QWidget) -> None:
        super().__init__(board)
        self.hide()
        self.state = state
        self._texts: list[tuple[QAction | QMenu, str]] = []
        self._places: list[QWidget] = [board]
        self.all: list[QAction] = []
        self.place = self._action("place", mark("&Place on the board"), "P", self.place_selected)
        self.withdraw = self._action("withdraw", mark("Ta&ke off the schedule"), "Del", self._tell(scheduling.withdraw))
        self.lock = self._action("lock", mark("&Lock"), "L", partial(scheduling.lock, state))
        self.lock.setCheckable(True)
        self.moves, self.moved = self._menu(mark("&Move")), []
        for name, text, key, minutes in MOVES:
            act = self._action(name, text, key, self._tell(scheduling.shift, minutes))
            self.moves.addAction(act)
            self.moved.append(act)
        self.lengths, self.stretched = self._menu(mark("Len&gth")), []
        for name, text, key, minutes in LENGTHS:
            act = self._action(name, text, key, self._tell(scheduling.stretch, minutes))
            self.lengths.addAction(act)
            self.stretched.append(act)
        self.confirmations = self._menu(mark("&Confirmation"))
        self.confirmed = QActionGroup(self)
        for n, (state_of, text) in enumerate(CONFIRMATIONS.items(), 1):
            act = self._action(state_of, text, f"Alt+{n}", partial(scheduling.confirm, state, state_of))
            act.setCheckable(True)
            act.setData(state_of)
            self.confirmed.addAction(act)
            self.confirmations.addAction(act)
        self.ways = self._menu(mark("Travel &by"))
        self.rooms = self._menu(mark("R&oom"))
        self.why_here = self._action("why-here", mark("&Why here"), "W", self._ask_why_here)
        self.where_else = self._action("where-else", mark("Where &else"), "Shift+W", self._ask_where_else)
        self.late = self._action("late", mark("It is la&te…"), "T", self._ask_late)
        self.cure = self._action("suggest-fixes", mark("Suggest fi&xes"), "X", self._ask_cure)
        self.select_all = self._action("select-all", mark("Select &all"), "Ctrl+A", self.selected_all.emit)
        for signal in (state.shown, state.selected, state.worded):
            signal.connect(self.refresh)
        self.refresh()

    def parts(self) -> tuple[QAction | QMenu | None, ...]:
        """Actions and menus in the order in which they are listed; None is a line between."""
        moving = (self.moves, self.lengths, self.ways, self.rooms, None)
        asking = (None, self.why_here, self.where_else, self.late, self.cure)
        return (self.place, *moving, self.lock, self.confirmations, *asking, None, self.withdraw, self.select_all)

    def work_in(self, widget: QWidget) -> None:
        """Let the keys work where this widget, or something in it, has the focus."""
        self._places.append(widget)
        widget.addActions(self.all)

    def fill(self, menu: QMenu) -> None:
        """List the actions in a menu."""
        for part in self.parts():
            if part is None:
                menu.addSeparator()
            elif isinstance(part, QMenu):
                menu.addMenu(part)
            else:
                menu.addAction(part)

    def pop_up(self, where: QPoint) -> None:
        """Show what can be done with the selection at a place of the screen."""
        menu = QMenu(self.window())
        menu.setObjectName("board-menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for part in self.parts():
            if part is None:
                menu.addSeparator()
            elif isinstance(part, QMenu) and part.menuAction().isEnabled():
                menu.addMenu(part)
            elif isinstance(part, QAction) and part.isEnabled():
                menu.addAction(part)
        menu.popup(where)

    def place_selected(self) -> None:
        """Put what is selected and not scheduled where it fits first; where it does not, say why and offer a place."""
        programme, item = self.state.programme, self.state.selection
        if programme is None or item not in programme.waiting:
            return
        if (why := scheduling.shut(programme)) is not None:
            self.told.emit(why, None)
            return
        decisions, fit = scheduling.slot_for(programme, item)
        if fit is None:
            self.told.emit(
                Message(mark("No way has a departure for this ride: give one of its ways departures.")), None
            )
        elif fit.fits:
            scheduling.decide(self.state, decisions)
            self.state.select(item, seek=True)
        else:
            self._offer(item, decisions, fit)

    def _ask_why_here(self) -> None:
        self.why_asked.emit(self.state.selection)

    def _ask_where_else(self) -> None:
        self.where_asked.emit(self.state.selection)

    def _ask_late(self) -> None:
        self.late_told.emit(self.state.selection)

    def _ask_cure(self) -> None:
        self.cured.emit(self._broken())

    def _broken(self) -> tuple[Breach, ...]:
        """The breaches about what is selected; those that must be fixed before others."""
        programme, chosen = self.state.programme, set(self.state.selected_ids)
        found = tuple(b for b in programme.breaches if chosen & set(b.about)) if programme is not None else ()
        return tuple(breach for breach in found if breach.hard) or found

    def _offer(self, item, decisions, fit) -> None:
        programme = self.state.programme
        assert programme is not None
        view = programme.current.deciding(decisions)
        breach = fit.breaches[0]

        def why(say) -> str:
            from lawatan.rules import sentence

            return sentence(view.setting, breach, say.language)

        def anyway() -> None:
            if self.state.programme is not None and self.state.programme.edition is programme.edition:
                scheduling.decide(self.state, decisions)
                self.state.select(item, seek=True)

        entry = view.entries[item]
        fields = {"when": lambda say: f"{say.date(view.date(entry))} {say.time(view.starts(entry))}", "why": why}
        message = Message(mark("No start breaks nothing. The least bad one is {when}: {why}"), fields)
        self.told.emit(message, (mark("Place it there"), anyway))

    # ---- inside

    def _menu(self, text: str) -> QMenu:
        menu = QMenu(self)
        self._texts.append((menu, text))
        return menu

    def _action(self, name: str, text: str, key: str, act: Callable[[], object]) -> QAction:
        action = QAction(self)
        action.setObjectName(name)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _checked=False: act())
        for place in self._places:
            place.addAction(action)
        self.all.append(action)
        self._texts.append((action, text))
        return action

    def _tell(self, act: Callable[..., Message | None], *args: object) -> Callable[[], None]:
        """Do it; where that cannot be, say why."""

        def do() -> None:
            why = act(self.state, *args)
            if why is not None:
                self.told.emit(why, None)

        return do

    def refresh(self) -> None:
        """Write them anew; only what makes sense can be chosen."""
        say, programme = self.state.say, self.state.programme
        for part, text in self._texts:
            part.setTitle(say(text)) if isinstance(part, QMenu) else part.setText(say(text))
        chosen = self.state.selected_ids
        entries = [entry for item in chosen if programme and (entry := programme.entry(item)) is not None]
        free = programme is not None and scheduling.shut(programme) is None
        placed, alone = bool(entries) and free, len(chosen) == 1
        slots = [entry.placement for entry in entries if entry.placement is not None]
        self.place.setEnabled(free and alone and programme is not None and chosen[0] in programme.waiting)
        for action in (self.withdraw, self.lock, *self.moved):
            action.setEnabled(placed)
        self.why_here.setEnabled(alone and bool(slots) and programme is not None and programme.plan is None)
        one = chosen[0] if alone and programme is not None and programme.plan is None else ""
        self.where_else.setEnabled(programme is not None and one in programme.setting.occurrences)
        self.late.setEnabled(alone and placed and programme is not None and programme.plan is None)
        self.cure.setEnabled(programme is not None and programme.plan is None and bool(self._broken()))
        for action in self.stretched:
            action.setEnabled(placed and alone and bool(slots))
        for action in self.confirmed.actions():
            action.setEnabled(placed and bool(slots))
            action.setChecked(bool(slots) and all(slot.confirmation == action.data() for slot in slots))
        locked = bool(entries) and all(entry.locked for entry in entries)
        self.lock.setChecked(locked)
        self.select_all.setEnabled(programme is not None and bool(programme.view.entries))
        self.moves.menuAction().setEnabled(placed)
        self.lengths.menuAction().setEnabled(placed and alone and bool(slots))
        self.confirmations.menuAction().setEnabled(placed and bool(slots))
        self._list_ways()
        self._list_rooms()

    def _list_rooms(self) -> None:
        """The rooms of the venue in which the selected activity could be, with how many people each takes."""
        programme, chosen, say = self.state.programme, self.state.selected_ids, self.state.say
        entry = programme.entry(chosen[0]) if programme is not None and len(chosen) == 1 else None
        self.rooms.clear()
        one = entry.occurrence if entry is not None else None
        rooms = programme.on_show.venues[one.venue].rooms if programme is not None and one is not None else ()
        free = bool(rooms) and programme is not None and scheduling.shut(programme) is None
        self.rooms.menuAction().setEnabled(free)
        for room in rooms:
            name = room.name.in_language(say.language)
            told = say("{room} ({people})", room=name, people=room.capacity) if room.capacity else name
            act = self.rooms.addAction(told.replace("&", "&&"), partial(scheduling.hold_in, self.state, room.id))
            act.setCheckable(True)
            act.setChecked(one is not None and room.id == one.room)
            act.setEnabled(entry is not None and not entry.locked)

    def _list_ways(self) -> None:
        """The ways that the selected ride could take."""
        programme, chosen = self.state.programme, self.state.selected_ids
        entry = programme.entry(chosen[0]) if programme is not None and len(chosen) == 1 else None
        self.ways.clear()
        ride = entry.ride if entry is not None else None
        there = programme is not None and entry is not None and entry.crossing is not None and ride is not None
        self.ways.menuAction().setEnabled(bool(there) and programme is not None and scheduling.shut(programme) is None)
        if programme is None or entry is None or entry.crossing is None or ride is None:
            return
        for option in entry.crossing.change.options:
            name = programme.on_show.ride_options[option].name.in_language(self.state.language)
            act = self.ways.addAction(name.replace("&", "&&"), partial(scheduling.travel_by, self.state, option))
            act.setCheckable(True)
            act.setChecked(option == ride.option)
            act.setEnabled(not entry.locked)

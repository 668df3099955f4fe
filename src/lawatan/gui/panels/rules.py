"""The rules of the programme: each on or off, one that must hold or a preference with its weight; how often it is broken."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QFrame, QLabel, QMenu, QSizePolicy, QWidget

from lawatan.gui import icons
from lawatan.gui.panels.panel import Panel
from lawatan.gui.parts import Lasting, button, column, label, restyle, row
from lawatan.gui.programme import Programme
from lawatan.gui.records.bar import Bar
from lawatan.gui.records.edits import adding, called, changing, duplicating
from lawatan.gui.records.sending import send, tell_fault, tell_missing
from lawatan.gui.state import State
from lawatan.words import Message, mark

if TYPE_CHECKING:
    from lawatan.domain.tables import Key
    from lawatan.gui.form.box import Box
    from lawatan.gui.form.choice import Still
    from lawatan.jobs.naming import Names
    from lawatan.rules import Rule

WIDEST = 920
NEAR_PX = 8
"""So much is seen above and below a rule that is brought into sight."""
USUAL_WEIGHT = 30
"""Minutes of travel that a new preference is worth, until a person says another number."""
MUST, PREFERENCE = 0, 1


class RuleRow(QFrame):
    """One rule: its switch, what it says, how strong it is, how often it is broken now."""

    def __init__(self, panel: RulesPanel, rule: Rule) -> None:
        from lawatan.gui.form.box import Box  # pydantic and the records: after the first paint
        from lawatan.gui.form.choice import Still

        super().__init__()
        self.panel, self.rule = panel, rule
        self.setObjectName(f"rule-{rule.id}")
        self.setProperty("role", "rule-row")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.switch = QCheckBox()
        self.switch.setObjectName(f"active-{rule.id}")
        self.switch.clicked.connect(self._turn)
        self.name, self.numbers = label(role="strong", wrap=True), label(role="second", wrap=True)
        self.broken = label(role="alarm", name=f"broken-{rule.id}")
        self.broken.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.strength: Still = Still(f"strength-{rule.id}")
        self.strength.setFixedWidth(156)
        self.strength.addItems(["", ""])
        self.strength.activated.connect(self._strengthen)
        self.strength.setEnabled(rule.weighable)
        self.weight: Box = Box(f"weight-{rule.id}")
        self.weight.setFixedWidth(92)
        self.weight.editingFinished.connect(self._weigh)
        said = column(self.name, self.numbers, space=1)
        line = row(space=10, margins=(12, 8, 12, 8))
        line.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addLayout(said, 1)
        for part in (self.broken, self.weight, self.strength):
            line.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(line)

    def show_rule(self, rule: Rule, programme: Programme, names: Names, broken: int) -> None:
        """Show the rule as it is now."""
        self.rule = rule
        say, tokens = self.panel.state.say, self.panel.state.tokens
        name = names.name("rules", rule)
        self.name.setText(name)
        restyle(self.name, "strong" if rule.active else "quiet")
        numbers = rule.numbers(programme.setting, say)
        told = say(rule.help).split(". ")[0].rstrip(".") + "."
        self.numbers.setText(numbers if numbers and numbers not in name else told)
        self.switch.setChecked(rule.active)
        self.switch.setAccessibleName(say("{rule} is on", rule=name))
        self.broken.setVisible(broken > 0 and rule.active)
        self.broken.setText(say("broken {n}×", n=broken))
        restyle(self.broken, "alarm" if rule.weight is None else "badge")
        self.strength.setItemText(MUST, say("Must hold"))
        self.strength.setItemText(PREFERENCE, say("Preference"))
        self.strength.setCurrentIndex(MUST if rule.weight is None else PREFERENCE)
        self.strength.setAccessibleName(say("How strong {rule} is", rule=name))
        told = "" if rule.weighable else say("This rule always has to hold.")
        self.strength.setToolTip(told)
        self.weight.setVisible(rule.weight is not None)
        self.weight.end_with(say("min"), "", tokens.second)
        self.weight.keep("" if rule.weight is None else str(rule.weight), False)
        self.weight.setAccessibleName(say("Minutes of travel that {rule} is worth", rule=name))
        self.weight.setToolTip(say("Keeping it in one case is worth so many minutes of travel."))
        self.setAccessibleName(name)

    def choose(self, chosen: bool) -> None:
        """Show that this is the rule at the right."""
        role = "rule-row-chosen" if chosen else "rule-row"
        restyle(self, role)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus()
        self.panel.look_at(self.rule.id)
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.panel.look_at(self.rule.id)
        elif key == Qt.Key.Key_Space:
            self.switch.click()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.panel.step(self.rule.id, 1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Delete:
            self.panel.remove(self.rule.id)
        elif key == Qt.Key.Key_D and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.panel.duplicate(self.rule.id)
        else:
            super().keyPressEvent(event)

    def _turn(self, on: bool) -> None:
        self.panel.change(self.rule, active=on)

    def _strengthen(self, index: int) -> None:
        if (index == MUST) != (self.rule.weight is None):
            self.panel.change(self.rule, weight=None if index == MUST else USUAL_WEIGHT)

    def _weigh(self) -> None:
        from lawatan.domain.fields import record_fields
        from lawatan.jobs.cells import Unread, read

        if not self.weight.pending:
            return
        named = next(f for f in record_fields(type(self.rule)) if f.name == "weight")
        try:
            value = read(self.weight.text(), named, self.panel.names())
        except Unread as fault:
            self.panel.bar.tell("note-must", str(fault), [])
            return
        if self.panel.change(self.rule, weight=value):
            self.weight.keep("" if value is None else str(value), True)


class RulesPanel(QWidget):
    """Every rule by kind, in display order; the chosen one is edited at the right."""

    wished = Signal(str, str)
    """The form at the right is to take the keyboard: the id of a rule, and a field."""

    def __init__(self, state: State) -> None:
        super().__init__()
        self.setObjectName("rules-panel")
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.state = state
        self.rows: dict[str, RuleRow] = {}
        self.heads: dict[str, QLabel] = {}
        self.title, self.summary = label(role="title"), label(role="quiet", name="rules-summary")
        self.add = button("", "add-rule")
        self.add.clicked.connect(lambda _checked=False: self._offer())
        self.copy = button("icon", "duplicate-rule", self._duplicate_chosen)
        self.bin = button("icon", "remove-rule", self._remove_chosen)
        for part in (self.copy, self.bin):
            part.setFixedWidth(34)
        self.bar = Bar()
        self.flow = Lasting(margins=(20, 0, 20, 20), space=6, widest=WIDEST)
        head = row(self.title, self.summary, None, self.add, self.copy, self.bin, space=8, margins=(20, 14, 20, 10))
        self.setLayout(column(head, self.bar, self.flow, space=0))
        self._marked = ""
        for signal in (state.shown, state.worded, state.looked):
            signal.connect(self.refresh)
        state.selected.connect(self._choose)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def names(self) -> Names:
        """The names of the programme on show."""
        from lawatan.jobs.naming import Names

        assert self.state.programme is not None
        return Names(self.state.programme.edition, self.state.say)

    # ---- showing

    def refresh(self) -> None:
        """Show the rules as they are now, where they can be seen."""
        programme, say, tokens = self.state.programme, self.state.say, self.state.tokens
        self.title.setText(say("Rules"))
        if programme is None or not self.isVisible():
            return
        self.add.setText(say("Add a rule"))
        self.add.setIcon(icons.icon("plus", tokens.text))
        for part, sign, told in (
            (self.copy, "copy", say("Duplicate (Ctrl+D)")),
            (self.bin, "bin", say("Remove (Del)")),
        ):
            part.setIcon(icons.icon(sign, tokens.text, tokens.third))
            part.setToolTip(told)
            part.setAccessibleName(told)
        rules = self._ordered(programme)
        if [rule.id for rule in rules] != list(self.rows):
            self._build(rules)
        broken = Counter(breach.rule for breach in programme.breaches)
        names = self.names()
        for family, head in self.heads.items():
            head.setText(say(family))
        for rule in rules:
            self.rows[rule.id].show_rule(rule, programme, names, broken[rule.id])
        on = [rule for rule in rules if rule.active]
        must = sum(rule.weight is None for rule in on)
        likes, off = len(on) - must, len(rules) - len(on)
        parts = [
            say("{n} must hold", n=must),
            say.plural("{n} preference", "{n} preferences", likes) if likes else "",
            say("{n} off", n=off) if off else "",
        ]
        text = ", ".join(part for part in parts if part)
        self.summary.setText(text if rules else say("No rules yet: planning then only avoids long ways."))
        self._choose()
        self.flow.fit()

    @staticmethod
    def _ordered(programme: Programme) -> list[Rule]:
        """By kind in display order, then as the table has them."""
        from lawatan.rules import RULES

        kinds = [kind.model_fields["kind"].default for kind in RULES]
        return sorted(programme.edition.rules.values(), key=lambda rule: kinds.index(rule.kind))

    def _build(self, rules: list[Rule]) -> None:
        focus = next(
            (key for key, made in self.rows.items() if made.isAncestorOf(self._focus()) or made.hasFocus()), ""
        )
        self.flow.clear()
        self.rows = {rule.id: RuleRow(self, rule) for rule in rules}
        self.heads = {}
        for rule in rules:
            family = _family(rule)
            if family not in self.heads:
                self.heads[family] = label(role="section")
                self.heads[family].setContentsMargins(2, 12 if len(self.heads) > 1 else 0, 0, 2)
                self.flow.add(self.heads[family])
            self.flow.add(self.rows[rule.id])
        self.flow.add(None)
        self.flow.settle(self.flow.verticalScrollBar().value())
        if focus in self.rows:
            self.rows[focus].setFocus()

    def _focus(self) -> QWidget:
        focus: QWidget | None = QApplication.focusWidget()
        return self if focus is None else focus

    @property
    def chosen(self) -> str:
        """The id of the rule at the right; empty for none."""
        key = self.state.record
        return key[1] if key is not None and key[0] == "rules" else ""

    def _choose(self) -> None:
        for key, made in self.rows.items():
            made.choose(key == self.chosen)
        if self.chosen != self._marked:
            self._marked = self.chosen
            self._bring()
        for part in (self.copy, self.bin):
            part.setEnabled(bool(self.chosen))

    def _bring(self) -> None:
        """Bring the chosen rule into sight."""
        if self.chosen in self.rows:
            self.flow.fit()
            self.flow.ensureWidgetVisible(self.rows[self.chosen], 0, NEAR_PX)

    def reveal(self, key: Key) -> None:
        """Show a rule, and its form at the right."""
        self.refresh()
        if key[1] in self.rows:
            self.look_at(key[1])
            self._bring()

    def look_at(self, rule: str) -> None:
        """Show a rule's form at the right."""
        self.state.look_at(("rules", rule))

    def step(self, rule: str, by: int) -> None:
        """Go to the next rule."""
        ids = list(self.rows)
        at = ids.index(rule) + by
        if 0 <= at < len(ids):
            self.rows[ids[at]].setFocus()
            self.look_at(ids[at])
            self.flow.ensureWidgetVisible(self.rows[ids[at]])

    # ---- editing

    def change(self, rule: Rule, **fields: object) -> bool:
        """Change a field of a rule; what does not hold is told."""
        from pydantic import ValidationError

        from lawatan.domain.edit import changed

        (name,) = fields
        try:
            after = changed(rule, **fields)
        except ValidationError as fault:
            tell_fault(self.state, self.bar, fault)
            self.refresh()
            return False
        self.bar.hide()
        title = type(rule).model_fields[name].title or name
        return send(self.state, self.bar, *changing(self.names().edition, "rules", rule, after, title))

    def _offer(self) -> None:
        menu = self.kinds()
        menu.popup(self.add.mapToGlobal(self.add.rect().bottomLeft()))

    def kinds(self) -> QMenu:
        """The kinds of rule that there are, by family, to add one; each with what it says."""
        from lawatan.rules import FAMILIES

        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for family, kinds in FAMILIES:
            part = menu.addMenu(self.state.say(family))
            part.setToolTipsVisible(True)
            for kind in kinds:
                action = part.addAction(self.state.say(kind.title), partial(self.add_rule, kind))
                action.setToolTip(self.state.say(kind.help))
                action.setData(kind.model_fields["kind"].default)
        return menu

    def add_rule(self, kind: type[Rule]) -> None:
        """Add a rule of a kind with the least that it needs, and show its form."""
        from lawatan.jobs.blank import Missing

        self.bar.hide()
        try:
            (message, changes), key = adding(self.names(), "rules", kind)
        except Missing as missing:
            tell_missing(self.state, self.bar, missing, self.add.setFocus)
            return
        if send(self.state, self.bar, message, changes):
            self.reveal(key)

    def duplicate(self, rule: str) -> None:
        """Add a copy of a rule."""
        (message, changes), key = duplicating(self.names(), ("rules", rule))
        if send(self.state, self.bar, message, changes):
            self.reveal(key)

    def remove(self, rule: str) -> None:
        """Remove a rule; nothing refers to one."""
        names = self.names()
        record = names.table("rules")[rule]
        label_ = Message(mark("Remove {what}"), {"what": called(names.edition, "rules", record)})
        ids = list(self.rows)
        at = ids.index(rule)
        if send(self.state, self.bar, label_, {("rules", rule): None}) and self.rows:
            left = list(self.rows)
            self.rows[left[min(at, len(left) - 1)]].setFocus()

    def _duplicate_chosen(self) -> None:
        if self.chosen:
            self.duplicate(self.chosen)

    def _remove_chosen(self) -> None:
        if self.chosen:
            self.remove(self.chosen)


PANEL = Panel("rules", mark("Rules"), "rules", "middle", RulesPanel, lambda programme: len(programme.edition.rules))


def _family(rule: Rule) -> str:
    """The heading under which a rule stands."""
    from lawatan.rules import FAMILIES

    return next(family for family, kinds in FAMILIES if type(rule) in kinds)

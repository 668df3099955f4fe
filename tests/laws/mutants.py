"""Mistakes in the statement of a rule, which the law has to catch: a model that bends words, windows that are off, …"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from lawatan.rules import Rule
from lawatan.rules.model import Model
from lawatan.schedule import Setting

Mutant = Callable[[Rule], Rule]


class Bent:
    """A model that passes a rule's words on with a mistake in some of them."""

    def __init__(self, model: Any, **mistakes: Callable[..., Any]) -> None:
        self._model, self._mistakes = model, mistakes

    def __getattr__(self, word: str) -> Any:
        if word in self._mistakes:
            return lambda *args, **kwargs: self._mistakes[word](self._model, *args, **kwargs)
        return getattr(self._model, word)


def bent(**mistakes: Callable[..., Any]) -> Mutant:
    """A mutant of a rule whose statement to the solver has mistakes; its own checker stays as it is."""

    def mutate(rule: Rule) -> Rule:
        kind = type(rule)

        class Wrong(kind):  # type: ignore[valid-type, misc]
            def post(self, model: Model, setting: Setting) -> None:
                super().post(Bent(model, **mistakes), setting)

        return Wrong.model_construct(**{name: getattr(rule, name) for name in kind.model_fields})

    return mutate


def refuting(**mistakes: Callable[..., Any]) -> Mutant:
    """A mutant of a rule that is asked whose answers have mistakes."""

    def mutate(rule: Rule) -> Rule:
        kind = type(rule)

        class Wrong(kind):  # type: ignore[valid-type, misc]
            def refute(self, model: Model, view: Any, breach: Any) -> None:
                super().refute(Bent(model, **mistakes), view, breach)

        return Wrong.model_construct(**{name: getattr(rule, name) for name in kind.model_fields})

    return mutate


def windowed(change: Callable[[int, int], tuple[int, int]]) -> Mutant:
    """A mutant whose windows are off."""

    def mutate(rule: Rule) -> Rule:
        kind = type(rule)

        class Wrong(kind):  # type: ignore[valid-type, misc]
            def windows(self, setting: Setting, occurrence: Any) -> Any:
                right = super().windows(setting, occurrence)
                return right and tuple(change(*window) for window in right)

        return Wrong.model_construct(**{name: getattr(rule, name) for name in kind.model_fields})

    return mutate


WORDS = (
    "gap", "later", "spare", "soon", "close", "span", "any_of", "at_most", "at_least", "no_overlap", "start_in", "end_in",
    "ride_in",
)  # fmt: skip
"""The words that bind."""


def silent(rule: Rule) -> Rule:
    """A mutant that says nothing to the solver."""
    return bent(**{word: lambda *_, **__: None for word in WORDS})(rule)


def one_more(word: str) -> Callable[..., Any]:
    return lambda model, a, b, least, when=(): getattr(model, word)(a, b, least + 5, when)


def one_less(word: str) -> Callable[..., Any]:
    return lambda model, a, b, least, when=(): getattr(model, word)(a, b, least - 5, when)


def one_way(model: Any, a: str, b: str, least: int, when: Any = ()) -> None:
    if a < b:
        model.spare(a, b, least, when)


def no_traffic(model: Any, a: str, b: str, least: int, when: Any = ()) -> None:
    ends, way, starts = model.ways_between(a, b)[0]
    model.gap(a, b, least + way.off_peak, [*when, *ends, *starts])


def permissive(rule: Rule) -> Rule:
    """A mutant that allows every ride."""
    kind = type(rule)

    class Wrong(kind):  # type: ignore[valid-type, misc]
        def allows(self, setting: Setting, crossing: Any, run: Any) -> bool:
            return True

    return Wrong.model_construct(**{name: getattr(rule, name) for name in kind.model_fields})


def forbidding(rule: Rule) -> Rule:
    """A mutant that allows no ride before noon."""
    kind = type(rule)

    class Wrong(kind):  # type: ignore[valid-type, misc]
        def allows(self, setting: Setting, crossing: Any, run: Any) -> bool:
            return super().allows(setting, crossing, run) and run.start % 1440 >= 5 * 60

    return Wrong.model_construct(**{name: getattr(rule, name) for name in kind.model_fields})


def early(rule: Rule) -> Rule:
    """A mutant whose rides have no limit of their own."""
    return type(rule).model_construct(
        **{name: getattr(rule, name) for name in type(rule).model_fields} | {"rides_until": None}
    )


def later_windows(model: Any, item: str, windows: Any, when: Any = ()) -> None:
    model.start_in(item, tuple((begins + 5, ends + 5) for begins, ends in windows), when)


def no_noon(model: Any, item: str, allowed: Callable[[Any], bool], when: Any = ()) -> None:
    model.ride_in(item, lambda run: allowed(run) and run.start % 1440 >= 5 * 60, when)


def more(word: str) -> Callable[..., Any]:
    """A bound of ``at_most`` or ``at_least`` that is one more."""
    return lambda model, terms, n, when=(): getattr(model, word)(terms, n + 1, when)


def less(word: str) -> Callable[..., Any]:
    """A bound of ``at_most`` or ``at_least`` that is one less."""
    return lambda model, terms, n, when=(): getattr(model, word)(terms, n - 1, when)


def altered(**changes: Any) -> Mutant:
    """A mutant of which fields are others: by so many (minutes, for a time), as a function says, or that value."""

    def mutate(rule: Rule) -> Rule:
        values = {name: getattr(rule, name) for name in type(rule).model_fields}
        return type(rule).model_construct(**values | {name: _other(values[name], how) for name, how in changes.items()})

    return mutate


def _other(value: Any, how: Any) -> Any:
    if callable(how):
        return how(value)
    if isinstance(value, dt.time):
        return (dt.datetime.combine(dt.date(2018, 7, 18), value) + dt.timedelta(minutes=how)).time()
    return value + how if isinstance(how, int) else how


def without_windows(rule: Rule) -> Rule:
    """A mutant that allows every start."""
    kind = type(rule)

    class Wrong(kind):  # type: ignore[valid-type, misc]
        def windows(self, setting: Setting, occurrence: Any) -> Any:
            return None

    return Wrong.model_construct(**{name: getattr(rule, name) for name in kind.model_fields})


EDGES: tuple[tuple[str, Mutant], ...] = (
    ("begins a step too late", windowed(lambda b, e: (b + 5, e))),
    ("begins a step too early", windowed(lambda b, e: (b - 5, e))),
    ("ends a step too late", windowed(lambda b, e: (b, e + 5))),
    ("ends a step too early", windowed(lambda b, e: (b, e - 5))),
    ("no windows", without_windows),
)
"""What can be off in the windows of a rule."""


def _any_room(model: Any, item: str, room: str) -> Any:
    """Whatever the room."""
    return model.present(item)


def _no_room(model: Any, item: str, room: str) -> Any:
    return ~model.present(item)


def _other_room(model: Any, item: str, room: str) -> Any:
    """Another room than is told."""
    rooms = [*model.items[item].rooms]
    return model.in_room(item, rooms[rooms.index(room) - 1])


OTHER_ROOMS: tuple[tuple[str, Mutant], ...] = (
    ("whatever the room", bent(in_room=_any_room)),
    ("never where a room is chosen", bent(in_room=_no_room)),
    ("of another room", bent(in_room=_other_room)),
)
"""What can be wrong where planning chooses the room."""

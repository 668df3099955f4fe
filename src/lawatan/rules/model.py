"""The vocabulary in which a rule is stated to the solver; the solver implements it, a rule never sees OR-Tools.

Items are named by their ids: occurrences (``opening@ALL``) and crossings (``to-bandung@ALL``). A constraint that is
about an absent item holds; ``when`` lists the literals that must all be true for it to bind.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol

from lawatan.schedule import RideRun, Window


class Literal(Protocol):
    """Something that is true or false in a plan; ``~literal`` is its opposite."""

    def __invert__(self) -> Literal: ...


When = Sequence[Literal]


class Model(Protocol):
    """What a rule can say to the solver."""

    def case(self, rule: str, *scope: str) -> Literal:
        """The literal under which one case of a rule binds, the same for the same case.

        True where the rule must hold, free where the case may be given up; of a preference its opposite costs the
        weight. What is stated of a case binds under its literal, or under others that some plan leaves free without it.
        """

    def present(self, item: str) -> Literal:
        """True if the item is on the board."""

    def in_room(self, item: str, room: str) -> Literal:
        """True exactly if the item is on the board in that one of its ``rooms``: in one of them, but for a locked item.

        That is in one at most, so that it never is the lock that makes a plan impossible.
        """

    def before(self, a: str, b: str) -> Literal:
        """True if ``a`` starts before ``b`` (equal starts: the smaller id first); says nothing of absent items."""

    def can_follow(self, a: str, b: str, within: int) -> bool:
        """Whether ``b`` can begin less than so many minutes and the way after ``a`` ends, with anything left to decide.

        Where it cannot, nothing need be said of the two in this order that is about such a time. Not a literal: it spares
        the rules that go over all pairs the most of them.
        """

    def on_day(self, item: str, day: dt.date) -> Literal:
        """True exactly if the item is on the board and starts on that date, by the clock where it starts."""

    def same_day(self, a: str, b: str) -> Literal:
        """True exactly if both are on the board and start on one date, each by the clock where it starts."""

    def ends_in_peak(self, item: str) -> Literal:
        """True exactly if the item, where on the board, ends in the peak traffic of the city where it ends."""

    def starts_within(self, item: str, windows: tuple[Window, ...]) -> Literal:
        """True exactly if the item is on the board and starts at one of these minutes."""

    def rides_one(self, crossing: str, allowed: Callable[[RideRun], bool]) -> Literal:
        """True exactly if a crossing has a ride, and one that is allowed."""

    def some(self, literals: Iterable[Literal]) -> Literal:
        """True exactly if at least one of the literals is; constant where locks alone tell."""

    def literal(self, name: str) -> Literal:
        """A free literal, the same for the same name."""

    def start_in(self, item: str, windows: tuple[Window, ...], when: When = ()) -> None:
        """The item starts at one of these minutes."""

    def end_in(self, item: str, windows: tuple[Window, ...], when: When = ()) -> None:
        """The item ends at one of these minutes."""

    def ride_in(self, crossing: str, allowed: Callable[[RideRun], bool], when: When = ()) -> None:
        """The ride of a crossing is one that is allowed."""

    def later(self, a: str, b: str, at_least: int, when: When = ()) -> None:
        """``b`` starts at least so many minutes after ``a`` starts."""

    def gap(self, a: str, b: str, at_least: int, when: When = ()) -> None:
        """``b`` starts at least so many minutes after ``a`` ends."""

    def spare(self, a: str, b: str, at_least: int, when: When = ()) -> None:
        """The same beyond the way from ``a`` to ``b``, leaving as ``a`` ends, in that minute's traffic."""

    def soon(self, a: str, b: str, at_most: int, when: When = ()) -> None:
        """``b`` starts at most so many minutes after ``a`` ends."""

    def close(self, a: str, b: str, at_most: int, when: When = ()) -> None:
        """The same beyond the way from ``a`` to ``b``, leaving as ``a`` ends, in that minute's traffic."""

    def span(self, a: str, b: str, at_most: int, when: When = ()) -> None:
        """``b`` ends at most so many minutes after ``a`` starts."""

    def no_overlap(self, items: Iterable[str], where: Mapping[str, Literal] | None = None) -> None:
        """No two of the items happen at the same time; one that ``where`` names counts only where its literal is true."""

    def any_of(self, literals: Iterable[Literal], when: When = ()) -> None:
        """At least one of the literals is true."""

    def at_most(self, terms: Iterable[tuple[Literal, int]], most: int, when: When = ()) -> None:
        """What the literals that are true amount to is no more than ``most``; no amount is negative."""

    def at_least(self, terms: Iterable[tuple[Literal, int]], least: int, when: When = ()) -> None:
        """What the literals that are true amount to is no less than ``least``; no amount is negative."""

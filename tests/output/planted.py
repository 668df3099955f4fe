"""The edition with two groups, with a secret of its own in everything that not everybody may read, and who may read it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from lawatan.domain import (
    Absence,
    AnyEdition,
    Claim,
    Contact,
    Duty,
    Fact,
    Journey,
    Person,
    Plan,
    Record,
    Shuttle,
    Table,
    Vehicle,
    replace,
)
from lawatan.output.reader import Reader
from output.two_groups import WITA, at, planned, text

MayRead = Callable[[Reader], bool]


@dataclass(frozen=True)
class Secret:
    """A text that stands in one field alone; ``words`` are the forms in which a paper could show it.

    ``told`` says that at least one of the committee's papers has it: what the committee works with.
    """

    what: str
    words: tuple[str, ...]
    readers: MayRead
    told: bool = True


def _committee(reader: Reader) -> bool:
    return reader.is_committee


def _is(kind: str, *ids: str) -> MayRead:
    return lambda reader: reader.is_committee or (reader.kind == kind and reader.id in ids)


def _rides_with(reader: Reader) -> bool:
    """Whether a reader goes along with group A, which has the bus, or drives or guides it."""
    return "A" in reader.leaves or reader.is_committee or reader.id in ("bus", "busdriver", "guide")


def _has(record: Any, **fields: Any) -> Any:
    """A record with other values in some fields."""
    return type(record).model_validate(
        {**{name: getattr(record, name) for name in type(record).model_fields}, **fields}
    )


class Planted:
    """The edition, and its secrets."""

    def __init__(self) -> None:
        self.secrets: list[Secret] = []
        self.edition = self._plan(self._hosts(self._people(planned())))

    def _secret(self, what: str, readers: MayRead, told: bool = True) -> str:
        word = f"zq{len(self.secrets):02}x{''.join(c for c in what.lower() if c.isalpha())[:6]}q"
        self.secrets.append(Secret(what, (word,), readers, told))
        return word

    def _phone(self, what: str, readers: MayRead) -> str:
        number = f"8155500{len(self.secrets):02}31"
        self.secrets.append(Secret(what, (number,), readers))
        return f"+62 {number}"

    def _private(self, person: str, number: int, *, phone: MayRead | None = None) -> dict[str, Any]:
        """What nobody but the committee reads of a person; the mail to a person has its own address."""
        deadline = dt.date(2017, 3, 3 + number)
        forms = (
            deadline.isoformat(),
            *(deadline.strftime(f) for f in ("%-d %B %Y", "%-d %b %Y", "%a %-d %b", "%d/%m/%Y")),
        )
        self.secrets.append(Secret(f"visa deadline of {person}", forms, _committee))
        return {
            "note": text(self._secret(f"note on {person}", _committee)),
            "phone": self._phone(f"phone of {person}", phone or _is("person", person)),
            "email": self._secret(f"mail of {person}", _is("person", person)) + "@example.org",
            "diet": ("no_seafood",) if number == 0 else (),
            "allergies": self._secret(f"allergies of {person}", _committee),
            "needs": self._secret(f"needs of {person}", _committee),
            "emergency": self._secret(f"emergency of {person}", _committee),
            "visa": "requested",
            "visa_deadline": deadline,
            "facts": {
                "name": Fact(
                    source=self._secret(f"source on {person}", _committee, told=False),
                    note=text(self._secret(f"fact on {person}", _committee, told=False)),
                    claims=(Claim(says="x", source=self._secret(f"claim on {person}", _committee, told=False)),),
                )
            },
        }

    def _people(self, edition: AnyEdition) -> AnyEdition:
        self.secrets.append(Secret("diet", ("No seafood", "no_seafood"), _committee))
        fetched = lambda r: r.is_committee or r.id in ("anna", "van", "vandriver")  # noqa: E731
        persons = edition.persons
        for person in (
            Person(
                id="anna", name="Anna Adams", departure=Journey(time=at(23, 20, zone=WITA), venue="dps_airport", number="GA 1"),
                absences=(
                    Absence(
                        begins=at(19, 12), ends=at(19, 16), make_up="closing",
                        why=self._secret("absence", _is("person", "anna")),
                    ),
                ),
                **self._private("anna", 0, phone=fetched),
            ),
            Person(id="bela", name="Bela Bartok", **self._private("bela", 1)),
            Person(id="busdriver", name="Dedi Busdriver", role="driver", phone=self._phone("phone of a driver", _rides_with)),
            Person(
                id="vandriver", name="Didi Vandriver", role="driver",
                phone=self._phone("phone of another driver", lambda r: fetched(r) or "A" in r.leaves),
            ),
            Person(id="guide", name="Gina Guide", role="guide", phone=self._phone("phone of a guide", _rides_with)),
            Person(id="staff1", name="Sari Staff", role="staff", phone="+62 8110000", position=text("Committee")),
            _has(persons["minister"], **self._private("minister", 2)),
            _has(persons["speaker"], **self._private("speaker", 3)),
        ):  # fmt: skip
            persons = persons.with_record(person)
        groups = edition.groups
        for leaf, member in (("A", "anna"), ("B", "bela")):
            groups = groups.with_record(_has(groups[leaf], members=(member,)))
        return replace(edition, persons=persons, groups=groups)

    def _hosts(self, edition: AnyEdition) -> AnyEdition:
        hosts = edition.hosts
        for host in ("firm", "ministry"):
            own = _is("host", host)
            contact = Contact(
                name=self._secret(f"contact of {host}", own),
                phone=self._phone(f"contact's phone of {host}", own),
                email=self._secret(f"contact's mail of {host}", own) + "@example.org",
            )
            goes_along = lambda r, own=own: own(r) or r.travels  # noqa: E731
            conditions = (text(self._secret(f"condition of {host}", goes_along)),)
            note = text(self._secret(f"note on {host}", _committee, told=False))
            hosts = hosts.with_record(_has(hosts[host], contacts=(contact,), conditions=conditions, note=note))
        return replace(edition, hosts=hosts)

    def _plan(self, edition: AnyEdition) -> AnyEdition:
        plan, placements = edition.plan, edition.plan.placements
        for item in ("tour@A", "lecture@ALL", "closing@ALL"):
            placements = placements.with_record(
                _has(
                    placements[item],
                    letter=self._secret(f"letter on {item}", _committee),
                    letter_date=dt.date(2018, 2, 2),
                    next_action=self._secret(f"next action on {item}", _committee),
                    owner="staff1",
                    facts={"start": Fact(note=text(self._secret(f"fact on {item}", _committee, told=False)))},
                )
            )
        duty = Duty(id="duty", vehicle="bus", date=dt.date(2018, 7, 21), groups=("A",), guide="guide")
        run = Shuttle(
            id="out", kind="departure", start=at(23, 16, zone=WITA), station="dps_airport", hotel="dps_hotel",
            vehicle="van", passengers=("anna",), driver="vandriver",
        )  # fmt: skip
        vehicles: list[Record] = [
            Vehicle(id="bus", name=text("Bus"), seats=40, driver="busdriver"),
            Vehicle(id="van", name=text("Van"), seats=6, driver="vandriver"),
        ]
        plan = Plan(placements=placements, rides=plan.rides, duties=Table([duty]), shuttles=Table([run]))
        return replace(edition, vehicles=Table(vehicles), plan=plan)

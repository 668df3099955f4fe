"""What the rides of a plan cost beside their time: money and comfort, as the edition weighs them in minutes of travel."""

from __future__ import annotations

from lawatan.domain import AnyEdition, CityChange
from lawatan.schedule.view import View

WEIGHED_IDR = 100_000
"""The edition's weight of cost is minutes of travel for so many rupiah a person."""

MOST_COMFORT = 5


def ride_price(edition: AnyEdition, change: CityChange, option: str) -> int:
    """Minutes of travel that the cost and the lack of comfort of a way are worth, for one group; whole minutes.

    A cost that is not known is taken for that of the dearest way of the change, so that nothing is chosen for what is
    not known about it.
    """
    way = edition.ride_options[option]
    known = [edition.ride_options[each].cost_per_person for each in (option, *change.options)]
    dearest = max((cost for cost in known if cost is not None), default=0)
    cost = dearest if way.cost_per_person is None else way.cost_per_person
    money = (cost * edition.cost_weight + WEIGHED_IDR // 2) // WEIGHED_IDR
    return money + edition.comfort_weight * (MOST_COMFORT - way.comfort)


def ride_prices(view: View) -> int:
    """The same of all the rides of a plan, summed over the leaf groups: what planning adds to the minutes of travel."""
    return sum(
        ride_price(view.edition, entry.crossing.change, entry.ride.option)
        for entry in view.entries.values()
        if entry.crossing is not None and entry.ride is not None
    )

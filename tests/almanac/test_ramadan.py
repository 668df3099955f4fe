"""When Ramadan is."""

from __future__ import annotations

import datetime as dt

from lawatan.almanac import ramadans

OF_2016 = (dt.date(2016, 6, 6), dt.date(2016, 7, 5))
OF_2018 = (dt.date(2018, 5, 16), dt.date(2018, 6, 14))
"""By Umm al-Qura; Indonesia began the latter on 17 May."""


def test_ramadan_of_some_years() -> None:
    assert ramadans(dt.date(2016, 6, 1), dt.date(2016, 6, 30)) == (OF_2016,)
    assert ramadans(dt.date(2018, 5, 1), dt.date(2018, 6, 30)) == (OF_2018,)


def test_one_day_of_it_is_enough() -> None:
    first, last = OF_2018
    day = dt.timedelta(days=1)

    assert ramadans(first - day, first - day) == ()
    assert ramadans(first - day, first) == (OF_2018,)
    assert ramadans(last, last + day) == (OF_2018,)
    assert ramadans(last + day, last + day) == ()


def test_a_year_can_see_two() -> None:
    found = ramadans(dt.date(2030, 1, 1), dt.date(2030, 12, 31))

    assert [begins for begins, _ in found] == [dt.date(2030, 1, 5), dt.date(2030, 12, 26)]


def test_it_is_not_known_beyond_the_tables() -> None:
    assert ramadans(dt.date(2199, 1, 1), dt.date(2199, 12, 31)) == ()
    assert ramadans(dt.date(1900, 1, 1), dt.date(1900, 12, 31)) == ()

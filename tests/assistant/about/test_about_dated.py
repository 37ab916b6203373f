"""Dates in Swedish running text: what is a time, and what only looks like one."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.about.dated import dates_in

TIMES = {
    "Remisstid den 31 oktober 2014": [("2014-10-31", None, "31 oktober 2014")],
    "Datum: 2014-10-23": [("2014-10-23", None, "2014-10-23")],
    "Maj 2014": [("2014-05", None, "Maj 2014")],
    "inför mandatperioden 2015-2018": [("2015", "2018", "2015-2018")],
    "gäller under åren 2013 till 2015.": [("2013", "2015", "2013 till 2015")],
    "ökade mellan 2013 och 2016": [("2013", "2016", "2013 och 2016")],
    "Vintern 2015/16 föll det snö": [("2015", "2016", "2015/16")],
    "byggs våren 2016": [("2016", None, "våren 2016")],
    "Remisstid: 2 oktober–15 december 2023": [("2023-10-02", "2023-12-15", "2 oktober–15 december 2023")],
    "från den 1 mars till den 30 november 2021": [("2021-03-01", "2021-11-30", "1 mars till den 30 november 2021")],
    "före utgången av 2019": [("2019", None, "2019")],
    "Förbundet bildades 1998 och växer sedan 2011.": [("1998", None, "1998"), ("2011", None, "2011")],
    "Vid årsmötet i Sundsvall 2017 beslöts det.": [("2017", None, "2017")],
}
NO_TIMES = (
    "PM 2016:41 RI (Dnr 110-1873/2015)",
    "betänkandet (SOU 2015:118) och lagen (2008:962)",
    "KS 2018/412, dnr 424-8871-2022, KS 2020-0214, T2016-02214",
    "prop. 2013/14:100",
    "telefon 0555-10 20 30",
    "drygt 2000 kronor till 2000 personer",
    "under 2020-talet och på 1960- och 1970-talen",
    "den 31 februari 2014",
    "målet 2030 enligt 2021 års priser",
    "den 12 september",
)


@pytest.mark.parametrize("text", TIMES)
def test_every_form_of_a_time_is_read(text: str) -> None:
    assert [(dated.date, dated.until, text[dated.start : dated.end]) for dated in dates_in(text)] == TIMES[text]


@pytest.mark.parametrize("text", NO_TIMES)
def test_numbers_of_papers_and_impossible_days_are_no_times(text: str) -> None:
    assert dates_in(text) == ()


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.text(alphabet="abc åäö.,-/()", max_size=20))
def test_any_day_is_found_wherever_it_stands(day: date, before: str) -> None:
    text = f"{before} beslutade {day.isoformat()} att"

    assert [dated.date for dated in dates_in(text)] == [day.isoformat()]


@given(st.text(alphabet="0123456789-/–: åäömaj", max_size=60))
def test_whatever_is_found_is_a_day_of_the_calendar_and_stands_in_order(text: str) -> None:
    found = dates_in(text)

    for dated in found:
        date(*(int(part) for part in (dated.date + "-01-01")[:10].split("-")))
        assert dated.until is None or dated.until > dated.date
    assert [dated.start for dated in found] == sorted(dated.start for dated in found)
    assert all(one.end <= two.start for one, two in pairwise(found))

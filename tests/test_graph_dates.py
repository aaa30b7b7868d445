"""Days: what a published date can mean, and from when on a spell is sure to have begun."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.dates import Span, days_before, first_day, is_day, known_day, last_day

DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31)).map(date.isoformat)
PUBLISHED = st.builds(lambda day, size: day[:size], DAYS, st.sampled_from([4, 7, 10]))


@given(PUBLISHED)
def test_a_published_date_lies_between_its_first_and_last_day(text: str) -> None:
    first, last = (
        date.fromisoformat(first_day(text)),
        date.fromisoformat(last_day(text)),
    )

    assert first <= last
    assert {first.isoformat()[: len(text)], last.isoformat()[: len(text)]} == {text}
    after = days_before(last.isoformat(), -1)
    assert after == last.isoformat() or not after.startswith(text)


@given(DAYS, st.sampled_from(["day", "month", "window", "year", "assumed"]))
def test_a_spell_is_never_known_before_it_began(day: str, precision: str) -> None:
    assert known_day(day, precision, "9999-12-31") >= day


@pytest.mark.parametrize(
    ("since", "precision", "known"),
    [
        ("2020-08-15", "day", "2020-08-15"),
        ("2020-02", "month", "2020-02-29"),
        ("2020-02-01", "month", "2020-02-29"),
        ("2019-07-01", "window", "2019-08-31"),
        ("2019-06-30", "window", "2019-08-31"),
        ("2019-12-20", "window", "2020-01-31"),
        ("2020-01-15", "window", "2020-01-31"),
        ("2020-03-03", "window", "2020-03-03"),
        ("2017-07-01", "year", "2017-12-31"),
        ("2017-07-01", "assumed", "2017-12-31"),
        ("2019", None, "2019-12-31"),
        ("2019-07", None, "2019-07-31"),
        (None, None, "2021-05-05"),
    ],
)
def test_the_precision_decides_when_a_start_is_known(
    since: str | None, precision: str | None, known: str
) -> None:
    assert known_day(since, precision, "2021-05-05") == known


def test_an_open_spell_lasts_as_long_as_its_feed_speaks() -> None:
    span = Span("2019-07", None, "2024-12-31")

    assert (span.first_day, span.last_day) == ("2019-07-01", "2024-12-31")


def test_an_unknown_start_is_the_first_day_of_all() -> None:
    assert Span(None, "2019", "2024-12-31").first_day == "0001-01-01"
    assert Span(None, "2019", "2024-12-31").last_day == "2019-12-31"


@pytest.mark.parametrize(
    "text", ["2023-02-29", "2023-13", "23", "2023-1-1", "", "2023-00-10", "٢٠٢٣"]
)
def test_a_day_that_does_not_exist_is_no_day(text: str) -> None:
    assert not is_day(text)


@given(PUBLISHED)
def test_every_published_date_is_a_day(text: str) -> None:
    assert is_day(text)


def test_days_stop_at_the_ends_of_the_calendar() -> None:
    assert days_before("2024-03-01", 1) == "2024-02-29"
    assert days_before("0001-01-05", 30) == "0001-01-01"
    assert days_before("9999-12-30", -30) == "9999-12-31"

"""A reader somebody brings along: believed only as far as the text goes."""

from __future__ import annotations

import pytest

from graph.errors import SettingsError
from loaders.reading.brought import believed, reader_named
from loaders.reading.found import FoundInterest, FoundNeed, Reading, Report, Who
from loaders.reading.known import Known, build

TEXT = "The Toffees are keen on Oban striker Callum Strachan, who is 22."
REPORT = Report("one", TEXT, "2024-01-02")
EVERTON, STRACHAN = Who("Everton"), Who("Callum Strachan")


def inventive(report: Report, known: Known) -> Reading:
    """As a language model might answer: one claim the text bears out, four it does not."""
    whole = (0, len(report.text))
    return Reading(
        report,
        interests=(
            FoundInterest(EVERTON, STRACHAN, "interested", whole),
            FoundInterest(Who("Chelsea"), STRACHAN, "interested", whole),
            FoundInterest(EVERTON, Who("Erling Haaland"), "bid", whole),
            FoundInterest(EVERTON, STRACHAN, "smitten", whole),
            FoundInterest(EVERTON, STRACHAN, "bid", (10, 4_000)),
        ),
        needs=(FoundNeed(EVERTON, "striker", (5, 5)),),
    )


def test_only_what_the_text_bears_out_is_believed() -> None:
    reading, left_out = believed(inventive(REPORT, build()), build())

    assert [(one.club.name, one.player.name, one.stage) for one in reading.interests] == [
        ("Everton", "Callum Strachan", "interested")
    ]
    assert reading.needs == ()
    assert left_out == (
        "Chelsea and Callum Strachan: the text does not name Chelsea.",
        "Everton and Erling Haaland: the text does not name Erling Haaland.",
        "Everton and Callum Strachan: 'smitten' is no stage; known: monitoring, interested, "
        "enquired, bid, agreed, completed, rejected, denied, ended.",
        "Everton and Callum Strachan: the evidence is no part of the text.",
        "Everton: the evidence is no part of the text.",
    )


def test_a_reader_is_found_by_its_name_and_checked_by_itself() -> None:
    reads = reader_named("tests.test_reading_brought:inventive")

    reading = reads(REPORT, build())

    assert [one.stage for one in reading.interests] == ["interested"]


@pytest.mark.parametrize("name", ["nowhere.at_all:read", "json:read", "json", ""])
def test_a_reader_that_is_not_there_is_an_error(name: str) -> None:
    with pytest.raises(SettingsError) as caught:
        reader_named(name)

    assert caught.value.advice == (
        "Write it as package.module:function, of a package that is installed here."
    )

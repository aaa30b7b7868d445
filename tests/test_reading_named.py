"""Who is named where in a report."""

from __future__ import annotations

from loaders.reading.found import Report
from loaders.reading.known import build
from loaders.reading.named import named

TEXT = (
    "Liverpool are watching Ko Itakura of Borussia Monchengladbach. Sky Sports say the Reds will"
    " send scouts to see the Japan international again."
)


def test_every_name_has_its_place_and_so_has_what_stands_for_one() -> None:
    found = named(Report("x", TEXT), build())

    assert [(TEXT[slice(*one.place)], one.kind, one.name) for one in found] == [
        ("Liverpool", "club", "Liverpool"),
        ("Ko Itakura", "player", "Ko Itakura"),
        ("Borussia Monchengladbach", "club", "Borussia Monchengladbach"),
        ("Sky Sports", "source", "Sky Sports"),
        ("Reds", "club", "Liverpool"),
        ("the Japan international", "player", "Ko Itakura"),
    ]


def test_a_text_without_names_has_no_marks() -> None:
    assert named(Report("x", "it rained all day and nobody came."), build()) == ()
    assert named(Report("x", ""), build()) == ()

"""What the files cannot say, as sentences with their numbers."""

from __future__ import annotations

from collections import Counter

SENTENCES = (
    ("undated", "No file says when it was made: it speaks up to the last day in it."),
    ("nameless", "People and teams without a label, shown by their Wikidata id: {count}."),
    ("kindless", "Teams whose kind (senior, youth, women, national) is not told: {count}."),
    ("no start", "Spells and tenures without a known start: {count}."),
    ("coarse", "Starts and ends known to a decade or less, left unknown: {count}."),
    (
        "imprecise",
        "Days that came without their precision, of which only the year counts: {count}.",
    ),
    ("somevalue end", "Spells that ended on an unknown day: {count}."),
    ("novalue end", "Spells said to have no end: {count}."),
    ("open", "Ends not said and taken as open: {count}."),
    ("not open", "Ends not said while others followed, or for 15 years, left unknown: {count}."),
    ("no day", "Ends not said where no start is known either, left unknown: {count}."),
    ("no terms", "Stints of which nobody says whether they were loans: {count}."),
    ("national", "Stints with national teams, kept as such: {count}."),
    ("told twice", "Tenures that club and coach both tell, made one: {count}."),
    ("disagree", "Tenures of one coach at one club told differently, both kept: {count}."),
    ("no role", "Tenures that do not say whether as head coach or caretaker: {count}."),
    ("unknown role", "Tenures in a role that is not known here, kept as doubtful: {count}."),
    ("births", "People with two birth days that contradict each other, left unknown: {count}."),
    ("several ids", "People and teams with several Transfermarkt ids, left out: {count}."),
    ("positions", "Positions without a label, left out: {count}."),
    ("countries", "Countries without a label, left out: {count}."),
    ("deprecated", "Statements that Wikidata marks as deprecated, left out: {count}."),
    ("unused", "Items that no spell or tenure names, left out: {count}."),
)


def sentences(told: Counter[str], known_to: str) -> list[str]:
    """One for each thing that came up at all."""
    return [
        f"Speaks up to {known_to}.",
        *(text.format(count=f"{told[key]:,}") for key, text in SENTENCES if told[key]),
    ]

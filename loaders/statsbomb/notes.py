"""Whose data it is and what they ask for it; what they cannot say, with its numbers."""

from __future__ import annotations

from collections import Counter

NAME = "StatsBomb open data"
LICENCE = (
    "StatsBomb public data user agreement: no open licence, not for commercial use; "
    "name StatsBomb as the source"
)
ATTRIBUTION = (
    "Data by StatsBomb (github.com/statsbomb/open-data). Their user agreement, LICENSE.pdf there, "
    "asks that whatever is published from it names StatsBomb as its source and shows their logo; "
    "it is not for commercial use."
)
SENTENCES = (
    ("no managers", "Sides of matches without a manager's name: {count}."),
    ("shared", "Sides of matches with several managers, each taken as joint: {count}."),
    ("stand-ins", "Runs of at most 3 games inside another man's, which are no tenures: {count}."),
    ("doubtful", "Tenures that rest on at most 3 games or a shared bench: {count}."),
    ("likely", "Tenures with holes, fewer than a match in 31 days: {count}."),
    ("idle", "Named for a match without having played, which is no day at a club: {count}."),
    ("untold", "Named on sheets that do not tell who played, taken as days there: {count}."),
    ("capped", "Appearances for national teams, which are no stints: {count}."),
    ("women national", "National teams of women, whose kind is national: {count}."),
    ("by name", "Teams that are national by their name alone: {count}."),
    ("unlisted", "Files of matches that competitions.json does not list: {count}."),
    ("unborn", "Players without a birth day, which line-ups do not hold: {count}."),
)


def sentences(told: Counter[str], known_to: str) -> list[str]:
    """The attribution, and one for each thing that came up at all."""
    return [
        ATTRIBUTION,
        f"Speaks up to {known_to}. Most competitions are parts: spells begin and end with matches.",
        *(text.format(count=f"{told[key]:,}") for key, text in SENTENCES if told[key]),
    ]

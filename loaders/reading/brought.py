"""Another reader of reports that somebody brings along, such as a language model.

It is a function of a Report and the Known names that answers with a Reading, as our own is. It is
used only where it is named, and nothing it says is believed that the text does not show.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from dataclasses import replace

from graph.errors import SettingsError
from graph.folding import folded
from graph.words import STAGES
from loaders.reading.found import FoundInterest, FoundNeed, Place, Reading, Report, Who
from loaders.reading.known import Known

Reads = Callable[[Report, Known], Reading]


def reader_named(name: str) -> Reads:
    """The function behind `package.module:function`; SettingsError where there is none."""
    module, _, function = name.partition(":")
    try:
        found = getattr(importlib.import_module(module), function)
    except (ImportError, AttributeError, ValueError) as error:
        advice = "Write it as package.module:function, of a package that is installed here."
        raise SettingsError(f"{name!r} is no reader: {error}.", advice=advice) from error

    def reads(report: Report, known: Known) -> Reading:
        reading, _ = believed(found(report, known), known)
        return reading

    return reads


def believed(reading: Reading, known: Known) -> tuple[Reading, tuple[str, ...]]:
    """What of a reading its text bears out, and a sentence for each finding that is left out."""
    text = reading.report.text
    kept_interests = [(one, _why_not(one, text, known)) for one in reading.interests]
    kept_needs = [(one, _why_no_need(one, text, known)) for one in reading.needs]
    reasons = [why for _, why in (*kept_interests, *kept_needs) if why]
    return (
        replace(
            reading,
            interests=tuple(one for one, why in kept_interests if not why),
            needs=tuple(one for one, why in kept_needs if not why),
        ),
        tuple(reasons),
    )


def _why_not(one: FoundInterest, text: str, known: Known) -> str | None:
    what = f"{one.club.name} and {one.player.name}"
    if one.stage not in STAGES:
        return f"{what}: {one.stage!r} is no stage; known: {', '.join(STAGES)}."
    if not _stands(one.evidence, text):
        return f"{what}: the evidence is no part of the text."
    if not _is_named(one.player, text):
        return f"{what}: the text does not name {one.player.name}."
    if not _is_club_named(one.club, text, known):
        return f"{what}: the text does not name {one.club.name}."
    if one.manager and not _is_named(one.manager, text):
        return f"{what}: the text does not name {one.manager.name}."
    return None


def _why_no_need(one: FoundNeed, text: str, known: Known) -> str | None:
    if not _stands(one.evidence, text):
        return f"{one.club.name}: the evidence is no part of the text."
    if not _is_club_named(one.club, text, known):
        return f"{one.club.name}: the text does not name it."
    return None


def _stands(place: Place, text: str) -> bool:
    start, end = place
    return 0 <= start < end <= len(text) and bool(text[start:end].strip())


def _is_named(who: Who, text: str) -> bool:
    """By the last word of his name at least, however it is spelt."""
    words = folded(who.name).split()
    return bool(words) and any(word in folded(text).split() for word in words if len(word) > 2)


def _is_club_named(club: Who, text: str, known: Known) -> bool:
    """By a name, nickname or ground of it, or by its manager."""
    plain = f" {folded(text)} "
    return any(f" {name} " in plain for name in _names(club, known)) or _is_named(club, text)


def _names(club: Who, known: Known) -> Iterator[str]:
    for table in (known.clubs, known.nicknames, known.grounds):
        for name, clubs in table.items():
            if any(one.name == club.name or (club.id and one.id == club.id) for one in clubs):
                yield name

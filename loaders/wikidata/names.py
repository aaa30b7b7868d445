"""Names and outside ids as they stand on Wikidata, refused where they cannot be kept."""

from __future__ import annotations

from typing import Any

from graph.errors import RecordError
from loaders.report import Rejection, Rejections
from loaders.row import LONGEST

LONGEST_KEY = 9


def outside_id(what: str, value: str) -> str:
    """Transfermarkt's id of something, which is a number."""
    if not (value.isascii() and value.isdigit() and len(value) <= LONGEST_KEY):
        raise RecordError(f"{what} says {value!r}; Transfermarkt's ids are numbers.")
    return value


def name_of(value: Any, place: str, left_out: Rejections) -> str | None:
    """The name without space around it; None where there is none, or none that can be kept."""
    if not isinstance(value, str) or not value.strip():
        return None
    why = None
    if len(value) > LONGEST:
        why = f"a name is longer than {LONGEST} characters."
    elif "\0" in value:
        why = f"the name {value.replace(chr(0), '␀')!r} holds a NUL byte."
    elif any("\ud800" <= letter <= "\udfff" for letter in value):
        why = "a name holds half a letter (a lone surrogate)."
    if why:
        left_out.lose(Rejection(place, None, None, None, why))
        return None
    return value.strip()

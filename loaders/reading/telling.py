"""What a phrase really tells, with what stands about it: could, not, yet, last summer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from loaders.reading.grammar import clause_start, sentence_start, spelt
from loaders.reading.said import NEGATIONS, Said
from loaders.reading.vocabulary import alone, any_of, listed

AGO, NOT = alone(any_of("beside", "ago")), alone(any_of("beside", "not"))
DENYING = alone(any_of("beside", "denying"))
_NOT_ONLY = re.compile(any_of("beside", "not only"))
_PROSPECT = alone(any_of("beside", "prospect"))
_SETTLED = re.compile(any_of("beside", "settled"))
_UNTRUE = alone(any_of("beside", "untrue"))
_UNDONE = alone(any_of("beside", "undone"))
_OFFERING = re.compile(any_of("beside", "offering"))
_STEP = re.compile(any_of("beside", "step"))
_RULED_OUT = alone(any_of("beside", "ruled out"))
_EARLIER = alone(any_of("beside", "earlier"))
_AGAIN = re.compile(rf"(?<!\S){any_of('beside', 'again')}")
_SO_FAR = alone("yet", "so far")
_IF = re.compile(r"(?:before|if|unless|may|might|could) $")
_LONGER = alone("renewal", "renewals", "extension", "contract", "new deal", "new terms")
_SUPPOSED = alone("if", "whether", "unless", "should")
_WOULD = re.compile(r"(?:could|may|might|would|will|if|to) $")
_HE_WOULD = re.compile(r"(?:P[\d+]+|he) (?:\S+ ){0,4}$")
_CLOSES = listed("words", "closes a clause")
_PASSIVE = frozenset(("been", "was", "were", "be"))


@dataclass(frozen=True, slots=True)
class Told:
    """The stage; `weak` where only one step is denied."""

    stage: str
    weak: bool = False


def told(said: Said) -> Told | None:
    """What the phrase tells; None where its surroundings leave nothing of it."""
    if said.frame in NEGATIONS:
        return _told_by_no(said)
    if said.stage in ("agreed", "bid"):
        after = spelt(said.line.items[said.last : said.last + 3])
        if _UNDONE.search(after):
            return None
    whole = said.since(sentence_start(said.line, said.first))
    if DENYING.search(whole) or _UNTRUE.search(said.line.text):
        return Told("denied")
    before = _before(said)
    if _negates(before) or _negates(said.inside):
        return _told_by_not(said, before)
    if said.stage in ("bid", "agreed", "completed") and _PROSPECT.search(before):
        settled = said.stage == "agreed" and _SETTLED.search(said.inside)
        return Told("agreed" if settled else "interested")
    return Told(said.stage)


def _before(said: Said) -> str:
    """The clause up to the phrase."""
    return said.since(clause_start(said.line, said.first))


def _negates(text: str) -> bool:
    return bool(NOT.search(text)) and not _NOT_ONLY.search(text)


def _told_by_no(said: Said) -> Told | None:
    """A refusal, a denial or an end: of something that may not even have happened."""
    before = _before(said)
    if said.frame == "ended":
        return None if _negates(before) or _IF.search(before) else Told("ended")
    if said.frame == "refused":
        if _LONGER.search(said.inside):
            return None  # his own club's offer
        supposed = _WOULD.search(before) or _SUPPOSED.search(before)
        return Told("interested" if supposed else "rejected")
    if said.frame == "unwanted" and _SO_FAR.search(said.after):
        return None
    step = _STEP.search(said.after[:70]) and not _RULED_OUT.search(said.inside)
    return Told("denied", weak=bool(step))


def _told_by_not(said: Said, before: str) -> Told | None:
    """A wish with a not in it: who says no is the club, or the player himself."""
    inside = said.inside
    if "yet" in before or "yet" in inside:
        return None
    if said.frame == "wanted" and _HE_WOULD.search(before):
        return Told("rejected")
    if said.stage in ("monitoring", "interested"):
        return None if _OFFERING.search(inside) else Told("denied")
    return Told("denied", weak=True) if said.stage in ("enquired", "bid") else None


def is_past(said: Said) -> bool:
    """Whether the words about the phrase put it in an earlier time."""
    items, start, stop = said.line.items, said.first, said.last
    if items[start].sign in ("have", "has") and said.stage == "completed":
        return bool(AGO.search(said.inside))
    while start > 0 and items[start - 1].sign not in _CLOSES:
        start -= 1
    while stop < len(items) and items[stop].sign not in _CLOSES:
        stop += 1
    opening = next((k for k, item in enumerate(items[:6]) if item.sign == ","), 0)
    if AGO.search(spelt(items[start:stop])) or AGO.search(spelt(items[:opening])):
        return True
    return said.stage == "completed" and bool(AGO.search(said.line.text))


def is_earlier(said: Said) -> bool:
    """Whether it is of an attempt before the one that is told."""
    return bool(_EARLIER.search(said.line.text[max(0, said.start - 25) : said.end]))


def is_again(said: Said) -> bool:
    """Whether it is of a new attempt."""
    return bool(_AGAIN.search(said.line.text[max(0, said.start - 20) : said.end + 20]))


def is_passive(said: Said) -> bool:
    """ "has been loaned", "was signed": the subject is no club that signs."""
    if said.stage not in ("completed", "agreed"):
        return False
    signs = [item.sign for item in said.line.items[max(0, said.first - 1) : said.last]]
    return any(a in _PASSIVE and b.endswith("_ed") for a, b in pairwise(signs))

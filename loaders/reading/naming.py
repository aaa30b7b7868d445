"""Which words of a sentence are names: of clubs, outlets, nations, leagues."""

from __future__ import annotations

from loaders.reading.club_names import club
from loaders.reading.known import Known
from loaders.reading.mentions import Mention
from loaders.reading.person_names import full_name
from loaders.reading.place_names import league, nation
from loaders.reading.press_names import in_brackets, outlet, says, unlisted
from loaders.reading.words import Sentence, Word


def find(sentence: Sentence, known: Known) -> list[Mention]:
    """All but the people the graph does not know: they are found among the words left."""
    words, found, at = sentence.words, [], 0
    while at < len(words):
        mention = _mention(words, at, known)
        if mention is None:
            at += 1
            continue
        found.append(mention)
        at = mention.last
    return found


def _mention(words: list[Word], at: int, known: Known) -> Mention | None:
    """The longest name that begins there: a club before a person, both before an outlet."""
    best = full_name(words, at, known)
    here = club(words, at, known)
    if here and (best is None or here.last >= best.last):
        best = here
    paper = outlet(words, at)
    if paper and (best is None or paper.last > best.last):
        best = paper
    return (
        in_brackets(words, at)
        or best
        or unlisted(words, at)
        or says(words, at, known)
        or league(words, at)
        or nation(words, at)
    )

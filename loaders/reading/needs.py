"""Which position a club is said to look for, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.reading.discourse import manages
from loaders.reading.document import Document
from loaders.reading.found import FoundNeed
from loaders.reading.lines import Line
from loaders.reading.nouns import POSITION
from loaders.reading.whom import club_named

_LOOKING = re.compile(
    r"(?<!\S)(?P<who>[CM]\d+)(?P<own> 's)? (?:[^\s;.]+ ){0,9}?(?:"
    r"(?:need|need_ed|require|lack|want|want_ing|seek|seek_ing|need_ing)(?: to (?:sign|add|find|buy|bring in|recruit|land))?"
    r"|in need of|short of|short on|crying out for|look_ing for|look_ing to (?:sign|add|find|buy|bring in|recruit|land|strengthen at)"
    r"|look to (?:sign|add|find|bring in|recruit)|search(?:ing)? for|hunt(?:ing)? for|in the market for|enter the market for|desperate for|keen (?:to (?:add|sign|find|bring in|recruit|land)|on (?:sign_ing|add_ing))"
    r"|(?:hope|hope_ing|plan|plan_ing|want|aim|try_ing|determine_ed) to (?:sign|add|find|buy|bring in|recruit|land)"
    r"|one short of|number one priority is|priority is|need for)"
    r" (?P<what>(?:(?:a|an|another|new|more|further|second|third|extra|additional|proper|recognised|top|top-class|specialist|"
    r"young|experienced|right-footed|left-footed|cheap|quick|big|established|reserve|some|several|two|to his squad|cover at) ){0,4}"
    r"(?P<position>(?:(?:attacking|defensive|central|centre|center|holding|wide|creative|left|right|full|wing) ?-?){0,2}"
    r"(?:goalkeepers?|keepers?|defenders?|backs?|centre-backs?|center-backs?|left-backs?|right-backs?|full-backs?|wing-backs?|midfielders?|midfield|"
    r"playmakers?|wingers?|strikers?|forwards?|attackers?|centre-forwards?|centre-halfs?|centre-halves|no-9|number-9)))(?=[\s,.;]|$)"
)
_REASON = re.compile(
    r"^(?:with|after|follow_ing|because of|due to|given|in the absence of|since) (?:[^,;]*?)"
    r"(?:injur\S*|rule_ed out|departure|sale|leave_ing|sell_ing|lose_ing|absence|suspen\S*|retire\S*|out for|sidelined|ligament|return_ed|exit|short|struggl\S*|miss_ing)[^,;]*"
)
_REASON_AFTER = re.compile(
    r"(?<!\S)(?:with|after|follow_ing|because|since|due to|as|in the absence of|to replace|to cover for|in place of) "
    r"(?:[^,;.]*?)(?:injur\S*|rule_ed out|departure|sale of|leave_ing|leave_ed|sell_ing|lose_ing|absence|suspen\S*|retire\S*|out for|sidelined|ligament|"
    r"exit|short|struggl\S*|miss_ing|replace|cover for|in place of)[^,;.]*"
)


def needs(document: Document) -> Iterator[FoundNeed]:
    """One for each club and position, at the first sentence that tells it."""
    seen = set()
    for line in document.lines:
        for match in _LOOKING.finditer(line.text):
            club = _club(document, match)
            position = match.group("position").replace("-", " ").strip()
            position = _one(position)
            if club is None or (club, _part(position)) in seen:
                continue
            seen.add((club, _part(position)))
            yield FoundNeed(
                club_named(document.clubs[club]),
                position,
                line.place(0, len(line.items)),
                _because(line, match),
            )


def _part(position: str) -> str:
    """The part of the pitch: a centre-back is a defender that was named more closely."""
    parts = ("keeper", "back", "half", "midfield", "wing", "defender", "striker", "forward")
    part = next((part for part in parts if part in position), position)
    return {"back": "defence", "half": "defence", "defender": "defence", "striker": "attack"}.get(
        part, "attack" if part == "forward" else part
    )


def _club(document: Document, match: re.Match[str]) -> int | None:
    sign = match.group("who")
    if sign[0] == "C":
        return int(sign[1:])
    return manages(document, document.people[int(sign[1:])])


def _one(position: str) -> str:
    """In the singular, as positions are named: "strikers" → "striker", "centre back" → "centre-back"."""
    one = re.sub(r"halves$", "half", position)
    one = re.sub(r"(?<!s)s$", "", one)
    return re.sub(r"(centre|center|left|right|full|wing) (back|half|forward)$", r"\1-\2", one)


def _because(line: Line, match: re.Match[str]) -> str | None:
    """The reason as the text words it: the clause before or behind that names one."""
    for pattern, text_from in ((_REASON, 0), (_REASON_AFTER, match.end())):
        found = pattern.search(line.text, text_from) if text_from else pattern.match(line.text)
        if found and POSITION.search(found.group()) is None:
            first, last = line.covered(found)
            words = line.words(first, last)
            return re.sub(
                r"^(?:With|with|After|after|As|as|Because|because|Since|since) ", "", words
            )
    return None

"""What a report says beside its claims: whose player he is, contract, value, who manages whom."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.reading.document import Document
from loaders.reading.lines import Line
from loaders.reading.nouns import HEAD
from loaders.reading.people import Person

STRONG, WEAK = 3, 1
_P = r"(?P<p>P[\d+]+)"
_C = r"(?:the )?(?P<c>C\d+)"
_HE = r"(?:(?P<p>P[\d+]+)|he|him|his)"
_FEW = r"(?:[^\s;.]+ ){0,4}?"
# Whose player he is.
_OWNED = {
    STRONG: (
        rf"{_P} (?:, )?(?:who |which )?(?:is |was |be |be_ing |currently |still |have been |been |a |season-long |,|spending ){{0,4}}(?:on|a) {_FEW}loan (?:spell |deal )?(?:at C\d+ |with C\d+ |there )?from {_C}",
        rf"on {_FEW}loan (?:spell |deal )?(?:at (?:the )?C\d+ |with (?:the )?C\d+ )?from (?:parent club )?{_C}",
        rf"{_P} (?:is|was|be) owned by {_C}",
        rf"{_P} of {_C}",
        rf"{_P} , (?:the |a )?(?:(?:N\d+|\d\d-year-old|former|[a-z-]+) ){{0,2}}{_C} {HEAD}",
        rf"{_P} \( {_C} \)",
        rf"(?:his|{_P} 's) loan (?:spell |deal |move )?from {_C}",
        rf"{_HE} (?:[^\s;.]+ ){{0,2}}?contract ~(?:with|at) {_C}",
        rf"{_HE} (?:'s )?(?:current )?(?:contract|deal) {_FEW}(?:at|with) {_C}",
        rf"{_HE} {_FEW}(?:contract|deal) {_FEW}(?:expire|expires|run|ends?|run_ing out) {_FEW}with {_C}",
        rf"{_C} {_FEW}(?:sell|sell_ing|offload|offload_ing|cash in on|part with|part_ing with|lose_ing|let|keep|keep_ing|keep hold of|hold on to|hang on to|listen to offers for|ship out|release|tie down|letting) (?:the )?{_P}",
        rf"{_C} {_FEW}(?:loan|send|loan out) {_P} (?:out )?(?:on loan )?to",
        rf"(?:leave|leave_ing|quit|quit_ing|depart|exit from|departure from|depart_ing|out of|future at|future lies at|future away from|time at|days at|career at|stay at|remain at|stay_ing at|happy at|unhappy at|stay put at|unsettle_ed at|released by|release_ed by|way out of) {_C}",
    ),
    WEAK: (
        rf"{_P} (?:, )?(?:who )?(?:only |initially |originally )?(?:have )?(?:join_ed|move_ed to|sign_ed for|arrive_ed at) {_C}",
        rf"{_P} {_FEW}(?:for|at) {_C} (?:this season|this term|this campaign|so far|since)",
        rf"since (?:join_ing|arrive_ing at|sign_ing for|move_ing to) {_C}",
    ),
}
OWNED = [
    (weight, re.compile(rf"(?<!\S){text.replace('~', '')}(?!\S)"))
    for weight, texts in _OWNED.items()
    for text in texts
]
LOANED = re.compile(
    rf"(?<!\S){_P} {_FEW}(?:on {_FEW}loan (?:spell )?(?:at|with|to)|loan(?:_ed)? (?:out )?to|spell on loan (?:at|with)) {_C}(?P<more> on {_FEW}loan)?(?: (?:in the |in |during the |for the )?(?P<season>(?:19|20)\d\d(?:-\d+)?) season)?"
)
FREE = re.compile(
    rf"(?<!\S)(?:free agent (P\d+)|(P\d+) {_FEW}(?:is|was|be) {_FEW}(?:free agent|without a club|out of contract)|"
    rf"(P\d+) {_FEW}free (?:agent )?(?:after|follow_ing|since) (?:leave_ing|his release))(?!\S)"
)


def note_owners(document: Document, line: Line, topic: tuple[int, ...]) -> None:
    """Adds to each player of the line the clubs it gives him to."""
    for weight, pattern in OWNED:
        for match in pattern.finditer(line.text):
            for person in _people(document, line, match, topic):
                person.owners[int(match.group("c")[1:])] += weight
    for match in FREE.finditer(line.text):
        sign = next(group for group in match.groups() if group)
        for number in sign[1:].split("+"):
            document.people[int(number)].free = True


def _people(
    document: Document, line: Line, match: re.Match[str], topic: tuple[int, ...]
) -> Iterator[Person]:
    sign = match.groupdict().get("p")
    if sign:
        numbers = tuple(int(one) for one in sign[1:].split("+"))
    else:
        before = [i.ids for i in line.items[: line.item(match.start())] if i.kind == "P"]
        numbers = before[-1] if before else topic
    yield from (document.people[number] for number in numbers)

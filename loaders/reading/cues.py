"""What the words beside a name say he is: a player, a manager, a journalist, somebody else."""

from __future__ import annotations

import re

from loaders.reading.lines import Line
from loaders.reading.nouns import AGE, HEAD, MANAGER, NOUN, OTHER, PRESS, TITLES, any_of
from loaders.reading.people import Person

_X = r"X(\d+)(?:\+\d+)*(?!\S)"
_TITLE = any_of(TITLES)
_CLUB = r"(?:C[\d+]+(?: 's)? )?"
_CUES = {
    ("manager", 3): (
        rf"{MANAGER} (?:, )?{_X}",
        rf"{_X} , (?:the |who is the )?(?:(?:new|N\d+|current|head|former|ex|then|now) )*"
        rf"{_CLUB}(?:{_TITLE} )*{MANAGER}",
        rf"{_X} 's (?:[a-z-]+ )?(?:side|men|squad|charges|outfit|{NOUN})",
        rf"(?:manage_ed|coach_ed) by {_X}",
        rf"{_X} (?:and his (?:coaching )?staff|take charge|be in charge|in charge)",
        rf"(?:appoint|appointed|appointment of|replace manager|sack|sacked) {_X}",
    ),
    ("manager", 2): (
        rf"{_X} (?:\S+ ){{0,3}}?(?:want|hope|look|keen|eager|desperate|plan|try|determine_ed|be|attempt|prepare|aim|seek|"
        rf"like|need|ready|set)(?:_ed|_ing)? (?:\S+ )?to (?:sign|bring|add|land|strengthen|bolster|buy|recruit|improve|"
        rf"shore|replace|reinforce|take (?:him|X\d)|freshen|find|get (?:him|X\d)|raid|rebuild|trim)",
        rf"{_X} (?:is|be|have been|remain|also) (?:\S+ )?(?:eye_ing|look_ing for|in the market|keen on|admirer|fan of|target_ing|chase_ing|plot_ing)",
        rf"{_X} 's (?:first|number one|top|main|next|latest|wish-list|shortlist|want_ed list|plan|plans|squad|thoughts|first-choice) (?:sign_ing|target|choice|priority|for)?",
        rf"(?:make_ed|identify_ed|want_ed) {_X}(?= (?:his|as his) )",
    ),
    ("manager", 1): (rf"under {_X}", rf"{_X} 's (?:plans|team|system|starting|wish-list)"),
    ("other", 3): (
        rf"(?<!free ){OTHER} (?:[,\]] )?{_X}",
        rf"{_X} , (?:(?:the|his|her|a|an|who be|N\d+) )*{_CLUB}(?:{_TITLE} |(?:of|for) )*{OTHER}",
        rf"{_X} \( (?:the )?{_CLUB}(?:{_TITLE} )*{OTHER}",
    ),
    ("speaker", 1): (rf"{_X} (?:have )?(?:say|say_ed|add_ed|tell_ed|insist_ed|explain_ed)",),
    ("source", 4): (
        rf"{PRESS} (?:and [a-z-]+ )?(?:, )?{_X}",
        rf"{_X} (?:of|from|at|for|in) (?:the )?S\d+",
        rf"S\d+ 's {_X}",
        rf"according to (?:(?:[a-z-]+|N\d+) )?(?:X\d+ (?:and|,) )?{_X}",
        rf", {_X} (?:states|state|report|write|claim|reveal) ?[.,]",
        rf"{_X} (?:[a-z]+ly )?(?:also )?(?:report|have report_ed|claim that|tweet|tweeted|write that|"
        r"post_ed|have reveal_ed|reveal that)",
        rf"{_X} , (?:the |a )?(?:S\d+(?: 's)? )?(?:[a-z-]+ )?{PRESS}",
    ),
    ("player", 3): (
        rf"(?:{HEAD}|{AGE}) (?:, )?{_X}",
        rf"{_X} , \d\d(?:-year-old)?(?= [,.])",
        rf"{_X} \( \d\d \)",
        rf"{_X} 's (?:[a-z-]+ )?(?:contract|deal|agent|representatives|entourage|camp|signature|services|"
        r"displays|performances|release|buyout|loan|transfer|wages|former club|parent|club)",
        rf"(?:sign|sign_ing|sign_ing of|loan|loan_ing|land|land_ing|signature of|services of|"
        rf"capture of|transfer of|bid for|move for|deal for|offer for|interest in|keen on|swoop for|"
        rf"approach for|sale of|sell|sell_ing|buy|unveil_ed|recruit|contract of|want) {_X}",
        rf"{_X} (?:have )?(?:score_ed|join_ed|sign_ed|rejoin_ed|score|play_ed|start_ed)",
        rf"team-?mates? {_X}",
        rf"{_X} , (?:who (?:have|be|join_ed|sign_ed|play|score_ed|can) (?:be )?"
        rf"(?:[a-z_]+ )?(?:out of contract|on loan|under contract|score_ed|play_ed)|a N?\d* ?{HEAD})",
    ),
    ("player", 1): (rf"(?:for|of|like|with|over) {_X}", rf"{_X} (?:and|,) X\d+ "),
}
_PATTERNS = [
    (role, weight, re.compile(rf"(?<!\S){text}"))
    for (role, weight), texts in _CUES.items()
    for text in texts
]


def note_cues(line: Line, people: list[Person]) -> None:
    """Adds what a line says to the people in it."""
    if "X" not in line.text:
        return
    for role, weight, pattern in _PATTERNS:
        for match in pattern.finditer(line.text):
            people[int(match.group(1))].cues[role] += weight

"""Until when a player's contract runs and what he is said to be worth, as the text writes it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.reading.document import Document
from loaders.reading.lines import Line

_UNTIL = re.compile(
    r"(?<!\S)(?:contract|contracts|deal|terms)(?!\S)[^;]{0,60}?(?:expire\S*|end|end_ing|run\S*|until|to|up|of|leave_ed|expiring|out|in|through)(?!\S)"
    r"[^;]{0,30}?(?<!\S)(?P<when>(?:(?:the )?(?:summer|end of the season|end of this season|next summer|june|january) ?(?:of )?)?(?:19|20)\d\d|"
    r"(?:this|next|in the) summer|end of (?:the|this|next) season)(?!\S)"
)
_WORTH = re.compile(
    r"(?<!\S)(?:value_ed at|value (?:him|P\d+) at|value_ing (?:him|P\d+) at|valuation of|rate_ed at|price tag of|ask_ing price of|worth|price of|"
    r"want|demand|demand_ing|hold_ing out for|hold out for|ask_ing for|ask_ing|ask for|price_ed at|available for|seek_ing|looking for|look_ing for|fee of|deal worth|"
    r"cost|be sold for|sell for|sell him for|quoted|between) (?:at least |around |about |a |up to |more than |over |nearly |in the region of |the |close to |almost |as much as |some |upwards of ){0,3}(?P<sum>£)"
    r"|(?P<before>£) (?:valuation|price tag|ask_ing price|rate_ed|-rated|move for|deal for|transfer of)"
)
_NOT_WORTH = re.compile(
    r"(?<!\S)(?:release clause|buyout clause|buy-out clause|option|wages|a week|per week|salary|a season|bid|offer|reject_ed|turn_ed down)(?!\S)"
)


@dataclass(slots=True)
class Terms:
    """What was found of one player."""

    contract_until: str | None = None
    value: str | None = None


def terms(document: Document, topics: list[tuple[int, ...]]) -> dict[int, Terms]:
    """By the player's number; the first that the text tells."""
    found: dict[int, Terms] = {}
    for line, topic in zip(document.lines, topics, strict=True):
        for match in _UNTIL.finditer(line.text):
            if (player := _player(line, match, topic)) is not None:
                there = found.setdefault(player, Terms())
                there.contract_until = there.contract_until or _when(match.group("when"))
        for match in _WORTH.finditer(line.text):
            around = line.text[max(0, match.start() - 30) : match.end() + 20]
            player = _player(line, match, topic)
            if player is None or _NOT_WORTH.search(around):
                continue
            group = "sum" if match.group("sum") else "before"
            there = found.setdefault(player, Terms())
            there.value = there.value or line.words(*line.covered(match, group))
    return found


def _when(text: str) -> str:
    """ "2026" of "the summer of 2026"; a summer without a year stays one."""
    year = re.search(r"(?:19|20)\d\d", text)
    return year.group() if year else "summer" if "summer" in text else text


def _player(line: Line, match: re.Match[str], topic: tuple[int, ...]) -> int | None:
    """The nearest player before, else the next, else the one spoken of."""
    first, _ = line.covered(match)
    before = [item.ids for item in line.items[: first + 1] if item.kind == "P"]
    after = [item.ids for item in line.items[first:] if item.kind == "P"]
    ids = before[-1] if before else after[0] if after else topic
    return ids[0] if ids else None

"""What is known of somebody or something chosen, as sentences."""

from __future__ import annotations

from explorer import sentences
from explorer.drawing import Drawing, Fact, Line
from explorer.sentences import VERBS
from graph.questions.careers import Card

RULES = {
    "REUNITED_WITH": "He arrived from outside at a club of the manager's, at least 30 days after"
    " the manager began to coach him elsewhere.",
    "CARRIED_INTEREST": "A club of the manager's was reported to want him, and later another club"
    " of the same manager's was.",
}
CLAIMS = ("INTERESTED_IN", "PURSUED", "NEEDS")


def known_words(card: Card, day: str | None = None) -> list[str]:
    """What the graph knows of him: names, birth, position, value with its day."""
    birth = card.born_on if not day or (card.born_on or "") <= day else None
    facts = [
        f"Known as {sentences.listed(card.aliases)}" if card.aliases else "",
        ", ".join(
            part for part in (card.position, sentences.listed(card.nationality or [])) if part
        ),
        f"Born {sentences.day(birth)}" if birth else "",
        ", ".join(part for part in (card.country, card.side) if part and part != "senior"),
        f"{card.height_cm} cm" if card.height_cm else "",
        f"Valued at {card.value:,} {card.value_currency or ''} ({sentences.day(card.value_on)})"
        if card.value is not None and card.value_on and (not day or card.value_on <= day)
        else "",
    ]
    return [fact for fact in facts if fact]


def line_words(line: Line) -> list[str]:
    """What a line says: the kind, the stage, how many reports, and the rule of a derived one."""
    told = [line.words]
    if line.kind in CLAIMS and line.facts:
        own = sum(not fact.repeats for fact in line.facts)
        reports = sentences.counted(len(line.facts), "report")
        told.append(f"{reports}, {own} of them no repeat of another.")
        if own == 1:
            told.append(sentences.THIN)
    if line.kind in RULES:
        told.append(RULES[line.kind])
    return told


def touching(drawing: Drawing, id: str) -> list[Fact]:
    """Everything said of somebody in this picture: claims first, each the latest first."""
    names = {dot.id: dot.name for dot in drawing.dots}
    claims: list[Fact] = []
    records: list[Fact] = []
    for line in drawing.lines:
        if id not in (line.start, line.end):
            continue
        target = claims if line.kind in CLAIMS else records
        target += list(line.facts) or [_record(line, names)]
    return [*_latest_first(claims), *_latest_first(records)]


def _record(line: Line, names: dict[str, str]) -> Fact:
    said = VERBS.get(line.kind, line.kind)
    return Fact(f"{names[line.start]} {said} {names[line.end]}: {line.words}", line.day)


def _latest_first(facts: list[Fact]) -> list[Fact]:
    return sorted(dict.fromkeys(facts), key=lambda fact: fact.day, reverse=True)

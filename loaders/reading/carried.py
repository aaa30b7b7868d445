"""Which manager's wish it is, and where he had or wanted the player before."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.reading.discourse import manages
from loaders.reading.document import Document
from loaders.reading.events import Event
from loaders.reading.lines import Line
from loaders.reading.people import Person

# A wish of his, or what they had in common.
_WISH = re.compile(
    r"(?<!\S)(?:want\S*|keen|interest_ed|fan of|admire\S*|admirer|target\S*|like\S*|eye_ing|look_ing to|hope\S*|"
    r"desperate\S*|determine_ed|priority|identify_ed|love\S*|turn\S*|consider\S*|rate\S*|appreciate\S*|push\S*|"
    r"wish\S*|ask_ed|plan\S*|prepare\S*|eager|plot\S*|choice|shortlist|value\S*|convince\S*|personally|speak_ed|call_ed|"
    r"make_ed|seek\S*|set his sights|interest|weigh\S*|try_ing|move|swoop|raid)(?!\S)"
)
_AGAIN = re.compile(
    r"(?<!\S)(?:reunite\S*|reunion|re-?unit\S*|work_ed (?:with|under|together|alongside)|play_ed (?:under|for|beneath)|"
    r"(?:his|their|her) (?:former|old|ex|one-time|previous)|former (?:manager|boss|coach|mentor|charge|player|pupil|protege)|old (?:boss|manager|charge|favourite|player|pupil)|"
    r"coach_ed|manage_ed|coach_ing|manage_ing|in charge|sign_ed (?:him|P\d+)|bring_ed (?:him|P\d+)|take_ed (?:him|P\d+)|gave (?:him|P\d+)|debut|"
    r"(?:for|under|with) (?:the )?M\d+ (?:at|in)|know_ed? (?:him|P\d+)|knows? (?:him|P\d+)|know\S* (?:\S+ ){0,4}(?:from|well)|time (?:together|at|as|in)|spell (?:together|at|as)|again|"
    r"previously|before|once more|link_ed? up|team up|under (?:the )?M\d+|try_ed to|attempt_ed|had want_ed|(?:want_ed|target_ed|pursue_ed|chase_ed|admire_ed) (?:him|P\d+)|miss_ed out|first|thrive_ed|thrived|flourished|"
    r"years? (?:together|at|as|under)|when (?:he|they)|while (?:he|at|in)|during|in his (?:time|days|spell)|had (?:him|P\d+)|nurtured|gave|hand_ed|"
    r"twice|captain|same)(?!\S)"
)
_WHERE = re.compile(
    r"(?:(?:at|in charge of|coach_ing|manage_ing|coach_ed|manage_ed|boss of|manager of|coach of|for|with|from|to|in|left|leave_ed|"
    r"under (?:the )?M\d+ at|former|ex|of|his old club|his former club|former side|old side|former club|old club|previous club|while) "
    r"(?:(?:the|his|former|old|club|side|previous|both|same|together|charge|of|N\d+|L\d+|days|time|at) ){0,4}"
    r"((?:C|N)[\d+]+))|((?:C|N)\d+) (?:manager|boss|coach|days|side|team|title-winning|squad|caps?|debut|job)"
)


@dataclass(frozen=True, slots=True)
class Wish:
    """A manager's wish for a player: `before` is the club or nation where he had or wanted him."""

    manager: Person
    before: str | None = None  # a sign: "C3", "N1"


def wish_for(
    document: Document, topics: list[tuple[int, ...]], club: int, player: int, events: list[Event]
) -> Wish | None:
    """The wish of the club's manager, where the text ties him to the player."""
    bosses = [p for p in document.people if p.role == "manager" and manages(document, p) == club]
    tied = {event.manager for event in events if event.manager is not None and not event.weak}
    for boss in sorted(bosses, key=lambda p: p.number not in tied):
        lines = _lines_about(document, topics, boss.number, player)
        before = next(
            filter(None, (_before(document, one, boss, player, club) for one in lines)), None
        )
        both = [line for line in lines if line.of_both]
        wished = boss.number in tied or any(_WISH.search(one.line.text) for one in both)
        wished = wished or any(_TOGETHER.search(one.line.text) for one in both)
        if before is None and wished:
            before = _told_apart(document, lines, boss, player, club)
        if before is None and any(_TOGETHER.search(one.line.text) for one in both):
            before = _only_place(document, boss, player, club)
        if before or wished:
            return Wish(boss, before)
    return None


@dataclass(frozen=True, slots=True)
class _About:
    """A line that speaks of the player, of the manager, or of both."""

    line: Line
    of_manager: bool
    of_player: bool

    @property
    def of_both(self) -> bool:
        return self.of_manager and self.of_player


def _lines_about(
    document: Document, topics: list[tuple[int, ...]], manager: int, player: int
) -> list[_About]:
    """Lines in which he or the player is named or meant; "he" is one named a line before."""
    lines, near = [], -9
    for line, topic in zip(document.lines, topics, strict=True):
        here = {(i.kind, n) for i in line.items for n in i.ids}
        if ("M", manager) in here:
            near = line.number
        he = near == line.number or (near >= line.number - 1 and bool(_HE.search(line.text)))
        others = any(kind == "P" for kind, _ in here)
        him = ("P", player) in here or (
            player in topic and not others and bool(_HIM.search(line.text))
        )
        if he or him:
            lines.append(_About(line, he, him))
    return lines


_HE = re.compile(r"(?<!\S)(?:he|his|manager|boss|coach)(?!\S)")
_HIM = re.compile(r"(?<!\S)(?:him|his|player|he|pair|duo|reunion|both|two|them)(?!\S)")


# What they had in common, told without the club.
_TOGETHER = re.compile(
    r"(?<!\S)(?:reunite\S*|reunion|link_ed up again|work_ed (?:with|under|together|alongside)|play_ed under|coach_ed|"
    r"(?:sign_ed|bring_ed|gave|hand_ed|manage_ed|nurtured|know_ed?|knows?) (?:him|P\d+)|debut|"
    r"(?:old|former) (?:manager|boss|coach|mentor|charge|player|pupil)|again under|familiar face|acquaintance)(?!\S)"
)


def _only_place(document: Document, boss: Person, player: int, club: int) -> str | None:
    """The one club of the text where the graph has them together."""
    there = [
        number
        for number in range(len(document.clubs))
        if number != club and _met(document, boss, document.people[player], number)
    ]
    return f"C{there[0]}" if len(there) == 1 else None


def _told_apart(
    document: Document, lines: list[_About], boss: Person, player: int, club: int
) -> str | None:
    """A club the text says he managed, where the graph has the player with him."""
    for about in lines:
        if not about.of_manager or not _JOB.search(about.line.text):
            continue
        for number in (n for i in about.line.items if i.kind == "C" for n in i.ids if n != club):
            if _met(document, boss, document.people[player], number):
                return f"C{number}"
    return None


_JOB = re.compile(
    r"(?<!\S)(?:leave_ed|left|leave_ing|lead_ed|manage_ed|coach_ed|manage_ing|coach_ing|in charge|charge of|time at|spell at|years at|"
    r"former|old|ex|previous|from|come_ed from|guide_ed|guided|win_ed|title|swap_ed|sacked|depart_ed|at the helm|boss|days at|tenure|reign|rejoin|reunite\S*|reunion|work_ed)(?!\S)"
)


def _before(document: Document, about: _About, boss: Person, player: int, club: int) -> str | None:
    """The former club of his in a line that says they met, or that he wanted him there."""
    text, owners = about.line.text, document.people[player].owners
    if not about.of_both:
        return None
    again = bool(_AGAIN.search(text))
    named = [n for i in about.line.items if i.kind == "C" for n in i.ids if n != club]
    if _OLD.search(text) or _OLD_PLAYER.search(_spoken(about.line)):
        again = True
        named += [n for n in owners if n != club]
    for number in named:
        met = _met(document, boss, document.people[player], number)
        if met and (again or number not in owners):
            return f"C{number}"
    if not again:
        return None
    for match in _WHERE.finditer(text):
        sign = match.group(1) or match.group(2)
        for place in sign[1:].split("+"):
            if _told_there(document, text, boss, player, f"{sign[0]}{place}", club):
                return f"{sign[0]}{place}"
    return None


_OLD = re.compile(
    r"(?<!\S)(?:(?:his|a|two of his) (?:\S+ )?(?:former|old|ex) (?:\S+ )?(?:player|players|charge|charges|pupil|captain|"
    r"club|side|employers|favourites?|midfielder|defender|striker|P\d+)|(?:former|old) (?:club|side|boss|manager|coach))"
)
_OLD_PLAYER = re.compile(
    r"\b(?:his|a|two of his) (?:own )?(?:former|old|ex) (?:[a-z]+ )?(?:player|players|charge|charges|pupil|captain|favourites?|"
    r"midfielder|defender|striker|forward|winger|goalkeeper|star|protege|men|man)\b"
)
_WANTED_THERE = re.compile(
    r"(?<!\S)(?:want_ed|target_ed|try_ed|attempt_ed|interest_ed|miss_ed out|fail_ed|bid|pursue_ed|chase_ed|keen|approach_ed|"
    r"admire_ed|hope_ed|identify_ed|interest)(?!\S)"
)


def _spoken(line: Line) -> str:
    """The sentence in small letters, before phrases became names."""
    return " ".join(word.low for word in line.sentence.words)


def _met(document: Document, boss: Person, player: Person, club: int) -> bool:
    """Whether the graph has both there at one time before the report's day."""
    there = document.clubs[club]
    ids, day = {there.id, *there.candidates} - {None}, document.day or "9999"
    if not (boss.known and player.known and ids):
        return False
    return any(
        mine.first_day <= his.last_day and his.first_day <= mine.last_day
        for mine in boss.known.spells
        for his in player.known.spells
        if mine.club in ids and his.club in ids and max(mine.first_day, his.first_day) < day
    )


# With a national side: "handed him his debut for N0", "his time as N0 manager".
_NATION = (
    r"(?<!\S)(?:N0 (?:manager|boss|coach|national|side|team|squad|caps?|debut|job|under|international debut)"
    r"|(?:charge of|debut for|caps? for|years with|time with|spell with|national team of|coach of|boss of|with) (?:the )?N0)(?!\S)"
)


def _told_there(
    document: Document, text: str, boss: Person, player: int, sign: str, club: int
) -> bool:
    """Whether the text alone tells it: he wanted him there, or one of them is not in the graph."""
    number = int(sign[1:])
    if sign[0] == "N":
        return bool(re.search(_NATION.replace("N0", sign), text))
    if number == club:
        return False
    there, known = document.clubs[number], document.people[player].known
    if boss.known and boss.known.spells:
        day = document.day or "9999"
        ids = {there.id, *there.candidates}
        was = any(s.club in ids and s.first_day < day for s in boss.known.spells)
        return was and (known is None or bool(_WANTED_THERE.search(text)))
    return number in boss.managed

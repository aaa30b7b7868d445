"""Which clubs a phrase is about: those that want, whose bid was refused, of whom it is denied."""

from __future__ import annotations

import re

from loaders.reading.acting import Acting, subject
from loaders.reading.grammar import clause_start, numbers
from loaders.reading.lines import Line
from loaders.reading.owners import give
from loaders.reading.said import Said
from loaders.reading.spoken import Spoken
from loaders.reading.vocabulary import any_of
from loaders.reading.wanted import players

_DEALING = re.compile(any_of("beside", "dealing"))
# "C1 have had a bid rejected", "C1 made a bid, which was rejected".
_BIDDING = re.compile(r"(?:\S+ )?(?:bid|offer|approach|proposal|interest|move|attempt|advance)")
_HAD_BID = re.compile(
    r"(?P<club>C[\d+]+) "
    rf"(?:'s|(?:{any_of('beside', 'made or had')} ){{1,7}})(?:\S+ ){{0,4}}$"
)
# "rejected C1 's second offer", "rejected a bid from C1".
_THEIR_BID = re.compile(rf"(?P<club>C[\d+]+) 's (?:\S+ ){{0,4}}?{any_of('phrases', 'offers')}")
_BID_FROM = re.compile(
    rf"{any_of('beside', 'refused')} (?:\S+ ){{0,5}}?{any_of('beside', 'refused from')} "
    r"(?:the )?(?P<club>C[\d+]+)"
)


def bidders(spoken: Spoken, said: Said) -> Acting:
    """The clubs of the phrase, and the manager whose wish it is."""
    acting = _by_frame(spoken, said)
    if not acting.clubs and said.text.startswith("medical"):
        return Acting(spoken.subject, implied=True)
    return acting


def _by_frame(spoken: Spoken, said: Said) -> Acting:
    line, first = said.line, said.first
    if said.frame == "wanted":
        clubs = _named_clubs(spoken, said)
        return Acting(clubs, _wisher(spoken, line, first, clubs))
    if said.frame == "refused":
        clubs = _refused_clubs(spoken, said)
        _note_refuser(spoken, line, first, clubs)
        return Acting(clubs)
    acting = subject(spoken, line, first, passive=said.frame == "denied")
    if said.frame == "denied":
        return Acting(_denied_clubs(spoken, line, first, acting), acting.manager)
    return _ending(spoken, line, acting) if said.frame == "ended" else acting


def suitor_of(spoken: Spoken, players: tuple[int, ...], clubs: tuple[int, ...]) -> tuple[int, ...]:
    """Of the clubs "they" may mean, one that wants the player; else the one spoken of."""
    there, owners = spoken.suitors.get(players[0], []), spoken.owners(players[:1])
    if not there or set(clubs) & set(there) or (clubs and not set(clubs) & owners):
        return clubs
    return tuple([club for club in there if club not in owners][-1:])


def _named_clubs(spoken: Spoken, said: Said) -> tuple[int, ...]:
    """The club in the phrase; where another club acts, it is the one dealt with."""
    clubs = numbers(said.club or "")
    if not _DEALING.match(said.text):
        return clubs
    acting = subject(spoken, said.line, said.first)
    if acting.implied or not set(acting.clubs) - set(clubs):
        return clubs
    give(spoken.document, players(said.line, 0, len(said.line.items)) or spoken.topic, clubs)
    return ()


def _wisher(spoken: Spoken, line: Line, first: int, clubs: tuple[int, ...]) -> int | None:
    """The manager of the club who acts in the line: "M1 hopes to bring P2 to C3"."""
    for item in reversed(line.items[:first]):
        if item.kind == "M":
            return item.ids[0] if spoken.club_of(item.ids[0]) in clubs else None
    return None


def _refused_clubs(spoken: Spoken, said: Said) -> tuple[int, ...]:
    """Whose bid was turned down; where no club is named, that which wanted him last."""
    right = said.after
    had = _HAD_BID.search(said.since(0)) if _BIDDING.match(right) else None
    if found := had or _THEIR_BID.search(right) or _BID_FROM.search(right):
        return numbers(found["club"])
    for item in said.line.items[said.last : said.last + 2]:
        if item.kind == "C":
            return item.ids
    for player in _players(spoken, said.line):
        owners = spoken.owners([player])
        if those := [club for club in spoken.suitors.get(player, []) if club not in owners]:
            return (those[-1],)
    return ()


def _note_refuser(spoken: Spoken, line: Line, first: int, clubs: tuple[int, ...]) -> None:
    """The club that turns an offer down owns the player."""
    acting = subject(spoken, line, first)
    if clubs and not acting.implied and not set(acting.clubs) & set(clubs):
        give(spoken.document, _players(spoken, line), acting.clubs)


def _denied_clubs(spoken: Spoken, line: Line, first: int, acting: Acting) -> tuple[int, ...]:
    """The clubs that are said not to want him; whoever denies it may own him."""
    owners = spoken.owners(_players(spoken, line))
    own = () if acting.implied else tuple(club for club in acting.clubs if club not in owners)
    clause = line.items[clause_start(line, first) :]
    here = (n for item in clause if item.kind == "C" for n in item.ids if n not in owners)
    return own or tuple(dict.fromkeys(here))


def _ending(spoken: Spoken, line: Line, acting: Acting) -> Acting:
    """Whoever owns the player cannot drop him: then it is the club that wanted him."""
    those = _players(spoken, line)
    owners = spoken.owners(those)
    if not set(acting.clubs) & owners:
        return acting
    spoken_of = list(spoken.subject) if those[0] in spoken.topic else []
    suitors = spoken.suitors.get(those[0], spoken_of)
    return Acting(tuple([club for club in suitors if club not in owners][-1:]), implied=True)


def _players(spoken: Spoken, line: Line) -> tuple[int, ...]:
    """The players the line is about."""
    return players(line, 0, len(line.items)) or spoken.topic_in(line)

"""Who wants whom in one line: each phrase with the clubs and players it is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from graph.words import NEGATIVE
from loaders.reading import phrases
from loaders.reading.discourse import manages
from loaders.reading.document import Document
from loaders.reading.facts import STRONG, note_owners
from loaders.reading.lines import Item, Line
from loaders.reading.phrases import Phrases

BEFORE = frozenset(
    """with from at against for of over to by in into under than between like versus near beyond
    off about on towards via onto despite after before following without including include_ing
    join join_ed join_ing leave leave_ed leave_ing quit beat beat_ed face see""".split()
)
STOPS = frozenset((";", "while", "whereas", "although", "though", "whilst"))
THEY = frozenset("they he she it who which we club side both him their its".split())
AUXILIARY = frozenset(
    """is are was were be been being have has had will would could may might can should must also
    still now only already just even not very reportedly apparently allegedly currently understand_ed
    say_ed to believe_ed report_ed thought known know_ed set keen ready long strongly heavily
    actively desperately seriously reluctant do did does never really absolutely clearly quite
    determined happy open both all each been""".split()
)
PROSPECT = re.compile(
    r"(?<!\S)(?:could|may|might|would|should|if|plan\S*|prepare\S*|ready|consider\S*|weigh\S*|mull\S*|"
    r"ponder\S*|expect_ed|look\S*|hope\S*|want\S*|keen|plot\S*|poised|line\S*|yet|likely|tip_ed|try|try_ing|aim\S*|"
    r"intend\S*|tempt_ed|willing|can|whether|(?:are|is|be|were) to|set to (?:make|bid|launch|offer|submit|table|step|compete|rival|"
    r"enter|approach|rekindle|revive|renew|return)|possible|possibility|potential|interest_ed|"
    r"contemplate\S*|close to|chance|unless|will|explore\S*|about to|hopeful|eager|desperate|not be surprise|discuss_ing|"
    r"propose\S*|wait|urge\S*|advise\S*|need to|must|eye_ing|eye|linked|link_ed|avoid|before)(?!\S)"
)
NOT = re.compile(
    r"(?<!\S)(?:not|never|no|nor|neither|without|havent|hasnt|hadnt|arent|isnt|wasnt|werent|wont|wouldnt|"
    r"dont|didnt|doesnt|cannot|cant|couldnt|nothing|nobody|yet to|unlikely|deny_ed|denied|deny)(?!\S)"
)
NOT_ONLY = re.compile(
    r"not (?:only|just|alone|the only|the first|surprise|hide)|no (?:secret|doubt|stranger|wonder|surprise)|yet"
)
AGO = re.compile(
    r"(?<!\S)(?:previously|formerly|once|originally|last (?:summer|season|year|january|winter|term|july|august|"
    r"december)|in (?:january|february|march|april|may|june|july|august|september|october|november|december)? ?"
    r"(?:19|20)\d\d|(?:months|years|seasons) ago|(?:a|two|three|four|five|six|twelve|\d+) (?:year|month|season)s? ago|"
    r"back in|in the past|at the time|used to|before (?:join_ing|move_ing|sign_ing|his|leave_ing|opt_ing|choose_ing)|"
    r"earlier in his career|in (?:19|20)\d\d-\d+|summer of|when he was|as a (?:teenager|youngster|boy|youth)|"
    r"twelve months|in his time|during his time|since (?:join_ing|arrive_ing|sign_ing|his)|who (?:have |had )?join_ed|"
    r"before (?:eventually|ultimately)|in the (?:summer|winter|january window) (?:of|that)|this time last year|"
    r"the previous (?:summer|window|season)|at the start of the season|in the close season|"
    r"the summer before)(?!\S)"
)
GENERIC = re.compile(
    r"(?:(?:to|and|V|of|for|in|sign|sign_ing|add|add_ing|bring|land|buy|recruit|bring_ing|find) )*(?:a|an|another|some|several|two|three|more|a number of|new|further|"
    r"defensive|attacking|midfield|multiple|numerous) (?:(?!loan|move|deal|for|with|in)[a-z0-9_-]+ ){0,4}?(?:striker|forward|defender|midfielder|winger|goalkeeper|keeper|centre-back|"
    r"center-back|left-back|right-back|full-back|back|players?|signings?|options|reinforcements?|replacement|"
    r"attacker|playmaker|targets|names|defenders|strikers|forwards|midfielders|cover|recruits|number|successor|face|faces)(?!\S)"
)
SELLING = re.compile(
    r"(?<!\S)(?:the )?(C[\d+]+) (?:'s [a-z]+ )?(?:(?:would|will|may|could|might|are|is|be|have|now|also|reportedly|"
    r"say_ed|understand_ed|to|very|not|do|dont|currently|initially|previously) )*"
    r"(?:(?:ready|willing|prepare_ed|happy|open|reluctant|unwilling|determined|keen|desperate|set|likely|look_ing|force_ed|"
    r"expect_ed|want|hope|hope_ing|decide_ed|refuse_ed|refuse|hold_ing out|hold out|hold_ing|demand|demand_ing|value|value_ed|want|ask_ing|accept_ed|accept|reject_ed|reject|"
    r"turn_ed down|knock_ed back|rebuff_ed|slap_ed|insist|rate_ed) )"
    r"(?:[a-z_']+ ){0,4}?(?:sell|sell_ing|let|cash|offload|listen|part|lose|keep|keep_ing|hold|P[\d+]+ at £|him at £|£|sanction|entertain|a £|"
    r"go|bid|bids|offer|offers|approach|approaches)"
)
FROM_OWNER = re.compile(
    r"(?:sign|sign_ing|sign_ed|land|bring|loan|buy|buy_ing|prise|lure|deal for|move for|swoop for|signature of|capture of|"
    r"services of|bid for|offer for|P[\d+]+) (?:of )?(?:[a-z]+ )?(?:P[\d+]+ )?(?:away )?(?:on loan )?(?:this [a-z]+ )?from (?:the )?(C\d+)"
)
TALKS_WITH = re.compile(
    r"(?<!\S)(?:talk|talks|negotiations|negotiate_ing|negotiate|discussions|contact|dialogue|agree\S* (?:\S+ ){0,4}|"
    r"agreement|fee|work\S* (?:hard )?|contact_ed|talk_ing|speak_ing|haggle_ing) (?:\S+ ){0,3}?"
    r"(?:with|to) (?:the )?(C[\d+]+) (?:\S+ ){0,5}?(?:for|over|about|regarding|on|to (?:sign|find|agree|buy|bring|thrash|land|loan))"
)
HIM = re.compile(
    r"(?<!\S)(?:him|his|he|the player|contact|approach|enquiry|offer|bid|talk|interest)(?!\S)"
)
OVER = re.compile(r"(?:over|for|about|regarding)$")
DEALING = re.compile(
    r"(?:talk|talks|discussions|dialogue|agree|medical|fee|meet|contact|negotiat|accept)"
)


RECEIVING = re.compile(
    r"(?<!\S)(?:receive|receiv\S*|accept\S*|await\S*|invite\S*|inviting|demand\S*|field\S*|welcome\S*|listen\S* to|hear\S*|"
    r"entertain\S*|consider_ing|open to|consider|reject\S*|turn\S* down|expect\S*|get|encourag\S*|sell\S*) (?:\S+ ){0,3}?"
    r"(?:bid|bids|offer|offers|approach|approaches|proposal|proposals|enquiries|enquiry|interest|loss)(?!\S)"
)


EARLIER = re.compile(
    r"(?<!\S)(?:previous|earlier|initial|first|opening|already had|last week|last month)(?!\S)"
)
UNDONE = re.compile(
    r"(?<!\S)(?:couldnt|cannot|cant|not|never|yet|collapse_ed|fall_ed|break_ed)(?!\S)"
)
AGAIN = re.compile(
    r"(?<!\S)(?:new|fresh|improved|second|third|fourth|another|increase_ed|renew_ed|revised) (?:\S+ ){0,2}?(?:bid|offer|approach|proposal)"
)


BIDDING = re.compile(r"(?:\S+ )?(?:bid|offer|approach|proposal|interest|move|attempt|advance)")
WHOSE_BID = re.compile(
    r"(?:bid|bids|offer|offers|approach|approaches|proposals?|advances|interest|enquir\S+|overtures|attempts?|package|move|switch|"
    r"chance|opportunity|transfer|deal|swap|efforts?|£) (?:\S+ ){0,5}?(?:from|by|to|to join|at|of|with|join|join_ing|of join_ing) (?:the )?(C[\d+]+)"
)


NEGATIONS = ("refused", "denied", "unwanted", "ended")
DENYING = re.compile(
    r"(?<!\S)(?:deny|deny_ed|deny_ing|denied|dismiss|dismiss_ed|dismiss_ing|rubbish|rubbish_ed|quash_ed|play_ed down|play_ing down|"
    r"refute|refute_ed|scotched|cold water|distanced|rule_(?:ed|ing) out (?:a|any|the|sign_ing|make_ing|move_ing|interest|bid)|laughed off|no truth in|contrary to|"
    r"despite (?:reports|claims|rumours|speculation))(?!\S)"
)
UNTRUE = re.compile(
    r"(?<!\S)(?:wide of the mark|untrue|not true|unfounded|nonsense|no (?:\S+ ){0,2}(?:truth|substance|foundation)|without foundation|"
    r"baseless|false|far from the truth|pure speculation|invention)(?!\S)"
)
RENEWAL = re.compile(
    r"(?<!\S)(?:offer\S*|agree\S*|sign\S*|hand\S*|penn?\S*|tie\S*|prepare\S*|prepar\S*|talks?|discuss\S*|negotiat\S*|want\S*|hope\S*|extend\S*|keen|reward\S*|reject\S*|turn\S*|commit\S*) "
    r"(?:\S+ ){0,7}?(?:new|fresh|improved|extended|longer|further|extension|renew\S*|bumper) (?:\S+ ){0,3}?(?:contract|deal|terms|agreement|extension|stay)(?!\S)"
)
BESIDE = ("along with", "well as", "alongside", "together with")
HAD_BID = re.compile(
    r"(C[\d+]+) (?:'s|(?:have |had |see_ed |saw |was |were |been |also |already |a |£ ){1,5})(?:\S+ ){0,4}$"
)
STEP = re.compile(
    r"(?:any|a|an|no|make_ing) (?:\S+ ){0,2}?(?:bid|offer|contact|approach|agreement|talk|talks|deal|negotiations|enquiry)"
)
OFFERING = re.compile(
    r"(?:pay|make|offer|bid|launch|submit|test|meet|prepare|ready|willing|set|tip|poised|favourites?|could|may|might|would|step|increase|match|raise|improve|line|beat)"
)
Said = tuple[Phrases, re.Match[str]]


@dataclass(slots=True)
class Event:
    """A phrase of a line that says a club wants, or does not want, a player."""

    club: int
    player: int
    stage: str
    line: int
    place: tuple[int, int]
    manager: int | None = None
    past: bool = False
    weak: bool = False  # told only by leaving open who is meant, or by a denial of one step
    frame: str = ""
    salient: bool = False
    implied: bool = False
    said: str = ""
    earlier: bool = False  # of an attempt before the one that is told
    again: bool = False  # of a new attempt

    @property
    def sure(self) -> bool:
        """A club named beside the phrase is said to want a player named beside it."""
        return not (self.past or self.weak or self.salient) and self.stage not in NEGATIVE


@dataclass(frozen=True, slots=True)
class Acting:
    """Who is said to want: clubs, the manager whose wish it is; `implied` where only "they" says so."""

    clubs: tuple[int, ...] = ()
    manager: int | None = None
    implied: bool = False


NOBODY = Acting()
NEAR = 3  # lines after which nobody is spoken of any more who was not named again


@dataclass(slots=True)
class Reader:
    """Reads line after line and remembers who was spoken of."""

    document: Document
    events: list[Event] = field(default_factory=list)
    topic: tuple[int, ...] = ()  # the player or players spoken of last
    subject: tuple[int, ...] = ()  # the clubs that were said to want somebody last
    suitors: dict[int, list[int]] = field(default_factory=dict)  # of a player, in order
    last_person: str = ""  # the sign of the manager or player who acted last
    last_clubs: tuple[int, ...] = ()  # the clubs that acted in the line before
    actors: list[tuple[int, ...]] = field(default_factory=list)  # for each line, who acted before
    mains: list[int | None] = field(default_factory=list)  # for each line, whom most was said of
    named: Counter[int] = field(default_factory=Counter)
    topics: list[tuple[int, ...]] = field(default_factory=list)  # for each line, who was spoken of

    def read(self) -> list[Event]:
        """All events of the document, in order."""
        for line in self.document.lines:
            self.topics.append(self._topic(line))
            self.mains.append(self._main())
            self.actors.append(tuple(dict.fromkeys((*self.last_clubs, *self.subject))))
            self._read_line(line)
        return self.events

    def _read_line(self, line: Line) -> None:
        if _is_quiet(line):
            self._remember(line)
            return
        self._note_owners(line)
        for said, match in _alone(_matches(line)):
            for event in self._events(line, said, match):
                self.events.append(event)
                those = self.suitors.setdefault(event.player, [])
                if event.club not in those and event.stage != "denied":
                    those.append(event.club)
                owners = self.document.people[event.player].owners
                if (
                    said.frame in ("wants", "wanted")
                    and not event.past
                    and event.club not in owners
                ):
                    self.subject = (event.club,)
        self._remember(line)

    def _main(self) -> int | None:
        """The player named most so far, twice at least and not long ago."""
        most = self.named.most_common(1)
        if not most or most[0][1] < 2:
            return None
        near = self.document.lines[max(0, len(self.mains) - NEAR) : len(self.mains)]
        here = {n for line in near for i in line.items if i.kind == "P" for n in i.ids}
        return most[0][0] if most[0][0] in here else None

    def _remember(self, line: Line) -> None:
        self.named.update(n for item in line.items if item.kind == "P" for n in item.ids)
        if len(line.items) < 3:  # a heading
            return
        self.last_clubs = next(  # stays where a line names nobody who acts
            (
                item.ids
                for k, item in enumerate(line.items)
                if item.kind == "C"
                and not is_complement(preposition(line.items, k))
                and not (k + 1 < len(line.items) and line.items[k + 1].sign == "'s")
            ),
            self._bosses_clubs(line) or self.last_clubs,
        )
        acting = [
            item.sign
            for k, item in enumerate(line.items)
            if item.kind in ("P", "M") and preposition(line.items, k) not in BEFORE
        ]
        if acting:
            self.last_person = acting[0]
        self._turn_to(line)

    def _turn_to(self, line: Line) -> None:
        """Who is spoken of next: whom the line says somebody wants, else its subject."""
        players = [(k, item.ids) for k, item in enumerate(line.items) if item.kind == "P"]
        if not players:
            return
        wanted = {e.player for e in self.events if e.line == line.number and not e.salient}
        of_events = [ids for _, ids in players if wanted & set(ids)]
        acting = [(k, ids) for k, ids in players if _is_subject(line, k)]
        first, ids = acting[0] if acting else players[0]
        opens = bool(acting) and (first <= 2 or len(players) == 1)
        if of_events:
            self.topic = max(of_events, key=self._weight)
        elif opens or not self.topic or (len(players) == 1 and self._weight(ids) > 2):
            self.topic = ids

    def _bosses_clubs(self, line: Line) -> tuple[int, ...]:
        clubs = [
            manages(self.document, self.document.people[item.ids[0]])
            for k, item in enumerate(line.items)
            if item.kind == "M" and not is_complement(preposition(line.items, k))
        ]
        return tuple(club for club in clubs[:1] if club is not None)

    def _weight(self, ids: tuple[int, ...]) -> int:
        return max(len(self.document.people[n].places) for n in ids)

    def _note_owners(self, line: Line) -> None:
        for match in SELLING.finditer(line.text):
            first, last = line.covered(match)
            players = _players(line, first, len(line.items)) or self.topic
            for number in players:
                for club in _ids(match.group(1)):
                    self.document.people[number].owners[club] += STRONG
        for match in () if AGO.search(line.text) else FROM_OWNER.finditer(line.text):
            _, last = line.covered(match)
            before = [item.ids for item in line.items[:last] if item.kind == "P"]
            for number in before[-1] if before else self.topic:
                self._owns(number, _ids(match.group(1)))
        for match in TALKS_WITH.finditer(line.text):
            first, _ = line.covered(match)
            if not self._subject(line, first).implied or OVER.search(match.group()):
                players = _players(line, first, len(line.items)) or self.topic
                for number, club in zip(players, _spread(match.group(1), players), strict=True):
                    self.document.people[number].owners[club] += STRONG
        note_owners(self.document, line, self.topic)

    def _events(self, line: Line, said: Phrases, match: re.Match[str]) -> Iterator[Event]:
        first, last = line.covered(match)
        acting = self._clubs(line, said, match, first, last)
        if not acting.clubs and match.group().startswith("medical"):
            acting = Acting(self.subject, implied=True)
        if not acting.clubs:
            return
        players, salient = self._wanted_players(line, said, first, last)
        if not players or (said.frame == "wants" and _is_passive(line, said, first, last)):
            return
        if acting.implied and acting.manager is None:
            acting = Acting(self._suitor(players, acting.clubs), implied=True)
        if self._is_seller(line, said, match, first):
            for player in players:
                self._owns(player, acting.clubs)
            return
        stage, weak = _stage(line, said, first, last)
        if stage is None or (acting.implied and salient and is_spoken(line)):
            return
        past = _is_past(line, said, first, last)
        pairs = [(c, p) for c in acting.clubs for p in players]
        if " respectively" in line.text and len(acting.clubs) == len(players):
            pairs = list(zip(acting.clubs, players, strict=True))
        for club, player in pairs:
            yield Event(
                club,
                player,
                stage,
                line.number,
                line.place(0, len(line.items)),
                acting.manager,
                past,
                weak,
                said.frame,
                salient,
                acting.implied,
                match.group(),
                bool(EARLIER.search(line.text[max(0, match.start() - 25) : match.end()])),
                bool(AGAIN.search(line.text[max(0, match.start() - 20) : match.end() + 20])),
            )

    def _suitor(self, players: tuple[int, ...], spoken: tuple[int, ...]) -> tuple[int, ...]:
        """Of the clubs "they" may mean, one that wants the player; else the one spoken of."""
        there = self.suitors.get(players[0], [])
        owners = self.document.people[players[0]].owners
        if not there or set(spoken) & set(there) or (spoken and not set(spoken) & set(owners)):
            return spoken
        return tuple([club for club in there if club not in owners][-1:])

    def _is_seller(self, line: Line, said: Phrases, match: re.Match[str], first: int) -> bool:
        """Whether the club before the phrase receives an offer, or offers its own player terms."""
        if said.frame not in ("wants", "ended"):
            return False
        around = line.text[max(0, line.starts[first] - 60) : match.end()]
        renewal = RENEWAL.search(line.text)
        if renewal and renewal.start() <= match.start() < renewal.end():
            return True
        return said.stage in ("bid", "enquired", "interested") and bool(RECEIVING.search(around))

    def _owns(self, player: int, clubs: tuple[int, ...]) -> None:
        for club in clubs:
            self.document.people[player].owners[club] += STRONG

    def _clubs(
        self, line: Line, said: Phrases, match: re.Match[str], first: int, last: int
    ) -> Acting:
        if said.frame == "wanted":
            clubs = self._named_clubs(line, match, first)
            return Acting(clubs, self._wisher(line, first, clubs))
        if said.frame == "refused":
            clubs = self._refused_clubs(line, first, last)
            self._note_refuser(line, first, clubs)
            return Acting(clubs)
        acting = self._subject(line, first, passive=said.frame == "denied")
        if said.frame == "ended":
            acting = self._ending(line, first, acting)
        if said.frame == "denied":
            return Acting(self._denied_clubs(line, first, acting), acting.manager)
        return acting

    def _note_refuser(self, line: Line, first: int, clubs: tuple[int, ...]) -> None:
        """The club that turns an offer down owns the player."""
        acting = self._subject(line, first)
        if acting.implied or not clubs or set(acting.clubs) & set(clubs):
            return
        for player in _players(line, 0, len(line.items)) or self._topic(line):
            self._owns(player, acting.clubs)

    def _ending(self, line: Line, first: int, acting: Acting) -> Acting:
        """Whoever owns the player cannot drop him: then it is the club that wanted him."""
        players = _players(line, 0, len(line.items)) or self._topic(line)
        owners = {club for n in players for club in self.document.people[n].owners}
        if not players or not set(acting.clubs) & owners:
            return acting
        those = [c for c in self.suitors.get(players[0], list(self.subject)) if c not in owners]
        return Acting(tuple(those[-1:]), implied=True)

    def _wisher(self, line: Line, first: int, clubs: tuple[int, ...]) -> int | None:
        """The manager of the club who acts in the line: "M1 hopes to bring P2 to C3"."""
        for item in reversed(line.items[:first]):
            if item.kind == "M":
                club = manages(self.document, self.document.people[item.ids[0]])
                return item.ids[0] if club in clubs else None
        return None

    def _denied_clubs(self, line: Line, first: int, acting: Acting) -> tuple[int, ...]:
        """The clubs that are said not to want him; whoever denies it may own him."""
        players = _players(line, 0, len(line.items)) or self._topic(line)
        owners = {club for n in players for club in self.document.people[n].owners}
        start = _clause_start(line, first)
        here = [n for i in line.items[start:] if i.kind == "C" for n in i.ids if n not in owners]
        own = [club for club in acting.clubs if club not in owners and not acting.implied]
        return tuple(own) or tuple(dict.fromkeys(here))

    def _named_clubs(self, line: Line, match: re.Match[str], first: int) -> tuple[int, ...]:
        """The club of the phrase; where another club acts, it is the one dealt with."""
        clubs = _ids(match.group("club"))
        if not DEALING.match(match.group()):
            return clubs
        acting = self._subject(line, first)
        if acting.implied or not set(acting.clubs) - set(clubs):
            return clubs
        for player in _players(line, 0, len(line.items)) or self.topic:
            self._owns(player, clubs)
        return ()

    def _refused_clubs(self, line: Line, first: int, last: int) -> tuple[int, ...]:
        """Whose bid was turned down: "from C", "C 's bid", "have had a bid rejected", else the last."""
        start = line.starts[first]
        left, right = line.text[:start], line.text[start:]
        if BIDDING.match(right) and (found := HAD_BID.search(left)):
            return _ids(found.group(1))
        if found := re.search(rf"(C[\d+]+) 's (?:\S+ ){{0,4}}?{phrases.OFFERS}", right):
            return _ids(found.group(1))
        if found := WHOSE_BID.search(right):
            return _ids(found.group(1))
        for item in line.items[last : last + 2]:
            if item.kind == "C":
                return item.ids
        for player in _players(line, 0, len(line.items)) or self._topic(line):
            owners = self.document.people[player].owners
            those = [c for c in self.suitors.get(player, []) if c not in owners]
            if those:
                return (those[-1],)
        return ()

    def _subject(self, line: Line, at: int, *, passive: bool = False) -> Acting:
        """Who wants: the nearest name before that is no complement of a preposition."""
        items = line.items
        possessor: Acting | None = None
        for k in range(at - 1, -1, -1):
            item = items[k]
            if item.sign in STOPS and k < at - 1:
                break
            if item.sign == "he" and not possessor:
                return self._he(line, k)
            if item.sign == "they" and not possessor:
                return self._they(line, k)
            if item.sign in (
                "club",
                "clubs",
                "anyone",
                "somebody",
                "anybody",
                "side",
                "sides",
                "teams",
            ):
                if possessor is None and preposition(items, k) in (
                    "any",
                    "other",
                    "several",
                    "many",
                    "both",
                    "no",
                    "a",
                    "which",
                    "all",
                    "some",
                    "of",
                ):
                    return NOBODY
                if items[k - 1].sign == "the" and possessor is None:
                    return self._they(line, k)
            if not passive and item.kind == "P" and _governs(items, k, at):
                return NOBODY
            if item.kind not in ("C", "M"):
                continue
            here = self._wanting(item)
            if here is None:
                continue
            if k + 1 < len(items) and items[k + 1].sign == "'s":
                if _owns_phrase(items, k + 2, at):
                    return here
                possessor = possessor or here
                continue
            before = preposition(items, k)
            if is_complement(before) and not (
                _relative(items, k, at) or _absolute(items, k, before)
            ):
                continue
            return self._beside(items, k, at, here)
        return possessor or self._they(line, at)

    def _he(self, line: Line, at: int) -> Acting:
        """Whom "he" means: the person named last; a player wants nobody."""
        before = [i for i in line.items[:at] if i.kind in ("P", "M")]
        last = before[-1].sign if before else self.last_person
        if not last.startswith("M"):
            return NOBODY
        club = manages(self.document, self.document.people[_ids(last)[0]])
        return NOBODY if club is None else Acting((club,), _ids(last)[0], implied=True)

    def _they(self, line: Line, at: int) -> Acting:
        """The clubs spoken of: the nearest of the line, else those that acted last."""
        before = line.items[:at]
        clubs = [i.ids for i in before if i.kind == "C"]
        if clubs and any(i.sign in ("they", "club", "side") for i in line.items[: at + 1]):
            return Acting(clubs[-1], implied=True)
        if any(i.sign in THEY for i in before) or not any(i.kind in ("C", "M") for i in before):
            return Acting(self.last_clubs or self.subject, implied=True)
        return NOBODY

    def _beside(self, items: list[Item], k: int, at: int, here: Acting) -> Acting:
        """Also the clubs named between: "Villa, along with Palace, remain in the race"."""
        clubs = here.clubs
        for j in range(k + 1, at):
            lead = " ".join(item.sign for item in items[max(k + 1, j - 2) : j])
            if items[j].kind == "C" and lead.endswith(BESIDE):
                clubs += items[j].ids
        return Acting(clubs, here.manager)

    def _wanting(self, item: Item) -> Acting | None:
        if item.kind == "C":
            return Acting(item.ids)
        club = manages(self.document, self.document.people[item.ids[0]])
        return None if club is None else Acting((club,), item.ids[0])

    def _wanted_players(
        self, line: Line, said: Phrases, first: int, last: int
    ) -> tuple[tuple[int, ...], bool]:
        items = line.items
        if said.frame == "wanted":
            if last < len(items) and items[last].sign in ("in", "for", "over", "of", "to", "on"):
                near = _players(line, last, last + 6)
                if near:
                    return near, False
            inside = _players(line, first, last)
            left = inside or _players_left(line, first)
            if left:
                return left, False
            right = _players(line, last, len(items))
            return (right, False) if right else (self.topic, True)
        inside = _players(line, first, last)
        tail = line.text[line.starts[last] :] if last < len(items) else ""
        if said.frame == "wants" and not inside and GENERIC.match(tail):
            return (), False
        right = inside or self._players_right(line, last)
        if said.frame == "ended" and not inside:
            right = _players(line, last, last + 4)
        if right:
            return right, False
        left = _players_left(line, first)
        if left:
            return left, False
        if said.frame == "wants" and not _points(line, first):
            return (), False
        if said.frame == "unwanted" and not HIM.search(line.text):
            return (), False
        return self._topic(line), True

    def _topic(self, line: Line) -> tuple[int, ...]:
        """The player spoken of; rather one whose club the line names."""
        clubs = {n for item in line.items if item.kind == "C" for n in item.ids}
        if len(self.topic) == 1 and clubs & set(self.document.people[self.topic[0]].owners):
            return self.topic
        theirs = [
            p.number
            for p in self.document.people
            if clubs & set(p.owners) and any(n < line.number for n, _ in p.places)
        ]
        return (theirs[-1],) if len(theirs) == 1 else self.topic

    def _players_right(self, line: Line, at: int) -> tuple[int, ...]:
        """The next players after the phrase, before somebody else begins to act."""
        items = line.items
        for k in range(at, len(items)):
            item = items[k]
            if item.sign in (";", "while", "whereas", "but", "whilst"):
                return ()
            if item.kind == "P" and not _passing(items, k):
                return item.ids
        return ()


def _spread(sign: str, players: tuple[int, ...]) -> tuple[int, ...]:
    """A club each where there are as many; else the first for all."""
    clubs = _ids(sign)
    return clubs if len(clubs) == len(players) else (clubs[0],) * len(players)


def _is_passive(line: Line, said: Phrases, first: int, last: int) -> bool:
    """ "has been loaned", "was signed": the subject is no club that signs."""
    if said.stage not in ("completed", "agreed"):
        return False
    signs = [item.sign for item in line.items[max(0, first - 1) : last]]
    return any(a in ("been", "was", "were", "be") and b.endswith("_ed") for a, b in pairwise(signs))


def _is_subject(line: Line, k: int) -> bool:
    """Whether a name is no complement of a preposition and owns nothing."""
    owns = k + 1 < len(line.items) and line.items[k + 1].sign == "'s"
    return not owns and not is_complement(preposition(line.items, k))


def _ids(sign: str) -> tuple[int, ...]:
    return tuple(int(number) for number in sign[1:].split("+"))


def _alone(matches: list[Said]) -> Iterator[Said]:
    """Without those that overlap a refusal, a denial or an end: they are part of it."""
    no = [m.span() for said, m in matches if said.frame in NEGATIONS]
    for said, match in matches:
        first, last = match.span()
        if said.frame in ("wants", "wanted") and any(a < last and first < b for a, b in no):
            continue
        yield said, match


def _matches(line: Line) -> list[Said]:
    """The phrases of a line, a longer one before those inside it."""
    found: list[Said] = []
    for said in (*phrases.WANTS, phrases.REFUSED, phrases.DENIED, phrases.UNWANTED, phrases.ENDED):
        found += [(said, match) for match in said.pattern.finditer(line.text)]
    if "C" in line.text:
        for said in phrases.WANTED:
            found += [(said, match) for match in said.pattern.finditer(line.text)]
    return sorted(found, key=lambda one: one[1].start())


_FIRST_PERSON = re.compile(
    r"(?<!\S)(?:i|im|ive|me|my|we(?! (?:hear|understand|learn|report|bring|have learned))|weve|our|us)(?!\S)"
)


def is_spoken(line: Line) -> bool:
    """Whether somebody's own words are quoted in it."""
    words = line.sentence.words
    return sum(word.quoted for word in words) * 2 > len(words) or bool(
        _FIRST_PERSON.search(line.text)
    )


_QUIET = re.compile(r"[CPM]\d|\b(?:they|he|his|him|club|side|bid|offer|interest)\b")


def _is_quiet(line: Line) -> bool:
    return not _QUIET.search(line.text)


def preposition(items: list[Item], k: int) -> str:
    """The word before an item, past articles and adverbs."""
    while k > 0:
        k -= 1
        if items[k].sign not in ("the", "also", "both", "fellow", "both", "either", "even"):
            return items[k].sign
    return ""


_TELLING = frozenset(
    """say_ed claim_ed report_ed reveal_ed believe_ed understand_ed suggest_ed state_ed add_ed
    insist_ed confirm_ed hint_ed note_ed write_ed learn_ed say_ing claim_ing report_ing suggest_ing
    reveal_ing add_ing insist_ing explain_ed""".split()
)


def is_complement(before: str) -> bool:
    """Whether the word before makes a name its object: "with C1", "told C1"."""
    return before in BEFORE or (before.endswith(("_ed", "_ing")) and before not in _TELLING)


def _relative(items: list[Item], k: int, at: int) -> bool:
    """Whether "who" or "which" leads from the name to the phrase."""
    return any(items[j].sign in ("who", "which") for j in range(k + 1, min(k + 3, at)))


def _absolute(items: list[Item], k: int, before: str) -> bool:
    """ "with C1 also considering": what follows "with" is a clause of its own."""
    if before not in ("with", "and", "as", "after", "before") or k + 1 >= len(items):
        return False
    after = items[k + 1].sign
    return after in FOLLOWS or after.endswith(("_ing", "_ed"))


FOLLOWS = frozenset(
    "not also still now keen set ready willing reportedly said eager yet desperate the a in on bid".split()
) - {"the", "a", "in", "on"}


def _governs(items: list[Item], k: int, at: int) -> bool:
    """Whether nothing but auxiliaries stands between a player and the phrase."""
    if preposition(items, k) in BEFORE or at - k < 1:
        return False
    between = items[k + 1 : at]
    return all(item.sign in AUXILIARY for item in between)


def _owns_phrase(items: list[Item], first: int, at: int) -> bool:
    """Whether the possessor's noun is the phrase itself, or one that stands for the club."""
    between = [item.sign for item in items[first:at]]
    return len(between) <= 4 and not any(sign in BEFORE for sign in between[:-1])


OUT = re.compile(
    r"(?:replace|replace_ed|replace_ing|replacement for|successor to|succeed|alternative to|alternatives to|instead of|cover for|"
    r"back-up to|in place of|heir to|absence of|injury to|loss of|lose_ing|lose_ed|lose|departure of|departed|partner|partner for|"
    r"competition for|understudy to|plus|alongside|sale of|exit of|following|without|with|play_ing with|compete with|"
    r"signings of|sign_ing of|after sign_ing|than|rather than|sell_ing|sell|offload|under|replicate|like|compete_ing with|partnership with|"
    r"team-mates?|(?:step)?father|brother|cousin|son|ahead of|brother of|inform|include_ing|involve_ing|involving|swap|exchange for|part-exchange for|replacements? for|compare_ed to|"
    r"idolises|back-up for|reunite with|reunite_ed with|link up with|join|join_ed)$"
)


def _passing(items: list[Item], k: int) -> bool:
    """Whether the player is only named beside: to be replaced, injured, sold, a team-mate."""
    before = " ".join(item.sign for item in items[max(0, k - 3) : k])
    if re.search(r"(?:after|by|following|to|of) (?:sign_ing|sign_ing of)$", before):
        return before.startswith(("after", "following")) or " after " in before
    if re.search(
        r"(?:complete\S*|hope\S*|close|for|want\S*|keen|interest_ed|confident|possibility|over|chance|consider\S*|to|in|favou?r|prospect) (?:the |of |in |on )*sign_ing of$",
        before,
    ):
        return False
    return bool(OUT.search(before)) and not re.search(
        r"(?:talk|talks|terms|contact|agreement|deal|agree_ed|speak_ed|meet_ing|negotiations|discussions) with$",
        before,
    )


def _players(line: Line, first: int, last: int) -> tuple[int, ...]:
    for k in range(first, min(last, len(line.items))):
        if line.items[k].kind == "P" and not _passing(line.items, k):
            return line.items[k].ids
    return ()


def _players_left(line: Line, at: int) -> tuple[int, ...]:
    """The nearest players before; a subject counts before an object."""
    for k in range(at - 1, -1, -1):
        if line.items[k].sign in (";", "while", "whereas", "whilst"):
            return ()
        if line.items[k].kind != "P":
            continue
        after = [item.sign for item in line.items[k + 1 : k + 3]]
        if not _passing(line.items, k) or "who" in after:
            return line.items[k].ids
    return ()


_POINTING = re.compile(
    r"(?<!\S)(?:him|his|he|the (?:player|deal|move|transfer|bid|offer|race|youngster|interest|signing|pair|duo|"
    r"fee|chase|loan)|loan|switch|transfer|this|the want_ed|a deal|a move|a bid|an offer|interest|bid|offer|their|talk|talks|contact|"
    r"negotiations|them|approach|agreement|medical|it|deal|race|enquiry|move)(?!\S)"
)


def _points(line: Line, at: int) -> bool:
    """Whether the line means somebody named before."""
    return bool(_POINTING.search(line.text))


def _stage(line: Line, said: Phrases, first: int, last: int) -> tuple[str | None, bool]:
    """The stage a phrase really tells, with what stands before it: could, not, yet."""
    stage = said.stage
    start = _clause_start(line, first)
    before = line.text[line.starts[start] : line.starts[first]]
    inside = " ".join(item.sign for item in line.items[first:last])
    negated = bool(NOT.search(before)) and not NOT_ONLY.search(before)
    tail = " ".join(item.sign for item in line.items[last : last + 3])
    if stage in ("agreed", "bid") and UNDONE.search(tail):
        return None, False
    if said.frame in NEGATIONS:
        if said.frame == "ended" and (
            negated or re.search(r"(?:before|if|unless|may|might|could) $", before)
        ):
            return None, False
        if said.frame == "refused" and re.search(r"(?:could|may|might|would|will|if|to) $", before):
            return "interested", False
        tail = line.text[line.starts[first] :]
        if said.frame == "unwanted" and re.search(r"(?<!\S)(?:yet|so far)(?!\S)", tail):
            return None, False
        return stage, said.frame != "ended" and bool(STEP.search(tail[:70])) and stage == "denied"
    whole = line.text[line.starts[_hard_start(line, first)] : line.starts[first]]
    if said.frame in ("wants", "wanted") and (DENYING.search(whole) or UNTRUE.search(line.text)):
        return "denied", False
    if NOT.search(inside) and not NOT_ONLY.search(inside):
        negated = True
    if negated:
        if "yet" in before or "yet" in inside:
            return None, False
        if said.frame == "wanted" and re.search(r"(?:P[\d+]+|he) (?:\S+ ){0,4}$", before):
            return "rejected", False
        if stage in ("monitoring", "interested"):
            return (None if OFFERING.search(inside) else "denied"), False
        return ("denied" if stage in ("enquired", "bid") else None), True
    if stage in ("bid", "agreed", "completed") and PROSPECT.search(before):
        if stage == "agreed" and re.search(r"(?:set|due|expect_ed|poised)", inside):
            return stage, False
        return "interested", False
    return stage, False


def _hard_start(line: Line, at: int) -> int:
    for k in range(at - 1, -1, -1):
        if line.items[k].sign in (";", "but", "while", "although", "though", "whereas"):
            return k + 1
    return 0


def _clause_start(line: Line, at: int) -> int:
    """Where the clause of an item begins."""
    for k in range(at - 1, -1, -1):
        sign = line.items[k].sign
        if sign in (
            ";",
            "while",
            "whereas",
            "although",
            "though",
            "but",
            '"',
            "that",
            ":",
            "who",
            "which",
            "as",
            "after",
            "because",
            "since",
        ):
            return k + 1
        if sign == "," and k + 1 < at and line.items[k + 1].kind in ("C", "M", "P"):
            return k + 1
        if sign == "with" and k + 1 < at and line.items[k + 1].kind in ("C", "M"):
            return k + 1
        if (
            sign == "and"
            and k + 1 < at
            and (
                line.items[k + 1].kind in ("C", "M", "P")
                or line.items[k + 1].sign in ("have", "are", "is", "be", "they")
            )
        ):
            return k + 1
    return 0


_CLOSES = frozenset("; while but whereas , they he who which that whom and".split())


def _is_past(line: Line, said: Phrases, first: int, last: int) -> bool:
    """Whether the words about the phrase put it in an earlier time."""
    items = line.items
    start = first
    while start > 0 and items[start - 1].sign not in _CLOSES:
        start -= 1
    stop = last
    while stop < len(items) and items[stop].sign not in _CLOSES:
        stop += 1
    opening = next((k for k, item in enumerate(items[:6]) if item.sign == ","), 0)
    pieces = [" ".join(i.sign for i in items[a:b]) for a, b in ((start, stop), (0, opening))]
    if any(AGO.search(piece) for piece in pieces):
        return True
    return said.stage == "completed" and bool(AGO.search(line.text))

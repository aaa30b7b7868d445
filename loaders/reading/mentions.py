"""Which words of a text are names: of clubs, outlets, nations, leagues, people."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from graph.folding import folded
from loaders.reading import lists
from loaders.reading.known import PART_NAMES, Club, Known
from loaders.reading.nouns import HEADS, MANAGING, OTHERS
from loaders.reading.words import Sentence, Word

LONGEST = 6
PARTICLES = frozenset(
    "van der den de di da do dos del della la le el al bin ben ter ten von af dal mac st san".split()
)
SIDE = re.compile(
    r"(?:u-?\d\d|under-\d\d|women|ladies|reserves|academy|youth|b|ii|juniors|wfc|lfc women)$"
)
NO_CLUB = frozenset("airport station university hospital prison council college police".split())
FORENAMES = frozenset(("milan", "everton", "santos", "lincoln", "chelsea", "paris", "nacional"))
_NOUNS = frozenset(f"{HEADS} {MANAGING} {OTHERS}".split())
NO_NAMES = frozenset(
    folded(word)
    for word in """january february march april may june july august september october november december monday
    tuesday wednesday thursday friday saturday sunday league cup fifa uefa fa europe european europa
    champions premier premiership championship bundesliga serie ligue liga division world euro copa super
    christmas boxing day new year mr mrs sir president chairman coach manager boss striker midfielder defender
    goalkeeper winger forward captain the a an and but or if when while as at in on for from with without
    by to of he she they we i it his her their our its this that these those there here what who why how
    which where however although though despite after before since until during following given both all
    only also even still now then today yesterday tomorrow meanwhile elsewhere according reports sources
    transfer exclusive breaking news update read more watch video photo getty images verdict asked
    speaking talking having being according no not never yes so such some many most much more less
    one two three four five six seven eight nine ten first second third last next old young big top
    football soccer club clubs team teams season summer winter spring autumn window deadline
    association federation stadium park ground road street court bank group holdings
    international national under internationals games olympics olympic ballon d'or golden boot
    south north east west america american african asian africa asia
    var covid covid-19 coronavirus brexit ffp psr ffp tv pa ceo
    i'm i've we're we've it's that's let's don't he's they're you you're your my me us
    according alongside among amid around because besides between beyond can could did do does
    every few further had has have later like may might must near once other over perhaps
    let lets yes please thanks
    should than through thus under upon was were will would yet once just
    born signed sold bought free agent agents personal terms talks deal fee medical contract
    spanish-born portuguese-born christmas easter ramadan cl ucl epl spl mls
    fans fan supporters live blog column opinion analysis interview statement
    merseyside lancashire yorkshire midlands tyneside wearside london catalonia bavaria lombardy
    england's tweet tweeted twitter instagram facebook whatsapp youtube x
    premiership's bosman webster ruling rumours rumour gossip
    championship's fc afc cf c&a nhs uk eu usa us uae we've i've they're he'll we'll they've
    you've there's what's who's she's isn't don't can't won't it'll i'll i'd he'd they'll""".split()
)


@dataclass(slots=True)
class Mention:
    """Words [first, last) of a sentence that name something: club, person, source, nation, league."""

    kind: str
    first: int
    last: int
    what: Any  # a tuple of Clubs, a Person's name, an Outlet, a country


_SIGNS = frozenset(("&", ".", "'", "’", "‘", "´"))


def _phrase(words: list[Word], at: int, size: int) -> str:
    return " ".join(word.low for word in words[at : at + size] if word.low not in _SIGNS)


def find(sentence: Sentence, known: Known) -> list[Mention]:
    """Clubs, outlets, nations and leagues; people are found among the words left."""
    words, found, at = sentence.words, [], 0
    while at < len(words):
        mention = _full_name(words, at, known)
        club = _club(words, at, known)
        if club and (mention is None or club.last >= mention.last):
            mention = club
        outlet = _outlet(words, at)
        if outlet and (mention is None or outlet.last > mention.last):
            mention = outlet
        mention = _in_brackets(words, at) or mention
        mention = (
            mention
            or _unlisted(words, at)
            or _says(words, at, known)
            or _league(words, at)
            or _nation(words, at)
        )
        if mention is None:
            at += 1
            continue
        found.append(mention)
        at = mention.last
    return found


def _full_name(words: list[Word], at: int, known: Known) -> Mention | None:
    """A person of the graph by two names or more."""
    if not words[at].capital:
        return None
    for size in range(min(5, len(words) - at), 1, -1):
        piece = words[at : at + size]
        if any(word.owns for word in piece[:-1]) or not piece[-1].capital:
            continue
        if _phrase(words, at, size) in known.names:
            return Mention("person", at, at + size, None)
    return None


def _club(words: list[Word], at: int, known: Known) -> Mention | None:
    word = words[at]
    if word.low.partition(" ")[0] not in known.starts:
        return None
    for size in range(min(LONGEST, len(words) - at), 0, -1):
        if size > 1 and (words[at + size - 2].owns or words[at + size - 1].low in _SIGNS):
            continue
        name = _phrase(words, at, size)
        if name in known.sides and word.capital:
            return Mention("side", at, at + size, name)
        what = _named(words, at, size, name, known)
        if not what and words[at + size - 1].owns:  # St Mary's
            what = _named(words, at, size, f"{name}s", known)
        if not what:
            continue
        after = words[at + size] if at + size < len(words) else None
        if after and after.low in NO_CLUB:
            return None
        if after and SIDE.match(after.low) and not words[at + size - 1].owns:
            return Mention("side", at, at + size + 1, name)
        forename = size == 1 and name in FORENAMES and after and after.capital and not word.owns
        if forename and after and after.low not in known.starts and after.low not in NO_NAMES:
            return None
        if size == 1 and _is_surname(words, at, known):
            return None
        return Mention("club", at, at + size, what)
    return None


def _is_surname(words: list[Word], at: int, known: Known) -> bool:
    """Neil Doncaster, Chris Wolfsburg: a common forename stands right before."""
    if not at or words[at - 1].owns or not words[at - 1].capital:
        return False
    before = words[at - 1].low
    further = words[at - 2] if at > 1 else None
    starts = before in known.forenames and before not in known.starts
    return starts and not (further and further.capital and further.low in known.forenames)


def _named(words: list[Word], at: int, size: int, name: str, known: Known) -> tuple[Club, ...]:
    word = words[at]
    before = words[at - 1].low if at else ""
    if word.capital and name in known.clubs:
        if size == 1 and (name in NO_NAMES or name in lists.nations()):
            return ()
        return known.clubs[name]
    if name in known.grounds and word.capital:
        return known.grounds[name]
    if name in known.nicknames and (word.capital and (before == "the" or not word.first)):
        return known.nicknames[name]
    if name in known.nicknames and before == "the" and size == 1 and len(name) > 7:
        return known.nicknames[name]
    return ()


_LEAGUE = sorted(lists.LEAGUES, key=len, reverse=True)


def _league(words: list[Word], at: int) -> Mention | None:
    for size in (3, 2, 1):
        name = _phrase(words, at, size)
        if words[at].capital and name in lists.LEAGUES and len(words) >= at + size:
            return Mention("league", at, at + size, lists.LEAGUES[name])
    return None


def _nation(words: list[Word], at: int) -> Mention | None:
    for size in (4, 3, 2, 1):
        name = _phrase(words, at, size)
        if not words[at].capital or len(words) < at + size:
            continue
        if name in lists.nations():
            return Mention("nation", at, at + size, lists.nations()[name])
        if at and words[at - 1].low == "the" and name.removesuffix("s") in lists.nations():
            return Mention("folk", at, at + size, lists.nations()[name.removesuffix("s")])
    return None


def _outlet_table() -> dict[str, list[tuple[tuple[str, ...], lists.Outlet]]]:
    table: dict[str, list[tuple[tuple[str, ...], lists.Outlet]]] = {}
    for outlet in lists.outlets():
        for name in (outlet.name, *outlet.others):
            if folded_words := tuple(re.findall(r"[^\W_]+(?:[.'’&-][^\W_]+)*\+?", name)):
                table.setdefault(folded_words[0], []).append((folded_words, outlet))
    for those in table.values():
        those.sort(key=lambda one: -len(one[0]))
    return table


_OUTLETS = _outlet_table()


def _outlet(words: list[Word], at: int) -> Mention | None:
    for name, outlet in _OUTLETS.get(words[at].text, ()):
        size = len(name)
        if tuple(word.text for word in words[at : at + size]) != name:
            continue
        last = at + size
        if (
            size == 1
            and len(name[0]) < 9
            and outlet.kind == "outlet"
            and not _sure(words, at, last)
        ):
            continue
        return Mention("source", at, last, outlet.name)
    return None


TELLING = re.compile(
    r"(?:via|per|told|by|newspaper|outlet|daily|website|magazine|paper|from|tabloid|broadcaster|to)$"
)
SAYING = re.compile(
    r"(?:report|claim|say|said|understand|reveal|believe|suggest|state|write|wrote|added|explain|"
    r"learn|tell|insist|note|value|confirm|exclusive)"
)


_PRESS = frozenset(
    """daily echo post gazette mail herald times news star journal telegraph chronicle mercury argus
    courier standard tribune zeitung press radio tv express mirror record observer sentinel guardian
    sports sport""".split()
)


def _unlisted(words: list[Word], at: int) -> Mention | None:
    """A newspaper or station of no list: capitals that end like one, where it says something."""
    if not words[at].capital or words[at].low in NO_NAMES:
        return None
    last = at + 1
    while last < len(words) and words[last].capital and not words[last - 1].owns:
        last += 1
    while last > at + 1 and words[last - 1].low not in _PRESS and words[at].text != "BBC":
        last -= 1
    if last - at < 2 or last - at > 5 or words[last - 1].low in NO_NAMES:
        return None
    if not _sure(words, at, last):
        return None
    return Mention("source", at, last, " ".join(word.text for word in words[at:last]))


def _in_brackets(words: list[Word], at: int) -> Mention | None:
    """ "(Pro Soccer Talk)" at the end of a piece of gossip names who said so."""
    if not at or words[at - 1].text != "(" or not words[at].capital:
        return None
    last = at
    while last < len(words) and (words[last].capital or words[last].low.isdigit()):
        last += 1
    closes = last < len(words) and words[last].text == ")"
    ends = all(word.text in ".)" for word in words[last:])
    if not closes or not ends or last - at > 4 or at < 6:
        return None
    return Mention("source", at, last, " ".join(word.text for word in words[at:last]))


def _says(words: list[Word], at: int, known: Known) -> Mention | None:
    """One unknown name that "states" or "reports": a publication of no list."""
    word = words[at]
    after = words[at + 1].low if at + 1 < len(words) else ""
    before = words[at - 1].low if at else ""
    if not word.capital or word.low in NO_NAMES or word.low in known.surnames or len(word.text) < 4:
        return None
    if word.low in known.names or word.low in lists.nations() or word.low in known.starts:
        return None
    if (before == "," and after in ("states", "reports", "writes", "claims")) or (
        before in ("to", "per")
        and at > 1
        and words[at - 2].low in ("according", ",")
        and not (at + 1 < len(words) and words[at + 1].capital)
    ):
        return Mention("source", at, at + 1, word.text)
    return None


def _sure(words: list[Word], at: int, last: int) -> bool:
    """A short name is an outlet's where something is said or told beside it."""
    before = words[at - 1].low if at else ""
    further = words[at - 2].low if at > 1 else ""
    after = [word.low for word in words[last : last + 3]]
    while after and after[0] in ("have", "has", "also", "are", "can", "is", "first"):
        after.pop(0)
    told = TELLING.match(before)
    said = SAYING.match(after[0]) if after else None
    return bool(
        said
        or told
        or (before == "the" and further in ("to", "in", "by", "via", "per", "with", "told", "of"))
    )


def find_short(
    sentence: Sentence, taken: list[Mention], before: list[Club], known: Known
) -> list[Mention]:
    """ "United", "City", "Real" alone: the club of that name the text named last."""
    there = {i for m in taken for i in range(m.first, m.last)}
    found = []
    for at, word in enumerate(sentence.words):
        if at in there or not word.capital:
            continue
        fits: list[Club] = []
        if word.low in PART_NAMES:
            fits = [c for c in reversed(before) if word.low in c.name.lower().split()]
        elif word.first and word.low in known.nicknames:  # "Blues stand firm"
            fits = [c for c in reversed(before) if c in known.nicknames[word.low]]
        if fits:
            found.append(Mention("club", at, at + 1, (fits[0],)))
    return found


def find_people(sentence: Sentence, taken: list[Mention]) -> list[Mention]:
    """Runs of capitals among the words left."""
    words = sentence.words
    owner: dict[int, Mention] = {i: m for m in taken for i in range(m.first, m.last)}
    found, at = [], 0
    while at < len(words):
        if at in owner or not _may_name(words[at]):
            at += 1
            continue
        last, first = _run(words, at, owner), at
        while first and words[first - 1].low in PARTICLES and not words[first - 1].capital:
            first -= 1  # "under ten Hag"
        found.append(Mention("person", first, last, None))
        at = last
    return found


def _may_name(word: Word) -> bool:
    low = word.low
    return (
        word.capital
        and low not in NO_NAMES
        and low.split("-")[0] not in ("under",)
        and low.replace(" ", "-") not in _NOUNS
        and not re.search(r"-[a-z]", word.text)
        and len(low) > 1
        and not low.endswith(("-based", "-born"))
        and not (len(word.text) > 3 and word.text.isupper())
    )


def _run(words: list[Word], at: int, owner: dict[int, Mention]) -> int:
    last = at + 1
    while last < len(words) and not words[last - 1].owns:
        word = words[last]
        if last in owner:
            break
        if _may_name(word) or (
            word.low in PARTICLES
            and last + 1 < len(words)
            and last + 1 not in owner
            and (_may_name(words[last + 1]) or words[last + 1].low in PARTICLES)
        ):
            last += 1
        else:
            break
    while last > at + 1 and words[last - 1].low in PARTICLES and not words[last - 1].capital:
        last -= 1
    return last

"""How much of what the reports say was found, and how much of what was found do they say?"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.folding import folded
from tests.evaluation import names
from tests.evaluation.annotated import GROUPS, Annotated, Said, Wanted

INTERESTS = "player and club"
STAGES = "with the stage's group"
CARRIED = "manager's carried interest"
SOURCES = "sources"
CURRENT = "current clubs"
DENIALS = "denials"
NEGATIVES = "all negatives"
MEASURES = (INTERESTS, STAGES, CARRIED, SOURCES, CURRENT, DENIALS, NEGATIVES)
ENDED = "negative"
NOTHING = Said()


@dataclass(frozen=True, slots=True)
class Line:
    """One measure over all reports: counts, and the shares that follow from them."""

    right: int = 0
    missed: int = 0
    wrong: int = 0

    @property
    def precision(self) -> float:
        """The share of what was found that the reports say; 0 where nothing was found."""
        return _share(self.right, self.wrong)

    @property
    def recall(self) -> float:
        """The share of what the reports say that was found; 0 where they say nothing."""
        return _share(self.right, self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Miss:
    """One thing that was missed, or found and not said (`wrong`)."""

    report: str
    measure: str
    wrong: bool
    what: str

    def __str__(self) -> str:
        return f"{self.report}: {self.measure}: {'wrong' if self.wrong else 'missed'}: {self.what}"


@dataclass(frozen=True, slots=True)
class Table:
    """All measures over a set; `alarms` of `quiet` reports without interest got one anyway."""

    lines: Mapping[str, Line]
    reports: int
    quiet: int
    alarms: int
    misses: tuple[Miss, ...]


@dataclass(frozen=True, slots=True)
class _Compared:
    """What was right, missed and wrong of one measure in one report."""

    right: frozenset[Hashable]
    missed: frozenset[Hashable]
    wrong: frozenset[Hashable]


def score(gold: Sequence[Annotated], predictions: Mapping[str, Said]) -> Table:
    """Micro-averaged over all reports; one without a prediction counts as nothing found."""
    lines = dict.fromkeys(MEASURES, Line())
    misses: list[Miss] = []
    quiet = alarms = 0
    for one in gold:
        compared = compare(one.said, predictions.get(one.report.id, NOTHING))
        for measure, found in compared.items():
            lines[measure] = _added(lines[measure], found)
            misses += _misses(one.report.id, measure, found)
        quiet += not one.said.wanted
        alarms += not one.said.wanted and bool(compared[INTERESTS].wrong)
    return Table(lines, len(gold), quiet, alarms, tuple(misses))


def compare(gold: Said, found: Said) -> dict[str, _Compared]:
    """One report, measure by measure; pairs at the edge are asked for by none."""
    people = {folded(name) for name in gold.people}
    wanted, asked = _pairs(found, people), _pairs(gold, people)
    edge = {(names.club(club), _person(player, people)) for club, player in gold.edge}
    wanted = {pair: one for pair, one in wanted.items() if pair in asked or pair not in edge}
    return {
        INTERESTS: _sets(set(asked), set(wanted)),
        STAGES: _stages(asked, wanted),
        CARRIED: _sets(_carried(gold, people), _carried(found, people)),
        SOURCES: _sets(_sources(gold, gold), _sources(found, gold)),
        CURRENT: _sets(_current(gold, gold, people), _current(found, gold, people)),
        DENIALS: _negatives(asked, wanted, frozenset(("denied",))),
        NEGATIVES: _negatives(asked, wanted, frozenset(s for s, g in GROUPS.items() if g == ENDED)),
    }


Pair = tuple[str, str]


def _pairs(said: Said, people: set[str]) -> dict[Pair, Wanted]:
    """Where a pair comes twice the last one stands."""
    return {(names.club(one.club), _person(one.player, people)): one for one in said.wanted}


def _stages(asked: dict[Pair, Wanted], wanted: dict[Pair, Wanted]) -> _Compared:
    """A pair is right where its group is one that a careful reader could give."""
    right = {
        pair for pair in asked.keys() & wanted.keys() if _same_group(asked[pair], wanted[pair])
    }
    missed = {(*pair, asked[pair].stage) for pair in asked.keys() - right}
    wrong = {(*pair, wanted[pair].stage) for pair in wanted.keys() - right}
    return _Compared(frozenset(right), frozenset(missed), frozenset(wrong))


def _same_group(asked: Wanted, wanted: Wanted) -> bool:
    return GROUPS.get(wanted.stage) in _groups(asked)


def _groups(asked: Wanted) -> set[str]:
    return {GROUPS[stage] for stage in (asked.stage, *asked.others)}


def _negatives(
    asked: dict[Pair, Wanted], wanted: dict[Pair, Wanted], stages: frozenset[str]
) -> _Compared:
    """Pairs that can only be read as negative, found with any stage of that group."""
    clear = {p for p, one in asked.items() if one.stage in stages and _groups(one) == {ENDED}}
    said = {pair for pair, one in wanted.items() if GROUPS.get(one.stage) == ENDED}
    claimed = {pair for pair in said if wanted[pair].stage in stages}
    wrong = {p for p in claimed if p not in asked or ENDED not in _groups(asked[p])}
    return _Compared(frozenset(clear & said), frozenset(clear - said), frozenset(wrong))


def _carried(said: Said, people: set[str]) -> set[tuple[str, str, str]]:
    return {
        (_person(one.manager, people), _person(one.player, people), names.club(one.carried_from))
        for one in said.wanted
        if one.manager and one.carried_from
    }


def _sources(said: Said, gold: Said) -> set[str]:
    there = {names.source(name) for name in gold.sources}
    return {names.among(names.source(name), there) for name in said.sources}


def _current(said: Said, gold: Said, people: set[str]) -> set[Pair]:
    """Of the players the gold asks for; a club for one who has none is wrong."""
    asked = {_person(player, people) for player, _ in gold.current_clubs}
    pairs = ((_person(player, people), club) for player, club in said.current_clubs)
    return {(player, names.club(club)) for player, club in pairs if club and player in asked}


def _person(name: str, people: set[str]) -> str:
    return names.among(folded(name), people)


def _sets(asked: Iterable[Hashable], found: Iterable[Hashable]) -> _Compared:
    gold, said = frozenset(asked), frozenset(found)
    return _Compared(gold & said, gold - said, said - gold)


def _added(line: Line, found: _Compared) -> Line:
    return Line(
        line.right + len(found.right),
        line.missed + len(found.missed),
        line.wrong + len(found.wrong),
    )


def _misses(report: str, measure: str, found: _Compared) -> list[Miss]:
    return [
        Miss(report, measure, wrong, what if isinstance(what, str) else " | ".join(_words(what)))
        for wrong, things in ((False, found.missed), (True, found.wrong))
        for what in sorted(things, key=str)
    ]


def _words(what: Hashable) -> list[str]:
    return [str(part) for part in what] if isinstance(what, tuple) else [str(what)]


def _share(part: int, rest: int) -> float:
    return part / (part + rest) if part + rest else 0.0

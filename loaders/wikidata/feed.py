"""A folder of Wikidata's files as a feed: players, managers, clubs, stints and tenures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from graph.dates import FIRST, last_day
from graph.errors import FeedError, RecordError
from graph.words import Stint, Tenure
from loaders.beside import beside
from loaders.feed import Found
from loaders.report import Progress, Rejection, Rejections
from loaders.seen import Seen
from loaders.wikidata import notes, people
from loaders.wikidata.entities import read_entities
from loaders.wikidata.files import content, files_of
from loaders.wikidata.holdings import COACH_OF_PERSON, COACH_OF_TEAM, MEMBER, Holdings
from loaders.wikidata.people import ISSUER
from loaders.wikidata.results import read_results
from loaders.wikidata.roles import NOT_IN_CHARGE, role_of
from loaders.wikidata.spells import Spell, closed, made_one, spells

LOAN = "Q2914547"  # of P1642, from memory
FLAT = (
    "is the flat list; choose Download, 'JSON file (verbose)', which says what is a day and "
    "what is unknown."
)


class Wikidata:
    """One folder, used up by being read."""

    def __init__(self, place: Path) -> None:
        self.name, self.issuer = "Wikidata", ISSUER
        self.licence: str | None = "CC0-1.0"
        self.known_to = FIRST  # until the files have been read
        self.place, self.files = place, files_of(place)
        self.read: Counter[str] = Counter()
        self.announced: set[str] | Seen = set()
        self.national: set[str] = set()  # teams, beside which somebody has a club

    def digests(self) -> list[str]:
        """Every file with the SHA-256 of its bytes; one that cannot be opened is not there."""
        found = []
        for name, file in self.files.items():
            with suppress(FeedError):
                found.append(f"{name}:{file.digest()}")
        return sorted(found)

    def records(self, left_out: Rejections, progress: Progress | None) -> Iterator[Found]:
        """Clubs, players, managers, stints, tenures."""
        left_out.ignored += beside(self.place, self.files)
        held = self._held(left_out, progress)
        self._date(held)
        stints = spells(held, (MEMBER,), left_out)
        told = spells(held, (COACH_OF_TEAM, COACH_OF_PERSON), left_out)
        tenures = [*self._as_head(made_one(told, held), held, left_out)]
        used = {id for one in (*stints, *tenures) for id in (one.said.person, one.said.team)}
        yield from self._nodes(stints, tenures, held)
        for spell in closed(stints, held, self.national, one_at_a_time=False):
            yield Found(spell.said.place, None, self._stint(spell, held))
        for spell in closed(tenures, held, self.national, one_at_a_time=True):
            yield Found(spell.said.place, None, _tenure(spell, held))
        held.told["births"] = len(held.contradicted)
        held.told["unused"] = len(held.items) - len(used | held.lent())
        left_out.notes += notes.sentences(held.told, self.known_to)

    def _held(self, left_out: Rejections, progress: Progress | None) -> Holdings:
        """Everything the files hold; a file that cannot be read is named, the others count."""
        held, broken = Holdings(), 0
        for number, (name, file) in enumerate(self.files.items()):
            if progress:
                progress("Reading files", number, len(self.files))
            try:
                self._read(content(file), name, held, left_out)
            except RecordError as error:
                broken += 1
                left_out.files.append(name)
                left_out.add(Rejection(name, None, None, None, error.what))
        if broken == len(self.files):
            first = left_out.kept[0]
            what = f"none of its files can be read; the first: {first}"
            raise FeedError(what, where=str(self.place), advice="Nothing was loaded.")
        return held

    def _read(self, document: object, name: str, held: Holdings, left_out: Rejections) -> None:
        if isinstance(document, list):
            raise RecordError(FLAT)
        if not isinstance(document, dict) or not {"entities", "head"} & document.keys():
            raise RecordError("is no file of Wikidata: neither entities nor results.")
        if "entities" in document:
            self.read["entities"] += read_entities(document["entities"], name, held, left_out)
        else:
            query, rows = read_results(document, name, held, left_out)
            self.read[f"rows of {query}"] += rows

    def _date(self, held: Holdings) -> None:
        """The day the files speak of; where none says one, the last day in them."""
        if not held.known_to:
            held.told["undated"] = 1
            moments = [one.starts | one.ends for one in held.spells.values()]
            held.know(
                max((last_day(m.day) for those in moments for m in those if m.day), default="")
            )
        self.known_to = held.known_to or FIRST

    def _as_head(
        self, tenures: Iterable[Spell], held: Holdings, left_out: Rejections
    ) -> Iterator[Spell]:
        """All but those of assistants, scouts and the like, who manage nobody."""
        for spell in tenures:
            if (role := role_of(spell.said.roles, held)) in NOT_IN_CHARGE:
                why = f"is a tenure as {role}: no manager's."
                left_out.lose(Rejection(spell.said.place, None, None, None, why))
            else:
                yield spell

    def _nodes(self, stints: list[Spell], tenures: list[Spell], held: Holdings) -> Iterator[Found]:
        clubs = dict.fromkeys(one.said.team for one in (*stints, *tenures))
        players = dict.fromkeys(one.said.person for one in stints)
        managers = dict.fromkeys(one.said.person for one in tenures)
        for one in (*stints, *tenures):
            file = one.said.place.partition(" statement ")[0]
            held.item(one.said.person, file)
            held.item(one.said.team, file)
        for club in clubs:
            self.announced.add(f"club:{ISSUER}:{club}")
        for id in clubs:
            record = people.club(id, held, clubs)
            if record.kind == "national":
                self.national.add(id)
            yield Found(held.items[id].file, None, record)
        for id in players:
            yield Found(held.items[id].file, None, people.player(id, held))
        for id in managers:
            played = id in players
            yield Found(held.items[id].file, None, people.manager(id, held, played=played))

    def _stint(self, spell: Spell, held: Holdings) -> Stint:
        said = spell.said
        on_loan = True if LOAN in said.terms else None
        national = said.team in self.national
        held.told["national"] += national
        held.told["no terms"] += on_loan is None and not national
        return Stint(
            id=f"stint:{ISSUER}:{said.id}",
            player_id=f"player:{ISSUER}:{said.person}",
            club_id=f"club:{ISSUER}:{said.team}",
            span=spell.span,
            precision=spell.precision,
            on_loan=on_loan,
            joined_by="loan" if on_loan else None,
        )


def _tenure(spell: Spell, held: Holdings) -> Tenure:
    said = spell.said
    role = role_of(said.roles, held)
    unknown = role is None and bool(said.roles)  # said, but maybe in charge, maybe a scout
    held.told["unknown role"] += unknown
    held.told["no role"] += role is None and not unknown
    return Tenure(
        id=f"tenure:{ISSUER}:{said.id}",
        manager_id=f"manager:{ISSUER}:{said.person}",
        club_id=f"club:{ISSUER}:{said.team}",
        span=spell.span,
        role=role,
        precision=spell.precision,
        certainty="doubtful" if unknown else None,
    )

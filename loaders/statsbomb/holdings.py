"""Everything a checkout holds of teams, people, matches and line-ups, kept small."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any, TypeVar

from graph.words import Manager, Player
from loaders.appearances import Appearances, Sighting
from loaders.feed import Found
from loaders.report import Progress, Rejection, Rejections
from loaders.row import CellError
from loaders.statsbomb import checkout, days
from loaders.statsbomb.checkout import (
    COMPETITIONS,
    FETCH,
    LINEUPS,
    MATCHES,
    Place,
    UnreadableError,
)
from loaders.statsbomb.lineups import Listed, listed
from loaders.statsbomb.matches import (
    OF_COMPETITION,
    OF_MATCH,
    Competition,
    Match,
    parse_competition,
    parse_match,
)
from loaders.statsbomb.part import Part, places
from loaders.statsbomb.people import People, Teams
from loaders.tenures import Held, stood_in

TELL_EVERY = 100  # line-ups
T = TypeVar("T")


class Holdings:
    """What was read so far; of a match its day and its teams, of an appearance a few bytes."""

    def __init__(self, root: Place, read: Counter[str], left_out: Rejections) -> None:
        self.root, self.read, self.left_out = root, read, left_out
        self.teams = Teams()
        self.players, self.managers = People(Player), People(Manager)
        self.matches: dict[str, Match] = {}
        self.unread: set[str] = set()  # matches that stand there and cannot be read
        self.games: dict[str, list[days.Game]] = {}
        self.seen = Appearances()
        self.told: Counter[str] = Counter()
        self.unknown: set[str] = set()  # keys of no layout known here

    def read_matches(self, files: Mapping[str, Place]) -> None:
        """competitions.json and every season's matches."""
        seasons = self._competitions()
        for name, file in files.items():
            key = tuple(name.removesuffix(".json").split("/")[1:])
            season = seasons.pop(key, None)
            self.told["unlisted"] += season is None
            for place, match in self._each(name, file, MATCHES, self._match, OF_MATCH):
                if match.id in self.matches:
                    why = f"match {match.id} stands there twice; the first one counts."
                    self._lose(name, f"{place}.match_id", match.id, why)
                else:
                    self._note(match, season, name, place)
        for competition, season_id in seasons:
            name = f"{MATCHES}/{competition}/{season_id}.json"
            self._lose(name, None, None, f"not found, though {COMPETITIONS} lists it.")

    def read_lineups(self, files: Mapping[str, Place], progress: Progress | None) -> None:
        """Every match's line-ups; a match without, and a line-up without a match, is named."""
        sheets = dict(files)
        if not sheets:
            why = f"no line-ups found, so no players. {FETCH}"
            self._lose(LINEUPS, None, None, why)
        for count, match in enumerate(self.matches.values() if sheets else (), 1):
            name, file = f"{LINEUPS}/{match.id}.json", sheets.pop(match.id, None)
            if progress and count % TELL_EVERY == 0:
                progress("Reading line-ups", count, len(self.matches))
            if file is None:
                self._lose(name, None, None, "not found: of this match no player is known.")
            else:
                self._read_sheet(match, name, file)
        for key in sheets:
            what = "could not be read" if key in self.unread else "is none of this feed"
            why = f"match {key} {what}: these line-ups have no day."
            self._lose(f"{LINEUPS}/{key}.json", None, key, why)

    def tenures(self) -> Iterator[Found]:
        """Of each team; stand-ins are named."""
        for club, games in self.games.items():
            file = self.teams.met[club].file
            for found in days.held(club, games):
                if not isinstance(found, Held):
                    self.told["stand-ins"] += 1
                    why = stood_in(found)
                    self._lose(file, None, found.run.name, f"Manager {why}")
                    continue
                record = days.tenure(found)
                self.told[record.certainty or ""] += 1
                yield Found(file, None, record)

    def stints(self) -> Iterator[Found]:
        """Of each player who was seen for a club."""
        for player in self.seen.players():
            seen, file = self.seen.of(player), self.players.met[player].file
            both = days.on_two_sides(seen)
            for day in both:
                why = f"player {player} plays for two clubs on {day}: at neither for sure."
                self._lose(file, None, player, why)
            for record in days.stints(player, _without(seen, both)):
                yield Found(file, None, record)

    def count(self) -> None:
        """What is known only at the end."""
        self.left_out.ignored += sorted(self.unknown)
        national = [team for team in self.teams.met.values() if team.national]
        self.told["women national"] = sum(team.women for team in national)
        self.told["by name"] = sum(not team.international for team in national)
        self.told["unborn"] = sum(one.born_on is None for one in self.players.met.values())

    def _competitions(self) -> dict[tuple[str, ...], Competition]:
        file = self.root / COMPETITIONS
        if not file.is_file():
            why = "not found: which teams are national is told by their names alone."
            self._lose(COMPETITIONS, None, None, why)
            return {}
        found = self._each(COMPETITIONS, file, "competitions", parse_competition, OF_COMPETITION)
        return {(one.id, one.season): one for _, one in found}

    def _each(
        self,
        name: str,
        file: Place,
        table: str,
        parse: Callable[[Part], T],
        known: frozenset[str],
    ) -> Iterator[tuple[str, T]]:
        """What every object of a file's list says, and its place."""
        for place, one in places(self._content(name, file)):
            self.read[table] += 1
            try:
                part = Part(one, place)
                found = parse(part)
            except CellError as error:
                self._add(name, error)
            else:
                self._add_lost(name, part.unknown)
                self.unknown |= {f"{table}: {key}" for key in part.said.keys() - known}
                yield place, found

    def _match(self, part: Part) -> Match:
        """One match; of one that cannot be read the id, where that can."""
        try:
            return parse_match(part)
        except CellError:
            with suppress(CellError):
                self.unread.add(part.id("match_id"))
            raise

    def _note(self, match: Match, season: Competition | None, name: str, place: str) -> None:
        self.matches[match.id] = match
        for side, where in zip(match.sides, ("home_team", "away_team"), strict=True):
            self.teams.meet(side, season, name)
            for at, who in enumerate(side.managers or ()):
                self.managers.meet(who, name, f"{place}.{where}.managers[{at}]", self.left_out)
            self.told["no managers"] += not side.managers
            self.told["shared"] += len(side.managers or ()) > 1
            if side.managers:
                game = days.Game(match.day, tuple(who.id for who in side.managers))
                self.games.setdefault(side.club, []).append(game)

    def _read_sheet(self, match: Match, name: str, file: Place) -> None:
        whole, clubs = self._content(name, file), {side.club for side in match.sides}
        for one in listed(whole):
            self.read[LINEUPS] += 1
            if isinstance(one, CellError):
                self._add(name, one)
            elif one.club not in clubs:
                why = f"team {one.club} does not play in match {match.id}."
                self._lose(name, one.place, one.club, why)
            else:
                self._see(one, match.day, name)

    def _see(self, one: Listed, day: str, name: str) -> None:
        self._add_lost(name, one.lost)
        self.players.meet(one.who, name, one.place, self.left_out)
        self.unknown |= {f"{LINEUPS}: {key}" for key in one.unknown}
        if one.played is False:
            self.told["idle"] += 1
        elif self.teams.is_national(one.club):
            self.told["capped"] += 1
        else:
            self.told["untold"] += one.played is None
            self.seen.add(one.who.id, one.club, day)

    def _content(self, name: str, file: Place) -> list[Any]:
        """The list a file holds; an empty one where it cannot be read, which is named."""
        try:
            whole = checkout.content(file)
        except UnreadableError as error:
            self.left_out.add(Rejection(name, error.line, None, None, error.what))
        else:
            if isinstance(whole, list):
                return whole
            why = "holds no list: an unknown layout."
            self.left_out.add(Rejection(name, None, None, None, why))
        self.left_out.files.append(name)
        return []

    def _add(self, name: str, error: CellError) -> None:
        self.left_out.add(Rejection(name, None, error.column or None, error.value, error.what))

    def _add_lost(self, name: str, errors: Iterable[CellError]) -> None:
        for error in errors:
            why = f"{error.what} It is left unknown."
            self.left_out.add(Rejection(name, None, error.column, error.value, why))

    def _lose(self, name: str, place: str | None, value: str | None, why: str) -> None:
        self.left_out.lose(Rejection(name, None, place, value, why))


def _without(seen: list[Sighting], days: list[str]) -> list[Sighting]:
    """His sightings but for those days; what then stands side by side at one club is one."""
    if not days:
        return seen
    kept: list[Sighting] = []
    for one in seen:
        left = tuple(day for day in one.days if day not in days)
        if left and kept and kept[-1].club == one.club:
            kept[-1] = Sighting(one.club, kept[-1].days + left)
        elif left:
            kept.append(Sighting(one.club, left))
    return kept

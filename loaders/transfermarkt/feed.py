"""transfermarkt-datasets as a feed: whose it is, which version, its records in their order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from graph.dates import FIRST
from graph.errors import FeedError
from graph.words import Valuation
from loaders.beside import beside
from loaders.feed import Found
from loaders.report import Progress, Rejection, Rejections
from loaders.row import CellError
from loaders.seen import Seen
from loaders.tenures import Bench, Held, StoodIn, stood_in, tenures
from loaders.transfermarkt import managers, notes, tables
from loaders.transfermarkt.days import known_at_least, last_known
from loaders.transfermarkt.download import files_of
from loaders.transfermarkt.holdings import Holdings
from loaders.transfermarkt.line import Line
from loaders.transfermarkt.reading import Reading
from loaders.transfermarkt.stints import Careers

NEEDED = ("players", "clubs")
METADATA = "dataset-metadata.json"  # comes with every download and says nothing of its rows


class Value(NamedTuple):
    """What a player was worth on a day: of many, most are never kept."""

    day: str
    euros: int
    player: str
    line: int

    def found(self, file: str) -> Found:
        """As a record."""
        player = f"player:{tables.ISSUER}:{self.player}"
        return Found(file, self.line, Valuation(player, self.euros, "EUR", self.day))


class Download:
    """One download, used up by being read: players, clubs, stints, tenures and values."""

    def __init__(self, place: Path) -> None:
        self.name, self.issuer = tables.NAME, tables.ISSUER
        self.licence: str | None = tables.LICENCE
        self.known_to = FIRST  # until the days in it have been read
        self.place, self.files = place, files_of(place)
        self.read: Counter[str] = Counter()
        self.announced: set[str] | Seen = set()
        lacking = [name for name in NEEDED if name not in self.files]
        if lacking:
            what = f"{' and '.join(f'{name}.csv' for name in lacking)} not found."
            raise FeedError(what, where=str(place), advice="Fetch all tables of the data set.")

    def digests(self) -> list[str]:
        """The tables that are read with the SHA-256 of their files."""
        names = [table.name for table in tables.READ if table.name in self.files]
        return sorted(f"{name}:{self.files[name].digest()}" for name in names)

    def records(self, left_out: Rejections, progress: Progress | None) -> Iterator[Found]:
        """Clubs, values, players, managers and their tenures, stints."""
        headers = self._headers()
        left_out.ignored += self._unknown(headers)
        left_out.absent += [one.name for one in tables.READ if one.name not in self.files]
        reading, held = Reading(self.files, self.read, left_out, progress), Holdings()
        held.read(reading)
        late: list[Value] = []
        parents = dict(held.clubs.parents())
        yield from self._clubs(held, parents)
        yield from self._values(held, reading, late)
        self.known_to = self._last_day(held)
        yield from self._happened(late, reading)
        for listed in held.players.values():
            yield Found(reading.name_of(tables.PLAYERS), listed.line, listed.player)
        yield from self._tenures(held, reading)
        yield from self._stints(held, parents, reading)
        left_out.notes += notes.sentences(held.told, self.known_to)
        left_out.notes += [f"No table of {one}: nothing of it is known." for one in left_out.absent]
        left_out.notes += self._absent(headers)

    def _headers(self) -> dict[str, list[str]]:
        """The columns of each known table; FeedError where versions are mixed."""
        known = {table.name for table in tables.READ} | tables.LEFT
        headers = {
            name: tables.header_of(file) for name, file in self.files.items() if name in known
        }
        tables.refuse_mixed(headers, self.files)
        return headers

    def _unknown(self, headers: Mapping[str, list[str]]) -> list[str]:
        """Files, tables and columns that no known version has."""
        named = {METADATA, *(file.name for file in self.files.values())}
        unknown = beside(self.place, named) if self.place.is_dir() else []
        unknown += [
            f"{file.name}: no table of this data set"
            for name, file in self.files.items()
            if name not in headers
        ]
        for table in tables.READ:
            if header := headers.get(table.name):
                unknown += tables.unknown_columns(table, header, self.files[table.name].name)
        return unknown

    def _absent(self, headers: Mapping[str, list[str]]) -> list[str]:
        """Columns that a table here lacks, a sentence a table."""
        return [
            sentence
            for table in tables.READ
            if (header := headers.get(table.name))
            for sentence in tables.absent_columns(table, header, self.files[table.name].name)
        ]

    def _clubs(self, held: Holdings, parents: dict[str, str]) -> Iterator[Found]:
        for club, met in held.clubs.met.items():
            if not held.clubs.is_none(club):
                self.announced.add(f"club:{tables.ISSUER}:{club}")
            held.told["orphans"] += met.side is not None and club not in parents
        yield from held.clubs.records(parents)

    def _values(self, held: Holdings, reading: Reading, late: list[Value]) -> Iterator[Found]:
        """Each player's latest of the days that certainly have come; others are the late ones."""
        file, latest = reading.name_of(tables.VALUATIONS), dict[str, Value]()
        sure = known_at_least(held.happened, held.days())
        for one in reading.each(tables.VALUATIONS, _value):
            held.happened[one.day] += 1
            if not held.is_born(one.player, one.day):
                why = f"says {one.day!r}, before the player's birth."
                reading.left_out.lose(Rejection(file, one.line, "date", one.day, why))
            elif one.day > sure:
                late.append(one)
            elif one.player not in latest or latest[one.player][:2] < one[:2]:
                latest[one.player] = one
        yield from (one.found(file) for one in latest.values())

    def _happened(self, late: list[Value], reading: Reading) -> Iterator[Found]:
        """Late values up to the last day known; a later day is a slip, and named."""
        file = reading.name_of(tables.VALUATIONS)
        for one in late:
            if one.day <= self.known_to:
                yield one.found(file)
            else:
                why = f"says {one.day!r}, after the last day known: not counted."
                reading.left_out.lose(Rejection(file, one.line, "date", one.day, why))

    def _last_day(self, held: Holdings) -> str:
        last = last_known(held.happened, held.days())
        if last is None:
            advice = "Games, appearances or values tell; fetch at least one of them, too."
            where = self.files["players"].name
            raise FeedError("no table tells up to which day it speaks.", where=where, advice=advice)
        return last

    def _tenures(self, held: Holdings, reading: Reading) -> Iterator[Found]:
        file, shown = reading.name_of(tables.GAMES), list[Held]()
        for club, benches in held.benches.items():
            for found in tenures(club, self._played(club, benches, reading)):
                if isinstance(found, StoodIn):
                    held.told["stand-ins"] += 1
                    left = Rejection(file, None, None, found.run.name, stood_in(found))
                    reading.left_out.lose(left)
                else:
                    shown.append(found)
        everybody = managers.men(shown, held.clubs, held.told)
        for man in everybody:
            yield Found(file, None, man.record())
        for man in everybody:
            for tenure in managers.records(man, self.known_to):
                held.told["doubtful"] += tenure.certainty == "doubtful"
                yield Found(file, None, tenure)

    def _played(self, club: str, benches: list[Bench], reading: Reading) -> list[Bench]:
        """The games up to the last day known; a later day is a slip, and named."""
        for one in benches:
            if one.day > self.known_to:
                why = f"club {club} plays on {one.day!r}, after the last day known: not counted."
                file = reading.name_of(tables.GAMES)
                reading.left_out.lose(Rejection(file, None, "date", one.day, why))
        return [one for one in benches if one.day <= self.known_to]

    def _stints(self, held: Holdings, parents: dict[str, str], reading: Reading) -> Iterator[Found]:
        files = reading.name_of(tables.TRANSFERS), reading.name_of(tables.APPEARANCES)
        careers = Careers(held.clubs, parents, self.known_to, *files, told=held.told)
        for player, listed in held.players.items():
            moves, seen = held.moves.get(player, []), held.seen.of(player)
            unread = held.unread.get(player, [])
            yield from careers.stints(listed, moves, unread, seen, reading.left_out)


def _value(line: Line) -> Value:
    value = line.number("market_value_in_eur")
    if value is None:
        raise CellError("market_value_in_eur", "", "is empty; it must not be.")
    return Value(line.day("date"), value, line.key("player_id"), line.line)

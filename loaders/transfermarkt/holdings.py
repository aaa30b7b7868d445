"""Everything a download holds of clubs, people, games, transfers and appearances, kept small."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from loaders.appearances import Appearances
from loaders.row import CellError
from loaders.tenures import Bench
from loaders.transfermarkt.clubs import Clubs
from loaders.transfermarkt.games import Game, parse_game
from loaders.transfermarkt.line import Line, is_name
from loaders.transfermarkt.moves import Move, Written, parse_move
from loaders.transfermarkt.players import Listed, parse_player
from loaders.transfermarkt.reading import Reading
from loaders.transfermarkt.tables import (
    APPEARANCES,
    CLUBS,
    COMPETITIONS,
    GAMES,
    PLAYERS,
    TRANSFERS,
)

TWICE = "stands there twice; the first one counts."


class Holdings:
    """What was read so far: by Transfermarkt's ids, in the order of the files."""

    def __init__(self) -> None:
        self.clubs = Clubs()
        self.players: dict[str, Listed] = {}
        self.births: dict[str, str] = {}  # of everybody; "" where the day is not known
        self.benches: dict[str, list[Bench]] = {}
        self.moves: dict[str, list[Move]] = {}
        self.unread: dict[str, list[str | None]] = {}  # days of moves that cannot be used
        self.seen = Appearances()
        self.happened: Counter[str] = Counter()  # days of games and values
        self.told: Counter[str] = Counter()

    def read(self, reading: Reading) -> None:
        """Every table but the values, which nobody needs to keep."""
        competitions = dict(reading.each(COMPETITIONS, _competition))
        self._read_clubs(reading, {key: country for key, (country, _) in competitions.items()})
        self._read_players(reading)
        self._read_games(reading, {key: type for key, (_, type) in competitions.items()})
        self._read_transfers(reading)
        self.clubs.find_none()
        self._read_appearances(reading)

    def is_born(self, player: str, day: str) -> bool:
        """Whether the player, if he is known, was alive on that day."""
        return self.births.get(player, "") < day

    def days(self) -> Counter[str]:
        """The days of all transfers."""
        return Counter(move.day for moves in self.moves.values() for move in moves)

    def _read_clubs(self, reading: Reading, countries: Mapping[str, str | None]) -> None:
        file = reading.name_of(CLUBS)
        for line, club, name, competition in reading.each(CLUBS, _club):
            if club in self.clubs.met:
                reading.lose(CLUBS, line, "club_id", club, f"{club!r} {TWICE}")
                continue
            self.clubs.meet(club, name, file, line)
            self.clubs.met[club].country = countries.get(competition or "")
            self.clubs.met[club].listed = True

    def _read_players(self, reading: Reading) -> None:
        for listed in reading.each(PLAYERS, parse_player):
            player = listed.player.id.rpartition(":")[2]
            if player in self.players:
                reading.lose(PLAYERS, listed.line, "player_id", player, f"{player!r} {TWICE}")
            else:
                self.players[player] = listed
                self.births[player] = listed.player.born_on or ""

    def _read_games(self, reading: Reading, types: Mapping[str, str | None]) -> None:
        known: set[str] = set()
        for game in reading.each(GAMES, lambda line: parse_game(line, types)):
            if game.id in known:
                reading.lose(GAMES, game.line, "game_id", game.id, f"{game.id!r} {TWICE}")
                continue
            known.add(game.id)
            self.happened[game.day] += 1
            self._note_benches(reading, game)

    def _note_benches(self, reading: Reading, game: Game) -> None:
        for side, where in zip(game.sides, ("home", "away"), strict=True):
            self.clubs.meet(side.club, side.name, reading.name_of(GAMES), game.line)
            self.clubs.met[side.club].games.add(game.national)
            if side.manager is not None and is_name(side.manager):
                bench = Bench(game.day, side.manager)
                self.benches.setdefault(side.club, []).append(bench)
                continue
            says = f"says {side.manager!r}" if side.manager else "is empty"
            column, why = f"{where}_club_manager_name", f"{says}: no manager's game."
            reading.lose(GAMES, game.line, column, side.manager or "", why)

    def _read_transfers(self, reading: Reading) -> None:
        file, known = reading.name_of(TRANSFERS), set[tuple[str, ...]]()
        for move, start_name, end_name, odd_fee in reading.each(TRANSFERS, self._parse_move):
            key = (move.player, move.day, move.start, move.end)
            self.clubs.meet(move.start, start_name, file, move.line)
            self.clubs.meet(move.end, end_name, file, move.line)
            if move.player not in self.players:
                why = f"{move.player!r} is no player of this feed."
                reading.lose(TRANSFERS, move.line, "player_id", move.player, why)
            elif not self.is_born(move.player, move.day):
                why = f"says {move.day!r}, before the player's birth."
                reading.lose(TRANSFERS, move.line, "transfer_date", move.day, why)
                self.unread.setdefault(move.player, []).append(None)
            elif key in known:
                why = f"this player's move of {move.day} {TWICE}"
                reading.lose(TRANSFERS, move.line, "player_id", move.player, why)
            else:
                known.add(key)
                self.clubs.join(move.start, move.end)
                self.moves.setdefault(move.player, []).append(move)
                if odd_fee is not None:
                    why = f"says {odd_fee!r}: no fee has ten digits; the fee is left unknown."
                    reading.lose(TRANSFERS, move.line, "transfer_fee", odd_fee, why)

    def _parse_move(self, line: Line) -> Written:
        """One line of transfers; where it cannot be read, whose it is and its day are kept."""
        try:
            return parse_move(line)
        except CellError:
            if player := line.described(line.maybe_key, "player_id"):
                day = line.described(line.maybe_day, "transfer_date")
                self.unread.setdefault(player, []).append(day)
            raise

    def _read_appearances(self, reading: Reading) -> None:
        file, games_tell = reading.name_of(APPEARANCES), bool(self.happened)
        national = self.clubs.national()
        for line, player, club, day in reading.each(APPEARANCES, _appearance):
            if not games_tell:
                self.happened[day] += 1
            if wrong := self._unusable(player, club, day):
                reading.lose(APPEARANCES, line, *wrong)
            elif club in national:
                self.told["capped"] += 1
            else:
                self.seen.add(player, club, day)
                if club not in self.clubs.met:
                    self.clubs.meet(club, None, file, line)

    def _unusable(self, player: str, club: str, day: str) -> tuple[str, str, str] | None:
        """Column, value and reason where an appearance contradicts the other tables."""
        born = self.births.get(player)
        if born is None:
            return "player_id", player, f"{player!r} is no player of this feed."
        if day <= born:
            return "date", day, f"says {day!r}, before the player's birth."
        if self.clubs.is_none(club):
            return "player_club_id", club, f"{club!r} is no club of this feed."
        return None


def _competition(line: Line) -> tuple[str, tuple[str | None, str | None]]:
    return line.text("competition_id"), (line.maybe("country_name"), line.maybe("type"))


def _club(line: Line) -> tuple[int, str, str, str | None]:
    club = line.key("club_id"), line.text("name"), line.maybe("domestic_competition_id")
    return line.line, *club


def _appearance(line: Line) -> tuple[int, str, str, str]:
    return line.line, line.key("player_id"), line.key("player_club_id"), line.day("date")

"""StatsBomb open data as a feed: whose it is, its files, its records in their order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from graph.dates import FIRST
from graph.errors import FeedError
from loaders.feed import Found
from loaders.report import Progress, Rejections
from loaders.seen import Seen
from loaders.statsbomb import checkout, notes
from loaders.statsbomb.checkout import COMPETITIONS, FETCH, LINEUPS, MATCHES
from loaders.statsbomb.holdings import Holdings
from loaders.statsbomb.people import ISSUER


class Checkout:
    """One checkout, used up by being read: clubs, players, managers, tenures and stints."""

    def __init__(self, place: Path) -> None:
        self.name, self.issuer = notes.NAME, ISSUER
        self.licence: str | None = notes.LICENCE
        self.known_to = FIRST  # until the matches have been read
        self.read: Counter[str] = Counter()
        self.announced: set[str] | Seen = set()
        self.root = checkout.root_of(place)
        self.seasons = dict(checkout.season_files(self.root))
        self.sheets = checkout.lineup_files(self.root)
        if not self.seasons:
            what = f"{MATCHES}/COMPETITION/SEASON.json not found: nothing tells a day."
            raise FeedError(what, where=str(place), advice=FETCH)

    def digests(self) -> list[str]:
        """One for competitions, matches and line-ups each."""
        competitions = [one for one in [self.root / COMPETITIONS] if one.is_file()]
        return [
            f"{COMPETITIONS}:{checkout.digest(iter(competitions))}",
            f"{MATCHES}:{checkout.digest(iter(self.seasons.values()))}",
            f"{LINEUPS}:{checkout.digest(iter(self.sheets.values()))}",
        ]

    def records(self, left_out: Rejections, progress: Progress | None) -> Iterator[Found]:
        """Clubs, players, managers, tenures, stints."""
        left_out.ignored += checkout.strangers(self.root)
        held = Holdings(self.root, self.read, left_out)
        held.read_matches(self.seasons)
        if not held.matches:
            first = f" The first: {left_out.kept[0]}" if left_out.kept else ""
            raise FeedError(f"no match could be read.{first}", where=MATCHES, advice=FETCH)
        self.known_to = max(match.day for match in held.matches.values())
        held.read_lineups(self.sheets, progress)
        yield from held.teams.records()
        yield from held.players.records()
        yield from held.managers.records()
        yield from held.tenures()
        yield from held.stints()
        held.count()
        left_out.notes += notes.sentences(held.told, self.known_to)

"""The vocabulary that ships: clubs with their nicknames and grounds, nations, outlets."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graph.folding import folded

PLACE = Path(__file__).parent / "lists"
LEAGUES = {
    "premier league": "England",
    "premiership": "England",
    "championship": "England",
    "league one": "England",
    "league two": "England",
    "english": "England",
    "serie a": "Italy",
    "serie b": "Italy",
    "la liga": "Spain",
    "primera liga": "Spain",
    "primera division": "Spain",
    "bundesliga": "Germany",
    "ligue 1": "France",
    "ligue one": "France",
    "eredivisie": "Netherlands",
    "primeira liga": "Portugal",
    "super lig": "Turkey",
    "scottish premiership": "Scotland",
    "spl": "Scotland",
    "saudi pro league": "Saudi Arabia",
    "pro league": "Saudi Arabia",
    "mls": "United States",
    "j league": "Japan",
    "chinese super league": "China",
}


@dataclass(frozen=True, slots=True)
class ListedClub:
    """A club everybody writes about: its full name, how else it is called, where it plays."""

    name: str
    country: str
    others: tuple[str, ...]
    nicknames: tuple[str, ...]
    grounds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who publishes, an outlet or a journalist, and under which names."""

    name: str
    others: tuple[str, ...]
    kind: str


@cache
def clubs() -> tuple[ListedClub, ...]:
    """All listed clubs."""
    return tuple(
        ListedClub(
            row["name"],
            row["country"],
            _several(row["others"]),
            _several(row["nicknames"]),
            _several(row["grounds"]),
        )
        for row in _rows("clubs")
    )


@cache
def outlets() -> tuple[Outlet, ...]:
    """All listed outlets and journalists."""
    return tuple(Outlet(r["name"], _several(r["others"]), r["kind"]) for r in _rows("outlets"))


@cache
def nations() -> dict[str, str]:
    """Folded country, adjective or people's name → the country."""
    return {
        folded(word): row["name"]
        for row in _rows("nations")
        for word in (row["name"], *_several(row["adjectives"]), *_several(row["people"]))
    }


def _rows(name: str) -> list[dict[str, str]]:
    with (PLACE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _several(cell: str | None) -> tuple[str, ...]:
    return tuple(part for part in (cell or "").split("|") if part)

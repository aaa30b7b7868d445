"""Who somebody is, and which team: items become players, managers and clubs."""

from __future__ import annotations

from collections.abc import Iterable

from graph.words import Club, Manager, Player
from loaders.wikidata.holdings import Holdings
from loaders.wikidata.teams import kind_of

ISSUER = "wikidata"
PLAYER_ID, MANAGER_ID, TEAM_ID = "P2446", "P2447", "P7223"  # Transfermarkt's
COUNTRY, POSITION, CLASS, PLACE, PARENT = "P27", "P413", "P31", "P17", "P831"
# Where no file has their labels; written from memory, as the ids in `teams` are.
POSITIONS = {
    "Q201330": "goalkeeper",
    "Q336286": "defender",
    "Q193592": "midfielder",
    "Q280658": "forward",
}


def player(id: str, held: Holdings) -> Player:
    """Somebody with a stint."""
    item = held.items[id]
    return Player(
        id=f"player:{ISSUER}:{id}",
        name=_name(id, held),
        aliases=item.others,
        born_on=held.born(id),
        nationality=_labels(item.values(COUNTRY), held, "countries"),
        position=next(iter(_labels(item.values(POSITION), held, "positions")), None),
        transfermarkt_id=_only(item.values(PLAYER_ID), held),
        wikidata_id=id,
    )


def manager(id: str, held: Holdings, *, played: bool) -> Manager:
    """Somebody with a tenure; who he was as a player is the same item."""
    item = held.items[id]
    return Manager(
        id=f"manager:{ISSUER}:{id}",
        name=_name(id, held),
        aliases=item.others,
        born_on=held.born(id),
        nationality=_labels(item.values(COUNTRY), held, "countries"),
        same_person_player_id=f"player:{ISSUER}:{id}" if played else None,
        transfermarkt_id=_only(item.values(MANAGER_ID), held),
        wikidata_id=id,
    )


def club(id: str, held: Holdings, clubs: Iterable[str]) -> Club:
    """A team; its parent where that is a club of this feed, too."""
    item = held.items[id]
    kind = kind_of(item.values(CLASS), held)
    held.told["kindless"] += kind is None
    parent = _only([one for one in item.values(PARENT) if one in clubs and one != id], held)
    return Club(
        id=f"club:{ISSUER}:{id}",
        name=_name(id, held),
        aliases=item.others,
        country=next(iter(_labels(item.values(PLACE), held, "countries")), None),
        kind=kind,
        parent_club_id=parent and f"club:{ISSUER}:{parent}",
        transfermarkt_id=_only(item.values(TEAM_ID), held),
        wikidata_id=id,
    )


def _name(id: str, held: Holdings) -> str:
    """The label; where nobody gave one, the id stands for a name that is not known."""
    name = held.label(id)
    held.told["nameless"] += name is None
    return name or id


def _labels(ids: Iterable[str], held: Holdings, what: str) -> tuple[str, ...]:
    """What the ids are called; those without a label are counted."""
    found = [held.label(id) or POSITIONS.get(id) for id in ids]
    held.told[what] += found.count(None)
    return tuple(name for name in found if name)


def _only(values: Iterable[str], held: Holdings) -> str | None:
    """The one value; of several none is better than another."""
    several = list(values)
    held.told["several ids"] += len(several) > 1
    return several[0] if len(several) == 1 else None

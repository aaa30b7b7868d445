"""Who publishes: a name in a text becomes a source of the graph, or one that would be new."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from graph.folding import folded
from graph.store import Reader
from loaders.reading import lists

# Where figures come from; to name one credits nobody with the report.
FIGURES = frozenset(
    ("transfermarkt", "opta", "fbref", "whoscored", "sofascore", "statsbomb", "capology", "fotmob")
)
SOURCES = """
MATCH (source:Source)
RETURN source.id AS id, source.name AS name, source.kind AS kind
ORDER BY id
"""


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who published: a source of the graph, or one that saving would add (`there` is False)."""

    id: str
    name: str
    kind: str | None = None
    there: bool = True


class Publishers:
    """The sources of the graph by every name they go by."""

    def __init__(self, reader: Reader) -> None:
        self._there: dict[str, Publisher] = {}
        for row in reader.rows(SOURCES, {}):
            self._there.setdefault(_listed(row["name"])[0], Publisher(**row))

    def find(self, name: str | None) -> Publisher | None:
        """The source of that name; a new one where the graph has none. None without a name."""
        key, listed = _listed(name or "")
        if not key:
            return None
        if key in self._there:
            return self._there[key]
        kind = listed.kind if listed else None
        called = listed.name if listed else str(name).strip()
        return Publisher(f"source:read:{key.replace(' ', '-')}", called, kind, there=False)

    def credited(self, names: Sequence[str], own: str | None) -> list[Publisher]:
        """Those a text credits but its own outlet and providers of figures, in its order.

        "Romano" is no second one beside Fabrizio Romano.
        """
        mine = _listed(own or "")[0]
        keys = (_listed(name)[0] for name in names)
        others = dict.fromkeys(key for key in keys if key and not _is_own(key, mine))
        whole = [key for key in others if not any(one.endswith(f" {key}") for one in others)]
        found = (self.find(key) for key in whole if key not in FIGURES)
        return [publisher for publisher in found if publisher]


def _is_own(key: str, mine: str) -> bool:
    """ "Sky Sports News" is "Sky Sports" again; "Sport Bild" is not "Sport"."""
    shorter, longer = sorted((key, mine), key=len)
    if key == mine or not mine or (" " not in shorter and shorter in _everyday()):
        return key == mine
    return f"{longer} ".startswith(f"{shorter} ")


def _listed(name: str) -> tuple[str, lists.Outlet | None]:
    """The name folded, in full where it is listed under another."""
    plain = folded(name)
    listed = _everyday().get(plain)
    return (folded(listed.name) if listed else plain), listed


@cache
def _everyday() -> dict[str, lists.Outlet]:
    names: dict[str, lists.Outlet] = {}
    for outlet in lists.outlets():
        names[folded(outlet.name)] = outlet
    for outlet in lists.outlets():
        for other in outlet.others:
            names.setdefault(folded(other), outlet)
    return names

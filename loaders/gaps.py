"""What the graph cannot know: how often, and one example; from all spells, or counted in it."""

from __future__ import annotations

from collections.abc import Iterable

from graph.store import Writer
from loaders.joins import Joins
from loaders.rules import GAPS

SAVE = """
UNWIND $rows AS row
MERGE (gap:Gap {id: row.id})
SET gap = row
RETURN gap.id AS id
"""
NO_START = """
MATCH (player:Player)
WHERE player.id > $after AND player.id <= $upto
MATCH (player)-[stint:PLAYED_FOR]->(:Club)
WHERE stint.since IS NOT NULL AND stint.precision IN ['assumed', 'year']
  AND NOT coalesce(stint.paper, false)
RETURN count(stint) AS total, min(player.id) AS example
"""
NO_MANAGER = """
MATCH (club:Club)
WHERE club.id > $after AND club.id <= $upto
  AND NOT EXISTS { (club)<-[tenure:MANAGED]-() WHERE tenure.since IS NOT NULL }
  AND EXISTS { (club)<-[stint:PLAYED_FOR]-()
               WHERE stint.since IS NOT NULL AND NOT coalesce(stint.paper, false) }
RETURN count(club) AS total, min(club.id) AS example
"""
NO_MANAGER_NAMED = """
MATCH (club:Club)
WHERE club.id > $after AND club.id <= $upto
MATCH (club)-[claim:INTERESTED_IN]->(:Player)
WHERE claim.manager_id IS NULL
RETURN count(claim) AS total, min(claim.id) AS example
"""
NO_MANAGER_THEN = """
MATCH (club:Club)
WHERE club.id > $after AND club.id <= $upto
MATCH (club)-[claim:INTERESTED_IN]->(:Player)
WITH club, collect(claim) AS claims
OPTIONAL MATCH (club)<-[tenure:MANAGED]-(:Manager)
WHERE tenure.since IS NOT NULL
WITH claims, collect(CASE WHEN tenure IS NOT NULL
     THEN [tenure.first_day, tenure.last_day] END) AS spells
UNWIND claims AS claim
WITH claim, spells
WHERE none(spell IN spells WHERE spell[0] <= claim.last_day AND claim.first_day <= spell[1])
RETURN count(claim) AS total, min(claim.id) AS example
"""
# The same as `rules.GAPS` says of all spells: by label, some nodes at a time.
OF_CLAIMS = {
    "Claims that name no manager": ("Club", NO_MANAGER_NAMED),
    "Claims by a club whose manager then is not known": ("Club", NO_MANAGER_THEN),
}
OF_ALL = {
    "Stints whose start is only assumed or known to the year": ("Player", NO_START),
    "Clubs with players but no manager known": ("Club", NO_MANAGER),
    **OF_CLAIMS,
}


def save_gaps(graph: Writer, joins: Joins) -> None:
    """Brings them up to date from all spells and claims (`spells.gather`)."""
    _save(graph, joins.execute(GAPS).fetchall())


def count_gaps(graph: Writer, kinds: dict[str, tuple[str, str]]) -> None:
    """Brings those kinds up to date from the graph itself."""
    found = []
    for kind, (label, text) in kinds.items():
        rows = [row for page in graph.pages(text, label) for row in page]
        examples = (row["example"] for row in rows if row["example"] is not None)
        found.append((kind, sum(row["total"] for row in rows), min(examples, default=None)))
    _save(graph, found)


def _save(graph: Writer, found: Iterable[tuple[str, int, str | None]]) -> None:
    rows = [
        {"id": f"gap:{kind}", "kind": kind, "total": total, "example": example}
        for kind, total, example in found
    ]
    graph.write(SAVE, rows)

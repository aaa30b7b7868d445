"""The players for whom something else follows when ids are joined or parted.

A merged player himself; where clubs are one, who was there, was wanted there, or was wanted by a
manager from there; where managers are one, who was there under them or was wanted by their clubs.
"""

from __future__ import annotations

from collections.abc import Collection

from graph.store import Reader
from loaders.matching.told import by_label, chunks

AT_CLUBS = """
UNWIND $ids AS id
MATCH (:Club {id: id})<-[:PLAYED_FOR]-(player:Player)
RETURN DISTINCT player.id AS id
"""
WANTED_BY_CLUBS = """
UNWIND $ids AS id
MATCH (:Club {id: id})-[:INTERESTED_IN]->(player:Player)
RETURN DISTINCT player.id AS id
"""
UNDER_MANAGERS = """
UNWIND $ids AS id
MATCH (:Manager {id: id})-[tenure:MANAGED]->(club:Club)
MATCH (club)<-[stint:PLAYED_FOR]-(player:Player)
WHERE stint.first_day <= tenure.last_day AND stint.last_day >= tenure.first_day
RETURN DISTINCT player.id AS id
"""
WANTED_BY_MANAGERS = """
UNWIND $ids AS id
MATCH (:Manager {id: id})-[:MANAGED]->(club:Club)
MATCH (club)-[:INTERESTED_IN]->(player:Player)
RETURN DISTINCT player.id AS id
"""
# A report may say from which club a manager brought his interest along, while another club asks.
BROUGHT_FROM_CLUBS = """
MATCH (club:Club)
WHERE club.id > $after AND club.id <= $upto
MATCH (club)-[claim:INTERESTED_IN]->(player:Player)
WHERE claim.carried_from_club_id IN $ids
RETURN DISTINCT player.id AS id
"""
AROUND = {
    "Club": (AT_CLUBS, WANTED_BY_CLUBS),
    "Manager": (UNDER_MANAGERS, WANTED_BY_MANAGERS),
}
TOGETHER = 50


def concerned(graph: Reader, ids: Collection[str]) -> set[str]:
    """Their ids; `ids` are of all who were joined or parted, and of who stands or stood for them.

    Of those who have no node any more nothing is found.
    """
    players: set[str] = set()
    for node, those in by_label(ids):
        if node.label == "Player":
            players.update(those)
        if node.label == "Club":
            pages = graph.pages(BROUGHT_FROM_CLUBS, "Club", ids=sorted(those))
            players.update(row["id"] for page in pages for row in page)
        for text in AROUND.get(node.label, ()):
            for some in chunks(those, TOGETHER):
                players.update(row["id"] for row in graph.rows(text, {"ids": some}))
    return players

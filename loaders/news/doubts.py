"""What a batch of reports leaves to be looked at, as the graph keeps it: some thousand, no more."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from graph.store import Writer
from loaders.news.changes import Change
from loaders.news.likeness import digest
from loaders.news.proposal import Proposal
from loaders.reading.found import Reading

KEPT = 5_000
IDS = """
MATCH (doubt:Doubt)
RETURN collect(CASE WHEN doubt.dismissed IS NULL THEN doubt.id END) AS there,
       collect(CASE WHEN doubt.dismissed THEN doubt.id END) AS dismissed
"""
ADD = """
UNWIND $rows AS row
MERGE (doubt:Doubt {id: row.id})
SET doubt = row
RETURN doubt.id AS id
"""
# What somebody looked at stays known: loaded again, its report does not bring it back.
DISMISS = """
UNWIND $rows AS row
MATCH (doubt:Doubt {id: row.id})
WHERE doubt.dismissed IS NULL
SET doubt = row
RETURN doubt.id AS id
"""
SETTLED = """
UNWIND $rows AS row
MATCH (doubt:Doubt {id: row.id})
DELETE doubt
RETURN row.id AS id
"""
Row = dict[str, Any]


class Doubts:
    """Those of the graph and new ones, up to `KEPT`; those that were dismissed stay away."""

    def __init__(self, graph: Writer) -> None:
        known = graph.rows(IDS, {})[0]
        self.there: set[str] = set(known["there"])
        self.dismissed: set[str] = set(known["dismissed"])

    def still(self, rows: Iterable[Row]) -> list[Row]:
        """Those that nobody dismissed."""
        return [row for row in rows if row["id"] not in self.dismissed]

    def kept(self, rows: Iterable[Row]) -> list[Row]:
        """Those that still have room, or are there already: the same rows, the same answer."""
        kept = []
        for row in rows:
            if row["id"] in self.there or len(self.there) < KEPT:
                self.there.add(row["id"])
                kept.append(row)
        return kept


def doubts_of(proposal: Proposal) -> list[Row]:
    """What is not certain in it."""
    return [_row(proposal, change) for change in proposal.changes if not change.certain]


def refusal_of(reading: Reading) -> Row:
    """A report of which nothing was taken."""
    report = reading.report
    name = digest(f"{report.id}\n{report.text}")[:16]
    said = {"id": f"doubt:read:{name}", "report": report.id, "why": reading.refused}
    return said | {"outlet": report.outlet, "day": report.date}


def settled(proposal: Proposal, keys: Iterable[str]) -> list[Row]:
    """The doubts that are none any more once the changes of those keys are saved."""
    return [{"id": _id(proposal, key)} for key in keys]


def dismissed(ids: Iterable[str]) -> list[Row]:
    """What is left of the doubts of those ids: that somebody looked at them."""
    return [{"id": id, "dismissed": True} for id in ids]


def _row(proposal: Proposal, change: Change) -> Row:
    about = change.player.name if change.player else change.position
    report = proposal.reading.report
    people = (change.player, change.club, change.manager)
    return {
        "id": _id(proposal, change.key),
        "report": report.id,
        "outlet": report.outlet,
        "day": proposal.published_on,
        "says": f"{change.club.name} · {about} · {change.stage or 'needed'}",
        "quotation": change.quotation[:2_000],
        "why": change.lacking or " ".join(change.doubts),
        "candidates": [id for who in people if who for id in who.candidates] or None,
    }


def _id(proposal: Proposal, key: str) -> str:
    return f"doubt:read:{proposal.text_sha256[:16]}-{key}"

"""The edges that follow from others: players who met a manager again, interest he carried along.

DuckDB joins, outside the graph; what changed is written. The rules are the domain's: a manager
coached a player when they shared a club for 30 days or more; a player followed him when, at least
30 days after that began, he arrived from outside at another club of his.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from graph.kinds import EdgeType
from graph.schema import CARRIED_INTEREST, REUNITED_WITH
from graph.store import Writer
from graph.store.bolt import BATCH
from loaders.joins import Joins

# Of the whole graph, or of a few players and the clubs they were at.
SPELLS = """
CREATE OR REPLACE VIEW whole_stints AS
SELECT id, who AS player, club, first_day, last_day, known_day, precision, joined_by, on_loan,
       precision IN ('day', 'month', 'window')
         AND coalesce(joined_by, 'unknown') NOT IN ('loan_return', 'promotion') AS arrival
FROM all_stints WHERE NOT paper;
CREATE OR REPLACE VIEW whole_tenures AS
SELECT id, who AS manager, club, first_day, last_day, known_day FROM all_tenures;
CREATE OR REPLACE TABLE stints AS FROM whole_stints {of_players};
CREATE OR REPLACE TABLE claims AS FROM all_claims {of_players};
CREATE OR REPLACE TABLE tenures AS FROM whole_tenures {of_clubs};
"""
EVERYBODY = SPELLS.format(of_players="", of_clubs="")
PEOPLE = SPELLS.format(
    of_players="WHERE player IN (FROM people)",
    of_clubs="WHERE club IN (SELECT club FROM stints UNION SELECT club FROM claims)",
)
COACHED = """
CREATE OR REPLACE TABLE coached AS
SELECT manager, player, club, first_day, last_day, last_day - first_day AS days, known_day,
       tenure, stint
FROM (
  SELECT t.manager, s.player, t.club, greatest(t.first_day, s.first_day) AS first_day,
         least(t.last_day, s.last_day) AS last_day, greatest(t.known_day, s.known_day) AS known_day,
         t.id AS tenure, s.id AS stint
  FROM tenures t JOIN stints s ON s.club = t.club
)
WHERE last_day - first_day >= 30
"""
FOLLOWED = """
CREATE OR REPLACE TABLE followed AS
WITH met AS (
  SELECT c.manager, c.player, c.club AS from_club, s.club AS to_club, s.first_day AS joined,
         s.precision, s.on_loan, s.id AS stint, t.id AS tenure, t.first_day AS began,
         greatest(s.known_day, t.known_day) AS known
  FROM stints s
  JOIN tenures t ON t.club = s.club AND s.first_day BETWEEN t.first_day - 30 AND t.last_day
  JOIN coached c ON c.manager = t.manager AND c.player = s.player
    AND c.club <> s.club AND s.first_day >= c.first_day + 30
  WHERE s.arrival
), first_met AS (
  SELECT DISTINCT ON (manager, player, from_club, to_club) *
  FROM met
  ORDER BY manager, player, from_club, to_club, joined, began, tenure, on_loan, stint
), spells AS (
  SELECT f.manager, f.player, f.from_club, f.to_club, max(c.days) AS days_coached,
         max(c.last_day) AS last_coached, min(c.known_day) AS coached_known_day,
         list(c.first_day ORDER BY c.first_day, c.stint, c.tenure) AS coached_since,
         list(c.last_day ORDER BY c.first_day, c.stint, c.tenure) AS coached_until,
         list(c.known_day ORDER BY c.first_day, c.stint, c.tenure) AS coached_known,
         list(DISTINCT c.stint) || list(DISTINCT c.tenure) AS records
  FROM first_met f
  JOIN coached c ON c.manager = f.manager AND c.player = f.player AND c.club = f.from_club
    AND f.joined >= c.first_day + 30
  GROUP BY ALL
), left_last AS (
  SELECT f.manager, f.player, f.from_club, f.to_club, max(s.last_day) AS last_day,
         max(s.last_day) FILTER (WHERE s.club = f.from_club) AS last_there
  FROM first_met f
  JOIN stints s ON s.player = f.player AND s.club <> f.to_club AND s.last_day <= f.joined + 1
  GROUP BY ALL
)
SELECT f.*, s.days_coached, f.joined - s.last_coached AS days_between,
       coalesce(l.last_there = l.last_day, false) AS direct, s.coached_since, s.coached_until,
       s.coached_known, greatest(f.known, s.coached_known_day) AS known_day, s.records
FROM first_met f
JOIN spells s USING (manager, player, from_club, to_club)
LEFT JOIN left_last l USING (manager, player, from_club, to_club)
"""
CARRIED = """
CREATE OR REPLACE TABLE carried AS
WITH wants AS (
  SELECT t.manager, c.player, c.club, c.first_day AS day, c.reported_on,
         coalesce(c.manager = t.manager, false) AS named, c.id AS claim, t.id AS tenure,
         greatest(c.known_day, t.known_day) AS known,
         CASE WHEN c.manager = t.manager THEN c.carried_from END AS carried_from
  FROM claims c JOIN tenures t ON t.club = c.club
   AND t.first_day - CASE WHEN c.manager = t.manager THEN 30 ELSE 0 END <= c.last_day
   AND c.first_day <= t.last_day
  WHERE c.stage NOT IN ('rejected', 'denied', 'ended')
), pairs AS (
  SELECT a.manager, a.player, a.club AS from_club, b.club AS to_club, a.day AS first_day,
         b.day AS carried_day, a.reported_on AS first_reported_on,
         b.reported_on AS carried_reported_on, a.named AND b.named AS named,
         coalesce(b.carried_from = a.club, false) AS stated,
         [a.claim, b.claim, a.tenure, b.tenure] AS records, greatest(a.known, b.known) AS known_day
  FROM wants a JOIN wants b
    ON a.manager = b.manager AND a.player = b.player AND a.club <> b.club AND a.day < b.day
  UNION ALL
  SELECT manager, player, carried_from, club, day, day, reported_on, reported_on, true, true,
         [claim, tenure], known
  FROM wants WHERE carried_from IS NOT NULL AND carried_from <> club
)
SELECT DISTINCT ON (manager, player, from_club, to_club) * EXCLUDE (stated),
       bool_or(stated) OVER (PARTITION BY manager, player, from_club, to_club) AS stated
FROM pairs
ORDER BY manager, player, from_club, to_club, first_day, carried_day, named DESC, records
"""
OUTCOMES = """
CREATE OR REPLACE TABLE outcomes AS
SELECT c.*, c.carried_day + 400 AS outcome_day,
  CASE WHEN EXISTS (FROM stints s WHERE s.player = c.player AND s.club = c.to_club AND s.arrival
                    AND s.first_day BETWEEN c.carried_day AND c.carried_day + 400) THEN 'signed'
       WHEN EXISTS (FROM stints s WHERE s.player = c.player AND s.club <> c.to_club AND s.arrival
                    AND s.first_day BETWEEN c.carried_day AND c.carried_day + 400) THEN 'lost'
       WHEN coalesce(l.stage, '') IN ('rejected', 'denied', 'ended') THEN 'ended'
       ELSE 'open' END AS outcome
FROM carried c
LEFT JOIN (
  SELECT c.manager, c.player, c.from_club, c.to_club,
         last(k.stage ORDER BY k.known_day, k.id) AS stage
  FROM carried c JOIN claims k ON k.player = c.player AND k.club = c.to_club
    AND k.first_day <= c.carried_day + 400
  GROUP BY ALL
) l USING (manager, player, from_club, to_club)
"""
GAPS = """
SELECT 'Stints whose start is only assumed or known to the year' AS kind, count(*) AS total,
       min(player) AS example
FROM whole_stints WHERE precision IN ('assumed', 'year')
UNION ALL
SELECT 'Clubs with players but no manager known', count(*), min(club)
FROM (SELECT DISTINCT club FROM whole_stints EXCEPT SELECT DISTINCT club FROM whole_tenures)
UNION ALL
SELECT 'Claims that name no manager', count(*), min(id) FROM all_claims WHERE manager IS NULL
UNION ALL
SELECT 'Claims by a club whose manager then is not known', count(*), min(c.id)
FROM all_claims c WHERE NOT EXISTS (FROM whole_tenures t WHERE t.club = c.club
  AND t.first_day <= c.last_day AND c.first_day <= t.last_day)
"""
READ_DERIVED = """
MATCH (manager:Manager)
WHERE manager.id > $after AND manager.id <= $upto
OPTIONAL MATCH (manager)-[edge:{name}]->(:Player)
RETURN manager.id AS id, collect(properties(edge)) AS edges
ORDER BY id
"""
READ_OF_PLAYERS = """
UNWIND $ids AS id
MATCH (:Player {id: id})<-[edge:{name}]-(manager:Manager)
RETURN manager.id AS id, collect(properties(edge)) AS edges
"""
TOGETHER = 2_000  # players
SAVE_GAPS = """
UNWIND $rows AS row
MERGE (gap:Gap {id: row.id})
SET gap = row
RETURN gap.id AS id
"""
# Properties that are called in the joins as they are on the edges.
MET = ("precision", "on_loan", "days_coached", "days_between", "direct")
DAYS_COACHED = ("coached_since", "coached_until", "coached_known")
TOLD = ("first_reported_on", "carried_reported_on", "named", "stated", "outcome")


def derive(graph: Writer, joins: Joins) -> None:
    """Brings the derived edges up to date with all spells and claims (`spells.gather`)."""
    join(joins, EVERYBODY)
    for edge, rows in ((REUNITED_WITH, reunions(joins)), (CARRIED_INTEREST, interests(joins))):
        pages = graph.pages(READ_DERIVED.replace("{name}", edge.name), "Manager")
        write_difference(graph, edge, rows, (row for page in pages for row in page))
    save_gaps(graph, joins)


def derive_for_people(graph: Writer, joins: Joins, edges: Iterable[EdgeType]) -> int:
    """The same for the players in `people` alone; how many edges they have then."""
    join(joins, PEOPLE)
    return sum(
        write_difference(graph, edge, FOLLOWS_FROM[edge.name](joins), _before(graph, joins, edge))
        for edge in edges
    )


def save_gaps(graph: Writer, joins: Joins) -> None:
    """Brings up to date what the graph cannot know."""
    rows = [
        {"id": f"gap:{kind}", "kind": kind, "total": total, "example": example}
        for kind, total, example in joins.execute(GAPS).fetchall()
    ]
    graph.write(SAVE_GAPS, rows)


def join(joins: Joins, spells: str) -> None:
    """Works out what follows from the spells that the statements choose."""
    joins.execute(spells)
    for text in (COACHED, FOLLOWED, CARRIED, OUTCOMES):
        joins.execute(text)


def _before(graph: Writer, joins: Joins, edge: EdgeType) -> Iterator[dict[str, Any]]:
    """The edges those players have so far, by manager."""
    people = joins.cursor().execute("FROM people ORDER BY player")
    while some := people.fetchmany(TOGETHER):
        ids = [id for (id,) in some]
        yield from graph.rows(READ_OF_PLAYERS.replace("{name}", edge.name), {"ids": ids})


def reunions(joins: Joins) -> Iterator[dict[str, Any]]:
    """Players who met a manager again, as rows: id, start, end, properties."""
    for row in _rows(joins, "FROM followed ORDER BY manager, player, from_club, to_club"):
        values = {
            "from_club_id": row["from_club"],
            "to_club_id": row["to_club"],
            "joined_on": _day(row["joined"]),
            **{name: row[name] for name in MET},
            **{name: [_day(one) for one in row[name]] for name in DAYS_COACHED},
            "known_day": _day(row["known_day"]),
            "rests_on": sorted({row["stint"], row["tenure"], *row["records"]}),
        }
        yield _edge("reunited", row, values)


def interests(joins: Joins) -> Iterator[dict[str, Any]]:
    """Carried interest, as rows ready to be written."""
    for row in _rows(joins, "FROM outcomes ORDER BY manager, player, from_club, to_club"):
        values = {
            "from_club_id": row["from_club"],
            "to_club_id": row["to_club"],
            **{name: row[name] for name in TOLD},
            "carried_day": _day(row["carried_day"]),
            "outcome_day": _day(row["outcome_day"]),
            "known_day": _day(row["known_day"]),
            "rests_on": sorted(set(row["records"])),
        }
        yield _edge("carried", row, values)


def _edge(kind: str, row: dict[str, Any], values: dict[str, Any]) -> dict[str, Any]:
    ends = (row["manager"], row["player"], row["from_club"], row["to_club"])
    id = ":".join((kind, *(end.partition(":")[2] for end in ends)))
    values |= {"id": id, "derived": True}
    return {"id": id, "start": row["manager"], "end": row["player"], "properties": values}


def _rows(joins: Joins, text: str) -> Iterator[dict[str, Any]]:
    cursor = joins.execute(text)
    names = [column[0] for column in cursor.description or ()]
    while batch := cursor.fetchmany(BATCH):
        yield from (dict(zip(names, row, strict=True)) for row in batch)


def _day(day: Any) -> str:
    return str(day)[:10]


def write_difference(
    graph: Writer,
    edge: EdgeType,
    rows: Iterator[dict[str, Any]],
    before: Iterable[dict[str, Any]],
) -> int:
    """What no longer follows goes, what is new or changed comes; how many there are then.

    `before` are rows of a manager's id and the properties of his `edges` as they were.
    """
    there = {one["id"]: (row["id"], one) for row in before for one in row["edges"] if one}
    total = 0
    new: list[list[Any]] = []
    stale: list[dict[str, Any]] = []

    def write() -> None:
        """What changed goes before it comes again."""
        for text, some in ((edge.removal, stale), (edge.creation, new)):
            if some:
                graph.write(text, some)
                some.clear()

    for row in rows:
        total += 1
        start, found = there.pop(row["id"], (None, None))
        if found != row["properties"]:
            values = [row["properties"][name] for name in edge.properties]
            new.append([row["start"], row["end"], *values])
            if found is not None:
                stale.append({"id": row["id"], "start": start})
            if len(new) == BATCH:
                write()
    write()
    gone = [{"id": id, "start": start} for id, (start, _) in there.items()]
    for at in range(0, len(gone), BATCH):
        graph.write(edge.removal, gone[at : at + BATCH])
    return total


FOLLOWS_FROM: dict[str, Callable[[Joins], Iterator[dict[str, Any]]]] = {
    REUNITED_WITH.name: reunions,
    CARRIED_INTEREST.name: interests,
}

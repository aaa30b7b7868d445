"""Who is around somebody? Counts for each kind of edge first, then the foremost of one kind."""

from __future__ import annotations

from dataclasses import dataclass

from graph.questions.question import Ask, Question, Values

LABELS = {
    "player": "Player",
    "club": "Club",
    "manager": "Manager",
    "source": "Source",
    "report": "Report",
    "position": "Position",
}


@dataclass(frozen=True, slots=True)
class NeighbourCount:
    """How many edges of one kind lead to nodes of one kind, and to how many of them."""

    edge: str
    kind: str
    neighbours: int
    edges: int


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A node beside the one asked for, and the latest of the edges between them."""

    id: str
    kind: str
    name: str
    edge: str
    outgoing: bool
    edges: int
    stage: str | None
    first_day: str | None
    last_day: str | None
    latest: str | None


_KNOWN = """
WHERE coalesce(edge.known_day, '') <= $known_on
  AND coalesce(edge.first_day, $since) <= $until AND coalesce(edge.last_day, $until) >= $since
"""
_COUNTS = (
    "\nMATCH (node:{label} {id: $node})-[edge]-(other)"
    + _KNOWN.rstrip()
    + """
WITH other, type(edge) AS edge, count(edge) AS edges
RETURN edge AS edge, labels(other)[0] AS kind, count(other) AS neighbours, sum(edges) AS edges
ORDER BY edge, kind
LIMIT $limit
"""
)
_DAY = """
coalesce(edge.reported_on, CASE WHEN edge.last_day > $known_on THEN $known_on
  ELSE edge.last_day END, edge.known_day, '')"""
# Claims by their day and how often told, records by their day: the foremost come first. Which of
# their edges is the latest is asked of those alone: sorting all edges takes twice as long.
_NEIGHBOURS = (
    "\nMATCH (node:{label} {id: $node})-[edge]-(other)"
    + _KNOWN.rstrip()
    + """
  AND ($edge IS NULL OR type(edge) = $edge) AND ($kind IS NULL OR $kind IN labels(other))
  AND ($only IS NULL OR other.id = $only)
  AND ($text IS NULL OR coalesce(other.search_text, toLower(other.name), '') CONTAINS $text)
WITH other, edge, type(edge) AS kind,"""
    + _DAY
    + """ AS day
WITH other, kind, count(edge) AS edges, collect(edge) AS those, max(day) AS day
ORDER BY day DESC, edges DESC, other.id, kind
LIMIT $limit
UNWIND those AS edge
WITH other, kind, edges, day, edge
WHERE day ="""
    + _DAY
    + """
WITH other, kind, edges, day, edge
ORDER BY edge.id
WITH other, kind, edges, day, collect(edge)[0] AS latest
RETURN other.id AS id, labels(other)[0] AS kind,
       coalesce(other.name, other.title, other.id) AS name, kind AS edge,
       startNode(latest).id = $node AS outgoing, edges AS edges,
       latest.stage AS stage, latest.first_day AS first_day,
       CASE WHEN latest.last_day > $known_on THEN $known_on ELSE latest.last_day END AS last_day,
       day AS latest
ORDER BY latest DESC, edges DESC, id, edge
"""
)


# Every line has a player or a manager at one end, so no club's hundreds of spells are looked at.
_BETWEEN = (
    "\nUNWIND $ids AS id\nMATCH (node:{label} {id: id})-[edge]-(other)"
    + _KNOWN.rstrip()
    + """
  AND $shown[other.id]
WITH startNode(edge).id AS start_id, endNode(edge).id AS end_id, type(edge) AS kind, edge,
     coalesce(edge.reported_on, edge.known_day, '') AS day
ORDER BY day DESC, edge.id
WITH start_id, end_id, kind, count(edge) AS edges, collect(edge)[0] AS latest, max(day) AS day,
     min(edge.first_day) AS since
RETURN start_id AS start_id, end_id AS end_id, kind AS edge, edges AS edges,
       latest.stage AS stage, since AS first_day, day AS latest
ORDER BY latest DESC, start_id, end_id, edge
LIMIT $limit
"""
)


@dataclass(frozen=True, slots=True)
class Between:
    """All edges of one kind between two of those asked for."""

    start_id: str
    end_id: str
    edge: str
    edges: int
    stage: str | None
    first_day: str | None
    latest: str | None


def _between(ask: Ask, values: Values) -> list[Between]:
    ids = list(values["ids"] or ())
    said = {**values, "shown": dict.fromkeys(ids, True)}
    rows: dict[tuple[str, str, str], Between] = {}
    for label in ("Player", "Manager"):
        those = [id for id in ids if id.startswith(f"{label.lower()}:")]
        for row in ask(_BETWEEN.replace("{label}", label), {**said, "ids": those}):
            rows[row["start_id"], row["end_id"], row["edge"]] = Between(**row)
    return list(rows.values())


def _count(ask: Ask, values: Values) -> list[NeighbourCount]:
    return [NeighbourCount(**row) for row in ask(_of(_COUNTS, values), values)]


def _list(ask: Ask, values: Values) -> list[Neighbour]:
    return [Neighbour(**row) for row in ask(_of(_NEIGHBOURS, values), values)]


def _of(text: str, values: Values) -> str:
    """The text for the label that the id names; an id of no kind has no neighbours."""
    kind = str(values["node"]).partition(":")[0]
    return text.replace("{label}", LABELS.get(kind, "Player"))


NEIGHBOUR_COUNTS = Question(
    key="around",
    title="What is around somebody?",
    row=NeighbourCount,
    needs=("node",),
    text=_COUNTS.replace("{label}", "Player"),
    gather=_count,
)
NEIGHBOURS = Question(
    key="neighbours",
    title="Who is next to somebody?",
    row=Neighbour,
    needs=("node",),
    takes=("edge", "kind", "only", "text"),
    text=_NEIGHBOURS.replace("{label}", "Player"),
    gather=_list,
)
BETWEEN = Question(
    key="between",
    title="What lies between those that are shown?",
    row=Between,
    takes=("ids",),
    text=_BETWEEN.replace("{label}", "Player"),
    gather=_between,
)

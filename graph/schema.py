"""The shape of the graph as plain values; constraints, upserts and the schema page follow.

Derived edges name no record: they are computed by the loaders, never read from a feed.
"""

from __future__ import annotations

from graph.kinds import AS_TOLD, EdgeType, NodeType
from graph.words import (
    Club,
    Interest,
    Manager,
    Need,
    Player,
    Position,
    Report,
    Source,
    Stint,
    Tenure,
)

VALUE = {"value": int, "value_currency": str, "value_on": str}
SEARCHED = {"search_text": str}
REFERS = {AS_TOLD: list[str]}  # of nodes that name another by its id
CLAIM = ("stage", "reported_on", "known_day", "first_day", "last_day", "report_id")
WORDS = ("summary", "evidence")

PLAYER = NodeType("Player", Player, "player", VALUE | SEARCHED)
CLUB = NodeType("Club", Club, "club", SEARCHED | REFERS)
MANAGER = NodeType("Manager", Manager, "manager", SEARCHED | REFERS)
SOURCE = NodeType("Source", Source, "source")
REPORT = NodeType("Report", Report, "report", {"words_signature": str})
POSITION = NodeType("Position", Position, "position")
NODES = (PLAYER, CLUB, MANAGER, SOURCE, REPORT, POSITION)

PLAYED_FOR = EdgeType(
    "PLAYED_FOR", Stint, ("Player", "player_id"), ("Club", "club_id"), "played for"
)
MANAGED = EdgeType("MANAGED", Tenure, ("Manager", "manager_id"), ("Club", "club_id"), "managed")
INTERESTED_IN = EdgeType(
    "INTERESTED_IN",
    Interest,
    ("Club", "club_id"),
    ("Player", "player_id"),
    "was reported to want",
    (
        "id",
        "loan",
        "since",
        "until",
        "manager_id",
        "carried_from_club_id",
        *CLAIM,
        *WORDS,
    ),
)
PURSUED = EdgeType(
    "PURSUED",
    Interest,
    ("Manager", "manager_id"),
    ("Player", "player_id"),
    "was reported to want",
    ("id", "club_id", "carried_from_club_id", *CLAIM, *WORDS),
)
PUBLISHED_BY = EdgeType(
    "PUBLISHED_BY",
    Report,
    ("Report", "id"),
    ("Source", "source_id"),
    "was published by",
    ("id", "role", "known_day"),
)
REPEATS = EdgeType(
    "REPEATS",
    Report,
    ("Report", "id"),
    ("Report", "repeats_report_id"),
    "repeats",
    ("id", "role", "known_day"),
)
NEEDS = EdgeType(
    "NEEDS",
    Need,
    ("Club", "club_id"),
    ("Position", "position"),
    "was reported to need",
    ("id", "because", "reported_on", "known_day", "report_id", *WORDS),
)
# A claim is an edge between club and player; these lead to it from the report that says so.
SAYS_WANTED = EdgeType(
    "SAYS_WANTED",
    Interest,
    ("Report", "report_id"),
    ("Player", "player_id"),
    "says is wanted",
    ("id", "club_id", "known_day"),
)
SAYS_IN_NEED = EdgeType(
    "SAYS_IN_NEED",
    Need,
    ("Report", "report_id"),
    ("Club", "club_id"),
    "says is in need",
    ("id", "known_day"),
)
SAME_PERSON = EdgeType(
    "SAME_PERSON",
    Manager,
    ("Manager", "id"),
    ("Player", "same_person_player_id"),
    "is the same person as",
    ("id",),
)
LOADED = (
    PLAYED_FOR,
    MANAGED,
    INTERESTED_IN,
    PURSUED,
    PUBLISHED_BY,
    REPEATS,
    NEEDS,
    SAYS_WANTED,
    SAYS_IN_NEED,
    SAME_PERSON,
)

DERIVED = {"derived": bool, "known_day": str, "rests_on": list[str]}
COACHED = ("coached_since", "coached_until", "coached_known")
REUNITED_WITH = EdgeType(
    "REUNITED_WITH",
    None,
    ("Manager", "manager_id"),
    ("Player", "player_id"),
    "met again",
    more={
        "from_club_id": str,
        "to_club_id": str,
        "joined_on": str,
        "precision": str,
        "on_loan": bool,
        "days_coached": int,
        "days_between": int,
        "direct": bool,
        # the spells at the first club: first days, last days, known days
        **dict.fromkeys(COACHED, list[str]),
        **DERIVED,
    },
    derived=True,
)
CARRIED_INTEREST = EdgeType(
    "CARRIED_INTEREST",
    None,
    ("Manager", "manager_id"),
    ("Player", "player_id"),
    "carried his interest in",
    more={
        "from_club_id": str,
        "to_club_id": str,
        "first_reported_on": str,
        "carried_reported_on": str,
        "carried_day": str,  # the first full day of carried_reported_on
        "outcome_day": str,  # 400 days later: what decides the outcome lies between the two
        "named": bool,
        "stated": bool,
        "outcome": str,
        **DERIVED,
    },
    derived=True,
)
EDGES = (*LOADED, REUNITED_WITH, CARRIED_INTEREST)

# What was loaded, what is missing, who writes now, what is to be looked at: never drawn.
LOAD = NodeType(
    "Load",
    None,
    "load",
    {
        **dict.fromkeys(("issuer", "name", "state", "known_to", "licence"), str),
        **dict.fromkeys(("version", "loaded_at", "seal"), str),
        **dict.fromkeys(("files", "counts", "rejected", "ignored", "notes"), list[str]),
        **dict.fromkeys(("rejected_count", "claims"), int),
    },
)
GAP = NodeType("Gap", None, "gap", {"kind": str, "total": int, "example": str})
TOTAL = NodeType("Total", None, "total", {"kind": str, "name": str, "total": int})
DOUBT = NodeType(
    "Doubt",
    None,
    "doubt",
    {
        **dict.fromkeys(("report", "outlet", "day", "says", "quotation", "why"), str),
        "candidates": list[str],
        "dismissed": bool,
    },
)
# Two that somebody said are the same, or are not; and what each feed tells of those that are one.
MERGE = NodeType(
    "Merge",
    None,
    "merge",
    {
        **dict.fromkeys(("kept", "gone", "verdict", "why", "decided_at"), str),
        "score": float,
        **dict.fromkeys(("reasons", "names"), list[str]),
    },
)
TOLD = NodeType("Told", None, "told", dict.fromkeys(("node", "kept", "properties"), str))
LOCK = NodeType("Lock", None, "lock", {"holder": str, "expires": float, "emptied": bool})
# What goes along when the graph moves; who writes now does not.
NOTES = (LOAD, GAP, TOTAL, DOUBT, MERGE, TOLD)
BOOKKEEPING = (*NOTES, LOCK)
SEARCH_INDEXES = tuple(
    f"CREATE INDEX {name.lower()}_search IF NOT EXISTS FOR (n:{name}) ON (n.search_text)"
    for name in ("Player", "Club", "Manager")
)
DAY_INDEX = "CREATE INDEX report_day IF NOT EXISTS FOR (n:Report) ON (n.known_day)"
TEXT_INDEX = "CREATE INDEX report_text IF NOT EXISTS FOR (n:Report) ON (n.text_sha256)"
SHAPE = (
    *(node.constraint for node in (*NODES, *BOOKKEEPING)),
    *SEARCH_INDEXES,
    DAY_INDEX,
    TEXT_INDEX,
)

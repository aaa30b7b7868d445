"""The graph as documented folders, one an issuer: they load again as the same graph.

What was read from reports here is left out: its claims name players and clubs of other issuers.
Who was merged stands in each folder as that feed told of him; that they are one is not told there.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO

from graph.kinds import as_told
from graph.store import Reader
from graph.whole import Row, Written, said
from graph.whole import edges as all_edges
from graph.whole import nodes as all_nodes
from graph.words import READ_HERE

# Tables of the documented folder: column, then where its value stands. "<" is the edge's start,
# ">" its end, a "#" before a property takes the issuer's own id out of ours.
EXTERNAL = ("wikidata_id", "transfermarkt_id", "statsbomb_id")
PERSON = {"name": "name", "aliases": "aliases", "date_of_birth": "born_on"}
PERSON |= {"nationality": "nationality"}
REPORTED = {"reported_on": "reported_on", "report_id": "#report_id"}
REPORTED |= {"summary": "summary", "evidence": "evidence"}
TABLES: dict[str, tuple[str, dict[str, str]]] = {
    "Source": ("sources", {"source_id": "#id", "name": "name", "kind": "kind", "tier": "tier"}),
    "Club": (
        "clubs",
        {"club_id": "#id", "name": "name", "aliases": "aliases", "country": "country"}
        | {"kind": "kind", "parent_club_id": "#parent_club_id"}
        | {name: name for name in EXTERNAL},
    ),
    "Player": (
        "players",
        {"player_id": "#id", **PERSON, "position": "position", "foot": "foot"}
        | {"height_cm": "height_cm"}
        | {name: name for name in EXTERNAL},
    ),
    "Manager": (
        "managers",
        {"manager_id": "#id", **PERSON, "same_person_player_id": "#same_person_player_id"}
        | {name: name for name in EXTERNAL},
    ),
    "Report": (
        "reports",
        {"report_id": "#id", "source_id": "#source_id", "published_on": "published_on"}
        | {"title": "title", "url": "url", "repeats_report_id": "#repeats_report_id"}
        | {"role": "role", "text_sha256": "text_sha256"},
    ),
    "PLAYED_FOR": (
        "stints",
        {"stint_id": "#id", "player_id": "<", "club_id": ">", "start_date": "since"}
        | {"start_precision": "precision", "end_date": "until", "is_loan": "on_loan"}
        | {"parent_club_id": "#parent_club_id", "joined_by": "joined_by", "fee": "fee"}
        | {"fee_currency": "fee_currency", "contract_until": "contract_until", "is_paper": "paper"}
        | {"known_to": "known_to"},
    ),
    "MANAGED": (
        "tenures",
        {"tenure_id": "#id", "manager_id": "<", "club_id": ">", "start_date": "since"}
        | {"end_date": "until", "role": "role", "known_to": "known_to"}
        | {"start_precision": "precision", "games": "games", "certainty": "certainty"},
    ),
    "INTERESTED_IN": (
        "interests",
        {"interest_id": "#id", "club_id": "<", "player_id": ">", "manager_id": "#manager_id"}
        | {"carried_from_club_id": "#carried_from_club_id", "stage": "stage", "loan": "loan"}
        | {"since": "since", "until": "until", **REPORTED},
    ),
    "NEEDS": (
        "needs",
        {"need_id": "#id", "club_id": "<", "position": "position", "because": "because"} | REPORTED,
    ),
}
TOLD = """
MATCH (told:Told)
RETURN told.node AS node, told.properties AS properties
ORDER BY node
"""
DECISIONS = "MATCH (merge:Merge) RETURN count(merge) AS decisions"
LOADS = """
MATCH (load:Load)
RETURN load.issuer AS id, load.name AS name, load.known_to AS known_to, load.licence AS licence,
       load.notes AS notes
ORDER BY id
"""


def write_folders(reader: Reader, path: Path) -> Written:
    """Writes a folder an issuer below `path`."""
    feeds = {feed["id"]: feed for feed in reader.rows(LOADS, {}) if feed["id"] != READ_HERE}
    files: dict[tuple[str, str], TextIO] = {}
    nodes = edges = left_out = 0
    positions: dict[str, str] = {}
    try:
        for issuer, feed in feeds.items():
            _describe(path / issuer, issuer, feed)
        for label, properties in _nodes_as_told(reader):
            if label == "Position":
                positions[properties["id"]] = properties["name"]
            nodes += _write_line(files, path, feeds, label, properties, "", "")
            if properties.get("value") is not None:
                _write_value(files, path, properties)
        for edge, start, end, properties in all_edges(reader):
            if end in positions:
                properties = {**properties, "position": positions[end]}
            told = as_told({**properties, "start": start, "end": end})
            written = _write_line(files, path, feeds, edge.name, told, told["start"], told["end"])
            edges += written
            left_out += edge.name in TABLES and not written
    finally:
        for file in files.values():
            file.close()
    return Written(nodes, edges, left_out, reader.rows(DECISIONS, {})[0]["decisions"])


def _nodes_as_told(reader: Reader) -> Iterator[tuple[str, Row]]:
    """Labels and properties as each feed told them, merged or not."""
    merged = {row["node"]: json.loads(row["properties"]) for row in reader.rows(TOLD, {})}
    for node, properties in all_nodes(reader):
        if properties["id"] not in merged:
            yield node.label, as_told(properties)
    for id, properties in merged.items():
        yield id.partition(":")[0].capitalize(), properties


def _describe(folder: Path, issuer: str, feed: Row) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    lines = [f"name = {json.dumps(feed['name'])}", f'issuer = "{issuer}"']
    lines.append(f"known_to = {feed['known_to']}")
    if feed["licence"]:
        lines.append(f"licence = {json.dumps(feed['licence'])}")
    if feed["notes"]:
        lines.append(f"notes = {json.dumps(feed['notes'], ensure_ascii=False)}")
    (folder / "feed.toml").write_text("\n".join(lines) + "\n", "utf-8")


def _write_line(
    files: dict[tuple[str, str], TextIO],
    path: Path,
    feeds: dict[str, Row],
    kind: str,
    properties: Row,
    start: str,
    end: str,
) -> int:
    if kind not in TABLES:
        return 0  # what follows from other records is worked out again by the load
    table, columns = TABLES[kind]
    issuer = properties["id"].split(":", 2)[1]
    if issuer == READ_HERE:
        return 0
    if kind == "Club":
        properties = {"kind": "unknown", **properties}  # empty would be a senior side
    if kind in ("MANAGED", "PLAYED_FOR"):
        properties = _with_known_to(properties, feeds.get(issuer))
    values = [_cell(properties, place, start, end) for place in columns.values()]
    csv.writer(_file(files, path, issuer, table, columns)).writerow(values)
    return 1


def _with_known_to(properties: Row, feed: Row | None) -> Row:
    """An open spell keeps its own last known day where it differs from its feed's."""
    if "until" in properties or feed is None or properties["last_day"] == feed["known_to"]:
        return properties
    return {**properties, "known_to": properties["last_day"]}


def _write_value(files: dict[tuple[str, str], TextIO], path: Path, player: Row) -> None:
    columns = ("player_id", "date", "value", "currency")
    issuer, raw = player["id"].split(":", 2)[1:]
    row = (raw, player["value_on"], player["value"], player["value_currency"])
    csv.writer(_file(files, path, issuer, "valuations", columns)).writerow(row)


def _file(
    files: dict[tuple[str, str], TextIO],
    path: Path,
    issuer: str,
    table: str,
    columns: Iterable[str],
) -> TextIO:
    key = (issuer, table)
    if key not in files:
        files[key] = (path / issuer / f"{table}.csv").open("w", encoding="utf-8", newline="")
        csv.writer(files[key]).writerow(columns)
    return files[key]


def _cell(properties: Row, place: str, start: str, end: str) -> str:
    if place in "<>":
        return _raw(start if place == "<" else end)
    value = properties.get(place.removeprefix("#"))
    if value is None:
        return ""
    if place.startswith("#"):
        return _raw(value)
    return str(int(value)) if isinstance(value, bool) else said(value)


def _raw(id: str | None) -> str:
    """The issuer's own id: the last part of ours."""
    return "" if id is None else id.split(":", 2)[-1]

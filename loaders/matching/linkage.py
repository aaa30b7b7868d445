"""Splink: which two of different feeds are likely one, by the likenesses that `weights` has.

Nothing is trained, so the answer is always the same. Importing this takes a second: only who
matches imports it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import duckdb
from splink import DuckDBAPI, Linker, SettingsCreator
from splink.blocking_rule_library import CustomRule

from loaders.matching.sketches import Table
from loaders.matching.weights import (
    OF_CLUBS,
    OF_PEOPLE,
    ROSTER,
    SOUGHT,
    TYPES,
    Compared,
    Level,
)

MEMORY = "500MB"
FEWEST = 2_000  # so many are taken to be on each side at least: in a small graph, too, two are two
AS_OFTEN = 300  # a word borne by more says little of where to look
OPEN = """
CREATE TABLE spells AS
SELECT who, club, issuer, first_day::DATE AS since, last_day::DATE AS until,
       year(since) * 4 + quarter(since) AS first, year(until) * 4 + quarter(until) AS last
FROM told;
CREATE TABLE nodes AS
SELECT * EXCLUDE (names, name), name AS called, string_split(names, ' | ') AS names
FROM everybody;
CREATE TABLE counted AS
SELECT who AS id, count(*) AS spells FROM spells GROUP BY who
UNION ALL SELECT club, count(*) FROM spells GROUP BY club;
"""
# A quarter of a year at a club that several feeds know is a place; two who share many were there
# together.
PEOPLE = """
CREATE TABLE prepared AS
WITH known AS (
  SELECT club, row_number() OVER (ORDER BY club) AS place
  FROM spells GROUP BY club HAVING count(DISTINCT issuer) > 1
), stays AS (
  SELECT who, list(DISTINCT place * 10000 + term) AS places, list(DISTINCT term) AS times,
         list(DISTINCT place) AS clubs
  FROM (
    SELECT who, place, unnest(range(first, last + 1)) AS term FROM spells JOIN known USING (club)
  )
  GROUP BY who
), named AS (
  SELECT id, unnest(names) AS name FROM nodes
), namesakes AS (
  SELECT id, min(many) AS namesakes
  FROM named JOIN (SELECT name, count(*) AS many FROM named GROUP BY name) USING (name) GROUP BY id
), parts AS (
  SELECT DISTINCT id, unnest(string_split(name, ' ')) AS word FROM named
), words AS (
  SELECT id, list(word) AS words FROM parts WHERE length(word) > 1 GROUP BY id
), seldom AS (
  SELECT id, list(word) AS words
  FROM parts JOIN (
    SELECT word FROM parts WHERE length(word) > 1 GROUP BY word HAVING count(*) <= $often
  ) USING (word)
  GROUP BY id
)
SELECT n.id AS unique_id, n.*, n.names[1] AS name, coalesce(s.places, []) AS places,
       coalesce(s.times, []) AS times, coalesce(w.words, []) AS words, k.namesakes,
       array_to_string(list_sort(string_split(n.names[1], ' ')), ' ') AS sorted,
       string_split(n.names[1], ' ')[-1] AS last, left(n.names[1], 1) AS initial,
       CASE WHEN length(n.born) = 10 THEN n.born END AS day,
       flatten([[w || '@' || c FOR w IN coalesce(r.words, [])] FOR c IN coalesce(s.clubs, [])])
         AS met
FROM nodes n LEFT JOIN stays s ON s.who = n.id LEFT JOIN namesakes k ON k.id = n.id
LEFT JOIN words w ON w.id = n.id LEFT JOIN seldom r ON r.id = n.id
"""
CLUBS = """
CREATE TABLE prepared AS
WITH rosters AS (
  SELECT s.club AS id, list(DISTINCT hash(p.name || year(s.since))) AS roster
  FROM spells s JOIN (
    SELECT id, unnest(string_split(names, ' | ')) AS name FROM players
  ) p ON p.id = s.who
  WHERE contains(p.name, ' ') GROUP BY s.club
), named AS (
  SELECT id, [w FOR w IN string_split(unnest(names), ' ') IF NOT list_contains($types, w)] AS words
  FROM nodes
), cores AS (
  SELECT id, list_distinct(flatten(list(words))) AS words,
         list(DISTINCT array_to_string(list_sort(words), ' ')) FILTER (len(words) > 0) AS cores
  FROM named GROUP BY id
)
SELECT n.id AS unique_id, n.*, coalesce(r.roster, []) AS roster, c.words,
       coalesce(c.cores, []) AS cores, coalesce(c.cores[1], '') AS core,
       [w FOR w IN c.words IF length(w) > 3] AS long_words
FROM nodes n LEFT JOIN rosters r ON r.id = n.id LEFT JOIN cores c ON c.id = n.id
"""
# Days together for those who are shown; a club's are the players both had begin in one year.
DAYS = """
SELECT l.who AS one, r.who AS other, sum(least(l.until, r.until) - greatest(l.since, r.since)) AS n
FROM {found} p JOIN spells l ON l.who = p.unique_id_l JOIN spells r ON r.who = p.unique_id_r
WHERE l.club = r.club AND l.since <= r.until AND r.since <= l.until GROUP BY ALL
"""
PLAYERS = f"SELECT unique_id_l AS one, unique_id_r AS other, {ROSTER} AS n FROM {{found}}"
FOUND = """
SELECT p.match_probability AS score, {levels}, coalesce(d.n, 0) AS shared,
       {{'id': l.id, 'name': l.called, 'born_on': l.born, 'spells': coalesce(cl.spells, 0),
         'country': coalesce(l.country, array_to_string(l.nations, ', '))}} AS one,
       {{'id': r.id, 'name': r.called, 'born_on': r.born, 'spells': coalesce(cr.spells, 0),
         'country': coalesce(r.country, array_to_string(r.nations, ', '))}} AS other
FROM {found} p JOIN nodes l ON l.id = p.unique_id_l JOIN nodes r ON r.id = p.unique_id_r
LEFT JOIN counted cl ON cl.id = l.id LEFT JOIN counted cr ON cr.id = r.id
LEFT JOIN ({shared}) d ON d.one = l.id AND d.other = r.id
ORDER BY score DESC, l.id, r.id
"""


def linked_people(nodes: Table, spells: Table, at_least: float) -> list[dict[str, Any]]:
    """Pairs of people: both sides, the score, the level of each likeness, days together."""
    with duckdb.connect(":memory:") as joins:
        _open(joins, nodes, spells)
        joins.execute(PEOPLE, {"often": AS_OFTEN})
        return _linked(joins, "people", OF_PEOPLE, DAYS, at_least)


def linked_clubs(
    nodes: Table, spells: Table, players: Table, at_least: float
) -> list[dict[str, Any]]:
    """Pairs of clubs: both sides, the score, the level of each likeness, players in common."""
    with duckdb.connect(":memory:") as joins:
        _open(joins, nodes, spells)
        joins.register("players", players)
        joins.execute(CLUBS, {"types": list(TYPES)})
        return _linked(joins, "clubs", OF_CLUBS, PLAYERS, at_least)


def _open(joins: duckdb.DuckDBPyConnection, nodes: Table, spells: Table) -> None:
    joins.execute(f"SET memory_limit='{MEMORY}'")
    joins.execute("SET threads=2")
    joins.register("everybody", nodes)
    joins.register("told", spells)
    for text in OPEN.split(";")[:-1]:
        joins.execute(text)


def _linked(
    joins: duckdb.DuckDBPyConnection,
    what: str,
    compared: Compared,
    shared: str,
    at_least: float,
) -> list[dict[str, Any]]:
    many = joins.execute("SELECT count(*) FROM nodes").fetchall()[0][0]
    settings = SettingsCreator(
        link_type="dedupe_only",
        probability_two_random_records_match=1 / max(FEWEST, many / 2),
        comparisons=[_comparison(name, *levels) for name, levels in compared.items()],
        blocking_rules_to_generate_predictions=[
            CustomRule(text, arrays_to_explode=[listed] if listed else None)
            for text, listed in SOUGHT[what]
        ],
        retain_matching_columns=True,
    )
    linker = Linker(DuckDBAPI(joins).register("prepared"), settings, log_level=None)
    found = linker.inference.predict(threshold_match_probability=at_least).physical_name
    levels = ", ".join(f"p.gamma_{name} AS {name}" for name in compared)
    text = FOUND.format(found=found, levels=levels, shared=shared.format(found=found))
    cursor = joins.execute(text)
    names = [column[0] for column in cursor.description or ()]
    rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    for row in rows:
        row |= {name: _level(levels, row[name]) for name, (_, levels) in compared.items()}
    return rows


def _comparison(name: str, unknown: str, levels: Sequence[Level]) -> dict[str, Any]:
    nothing = {"sql_condition": unknown, "label_for_charts": "unknown", "is_null_level": True}
    said = [
        {"sql_condition": text, "label_for_charts": label, "m_probability": m, "u_probability": u}
        for text, label, m, u in levels
    ]
    return {"output_column_name": name, "comparison_levels": [nothing, *said]}


def _level(levels: Sequence[Level], number: int) -> str | None:
    """What a level is called: Splink counts them from the last, 0; -1 is what is not known."""
    return None if number < 0 else levels[len(levels) - 1 - number][1]

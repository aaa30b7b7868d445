"""What can be taken along of an answer: GraphML, CSV, Cypher, citations. Each says what it is."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from explorer.drawing import Drawing, Fact
from explorer.sentences import CAUTION
from explorer.tables import to_csv
from graph.measures import graphml
from graph.store import Answer

Rows = Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Taken:
    """An answer to take along: its sentence, its picture, all its rows, what was asked, its link.

    `rows` asks again without a limit, so that a table cut on the page is whole in the file.
    """

    headline: str
    drawing: Drawing
    rows: Callable[[], Rows]
    answers: Sequence[Answer[Any]] = ()
    day: str | None = None


def csv_of(rows: Rows) -> str:
    """The whole table."""
    return to_csv(rows, list(dict.fromkeys(name for row in rows for name in row)))


def graphml_of(drawing: Drawing, credit: str = "") -> str:
    """The picture: ids, kinds and names; kinds, stages, days and sources of its lines."""
    nodes = {dot.id: {"kind": dot.kind, "name": _clean(dot.name)} for dot in drawing.dots}
    edges = [
        (
            line.start,
            line.end,
            {
                "kind": line.kind,
                "says": _clean(line.words),
                "stage": line.stage or "",
                "since": line.since,
                "day": line.day,
                "count": str(line.count),
                "sources": _clean(" | ".join(fact.words for fact in line.facts)),
                "caution": CAUTION,
            },
        )
        for line in drawing.lines
    ]
    return graphml(nodes, edges, _clean(f"{CAUTION} {credit}"))


def cypher_of(answers: Iterable[Answer[Any]]) -> str:
    """What was asked, as it can be asked anywhere: the parameters, then the text."""
    parts = [f"// {CAUTION}"]
    for answer in answers:
        values = json.dumps(dict(answer.values), ensure_ascii=False, default=str)
        parts.append(f"// parameters: {values.replace(chr(10), ' ')}\n{answer.text.strip()};")
    return "\n\n".join(parts) + "\n"


def citations(headline: str, facts: Iterable[Fact], link: str, credit: str = "") -> str:
    """The sentence, a line for each report with its day and address, whose data, and the link."""
    told = [
        f"- {fact.words}{f' <{fact.url}>' if fact.url else ''}" for fact in facts if fact.source
    ]
    return "\n".join(filter(None, [headline, *told, CAUTION, credit, link])).strip() + "\n"


def as_python(text: str, values: Mapping[str, Any]) -> str:
    """The same query for the official driver; the password stays in the environment."""
    return f'''import os

from neo4j import GraphDatabase

QUERY = """
{text.strip().replace(chr(92), chr(92) * 2).replace('"""', chr(92) + '"""')}
"""
PARAMETERS = {dict(values)!r}

with GraphDatabase.driver(
    os.environ["NEO4J_URI"], auth=(os.environ["NEO4J_USERNAME"], os.environ["NEO4J_PASSWORD"])
) as driver:
    records, _, _ = driver.execute_query(QUERY, PARAMETERS, routing_="r")
    for record in records:
        print(record.data())
'''


def _clean(text: str) -> str:
    """XML takes no control characters."""
    return "".join(letter for letter in text if letter >= " " or letter in "\t\n")

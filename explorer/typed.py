"""A query somebody types: what may be completed, its parameters, its errors, its run."""

from __future__ import annotations

import re
import threading
import time
import uuid
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from graph.dates import is_day
from graph.errors import SuitorsError
from graph.schema import EDGES, NODES
from graph.store import Answer, Reader
from graph.store.console import ASIDE, ROWS, SECONDS, cancel, trial

KEYWORDS = """
MATCH OPTIONAL WHERE RETURN WITH UNWIND ORDER BY SKIP LIMIT UNION AS AND OR NOT XOR IN STARTS ENDS
CONTAINS IS NULL DISTINCT CASE WHEN THEN ELSE END EXISTS ASC DESC
"""
FUNCTIONS = """
avg coalesce collect count head keys labels last length max min nodes range reduce relationships
reverse shortestPath size split sum tail toInteger toLower toString toUpper trim type
"""
PLACE = re.compile(r"line (\d+)(?:, column |:)(\d+)")
LINE = re.compile(r"([A-Z]+(?: [\w.]+)?) is not allowed \(line (\d+)\)")
WAIT = 0.3  # seconds in which most queries are done, before anything is said


def schema() -> dict[str, Any]:
    """What the editor may offer: labels, edges with their ends, properties of each."""
    edges = [{"name": edge.name, "start": edge.start[0], "end": edge.end[0]} for edge in EDGES]
    kinds = {kind.label: list(kind.properties) for kind in NODES}
    kinds |= {edge.name: list(edge.properties) for edge in EDGES}
    return {
        "labels": [node.label for node in NODES],
        "edges": edges,
        "properties": kinds,
        "keywords": KEYWORDS.split(),
        "functions": FUNCTIONS.split(),
    }


def parameters(text: str) -> list[str]:
    """Every $name of the text, in order."""
    bare = ASIDE.sub(" ", text)
    return list(dict.fromkeys(re.findall(r"\$(\w+)", bare)))


def value_of(said: str) -> Any:
    """A field as a value: a whole number, a day as it is, else text; nothing is null."""
    said = said.strip()
    if not said:
        return None
    if is_day(said):
        return said
    return int(said) if said.removeprefix("-").isdigit() and len(said) < 16 else said


def place_of(error: SuitorsError, text: str) -> dict[str, Any]:
    """Where in the text an error lies: line, column and its words; line 0 where it says none."""
    words = error.what
    if found := PLACE.search(words):
        return {"line": int(found[1]), "column": int(found[2]), "words": words}
    if found := LINE.search(words):
        line = int(found[2])
        row = text.split("\n")[line - 1] if line <= text.count("\n") + 1 else ""
        at = row.upper().find(found[1].split()[0])
        return {"line": line, "column": at + 1, "words": words}
    return {"line": 0, "column": 0, "words": words}


@dataclass
class Run:
    """A query on its way: started at once, watched from outside, cancelled by its tag."""

    reader: Reader
    text: str
    values: Mapping[str, Any]
    tag: str = field(default_factory=lambda: f"suitors-{uuid.uuid4().hex}")
    started: float = field(default_factory=time.perf_counter)
    answer: Answer[dict[str, Any]] | None = None
    error: SuitorsError | None = None
    bug: Exception | None = None
    cancelled: bool = False
    asked_at: float = 0.0  # how many seconds it had run when it was to end

    def __post_init__(self) -> None:
        self.thread = threading.Thread(target=self._work, daemon=True)
        self.thread.start()
        self.thread.join(WAIT)

    @property
    def done(self) -> bool:
        """Whether there is an answer or an error."""
        return not self.thread.is_alive()

    @property
    def seconds(self) -> float:
        """Since it began."""
        return time.perf_counter() - self.started

    def cancel(self) -> None:
        """Ends it on the engine; where that fails, its time will."""
        self.cancelled, self.asked_at = True, self.seconds
        with suppress(SuitorsError):
            cancel(self.reader, self.tag)

    def _work(self) -> None:
        try:
            self.answer = trial(
                self.reader, self.text, self.values, limit=ROWS, seconds=SECONDS, tag=self.tag
            )
        except SuitorsError as error:
            self.error = error
        except Exception as bug:
            self.bug = bug

"""Cypher that somebody typed: refused with a reason, or run, watched and cut off.

Several belts, since each engine leaves a gap: words, an account or mode that only reads, a
transaction that is never committed, a limit of time and one of rows.
"""

from __future__ import annotations

import re
import threading
import time
import uuid
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from graph.errors import QueryError, SuitorsError
from graph.store.answers import Answer
from graph.store.bolt import Reader

ROWS, SECONDS, AT_ONCE = 500, 10.0, 3
# Strings, quoted names and comments are set aside before words are looked at.
ASIDE = re.compile(
    r"'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|`(?:``|[^`])*`|//[^\n]*|/\*.*?\*/", re.DOTALL
)
_BEGINS = ("MATCH", "OPTIONAL", "WITH", "UNWIND", "RETURN", "CALL", "EXPLAIN", "PROFILE", "SHOW")
_WRITES = re.compile(
    r"(?<![\w.:$])(CREATE|MERGE|INSERT|SET|DELETE|DETACH|REMOVE|DROP|FOREACH|LOAD|USE|ALTER|GRANT"
    r"|DENY|REVOKE|TERMINATE|START|STOP|RENAME|FINISH)\b(?!\s*[:=(.,)\]}])",
    re.IGNORECASE,
)
_CALLS = re.compile(r"(?<![\w.:$])CALL\b\s*(\{|\(|[\w.]+)", re.IGNORECASE)
_ALLOWED_CALLS = ("db.labels", "db.relationshiptypes")
_SHOWS = re.compile(r"^\s*SHOW\b", re.IGNORECASE)

_slots = threading.BoundedSemaphore(AT_ONCE)


def trial(
    reader: Reader,
    text: str,
    values: Mapping[str, Any],
    *,
    limit: int = ROWS,
    seconds: float = SECONDS,
    tag: str | None = None,
) -> Answer[dict[str, Any]]:
    """The first `limit` rows of a typed query; QueryError when it is refused or takes too long.

    Only reading is allowed. `tag` names the running query, so that `cancel` can end it.
    """
    refuse(text)
    if not _slots.acquire(timeout=seconds):
        advice = "Wait until one of them is done, or cancel it."
        raise QueryError(f"{AT_ONCE} queries are running already.", text=text, advice=advice)
    tag = tag or f"suitors-{uuid.uuid4().hex}"
    over = threading.Event()
    watch = threading.Thread(target=_watch, args=(reader, tag, seconds, over), daemon=True)
    started = time.perf_counter()
    try:
        watch.start()
        columns, rows = reader.glance(_tagged(text, tag), values, limit + 1, seconds)
    except QueryError as error:
        if time.perf_counter() - started >= seconds:
            advice = "Narrow the days or the pattern, or add LIMIT."
            what = f"Stopped after {seconds:g} seconds."
            raise QueryError(what, text=text, advice=advice) from error
        raise QueryError(error.what, text=text, advice=error.advice) from error
    finally:
        over.set()
        _slots.release()
    seconds_taken = time.perf_counter() - started
    return Answer(rows[:limit], len(rows) > limit, text, values, seconds_taken, columns)


def _watch(reader: Reader, tag: str, seconds: float, over: threading.Event) -> None:
    """Ends it after so long, again and again: it may have begun late."""
    while not over.wait(seconds):
        seconds = 1.0
        with suppress(SuitorsError):
            cancel(reader, tag)


def cancel(reader: Reader, tag: str) -> bool:
    """Ends the query of that tag; False when it is not running any more."""
    return reader.terminate(tag)


def plan(reader: Reader, text: str, values: Mapping[str, Any]) -> str:
    """How the engine would answer it, in the engine's own words; QueryError when it is refused."""
    refuse(text)
    said = reader.explain(re.sub(r"^\s*(EXPLAIN|PROFILE)\b", "", text, flags=re.I), values)
    told = said.get("args", {}).get("string-representation")
    return str(told) if told else "\n".join(_steps(said, 0))


def _steps(step: Mapping[str, Any], depth: int) -> list[str]:
    """Operators, each below the one it feeds."""
    told = [f"{'  ' * depth}+ {step.get('operatorType', '')}"]
    return told + [line for one in step.get("children", ()) for line in _steps(one, depth + 1)]


def _tagged(text: str, tag: str) -> str:
    """The text with its tag behind it, so that an error's line and column stay true."""
    return f"{text.rstrip().rstrip(';')}\n/* {tag} */"


def refuse(text: str) -> None:
    """QueryError with the word and its line where a text would do more than read."""
    bare = ASIDE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    if "'" in bare or '"' in bare or "`" in bare or "/*" in bare:
        raise QueryError("A quotation mark or comment is not closed.", text=text)
    if "\\u" in text.lower():
        raise QueryError("The console does not take \\u escapes; write the letter.", text=text)
    if not bare.strip():
        raise QueryError(
            "There is nothing to run.", text=text, advice="Try: MATCH (c:Club) RETURN c"
        )
    if ";" in bare.strip().rstrip(";"):
        at = _line(bare, bare.index(";"))
        raise QueryError(
            f"The console runs one statement; a second one begins in line {at}.", text=text
        )
    first = re.match(r"\w+", bare.strip())
    if first is None or first[0].upper() not in _BEGINS or _SHOWS.match(bare):
        word = bare.split()[0][:30]
        raise _only_reads(word, bare, bare.index(word), text)
    if found := _WRITES.search(bare):
        raise _only_reads(found[1], bare, found.start(1), text)
    for call in _CALLS.finditer(bare):
        if call[1] not in "{(" and call[1].lower() not in _ALLOWED_CALLS:
            raise _only_reads(f"CALL {call[1]}", bare, call.start(), text)


def _only_reads(word: str, bare: str, at: int, text: str) -> QueryError:
    return QueryError(
        f"The console only reads: {word.upper()} is not allowed (line {_line(bare, at)}).",
        text=text,
        advice="Changes come in through `suitors load` or the page Load.",
    )


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1

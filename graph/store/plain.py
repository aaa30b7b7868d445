"""What the driver raises and returns, as ours."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import neo4j.exceptions as driver_errors
import neo4j.graph

from graph.errors import EngineError, QueryError, SuitorsError
from graph.store.answers import EdgeRef, NodeRef, PathRef

SCALARS = frozenset((type(None), bool, int, float, str))
LEADERLESS = (
    driver_errors.ForbiddenOnReadOnlyDatabase,
    driver_errors.NotALeader,
    driver_errors.WriteServiceUnavailable,
)


@contextmanager
def translated(text: str, where: str) -> Iterator[None]:
    """Driver errors as ours: who is away, what was wrong in the text, what took too long."""
    try:
        yield
    except driver_errors.AuthError as error:
        advice = "Check NEO4J_USERNAME and NEO4J_PASSWORD."
        raise EngineError(
            "The user name or password was refused.", where=where, advice=advice
        ) from error
    except (
        *LEADERLESS,
        driver_errors.ServiceUnavailable,
        driver_errors.SessionExpired,
        OSError,
    ) as error:
        raise _away(error, where) from error
    except driver_errors.Neo4jError as error:
        raise _query_error(error, text, where) from error
    except driver_errors.DriverError as error:
        raise EngineError(
            f"The connection failed: {error}.", where=where, advice="Try again."
        ) from error


def _away(error: Exception, where: str) -> EngineError:
    if isinstance(error, LEADERLESS) or isinstance(error.__cause__, LEADERLESS):
        advice = "Try again in half a minute. A cluster is reached by neo4j://, not by bolt://."
        return EngineError("No member takes writes now.", where=where, advice=advice)
    return EngineError(
        "The graph does not answer.", where=where, advice="Is it running? Try again."
    )


def _query_error(error: driver_errors.Neo4jError, text: str, where: str) -> SuitorsError:
    code, message = error.code or "", (error.message or "").strip()
    if "DatabaseNotFound" in code:
        return EngineError(
            message, where="NEO4J_DATABASE", advice="Name a database of that server."
        )
    if "Bookmark" in code:
        what = "What was written last has not come to this member, or was lost to an older copy."
        advice = "Try again: it answers with what it has."
        return EngineError(what, where=where, advice=advice)
    if "Timeout" in message or "TimedOut" in code or "timeout" in message:
        advice = "Narrow the days or the pattern."
        return QueryError("Stopped after 10 seconds.", text=text, advice=advice)
    if "Terminated" in code:
        return QueryError("Stopped: it was cancelled.", text=text)
    return QueryError(message or code, text=text)


def plain(value: Any) -> Any:
    """A driver's value as ours: no driver object, engine id or engine date gets out."""
    if type(value) in SCALARS:
        return value
    # Nearly all that lists and dictionaries hold are scalars: a call less for each.
    if isinstance(value, list):
        return [one if type(one) in SCALARS else plain(one) for one in value]
    if isinstance(value, neo4j.graph.Path):
        return PathRef(tuple(map(_node, value.nodes)), tuple(map(_edge, value.relationships)))
    if isinstance(value, neo4j.graph.Node):
        return _node(value)
    if isinstance(value, neo4j.graph.Relationship):
        return _edge(value)
    if isinstance(value, dict):
        return {k: one if type(one) in SCALARS else plain(one) for k, one in value.items()}
    return str(value)


def _node(node: neo4j.graph.Node) -> NodeRef:
    properties = {key: plain(value) for key, value in node.items()}
    name = str(properties.get("id") or node.element_id)
    return NodeRef(name, tuple(sorted(node.labels)), properties)


def _edge(edge: neo4j.graph.Relationship) -> EdgeRef:
    properties = {key: plain(value) for key, value in edge.items()}
    start, end = edge.nodes
    ends = (
        _node(start) if start else NodeRef("", (), {}),
        _node(end) if end else NodeRef("", (), {}),
    )
    name = str(properties.get("id") or edge.element_id)
    return EdgeRef(name, edge.type, *ends, properties)

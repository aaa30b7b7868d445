"""What comes back from the graph: rows, and nodes, edges and paths as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class NodeRef:
    """A node of an answer: its own id, labels and properties."""

    id: str
    labels: tuple[str, ...]
    properties: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class EdgeRef:
    """An edge of an answer, with the ids of its ends."""

    id: str
    type: str
    start: NodeRef
    end: NodeRef
    properties: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PathRef:
    """A path of an answer: nodes and the edges between them, in order."""

    nodes: tuple[NodeRef, ...]
    edges: tuple[EdgeRef, ...]


@dataclass(frozen=True, slots=True)
class Answer(Generic[T]):
    """Rows of the question's type; `cut_off` when there were more than the limit."""

    rows: list[T]
    cut_off: bool
    text: str
    values: Mapping[str, Any]
    seconds: float
    columns: tuple[str, ...] = field(default=())

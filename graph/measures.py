"""Rows to networkx: where the dots of a picture stand, and the picture as GraphML."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

import networkx as nx

Place = tuple[float, float]
CORE = 200  # the best connected; networkx lays these out in a tenth of a second
GAP = 120.0
SEED = 7
GOLDEN = math.pi * (3 - math.sqrt(5))
SUN = ""  # a centre that all dots lean to a little, so that nothing drifts away


def positions(
    dots: Iterable[str],
    pairs: Iterable[tuple[str, str]],
    known: Mapping[str, Place] | None = None,
) -> dict[str, Place]:
    """Where each dot stands, by springs; who has a place in `known` keeps it.

    The best connected are laid out, all others go to the nearest free spot beside their
    neighbours. The same input gives the same picture.
    """
    graph = nx.Graph()
    graph.add_nodes_from(sorted(dots))
    graph.add_edges_from(pair for pair in pairs if pair[0] in graph and pair[1] in graph)
    found = {dot: known[dot] for dot in graph if dot in known} if known else _springs(graph)
    taken = {_cell(spot) for spot in found.values()}
    spirals: dict[Place, Iterator[Place]] = {}
    waiting = [dot for dot in graph if dot not in found]
    while waiting:
        beside = [dot for dot in waiting if any(other in found for other in graph[dot])]
        for dot in beside or waiting:
            found[dot] = _free_spot(graph, dot, found, taken, spirals)
            taken.add(_cell(found[dot]))
        waiting = [dot for dot in waiting if dot not in found]
    return {dot: (round(x, 1), round(y, 1)) for dot, (x, y) in found.items()}


def layers(columns: Sequence[Sequence[str]], pairs: Iterable[tuple[str, str]]) -> dict[str, Place]:
    """Columns from left to right; two sweeps put each dot near the middle of its neighbours."""
    graph = nx.Graph()
    graph.add_nodes_from(dot for column in columns for dot in column)
    graph.add_edges_from(pair for pair in pairs if pair[0] in graph and pair[1] in graph)
    order = [list(column) for column in columns]
    for at in (*range(1, len(order)), *range(len(order) - 2, -1, -1)):
        rank = {dot: row for column in order for row, dot in enumerate(column)}

        def middle(dot: str, rank: Mapping[str, int] = rank) -> tuple[float, str]:
            near = [rank[other] for other in graph[dot] if other in rank]
            return (sum(near) / len(near) if near else rank[dot], dot)

        order[at].sort(key=middle)
    return {
        dot: (at * GAP * 3, (row - (len(column) - 1) / 2) * GAP * 0.8)
        for at, column in enumerate(order)
        for row, dot in enumerate(column)
    }


def lanes(days: Mapping[str, str], lane: Mapping[str, str]) -> dict[str, Place]:
    """Along the days from left to right, a lane each; who shares day and lane stands below.

    `days` are ISO days, "" where none is known: those stand at the left edge.
    """
    known = sorted({day for day in days.values() if day})
    start = date.fromisoformat(known[0]).toordinal() if known else 0
    length = max(date.fromisoformat(known[-1]).toordinal() - start, 1) if known else 1
    width = GAP * max(8.0, 1.2 * math.sqrt(len(days)) * 2)
    rows: dict[str, list[str]] = {}
    for dot in sorted(days, key=lambda dot: (days[dot], dot)):
        rows.setdefault(lane.get(dot, ""), []).append(dot)
    found: dict[str, Place] = {}
    top = 0.0
    for row in sorted(rows.values(), key=lambda row: (days[row[0]], row[0])):
        ends: list[float] = []  # of each line of the lane, where its last dot stands
        for dot in row:
            day = days[dot]
            x = (date.fromisoformat(day).toordinal() - start) / length * width if day else -GAP
            at = next((n for n, end in enumerate(ends) if x - end >= GAP), len(ends))
            ends[at : at + 1] = [x]
            found[dot] = (round(x, 1), round(top + at * GAP * 0.6, 1))
        top += len(ends) * GAP * 0.6 + GAP * 0.5
    return found


def graphml(
    nodes: Mapping[str, Mapping[str, str]],
    edges: Iterable[tuple[str, str, Mapping[str, str]]],
    about: str,
) -> str:
    """A picture as GraphML: nodes with their properties, directed edges with theirs."""
    graph = nx.MultiDiGraph(about=about)
    graph.add_nodes_from(nodes.items())
    graph.add_edges_from(edges)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + "\n".join(nx.generate_graphml(graph))


def _springs(graph: nx.Graph) -> dict[str, Place]:
    core = sorted(graph, key=lambda dot: (-graph.degree(dot), dot))[:CORE]
    drawn = nx.Graph()
    drawn.add_nodes_from(sorted(core))
    drawn.add_edges_from(graph.subgraph(core).edges)
    drawn.add_weighted_edges_from((SUN, dot, 0.05) for dot in sorted(core))
    spread = 0.8 * GAP * math.sqrt(max(len(graph), 1))
    spots = nx.spring_layout(drawn, seed=SEED, iterations=150, scale=spread)
    return {dot: (float(x), float(y)) for dot, (x, y) in spots.items() if dot != SUN}


def _free_spot(
    graph: nx.Graph,
    dot: str,
    found: Mapping[str, Place],
    taken: set[tuple[int, int]],
    spirals: dict[Place, Iterator[Place]],
) -> Place:
    """The spiral around a middle goes on where it was left: what lies behind is taken."""
    near = [found[other] for other in graph[dot] if other in found] or [(0.0, 0.0)]
    middle = (sum(x for x, _ in near) / len(near), sum(y for _, y in near) / len(near))
    spiral = spirals.setdefault(middle, _spiral(middle))
    return next(spot for spot in spiral if _cell(spot) not in taken)


def _cell(spot: Place) -> tuple[int, int]:
    return round(spot[0] / GAP), round(spot[1] / GAP)


def _spiral(middle: Place) -> Iterator[Place]:
    for turn in itertools.count(1):
        reach = GAP * (0.8 + 0.5 * math.sqrt(turn))
        angle = turn * GOLDEN
        yield middle[0] + reach * math.cos(angle), middle[1] + reach * math.sin(angle)

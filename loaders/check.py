"""Reads a whole feed and writes nothing to the graph: every record, its ids, its references."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from graph.folding import search_text
from graph.kinds import EdgeType, NodeType, edge_row, node_row, properties_of
from graph.schema import (
    CLUB,
    INTERESTED_IN,
    MANAGED,
    MANAGER,
    NEEDS,
    PLAYED_FOR,
    PLAYER,
    PUBLISHED_BY,
    PURSUED,
    REPEATS,
    REPORT,
    SAME_PERSON,
    SAYS_IN_NEED,
    SAYS_WANTED,
    SOURCE,
)
from graph.words import (
    Club,
    Interest,
    Manager,
    Need,
    Player,
    Report,
    Source,
    Stint,
    Tenure,
    Valuation,
)
from loaders.feed import Feed, Found
from loaders.folder import Record
from loaders.report import Progress, Rejection, Rejections
from loaders.spool import Spool


class Checked:
    """A feed being read: what it holds, what was left out, what is ready to be written."""

    def __init__(self, feed: Feed, spool: Spool, left_out: Rejections) -> None:
        self.feed, self.spool, self.left_out = feed, spool, left_out
        feed.announced = spool.announced  # on disk, however many
        self.values: dict[str, tuple[Found, Valuation]] = {}  # the latest of each player

    def read_all(self, progress: Progress | None) -> None:
        """Every record of the feed, in its order."""
        for found in self.feed.records(self.left_out, progress):
            record = found.record
            for cell in found.lost:
                self.left_out.add(cell)
            if isinstance(record, Valuation):
                self._keep_latest(found, record)
            elif reason := self._lost(record):
                self.left_out.lose(Rejection(found.file, found.line, *reason))
            else:
                PUT[type(record)](self, record)
        self._name_unknown_values()

    def _keep_latest(self, found: Found, value: Valuation) -> None:
        latest = self.values.get(value.player_id)
        if latest is None or _rank(latest[1]) < _rank(value):
            self.values[value.player_id] = (found, value)

    def _name_unknown_values(self) -> None:
        """Values are read before the players they belong to; what is left belongs to nobody."""
        for player, (found, _) in self.values.items():
            raw = player.split(":", 2)[2]
            why = f"{raw!r} is no player of this feed."
            self.left_out.lose(Rejection(found.file, found.line, "player_id", raw, why))

    def _lost(self, record: Record) -> tuple[str | None, str | None, str] | None:
        """Column, value and reason where an id comes twice or leads nowhere."""
        for column, kind in REFERENCES.get(type(record), ()):
            value = getattr(record, column)
            if value is None or value in self.spool.ids:
                continue
            if value not in self.feed.announced or value == getattr(record, "id", None):
                raw = value.split(":", 2)[2]
                return column, raw, f"{raw!r} is no {kind} of this feed."
        id = getattr(record, "id", None)
        if id is not None and not self.spool.ids.add(id):
            raw = id.split(":", 2)[2]
            return "id", raw, f"{raw!r} stands there twice; the first one counts."
        return None


def _rank(value: Valuation) -> tuple[str, int, str]:
    """The latest counts; of several on one day the highest, wherever it stands."""
    return value.value_on, value.value, value.value_currency


def _put_node(checked: Checked, node: NodeType, record: Any) -> None:
    named = "search_text" in node.properties
    more = {"search_text": search_text(record.name, record.aliases)} if named else {}
    checked.spool.put(node.label, node_row(node, record, **more))


def _put_edge(checked: Checked, edge: EdgeType, record: Any, end: str | None = None) -> None:
    checked.spool.put(edge.name, edge_row(edge, record, end))


def _put_source(checked: Checked, source: Source) -> None:
    _put_node(checked, SOURCE, source)


def _put_club(checked: Checked, club: Club) -> None:
    _put_node(checked, CLUB, club)


def _put_player(checked: Checked, player: Player) -> None:
    values = properties_of(player, PLAYER)
    values["search_text"] = search_text(player.name, player.aliases)
    if player.id in checked.values:
        _, worth = checked.values.pop(player.id)
        values |= {"value": worth.value, "value_currency": worth.value_currency}
        values["value_on"] = worth.value_on
    checked.spool.put("Player", [player.id, values])


def _put_manager(checked: Checked, manager: Manager) -> None:
    _put_node(checked, MANAGER, manager)
    if manager.same_person_player_id:
        _put_edge(checked, SAME_PERSON, manager)


def _put_stint(checked: Checked, stint: Stint) -> None:
    _put_edge(checked, PLAYED_FOR, stint)
    span = stint.span
    if span.since is not None:
        spell = (stint.id, stint.player_id, stint.club_id, span.first_day, span.last_day)
        terms = (stint.precision, stint.joined_by, int(stint.on_loan or 0), int(stint.paper or 0))
        checked.spool.note("stints", (*spell, stint.known_day, *terms))


def _put_tenure(checked: Checked, tenure: Tenure) -> None:
    _put_edge(checked, MANAGED, tenure)
    span = tenure.span
    if span.since is not None:
        spell = (tenure.id, tenure.manager_id, tenure.club_id, span.first_day, span.last_day)
        checked.spool.note("tenures", (*spell, tenure.known_day, tenure.certainty))


def _put_report(checked: Checked, report: Report) -> None:
    _put_node(checked, REPORT, report)
    _put_edge(checked, PUBLISHED_BY, report)
    if report.repeats_report_id:
        _put_edge(checked, REPEATS, report)


def _put_interest(checked: Checked, claim: Interest) -> None:
    _put_edge(checked, INTERESTED_IN, claim)
    _put_edge(checked, SAYS_WANTED, claim)
    if claim.manager_id:
        _put_edge(checked, PURSUED, claim)
    who = (claim.id, claim.player_id, claim.club_id, claim.manager_id, claim.carried_from_club_id)
    days = (claim.first_day, claim.last_day, claim.known_day, claim.reported_on)
    checked.spool.note("claims", (*who, claim.stage, *days))


def _put_need(checked: Checked, need: Need) -> None:
    position = need.position_id
    if checked.spool.ids.add(position):
        values = {"id": position, "name": need.position}
        checked.spool.put("Position", [position, values])
    _put_edge(checked, NEEDS, need, position)
    _put_edge(checked, SAYS_IN_NEED, need)


PUT: dict[type, Callable[[Checked, Any], None]] = {
    Source: _put_source,
    Club: _put_club,
    Player: _put_player,
    Manager: _put_manager,
    Stint: _put_stint,
    Tenure: _put_tenure,
    Report: _put_report,
    Interest: _put_interest,
    Need: _put_need,
}
REFERENCES: dict[type, tuple[tuple[str, str], ...]] = {
    Club: (("parent_club_id", "club"),),
    Manager: (("same_person_player_id", "player"),),
    Stint: (("player_id", "player"), ("club_id", "club"), ("parent_club_id", "club")),
    Tenure: (("manager_id", "manager"), ("club_id", "club")),
    Report: (("source_id", "source"), ("repeats_report_id", "report")),
    Interest: (
        ("player_id", "player"),
        ("club_id", "club"),
        ("manager_id", "manager"),
        ("carried_from_club_id", "club"),
        ("report_id", "report"),
    ),
    Need: (("club_id", "club"), ("report_id", "report")),
}

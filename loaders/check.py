"""Reads a whole feed and writes nothing to the graph: every record, its ids, its references."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from graph.errors import FeedError
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
from loaders.feed import Feed, rows
from loaders.folder import TABLES, Record, Table
from loaders.report import Progress, Rejection, Rejections
from loaders.row import CellError
from loaders.spool import Spool

TELL_EVERY = 5_000
SOME_UNREADABLE, ONE_IN = 20, 20
SELF_REFERRING = {"clubs": "club_id", "reports": "report_id"}


class Checked:
    """A feed being read: what it holds, what was left out, what is ready to be written."""

    def __init__(self, feed: Feed, spool: Spool, left_out: Rejections) -> None:
        self.feed, self.spool, self.left_out = feed, spool, left_out
        self.read: dict[str, int] = {}
        self.line = 0
        self.ids: dict[str, set[str]] = {
            kind: set() for kind in ("source", "club", "player", "manager", "report", "position")
        }
        self.announced: set[str] = set()  # ids of the clubs and reports that a file is to bring
        self.values: dict[str, tuple[int, Valuation]] = {}  # the latest, with its line

    def read_all(self, progress: Progress | None) -> None:
        """Every table in the order in which they refer to each other."""
        for table in TABLES:
            if table.name in self.feed.files:
                self._announce(table)
                self._read(table, progress)
            if table.name == "players":
                self._name_unknown_values()

    def _name_unknown_values(self) -> None:
        """Values are read before the players they belong to; what is left belongs to nobody."""
        file = self.feed.files.get("valuations")
        for player, (line, _) in self.values.items():
            raw = player.split(":", 2)[2]
            why = f"{raw!r} is no player of this feed."
            self.left_out.add(Rejection(file.name if file else "", line, "player_id", raw, why))

    def _announce(self, table: Table) -> None:
        """Ids a table may refer to before they come."""
        column = SELF_REFERRING.get(table.name)
        if column:
            quiet = Rejections()
            kind = column.removesuffix("_id")
            for row in rows(self.feed, table, quiet):
                if value := row.cells[row.columns[column]].strip():
                    self.announced.add(f"{kind}:{row.issuer}:{value}")

    def _read(self, table: Table, progress: Progress | None) -> None:
        unreadable, count = self.left_out.count, 0
        astray = 0
        file = self.feed.files[table.name].name
        for row in rows(self.feed, table, self.left_out):
            count += 1
            if progress and count % TELL_EVERY == 0:
                progress(f"Reading {table.name}", count, None)
            try:
                record = table.parse(row)
            except CellError as error:
                left = Rejection(file, row.line, error.column, error.value, error.what)
                self.left_out.add(left)
                continue
            reason = self._lost(record)
            if reason:
                astray += 1
                self.left_out.add(Rejection(file, row.line, *reason))
            else:
                self.line = row.line
                PUT[type(record)](self, record)
        unreadable = self.left_out.count - unreadable - astray
        self.read[table.name] = count
        if unreadable > SOME_UNREADABLE and unreadable * ONE_IN > count:
            first = next(one for one in self.left_out.kept if one.file == file)
            raise FeedError(
                f"{unreadable} of {count} lines cannot be read; the first: {first}",
                where=file,
                advice="Nothing was loaded. Mend the file and load again.",
            )

    def _lost(self, record: Record) -> tuple[str | None, str | None, str] | None:
        """Column, value and reason where an id comes twice or leads nowhere."""
        for column, kind in REFERENCES.get(type(record), ()):
            value = getattr(record, column)
            if value is None or value in self.ids[kind]:
                continue
            if value not in self.announced or value == getattr(record, "id", None):
                raw = value.split(":", 2)[2]
                return column, raw, f"{raw!r} is no {kind} of this feed."
        id = getattr(record, "id", None)
        if id is not None and not self._is_new(record, id):
            raw = id.split(":", 2)[2]
            return "id", raw, f"{raw!r} stands there twice; the first one counts."
        return None

    def _is_new(self, record: Record, id: str) -> bool:
        if not isinstance(record, NODE_RECORDS):
            return self.spool.is_new(id)
        known = self.ids[id.partition(":")[0]]
        if id in known:
            return False
        known.add(id)
        return True


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


def _put_valuation(checked: Checked, value: Valuation) -> None:
    _, latest = checked.values.get(value.player_id, (0, None))
    if latest is None or latest.value_on < value.value_on:
        checked.values[value.player_id] = (checked.line, value)


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
        checked.spool.note("tenures", (*spell, tenure.known_day))


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
    if position not in checked.ids["position"]:
        checked.ids["position"].add(position)
        values = {"id": position, "name": need.position}
        checked.spool.put("Position", [position, values])
    _put_edge(checked, NEEDS, need, position)
    _put_edge(checked, SAYS_IN_NEED, need)


NODE_RECORDS = (Source, Club, Player, Manager, Report)
PUT: dict[type, Callable[[Checked, Any], None]] = {
    Source: _put_source,
    Club: _put_club,
    Player: _put_player,
    Manager: _put_manager,
    Valuation: _put_valuation,
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

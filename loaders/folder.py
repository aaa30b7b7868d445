"""The documented folder: one table a file, one record a line. `data/README.md` is its manual."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from graph.folding import folded
from graph.words import (
    ARRIVALS,
    CERTAINTIES,
    KINDS,
    PRECISIONS,
    REPORT_ROLES,
    SOURCE_KINDS,
    STAGES,
    TENURE_ROLES,
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
from loaders.row import CellError, Row

NO_CLUBS = frozenset({"without club", "retired", "unknown", "career break", "vereinslos"})
EXTERNAL = ("wikidata_id", "transfermarkt_id", "statsbomb_id")
Record = Source | Club | Player | Manager | Valuation | Stint | Tenure | Report | Interest | Need


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the folder: its columns, and what a line of it says."""

    name: str
    parse: Callable[[Row], Record]
    columns: tuple[str, ...]
    must: tuple[str, ...]
    needed: bool = False


def parse_source(row: Row) -> Source:
    """One line of sources: who publishes."""
    tier = row.maybe_word("tier", ("1", "2", "3", "4", "5"))
    return Source(
        id=row.id("source", "source_id"),
        name=row.text("name"),
        kind=row.maybe_word("kind", SOURCE_KINDS),
        tier=None if tier is None else int(tier),
    )


def parse_club(row: Row) -> Club:
    """One line of clubs; an empty kind is a senior side, "unknown" one that nobody told."""
    kind = row.maybe_word("kind", (*KINDS, "unknown")) or "senior"
    name = row.text("name")
    if folded(name) in NO_CLUBS:
        raise CellError("name", name, f"{name!r} is no club; spells there are gaps.")
    return Club(
        id=row.id("club", "club_id"),
        name=name,
        aliases=row.names("aliases"),
        country=row.maybe("country"),
        kind=None if kind == "unknown" else kind,
        parent_club_id=row.maybe_id("club", "parent_club_id"),
        transfermarkt_id=row.maybe("transfermarkt_id"),
        wikidata_id=row.maybe("wikidata_id"),
        statsbomb_id=row.maybe("statsbomb_id"),
    )


def parse_player(row: Row) -> Player:
    """One line of players."""
    return Player(
        id=row.id("player", "player_id"),
        name=row.text("name"),
        aliases=row.names("aliases"),
        born_on=row.described(row.maybe_day, "date_of_birth"),
        nationality=row.names("nationality"),
        position=row.maybe("position"),
        foot=row.maybe("foot"),
        height_cm=row.described(row.number, "height_cm"),
        transfermarkt_id=row.maybe("transfermarkt_id"),
        wikidata_id=row.maybe("wikidata_id"),
        statsbomb_id=row.maybe("statsbomb_id"),
    )


def parse_manager(row: Row) -> Manager:
    """One line of managers; who he was as a player is named by that player's id."""
    return Manager(
        id=row.id("manager", "manager_id"),
        name=row.text("name"),
        aliases=row.names("aliases"),
        born_on=row.described(row.maybe_day, "date_of_birth"),
        nationality=row.names("nationality"),
        same_person_player_id=row.maybe_id("player", "same_person_player_id"),
        transfermarkt_id=row.maybe("transfermarkt_id"),
        wikidata_id=row.maybe("wikidata_id"),
        statsbomb_id=row.maybe("statsbomb_id"),
    )


def parse_valuation(row: Row) -> Valuation:
    """One line of valuations: a market value on a day."""
    value = row.number("value")
    if value is None:
        raise CellError("value", "", "is empty; it must not be.")
    currency = row.currency("currency", value)
    return Valuation(
        row.id("player", "player_id"), value, currency or "", row.day("date", whole=True)
    )


def parse_stint(row: Row) -> Stint:
    """One line of stints: a player's spell at a club."""
    span = row.span("start_date", "end_date", row.maybe_day("known_to", whole=True))
    fee = row.described(row.number, "fee")
    currency = row.described(lambda column: row.currency(column, fee), "fee_currency")
    row.described(lambda column: row.maybe_word(column, PRECISIONS), "end_precision")
    return Stint(
        id=row.id("stint", "stint_id"),
        player_id=row.id("player", "player_id"),
        club_id=row.id("club", "club_id"),
        span=span,
        precision=_precision(row, span.since),
        on_loan=row.flag("is_loan"),
        parent_club_id=row.maybe_id("club", "parent_club_id"),
        joined_by=row.maybe_word("joined_by", ARRIVALS),
        paper=row.flag("is_paper"),
        fee=fee if currency else None,
        fee_currency=currency,
        contract_until=row.described(row.maybe_day, "contract_until"),
    )


def parse_tenure(row: Row) -> Tenure:
    """One line of tenures: a manager's spell at a club."""
    return Tenure(
        id=row.id("tenure", "tenure_id"),
        manager_id=row.id("manager", "manager_id"),
        club_id=row.id("club", "club_id"),
        span=row.span("start_date", "end_date", row.maybe_day("known_to", whole=True)),
        role=row.maybe_word("role", TENURE_ROLES),
        precision=row.maybe_word("start_precision", PRECISIONS),
        games=row.described(row.number, "games"),
        certainty=row.maybe_word("certainty", CERTAINTIES),
    )


def parse_report(row: Row) -> Report:
    """One line of reports: one publication."""
    return Report(
        id=row.id("report", "report_id"),
        source_id=row.id("source", "source_id"),
        published_on=row.day("published_on"),
        title=row.maybe("title"),
        url=row.maybe("url"),
        repeats_report_id=row.maybe_id("report", "repeats_report_id"),
        role=row.maybe_word("role", REPORT_ROLES),
        text_sha256=row.maybe("text_sha256"),
    )


def parse_interest(row: Row) -> Interest:
    """One line of interests: in this report a club was said to want a player."""
    stated = row.span("since", "until")
    return Interest(
        id=row.id("interest", "interest_id"),
        player_id=row.id("player", "player_id"),
        club_id=row.id("club", "club_id"),
        stage=row.word("stage", STAGES),
        reported_on=row.day("reported_on"),
        report_id=row.id("report", "report_id"),
        manager_id=row.maybe_id("manager", "manager_id"),
        carried_from_club_id=row.maybe_id("club", "carried_from_club_id"),
        loan=row.flag("loan"),
        since=stated.since,
        until=stated.until,
        summary=row.maybe("summary"),
        evidence=row.maybe("evidence"),
    )


def parse_need(row: Row) -> Need:
    """One line of needs: in this report a club was said to look for a position."""
    return Need(
        id=row.id("need", "need_id"),
        club_id=row.id("club", "club_id"),
        position=row.text("position"),
        reported_on=row.day("reported_on"),
        report_id=row.id("report", "report_id"),
        because=row.maybe("because"),
        summary=row.maybe("summary"),
        evidence=row.maybe("evidence"),
    )


def _precision(row: Row, since: str | None) -> str | None:
    """How exact the start is; needed where there is one, and no finer than its text."""
    if since is None:
        return None
    word = row.word("start_precision", PRECISIONS)
    finest = {10: 0, 7: 1, 4: 3}[len(since)]
    if PRECISIONS.index(word) < finest or (word == "window" and len(since) < 10):
        raise CellError("start_precision", word, f"says {word!r}, but the start is only {since!r}.")
    return word


NAMED = ("name", "aliases")
PROSE = ("title", "because", "summary", "evidence")  # may go on over several lines
LISTS = ("aliases", "nationality")
# In the order in which they are read: what is referred to comes first, but for values.
TABLES = (
    Table("sources", parse_source, ("source_id", "name", "kind", "tier"), ("source_id", "name")),
    Table(
        "clubs",
        parse_club,
        ("club_id", *NAMED, "country", "kind", "parent_club_id", *EXTERNAL),
        ("club_id", "name"),
        needed=True,
    ),
    Table(
        "valuations",
        parse_valuation,
        ("player_id", "date", "value", "currency"),
        ("player_id", "date", "value", "currency"),
    ),
    Table(
        "players",
        parse_player,
        (
            *("player_id", *NAMED, "date_of_birth", "nationality"),
            *("position", "foot", "height_cm", *EXTERNAL),
        ),
        ("player_id", "name"),
        needed=True,
    ),
    Table(
        "managers",
        parse_manager,
        (
            *("manager_id", *NAMED, "date_of_birth", "nationality"),
            *("same_person_player_id", *EXTERNAL),
        ),
        ("manager_id", "name"),
    ),
    Table(
        "stints",
        parse_stint,
        (
            *("stint_id", "player_id", "club_id", "start_date", "start_precision", "end_date"),
            *("end_precision", "is_loan", "parent_club_id", "joined_by", "fee", "fee_currency"),
            *("contract_until", "is_paper", "known_to"),
        ),
        ("stint_id", "player_id", "club_id"),
    ),
    Table(
        "tenures",
        parse_tenure,
        (
            *("tenure_id", "manager_id", "club_id", "start_date", "end_date", "role", "known_to"),
            *("start_precision", "games", "certainty"),
        ),
        ("tenure_id", "manager_id", "club_id"),
    ),
    Table(
        "reports",
        parse_report,
        (
            *("report_id", "source_id", "published_on", "title", "url"),
            *("repeats_report_id", "role", "text_sha256"),
        ),
        ("report_id", "source_id", "published_on"),
    ),
    Table(
        "interests",
        parse_interest,
        (
            *("interest_id", "player_id", "club_id", "manager_id", "carried_from_club_id"),
            *("stage", "loan", "reported_on", "report_id", "since", "until"),
            *("summary", "evidence"),
        ),
        ("interest_id", "player_id", "club_id", "stage", "reported_on", "report_id"),
    ),
    Table(
        "needs",
        parse_need,
        (
            *("need_id", "club_id", "position", "because", "reported_on", "report_id"),
            *("summary", "evidence"),
        ),
        ("need_id", "club_id", "position", "reported_on", "report_id"),
    ),
)

"""Where was he when? Careers, tenures, squads, and what is known of somebody."""

from __future__ import annotations

from dataclasses import dataclass

from graph.questions.question import Question


@dataclass(frozen=True, slots=True)
class CareerStint:
    """One spell of a player at a club; an end after the day asked for reads as still open."""

    stint_id: str
    club_id: str
    club: str
    since: str | None
    until: str | None
    first_day: str
    last_day: str
    precision: str | None
    on_loan: bool | None
    parent_club_id: str | None
    parent_club: str | None
    joined_by: str | None
    paper: bool | None
    fee: int | None
    fee_currency: str | None
    contract_until: str | None


@dataclass(frozen=True, slots=True)
class ManagerTenure:
    """One spell of a manager at a club."""

    tenure_id: str
    club_id: str
    club: str
    since: str | None
    until: str | None
    first_day: str
    last_day: str
    role: str | None
    games: int | None  # those it was put together from, if it was
    certainty: str | None


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody at the club: a player of the squad or its manager."""

    kind: str
    id: str
    name: str
    role: str | None
    since: str | None
    until: str | None
    on_loan: bool | None
    spell_id: str


@dataclass(frozen=True, slots=True)
class Card:
    """What the graph knows of a player, club or manager himself."""

    kind: str
    id: str
    name: str
    aliases: list[str] | None
    born_on: str | None
    nationality: list[str] | None
    position: str | None
    foot: str | None
    height_cm: int | None
    country: str | None
    side: str | None
    parent_club_id: str | None
    value: int | None
    value_currency: str | None
    value_on: str | None
    transfermarkt_id: str | None
    wikidata_id: str | None
    statsbomb_id: str | None


CAREER = Question(
    key="career",
    title="Where has this player been?",
    row=CareerStint,
    needs=("player",),
    text="""
MATCH (:Player {id: $player})-[stint:PLAYED_FOR]->(club:Club)
WHERE stint.first_day <= $until AND stint.last_day >= $since AND stint.known_day <= $known_on
OPTIONAL MATCH (parent:Club {id: coalesce(stint.parent_club_id, '')})
RETURN stint.id AS stint_id, club.id AS club_id, club.name AS club, stint.since AS since,
       CASE WHEN stint.last_day <= $known_on THEN stint.until END AS until,
       stint.first_day AS first_day,
       CASE WHEN stint.last_day <= $known_on THEN stint.last_day ELSE $known_on END AS last_day,
       stint.precision AS precision, stint.on_loan AS on_loan,
       stint.parent_club_id AS parent_club_id, parent.name AS parent_club,
       stint.joined_by AS joined_by, stint.paper AS paper, stint.fee AS fee,
       stint.fee_currency AS fee_currency,
       CASE WHEN stint.last_day <= $known_on THEN stint.contract_until END AS contract_until
ORDER BY first_day, last_day, stint_id
LIMIT $limit
""",
)

MANAGER = Question(
    key="manager",
    title="Where has this manager been?",
    row=ManagerTenure,
    needs=("manager",),
    text="""
MATCH (:Manager {id: $manager})-[tenure:MANAGED]->(club:Club)
WHERE tenure.first_day <= $until AND tenure.last_day >= $since AND tenure.known_day <= $known_on
RETURN tenure.id AS tenure_id, club.id AS club_id, club.name AS club, tenure.since AS since,
       CASE WHEN tenure.last_day <= $known_on THEN tenure.until END AS until,
       tenure.first_day AS first_day,
       CASE WHEN tenure.last_day <= $known_on THEN tenure.last_day ELSE $known_on END AS last_day,
       tenure.role AS role, tenure.games AS games, tenure.certainty AS certainty
ORDER BY first_day, last_day, tenure_id
LIMIT $limit
""",
)

SQUAD = Question(
    key="squad",
    title="Who was at this club?",
    row=Member,
    needs=("club",),
    text="""
MATCH (:Club {id: $club})<-[spell:PLAYED_FOR|MANAGED]-(who)
WHERE spell.first_day <= $until AND spell.last_day >= $since AND spell.known_day <= $known_on
RETURN CASE type(spell) WHEN 'MANAGED' THEN 'manager' ELSE 'player' END AS kind,
       who.id AS id, who.name AS name, coalesce(spell.role, who.position) AS role,
       spell.since AS since,
       CASE WHEN spell.last_day <= $known_on THEN spell.until END AS until,
       spell.on_loan AS on_loan, spell.id AS spell_id
ORDER BY kind, spell.first_day DESC, name, spell_id
LIMIT $limit
""",
)

_CARD = """
RETURN $kind_of AS kind, who.id AS id, who.name AS name, who.aliases AS aliases,
       who.born_on AS born_on, who.nationality AS nationality, who.position AS position,
       who.foot AS foot, who.height_cm AS height_cm, who.country AS country, who.kind AS side,
       who.parent_club_id AS parent_club_id,
       CASE WHEN who.value_on <= $known_on THEN who.value END AS value,
       CASE WHEN who.value_on <= $known_on THEN who.value_currency END AS value_currency,
       CASE WHEN who.value_on <= $known_on THEN who.value_on END AS value_on,
       who.transfermarkt_id AS transfermarkt_id, who.wikidata_id AS wikidata_id,
       who.statsbomb_id AS statsbomb_id
ORDER BY id
LIMIT $limit
"""
_PLAYER_CARD = "\nMATCH (who:Player {id: $player})" + _CARD.replace("$kind_of", "'player'")

CARD = Question(
    key="card",
    title="Who is this?",
    row=Card,
    takes=("player", "club", "manager"),
    by={
        "player": _PLAYER_CARD,
        "club": "\nMATCH (who:Club {id: $club})" + _CARD.replace("$kind_of", "'club'"),
        "manager": "\nMATCH (who:Manager {id: $manager})" + _CARD.replace("$kind_of", "'manager'"),
    },
    text=_PLAYER_CARD,
)

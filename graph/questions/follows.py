"""Which players meet a manager again, and where?"""

from __future__ import annotations

from dataclasses import dataclass

from graph.questions.question import Question


@dataclass(frozen=True, slots=True)
class Follow:
    """A player who joined a club under a manager who had coached him elsewhere."""

    manager_id: str
    manager: str
    player_id: str
    player: str
    from_club_id: str
    from_club: str
    to_club_id: str
    to_club: str
    joined_on: str
    on_loan: bool | None
    days_coached: int
    direct: bool


@dataclass(frozen=True, slots=True)
class Followed:
    """A manager, and how many players met him again."""

    manager_id: str
    manager: str
    players: int
    follows: int
    direct: int
    clubs: int
    last_joined_on: str


@dataclass(frozen=True, slots=True)
class Common:
    """A player both managers coached, or a club both managed, each with his own days there."""

    kind: str
    id: str
    name: str
    club_id: str
    club: str
    first_day: str
    last_day: str
    other_club_id: str
    other_club: str
    other_first_day: str
    other_last_day: str


# What lay after the day asked for is cut off before the days are counted.
_FOLLOW = """
WHERE met.known_day <= $known_on AND met.joined_on <= $until AND met.joined_on >= $since
  AND ($from_club IS NULL OR met.from_club_id = $from_club)
  AND ($to_club IS NULL OR met.to_club_id = $to_club)
  AND ($manager IS NULL OR manager.id = $manager)
  AND ($direct IS NULL OR met.direct = $direct)
  AND ($loans IS NULL OR coalesce(met.on_loan, false) = $loans)
WITH manager, player, met
ORDER BY met.joined_on DESC, manager.id, player.id, met.from_club_id, met.to_club_id
LIMIT $limit
MATCH (before:Club {id: met.from_club_id})
MATCH (after:Club {id: met.to_club_id})
WITH manager, player, before, after, met,
     [at IN range(0, size(met.coached_since) - 1) WHERE met.coached_known[at] <= $known_on |
      duration.inDays(date(met.coached_since[at]), date(CASE WHEN met.coached_until[at] > $known_on
        THEN $known_on ELSE met.coached_until[at] END)).days] AS spells
RETURN manager.id AS manager_id, manager.name AS manager, player.id AS player_id,
       player.name AS player, before.id AS from_club_id, before.name AS from_club,
       after.id AS to_club_id, after.name AS to_club, met.joined_on AS joined_on,
       met.on_loan AS on_loan,
       reduce(most = 0, days IN spells | CASE WHEN days > most THEN days ELSE most END)
         AS days_coached,
       met.direct AS direct
ORDER BY joined_on DESC, manager_id, player_id, from_club_id, to_club_id
LIMIT $limit
"""

FOLLOWS = Question(
    key="follows",
    title="Whom do players follow?",
    row=Follow,
    takes=("manager", "player", "from_club", "to_club", "direct", "loans"),
    by={
        "player": "\nMATCH (player:Player {id: $player})<-[met:REUNITED_WITH]-(manager:Manager)"
        + _FOLLOW,
        "manager": "\nMATCH (manager:Manager {id: $manager})-[met:REUNITED_WITH]->(player:Player)"
        + _FOLLOW,
    },
    text="\nMATCH (manager:Manager)-[met:REUNITED_WITH]->(player:Player)" + _FOLLOW,
)

RANKING = Question(
    key="ranking",
    title="Which managers do most players follow?",
    row=Followed,
    takes=("direct", "loans"),
    text="""
MATCH (manager:Manager)-[met:REUNITED_WITH]->(player:Player)
WHERE met.known_day <= $known_on AND met.joined_on <= $until AND met.joined_on >= $since
  AND ($direct IS NULL OR met.direct = $direct)
  AND ($loans IS NULL OR coalesce(met.on_loan, false) = $loans)
RETURN manager.id AS manager_id, manager.name AS manager, count(DISTINCT player.id) AS players,
       count(met) AS follows, sum(CASE WHEN met.direct THEN 1 ELSE 0 END) AS direct,
       count(DISTINCT met.to_club_id) AS clubs, max(met.joined_on) AS last_joined_on
ORDER BY players DESC, follows DESC, manager_id
LIMIT $limit
""",
)

# Shared days count from 30 on, so the later `settled_day` lies within both spells; a spell that
# goes on after the day asked for ends with it.
_COACHED = """
MATCH (:Manager {id: $MANAGER})-[tenure:MANAGED]->(club:Club)
WHERE tenure.known_day <= $known_on AND tenure.settled_day <= tenure.last_day
  AND tenure.settled_day <= $known_on
MATCH (club)<-[stint:PLAYED_FOR]-(player:Player)
WHERE stint.known_day <= $known_on AND NOT coalesce(stint.paper, false)
  AND stint.settled_day <= stint.last_day AND stint.settled_day <= tenure.last_day
  AND tenure.settled_day <= stint.last_day AND stint.settled_day <= $known_on
  AND stint.first_day <= $until AND stint.last_day >= $since
"""
_DAYS = """CASE WHEN stint.first_day > tenure.first_day THEN stint.first_day
       ELSE tenure.first_day END AS first_day,
     CASE WHEN stint.last_day < tenure.last_day THEN stint.last_day
       ELSE tenure.last_day END AS last_day"""


@dataclass(frozen=True, slots=True)
class Coached:
    """A player and a manager together at a club for 30 days or more."""

    manager_id: str
    manager: str
    player_id: str
    player: str
    club_id: str
    club: str
    first_day: str
    last_day: str
    days: int
    stint_id: str
    tenure_id: str


_COACHED_ROW = (
    """WITH manager, player, club, stint, tenure, """
    + _DAYS
    + """
WITH manager, player, club, stint, tenure, first_day,
     CASE WHEN last_day > $known_on THEN $known_on ELSE last_day END AS last_day
RETURN manager.id AS manager_id, manager.name AS manager, player.id AS player_id,
       player.name AS player, club.id AS club_id, club.name AS club, first_day AS first_day,
       last_day AS last_day, duration.inDays(date(first_day), date(last_day)).days AS days,
       stint.id AS stint_id, tenure.id AS tenure_id
ORDER BY first_day DESC, player_id, stint_id, tenure_id
LIMIT $limit
"""
)
_BY_PLAYER = """
MATCH (player:Player {id: $player})-[stint:PLAYED_FOR]->(club:Club)
WHERE stint.known_day <= $known_on AND NOT coalesce(stint.paper, false)
  AND stint.settled_day <= stint.last_day AND stint.settled_day <= $known_on
  AND stint.first_day <= $until AND stint.last_day >= $since
MATCH (club)<-[tenure:MANAGED]-(manager:Manager)
WHERE tenure.known_day <= $known_on AND tenure.settled_day <= tenure.last_day
  AND tenure.settled_day <= $known_on AND stint.settled_day <= tenure.last_day
  AND tenure.settled_day <= stint.last_day
  AND ($manager IS NULL OR manager.id = $manager)
"""

COACHED = Question(
    key="coached",
    title="Who coached whom?",
    row=Coached,
    takes=("player", "manager"),
    by={
        "player": _BY_PLAYER + _COACHED_ROW,
        "manager": _COACHED.replace("(:Manager {id: $MANAGER})", "(manager:Manager {id: $manager})")
        + _COACHED_ROW,
    },
    text=_BY_PLAYER + _COACHED_ROW,
)

COMMON = Question(
    key="common",
    title="What do two managers share?",
    row=Common,
    needs=("manager", "other"),
    text=_COACHED.replace("$MANAGER", "$manager")
    + "WITH player, club, "
    + _DAYS
    + """
WITH collect({id: player.id, name: player.name, club_id: club.id, club: club.name,
     first_day: first_day, last_day: last_day}) AS firsts"""
    + _COACHED.replace("$MANAGER", "$other")
    + "WITH firsts, player, club, "
    + _DAYS
    + """
UNWIND [one IN firsts WHERE one.id = player.id] AS one
RETURN 'player' AS kind, player.id AS id, player.name AS name, one.club_id AS club_id,
       one.club AS club, one.first_day AS first_day,
       CASE WHEN one.last_day > $known_on THEN $known_on ELSE one.last_day END AS last_day,
       club.id AS other_club_id, club.name AS other_club, first_day AS other_first_day,
       CASE WHEN last_day > $known_on THEN $known_on ELSE last_day END AS other_last_day
ORDER BY other_first_day DESC, id, first_day, club_id, other_club_id
LIMIT $limit
""",
)

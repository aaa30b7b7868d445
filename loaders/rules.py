"""The rules of derived edges as joins, over the spells and claims of the whole graph.

A manager coached a player when they shared a club for 30 days or more; a player followed him when,
at least 30 days after that began, he arrived from outside at another club of his. A tenure of which
games leave in doubt that it was one has nothing follow from it.
"""

from __future__ import annotations

# Of the whole graph, or of a few players and the clubs they were at.
SPELLS = """
CREATE OR REPLACE VIEW whole_stints AS
SELECT id, who AS player, club, first_day, last_day, known_day, precision, joined_by, on_loan,
       precision IN ('day', 'month', 'window')
         AND coalesce(joined_by, 'unknown') NOT IN ('loan_return', 'promotion') AS arrival
FROM all_stints WHERE NOT paper;
CREATE OR REPLACE VIEW whole_tenures AS
SELECT id, who AS manager, club, first_day, last_day, known_day, certainty
FROM all_tenures;
CREATE OR REPLACE TABLE stints AS FROM whole_stints {of_players};
CREATE OR REPLACE TABLE claims AS FROM all_claims {of_players};
CREATE OR REPLACE TABLE tenures AS
FROM whole_tenures WHERE certainty IS DISTINCT FROM 'doubtful' {of_clubs};
"""
EVERYBODY = SPELLS.format(of_players="", of_clubs="")
PEOPLE = SPELLS.format(
    of_players="WHERE player IN (FROM people)",
    of_clubs="AND club IN (SELECT club FROM stints UNION SELECT club FROM claims)",
)
COACHED = """
CREATE OR REPLACE TABLE coached AS
SELECT manager, player, club, first_day, last_day, last_day - first_day AS days, known_day,
       tenure, stint
FROM (
  SELECT t.manager, s.player, t.club, greatest(t.first_day, s.first_day) AS first_day,
         least(t.last_day, s.last_day) AS last_day, greatest(t.known_day, s.known_day) AS known_day,
         t.id AS tenure, s.id AS stint
  FROM tenures t JOIN stints s ON s.club = t.club
)
WHERE last_day - first_day >= 30
"""
FOLLOWED = """
CREATE OR REPLACE TABLE followed AS
WITH met AS (
  SELECT c.manager, c.player, c.club AS from_club, s.club AS to_club, s.first_day AS joined,
         s.precision, s.on_loan, s.id AS stint, t.id AS tenure, t.first_day AS began,
         greatest(s.known_day, t.known_day) AS known
  FROM stints s
  JOIN tenures t ON t.club = s.club AND s.first_day BETWEEN t.first_day - 30 AND t.last_day
  JOIN coached c ON c.manager = t.manager AND c.player = s.player
    AND c.club <> s.club AND s.first_day >= c.first_day + 30
  WHERE s.arrival
), first_met AS (
  SELECT DISTINCT ON (manager, player, from_club, to_club) *
  FROM met
  ORDER BY manager, player, from_club, to_club, joined, began, tenure, on_loan, stint
), spells AS (
  SELECT f.manager, f.player, f.from_club, f.to_club, max(c.days) AS days_coached,
         max(c.last_day) AS last_coached, min(c.known_day) AS coached_known_day,
         list(c.first_day ORDER BY c.first_day, c.stint, c.tenure) AS coached_since,
         list(c.last_day ORDER BY c.first_day, c.stint, c.tenure) AS coached_until,
         list(c.known_day ORDER BY c.first_day, c.stint, c.tenure) AS coached_known,
         list(DISTINCT c.stint) || list(DISTINCT c.tenure) AS records
  FROM first_met f
  JOIN coached c ON c.manager = f.manager AND c.player = f.player AND c.club = f.from_club
    AND f.joined >= c.first_day + 30
  GROUP BY ALL
), left_last AS (
  SELECT f.manager, f.player, f.from_club, f.to_club, max(s.last_day) AS last_day,
         max(s.last_day) FILTER (WHERE s.club = f.from_club) AS last_there
  FROM first_met f
  JOIN stints s ON s.player = f.player AND s.club <> f.to_club AND s.last_day <= f.joined + 1
  GROUP BY ALL
)
SELECT f.*, s.days_coached, f.joined - s.last_coached AS days_between,
       coalesce(l.last_there = l.last_day, false) AS direct, s.coached_since, s.coached_until,
       s.coached_known, greatest(f.known, s.coached_known_day) AS known_day, s.records
FROM first_met f
JOIN spells s USING (manager, player, from_club, to_club)
LEFT JOIN left_last l USING (manager, player, from_club, to_club)
"""
CARRIED = """
CREATE OR REPLACE TABLE carried AS
WITH wants AS (
  SELECT t.manager, c.player, c.club, c.first_day AS day, c.reported_on,
         coalesce(c.manager = t.manager, false) AS named, c.id AS claim, t.id AS tenure,
         greatest(c.known_day, t.known_day) AS known,
         CASE WHEN c.manager = t.manager THEN c.carried_from END AS carried_from
  FROM claims c JOIN tenures t ON t.club = c.club
   AND t.first_day - CASE WHEN c.manager = t.manager THEN 30 ELSE 0 END <= c.last_day
   AND c.first_day <= t.last_day
  WHERE c.stage NOT IN ('rejected', 'denied', 'ended')
), pairs AS (
  SELECT a.manager, a.player, a.club AS from_club, b.club AS to_club, a.day AS first_day,
         b.day AS carried_day, a.reported_on AS first_reported_on,
         b.reported_on AS carried_reported_on, a.named AND b.named AS named,
         coalesce(b.carried_from = a.club, false) AS stated,
         [a.claim, b.claim, a.tenure, b.tenure] AS records, greatest(a.known, b.known) AS known_day
  FROM wants a JOIN wants b
    ON a.manager = b.manager AND a.player = b.player AND a.club <> b.club AND a.day < b.day
  UNION ALL
  SELECT manager, player, carried_from, club, day, day, reported_on, reported_on, true, true,
         [claim, tenure], known
  FROM wants WHERE carried_from IS NOT NULL AND carried_from <> club
)
SELECT DISTINCT ON (manager, player, from_club, to_club) * EXCLUDE (stated),
       bool_or(stated) OVER (PARTITION BY manager, player, from_club, to_club) AS stated
FROM pairs
ORDER BY manager, player, from_club, to_club, first_day, carried_day, named DESC, records
"""
OUTCOMES = """
CREATE OR REPLACE TABLE outcomes AS
SELECT c.*, c.carried_day + 400 AS outcome_day,
  CASE WHEN EXISTS (FROM stints s WHERE s.player = c.player AND s.club = c.to_club AND s.arrival
                    AND s.first_day BETWEEN c.carried_day AND c.carried_day + 400) THEN 'signed'
       WHEN EXISTS (FROM stints s WHERE s.player = c.player AND s.club <> c.to_club AND s.arrival
                    AND s.first_day BETWEEN c.carried_day AND c.carried_day + 400) THEN 'lost'
       WHEN coalesce(l.stage, '') IN ('rejected', 'denied', 'ended') THEN 'ended'
       ELSE 'open' END AS outcome
FROM carried c
LEFT JOIN (
  SELECT c.manager, c.player, c.from_club, c.to_club,
         last(k.stage ORDER BY k.known_day, k.id) AS stage
  FROM carried c JOIN claims k ON k.player = c.player AND k.club = c.to_club
    AND k.first_day <= c.carried_day + 400
  GROUP BY ALL
) l USING (manager, player, from_club, to_club)
"""
GAPS = """
SELECT 'Stints whose start is only assumed or known to the year' AS kind, count(*) AS total,
       min(player) AS example
FROM whole_stints WHERE precision IN ('assumed', 'year')
UNION ALL
SELECT 'Clubs with players but no manager known', count(*), min(club)
FROM (SELECT DISTINCT club FROM whole_stints EXCEPT SELECT DISTINCT club FROM whole_tenures)
UNION ALL
SELECT 'Claims that name no manager', count(*), min(id) FROM all_claims WHERE manager IS NULL
UNION ALL
SELECT 'Claims by a club whose manager then is not known', count(*), min(c.id)
FROM all_claims c WHERE NOT EXISTS (FROM whole_tenures t WHERE t.club = c.club
  AND t.first_day <= c.last_day AND c.first_day <= t.last_day)
"""

"""The queries to paste into query.wikidata.org, and how their results are recognised.

Change the line VALUES to the clubs you ask about. Save each result with Download, "JSON file
(verbose)", all of them in one folder, or one set a club: results join by their Wikidata ids.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from graph.errors import RecordError


@dataclass(frozen=True, slots=True)
class Query:
    """A query, what it is needed for, and the columns its result has; the first tells it."""

    name: str
    gives: str
    needs: str
    columns: tuple[str, ...]
    text: str


_CLUBS = "  VALUES ?club { wd:Q1130849 wd:Q18741 wd:Q19593 }  # Liverpool, Tottenham, Celtic\n"
_PLAYERS = "?person p:P54/ps:P54 ?club ."
_COACHES = """\
    { ?club p:P286/ps:P286 ?person . }
    UNION { ?person p:P6087/ps:P6087 ?club . }
"""
_BOTH = f"{_COACHES}    UNION {{ {_PLAYERS} }}\n"
# The value of a qualifier knows no precision, so it is asked for beside it, joined by the value:
# two starts give two rows, not four, and an unknown one stays (a blank node or a genid address).
_DAYS = """\
  OPTIONAL {
    ?statement pq:P580 ?start .
    OPTIONAL {
      ?statement pqv:P580 ?startValue .
      ?startValue wikibase:timeValue ?start ; wikibase:timePrecision ?startPrecision .
    }
  }
  OPTIONAL {
    ?statement pq:P582 ?end .
    OPTIONAL {
      ?statement pqv:P582 ?endValue .
      ?endValue wikibase:timeValue ?end ; wikibase:timePrecision ?endPrecision .
    }
  }
  OPTIONAL { ?statement a wdno:P582 . BIND("1" AS ?stillThere) }
  BIND(NOW() AS ?asked)
"""
_LABELS = """\
  SERVICE wikibase:label { bd:serviceParam wikibase:language "en,mul,de,es,fr,it,pt,nl,pl,tr" . }
"""
_TIMES = ("start", "startPrecision", "end", "endPrecision", "stillThere", "asked")

SPELLS = Query(
    "spells",
    "every spell of everybody who ever played for the clubs",
    "nothing; players and teams without the next two have no names",
    ("spell", "rank", "player", "team", "transaction", *_TIMES),
    f"""\
SELECT ?spell ?rank ?player ?team ?start ?startPrecision ?end ?endPrecision ?stillThere
       ?transaction ?asked WHERE {{
  {{ SELECT DISTINCT (?person AS ?player) WHERE {{
  {_CLUBS}    {_PLAYERS}
  }} }}
  ?player p:P54 ?spell .
  ?spell ps:P54 ?team ; wikibase:rank ?rank .
{_DAYS.replace("?statement", "?spell")}\
  OPTIONAL {{ ?spell pq:P1642 ?transaction . }}
}}
""",
)
TENURES = Query(
    "tenures",
    "every tenure of everybody who ever coached the clubs, as club and coach tell it",
    "nothing; coaches and teams without the next two have no names",
    ("tenure", "rank", "property", "coach", "team", "role", "roleLabel", *_TIMES),
    f"""\
SELECT ?tenure ?rank ?property ?coach ?team ?start ?startPrecision ?end ?endPrecision ?stillThere
       ?role ?roleLabel ?asked WHERE {{
  {{ SELECT DISTINCT (?person AS ?coach) WHERE {{
  {_CLUBS}{_COACHES}  }} }}
  {{ ?team p:P286 ?tenure . ?tenure ps:P286 ?coach . BIND("P286" AS ?property) }}
  UNION {{ ?coach p:P6087 ?tenure . ?tenure ps:P6087 ?team . BIND("P6087" AS ?property) }}
  ?tenure wikibase:rank ?rank .
{_DAYS.replace("?statement", "?tenure")}\
  OPTIONAL {{ ?tenure pq:P3831|pq:P2868 ?role . }}
{_LABELS}}}
""",
)
PEOPLE = Query(
    "people",
    "their names, birth days, countries, positions and Transfermarkt ids",
    "spells or tenures: a person of neither is left out",
    (
        *("person", "personLabel", "born", "bornPrecision", "country", "countryLabel"),
        *("position", "positionLabel", "transfermarktPlayer", "transfermarktManager"),
    ),
    f"""\
SELECT DISTINCT ?person ?personLabel ?born ?bornPrecision ?country ?countryLabel
       ?position ?positionLabel ?transfermarktPlayer ?transfermarktManager WHERE {{
  {{ SELECT DISTINCT ?person WHERE {{
  {_CLUBS}{_BOTH}  }} }}
  OPTIONAL {{
    ?person p:P569 ?birth .
    ?birth a wikibase:BestRank ; psv:P569 ?bornValue .
    ?bornValue wikibase:timeValue ?born ; wikibase:timePrecision ?bornPrecision .
  }}
  OPTIONAL {{ ?person wdt:P27 ?country . }}
  OPTIONAL {{ ?person wdt:P413 ?position . }}
  OPTIONAL {{ ?person wdt:P2446 ?transfermarktPlayer . }}
  OPTIONAL {{ ?person wdt:P2447 ?transfermarktManager . }}
{_LABELS}}}
""",
)
TEAMS = Query(
    "teams",
    "the teams' names, kinds, countries, parents and Transfermarkt ids",
    "spells or tenures: a team of neither is left out",
    (
        *("team", "teamLabel", "kind", "kindLabel", "country", "countryLabel"),
        *("parent", "transfermarktTeam"),
    ),
    f"""\
SELECT DISTINCT ?team ?teamLabel ?kind ?kindLabel ?country ?countryLabel ?parent
       ?transfermarktTeam WHERE {{
  {{ SELECT DISTINCT ?team WHERE {{
    {{ SELECT DISTINCT ?person WHERE {{
  {_CLUBS}{_BOTH}    }} }}
    {{ ?person p:P54/ps:P54 ?team . }}
    UNION {{ ?person p:P6087/ps:P6087 ?team . }}
    UNION {{ ?team p:P286/ps:P286 ?person . }}
  }} }}
  OPTIONAL {{ ?team wdt:P31 ?kind . }}
  OPTIONAL {{ ?team wdt:P17 ?country . }}
  OPTIONAL {{ ?team wdt:P831 ?parent . }}
  OPTIONAL {{ ?team wdt:P7223 ?transfermarktTeam . }}
{_LABELS}}}
""",
)
NAMES = Query(
    "names",
    "every label and alias of these people in sixteen languages, for search",
    "spells or tenures; where it takes more than a minute, fewer clubs at a time",
    ("item", "name", "as"),
    f"""\
SELECT DISTINCT ?item ?name ?as WHERE {{
  {{ SELECT DISTINCT (?person AS ?item) WHERE {{
  {_CLUBS}{_BOTH}  }} }}
  {{ ?item rdfs:label ?name . BIND("label" AS ?as) }}
  UNION {{ ?item skos:altLabel ?name . BIND("alias" AS ?as) }}
  FILTER(LANG(?name) IN ("en", "de", "es", "fr", "it", "pt", "nl", "pl", "tr",
                         "ru", "uk", "ar", "fa", "ja", "ko", "zh"))
}}
""",
)
QUERIES = (SPELLS, TENURES, PEOPLE, TEAMS, NAMES)


def recognise(columns: Collection[str]) -> Query:
    """The query whose result has these columns; RecordError where it is none of ours."""
    query = next((one for one in QUERIES if one.columns[0] in columns), None)
    if query is None:
        raise RecordError("holds results, but of none of the queries of `suitors wikidata`.")
    if lacking := [one for one in query.columns if one not in columns]:
        names = ", ".join(map(repr, lacking))
        raise RecordError(f"looks like the query {query.name!r}, but lacks the column {names}.")
    return query

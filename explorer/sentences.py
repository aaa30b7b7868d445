"""Claims, spells and days as words. A claim is told as a claim: by whom, on which day."""

from __future__ import annotations

from collections.abc import Sequence

from graph.dates import in_words
from graph.questions.pursuits import Carried
from graph.schema import EDGES

CAUTION = "Reported interest is a claim, not a fact."
THIN = "One report, not confirmed by another source."


def day(text: str | None) -> str:
    """ "18 Jan 2024", "Jun 2022", "2019", or "day not known"."""
    if not text or text in ("0001-01-01", "9999-12-31"):
        return "day not known"
    return in_words(text)


def span(since: str | None, until: str | None, last_day: str | None) -> str:
    """ "Jul 2021 to 30 Jun 2023", "since 1 Jul 2023, known to 5 Apr 2026", "until 2019".

    An open end is no claim that it goes on: `last_day` is how far it is known.
    """
    if since and until:
        return f"{day(since)} to {day(until)}"
    if since:
        known = f", known to {day(last_day)}" if last_day and last_day >= since else ""
        return f"since {day(since)}{known}"
    return f"until {day(until)}" if until else "days not known"


def made_of(games: int | None, certainty: str | None) -> str:
    """ ", put together from 1 game, doubtful": what a tenure rests on, and how sure it is."""
    made = "" if games is None else f", put together from {counted(games, 'game')}"
    doubt = f", {certainty}" if certainty and certainty != "certain" else ""
    return made + doubt


def listed(names: Sequence[str]) -> str:
    """ "A", "A and B", "A, B and C"."""
    names = list(names)
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def counted(number: int, one: str, many: str | None = None) -> str:
    """ "1 report", "2 reports", "1,200 reports"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def claim(
    club: str,
    player: str,
    stage: str,
    reported_on: str,
    source: str | None,
    words: str | None,
    *,
    quoted: bool = False,
) -> str:
    """One claim with its source and day; `quoted` are the report's own words, else ours."""
    said = f': "{words}"' if words and quoted else f": {words}" if words else ""
    by = source or "source not known"
    if stage == "denied":
        return f"{by} reported on {day(reported_on)} that {club} wanting {player} was untrue{said}"
    if stage == "ended":
        return f"{by} reported on {day(reported_on)} that {club} had dropped {player}{said}"
    if stage == "rejected":
        return f"{by} reported on {day(reported_on)} that {club} were refused {player}{said}"
    return f"{club} were reported to want {player} ({stage}){said} — {by}, {day(reported_on)}"


def found(club: str, player: str, stage: str) -> str:
    """What one report says of a club and a player, before it is a claim on record."""
    if stage == "denied":
        return f"It is reported as untrue that {club} want {player}"
    if stage == "ended":
        return f"{club} are reported to have dropped {player}"
    if stage == "rejected":
        return f"{club} are reported to have been refused {player}"
    return f"{club} are reported to want {player} ({stage})"


def needed(club: str, position: str, because: str | None) -> str:
    """What one report says a club is short of."""
    why = f", because: {because}" if because else ""
    return f"{club} are reported to need {a(position)}{why}"


def a(noun: str) -> str:
    """ "a centre-back", "an attacker"."""
    return f"{'an' if noun[:1].lower() in 'aeiou' else 'a'} {noun}"


def suitors(clubs: Sequence[str], player: str, when: str = "") -> str:
    """The headline of a race; `when` is empty or reads on: "as known on 1 Jan 2022"."""
    who = f"{listed(clubs)} {'was' if len(clubs) == 1 else 'were'}" if clubs else "No club is"
    return f"{who} reported to want {player} {when}".rstrip() + "."


def carried(row: Carried) -> str:
    """An interest that moved with its manager."""
    return (
        f"{row.manager} was reported to want {row.player} at {row.from_club}"
        f" ({day(row.first_reported_on)}) and again at {row.to_club}"
        f" ({day(row.carried_reported_on)})."
    )


def followed(manager: str, player: str, before: str, after: str, joined: str, days: int) -> str:
    """A player who met his manager again."""
    return (
        f"{player} joined {after} on {day(joined)} under {manager},"
        f" who had coached him at {before} for {counted(days, 'day')}."
    )


# Clubs take the plural: "Liverpool were reported to want …".
VERBS = {edge.name: edge.reads for edge in EDGES}
VERBS |= {"INTERESTED_IN": "were reported to want", "NEEDS": "were reported to need"}
VERBS["TAKEN_ALONG"] = "interest taken along to"  # in pictures of a report alone: no edge


def hop(
    start: str,
    kind: str,
    end: str,
    since: str | None,
    until: str | None,
    last_day: str | None,
    reported_on: str | None,
    source: str | None,
) -> str:
    """One step of a path: a spell with its days, or a claim with its source."""
    said = f"{start} {VERBS.get(kind, kind)} {end}"
    if reported_on:
        return f"{said} — {source or 'source not known'}, {day(reported_on)}"
    return said if kind == "SAME_PERSON" else f"{said}, {span(since, until, last_day)}"

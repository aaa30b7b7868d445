"""Options of a command as the ends of a question."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from explorer.tables import columns_of
from graph.errors import SuitorsError
from graph.questions import CATALOGUE
from graph.questions.network import FEEDS, TOTALS
from graph.questions.question import Question
from graph.settings import Settings
from graph.store import Answer, Reader
from loaders.names import KINDS, find_one, find_source

CLUBS = ("club",)
# What each end of a question is called as an option, and what kinds of names it takes.
OPTIONS: dict[str, tuple[str, Sequence[str]]] = {
    "player": ("player", ("player",)),
    "manager": ("manager", ("manager",)),
    "other": ("manager", ("manager",)),
    "club": ("club", CLUBS),
    "from_node": ("start", KINDS),
    "to_node": ("end", KINDS),
    "from_club": ("start", CLUBS),
    "to_club": ("end", CLUBS),
}
SPOKEN = {"start": "--from", "end": "--to", "text": "TEXT", "source": "--source"}


class WrongQuestion(SuitorsError):
    """The command asks what no question answers."""


def list_questions() -> str:
    """A line for each question: its key, its title and its ends."""
    lines = []
    for question in CATALOGUE.values():
        ends = [_spoken(end) for end in question.needs]
        ends += [f"[{_spoken(end)}]" for end in question.takes if end in OPTIONS]
        lines.append(f"{question.key:<11}{question.title:<48}{' '.join(dict.fromkeys(ends))}")
    return "\n".join(lines)


def ask_question(
    reader: Reader, key: str, *, limit: int, everything: bool, **said: Any
) -> tuple[Answer[Any], tuple[str, ...]]:
    """The answer and its columns; names become ids first."""
    question = CATALOGUE.get(key)
    if question is None:
        raise WrongQuestion(
            f"There is no question {key!r}.", advice="`suitors ask` lists them all."
        )
    days = {name: said.pop(name) for name in ("on", "since", "until", "known_on")}
    ends = _ends(reader, question, said)
    answer = reader.ask(question, limit=None if everything else limit, **days, **ends)
    return answer, columns_of(question.row)


def read_parameters(said: Sequence[str]) -> dict[str, Any]:
    """name=value pairs; a value is JSON where it is valid JSON, else text."""
    values: dict[str, Any] = {}
    for one in said:
        name, equals, value = one.partition("=")
        if not equals:
            raise WrongQuestion(f"--param {one!r} has no value.", advice="Write name=value.")
        try:
            values[name] = json.loads(value)
        except ValueError:
            values[name] = value
    return values


def status_rows(settings: Settings, reader: Reader) -> list[dict[str, Any]]:
    """What, name and value: the engine, the counts, the feeds and their loads."""
    where = settings.server.uri if settings.server else f"embedded, in {settings.home}"
    rows: list[dict[str, Any]] = [{"what": "engine", "name": where, "value": "running"}]
    rows += [
        {"what": total.kind, "name": total.name, "value": total.total}
        for total in reader.ask(TOTALS).rows
    ]
    for feed in reader.ask(FEEDS).rows:
        left_out = f", {feed.rejected_count:,} left out" if feed.rejected_count else ""
        unfinished = "; not finished, load it again" if feed.state != "done" else ""
        when = feed.loaded_at or ""
        value = f"{feed.state} {when}{left_out}{unfinished}".strip()
        rows.append({"what": "feed", "name": f"{feed.name} ({feed.issuer})", "value": value})
    return rows


def _ends(reader: Reader, question: Question[Any], said: dict[str, Any]) -> dict[str, Any]:
    managers = list(said.pop("manager"))
    wanted = [*question.needs, *question.takes]
    ends: dict[str, Any] = {}
    used: set[str] = set()
    for end in wanted:
        option, kinds = OPTIONS.get(end, (end, KINDS))
        if option == "manager":
            text = managers.pop(0) if managers else None
        elif end == "node":
            option, text = _anybody(said, managers)
        else:
            text = said.get(option)
        used.add(option)
        if text is None:
            continue
        ends[end] = _resolved(reader, end, text, kinds)
    _refuse_rest(question, {n: v for n, v in said.items() if v and n not in used}, managers)
    missing = [_spoken(end) for end in question.needs if ends.get(end) is None]
    if missing:
        raise WrongQuestion(f"{question.key} needs {' and '.join(missing)}.")
    return ends


def _resolved(reader: Reader, end: str, text: str, kinds: Sequence[str]) -> str:
    if end == "text":
        return text
    if end == "source":
        return find_source(reader, text)
    return find_one(reader, text, kinds)


def _anybody(said: dict[str, Any], managers: list[str]) -> tuple[str, str | None]:
    """The one name given, whatever its kind."""
    if managers:
        return "manager", f"manager:{managers.pop(0).removeprefix('manager:')}"
    for kind in ("player", "club"):
        if said.get(kind):
            return kind, f"{kind}:{said[kind].removeprefix(f'{kind}:')}"
    return "node", None


def _refuse_rest(question: Question[Any], rest: dict[str, Any], managers: list[str]) -> None:
    if managers:
        rest["manager"] = managers[0]
    if rest:
        names = " and ".join(_spoken(name) for name in rest)
        raise WrongQuestion(f"{question.key} does not take {names}.")


def _spoken(end: str) -> str:
    if end == "node":
        return "--player|--club|--manager"
    option = OPTIONS.get(end, (end, ()))[0]
    return SPOKEN.get(option, f"--{option}")

"""A report read, and what saving it would change: sentences, findings, a picture, rows."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from explorer import sentences
from explorer.drawing import Dot, Drawing, Fact, Line, drawing_of
from explorer.views.findings import Finding, finding_of
from graph.dates import first_day
from graph.folding import folded
from graph.words import NEGATIVE
from loaders.news.changes import Change
from loaders.news.proposal import Proposal, today
from loaders.news.publishers import FIGURES
from loaders.reading.found import FoundManager, FoundPlayer, FoundStint, Who

NOTHING = (
    "Nothing was found: no club that is said to want a player, and no position that a club is"
    " said to look for."
)
TOLD = {
    "current_club": "plays for",
    "contract_until": "contract until",
    "value": "value",
    "nationality": "nationality",
    "position": "position",
    "age": "age",
}


@dataclass(frozen=True, slots=True)
class Preview:
    """What a page shows of a report, before it is saved and after.

    `asked` is what has to be told before it can be. `drawing` is the picture of what would be
    saved or is already, `known` that of all that could be.
    """

    headline: str
    about: tuple[str, ...]
    findings: tuple[Finding, ...]
    asked: tuple[str, ...]
    drawing: Drawing
    known: Drawing
    also: list[dict[str, str]]
    rows: list[dict[str, str]]

    @property
    def chosen(self) -> list[str]:
        """The keys of what would be saved."""
        return [one.key for one in self.findings if one.on]


def preview(
    proposal: Proposal, switched: Mapping[str, bool] | None = None, corrected: Collection[str] = ()
) -> Preview:
    """`switched` are the findings somebody turned on or off, `corrected` those he corrected."""
    findings = tuple(
        finding_of(proposal, change, (switched or {}).get(change.key), change.key in corrected)
        for change in proposal.changes
    )
    on = {one.key for one in findings if one.on or one.standing == "known"}
    free = {one.key for one in findings if one.hindrance is None}
    return Preview(
        headline=proposal.reading.refused or headline(proposal),
        about=tuple(_about(proposal)),
        findings=findings,
        asked=tuple(_asked(proposal)),
        drawing=_drawing(proposal, on),
        known=_drawing(proposal, free),
        also=list(_also(proposal)),
        rows=[one.row for one in findings],
    )


def headline(proposal: Proposal) -> str:
    """How many clubs are said to want whom, who is said to need what, and who is credited."""
    interests = [one for one in proposal.changes if one.kind == "interest"]
    wants = [one for one in interests if one.stage not in NEGATIVE]
    parts = [
        _said(wants, "it wants", "they want", _whom(wants)),
        _said(
            [one for one in interests if one.stage in NEGATIVE],
            *("it does not want, or does not get,", "they do not want, or do not get,"),
            _whom([one for one in interests if one.stage in NEGATIVE]),
        ),
        _needs([one for one in proposal.changes if one.kind == "need"]),
    ]
    told = sentences.listed([part for part in parts if part])
    names = credited(proposal.reading.sources)
    by = f"; it credits {sentences.listed(names)}" if names else ""
    return f"The report says {told}{by}." if told else NOTHING


def credited(sources: Sequence[str]) -> list[str]:
    """Whom the text names as its source: in full, and nobody whom figures are taken from."""
    keys = {name: folded(name) for name in sources}
    return [
        name
        for name, key in keys.items()
        if key not in FIGURES and not any(one.endswith(f" {key}") for one in keys.values())
    ]


def _said(changes: Sequence[Change], one: str, many: str, about: str) -> str:
    clubs = _distinct([change.club for change in changes])
    if not clubs:
        return ""
    if len(clubs) == 1:
        return f"of {clubs[0]} that {one} {about}"
    return f"of {len(clubs)} clubs that {many} {about}"


def _whom(changes: Sequence[Change]) -> str:
    players = _distinct([change.player for change in changes if change.player])
    return players[0] if len(players) == 1 else f"{len(players)} players"


def _needs(changes: Sequence[Change]) -> str:
    positions = list(dict.fromkeys(str(change.position) for change in changes))
    about = sentences.a(positions[0]) if len(positions) == 1 else f"{len(positions)} positions"
    return _said(changes, "it needs", "they need", about)


def _distinct(those: Sequence[Who]) -> list[str]:
    return list({one.id or one.name: one.name for one in those}.values())


def _about(proposal: Proposal) -> Iterator[str]:
    """How the whole report stands to those that are on record."""
    already, repeats = proposal.already, proposal.repeats
    if already:
        by = f" by {already.source}" if already.source else ""
        more = all(change.standing == "known" for change in proposal.changes)
        yield (
            f"Already saved, as published on {sentences.day(already.day)}{by}"
            f"{'; nothing to add' if more else ''}."
        )
    elif repeats:
        yield f"It counts as a repeat, not as an independent report: {_why(repeats.why)}."
    if proposal.repeated_by:
        many = sentences.counted(len(proposal.repeated_by), "report")
        yield f"{many} saved before will count as a repeat of this one, which is older."


def _why(why: str) -> str:
    """The reason as the end of a sentence about the report."""
    if why[:1].isdigit():
        return f"it has {why}"
    return f"it {why}" if why.startswith("credits ") else why


def _asked(proposal: Proposal) -> Iterator[str]:
    day = proposal.published_on
    if day is None:
        yield "Which day was it published?"
    elif first_day(day) > today():
        yield f"{sentences.day(day)} lies ahead. Which day was it published?"
    if proposal.source is None:
        yield "Who published it?"


def _also(proposal: Proposal) -> Iterator[dict[str, str]]:
    """What else the text says; it stays on the screen."""
    reading = proposal.reading
    for player in reading.player_facts:
        yield from _of_player(player)
    for manager in reading.managers:
        yield _of_manager(manager)
    for stint in reading.stints:
        yield _of_stint(stint)


def _of_player(one: FoundPlayer) -> Iterator[dict[str, str]]:
    for name, words in TOLD.items():
        value = getattr(one, name)
        if value is not None:
            told = value.name if isinstance(value, Who) else value
            yield {"Who": one.player.name, "What": words, "As reported": told}


def _of_manager(one: FoundManager) -> dict[str, str]:
    what = "manages" if one.when == "current" else "managed"
    return {"Who": one.manager.name, "What": what, "As reported": one.club.name}


def _of_stint(one: FoundStint) -> dict[str, str]:
    what = "was on loan at" if one.kind == "loan" else "was at"
    season = f", {one.season}" if one.season else ""
    return {"Who": one.player.name, "What": what, "As reported": f"{one.club.name}{season}"}


def _drawing(proposal: Proposal, keys: Collection[str]) -> Drawing:
    """Clubs, players, managers and positions of these changes, a line a claim."""
    dots: list[Dot] = []
    lines: list[Line] = []
    for change in proposal.changes:
        if change.key in keys:
            _draw(proposal, change, dots, lines)
    return drawing_of(dots, lines)


def _draw(proposal: Proposal, change: Change, dots: list[Dot], lines: list[Line]) -> None:
    """Whoever the graph does not know is never among the changes that can be saved."""
    club = str(change.club.id)
    dots.append(Dot(club, "Club", change.club.name))
    fact = _fact(proposal, change)
    if change.player is None:
        name = str(change.position)
        dots.append(Dot(change.about, "Position", name, big=True))
        lines.append(_line(club, change.about, "NEEDS", fact.words, change, fact))
        return
    player = str(change.player.id)
    dots.append(Dot(player, "Player", change.player.name, big=True))
    lines.append(_line(club, player, "INTERESTED_IN", fact.words, change, fact))
    manager, before = change.manager, change.carried_from
    if manager and manager.id:
        dots.append(Dot(manager.id, "Manager", manager.name))
        lines.append(_line(manager.id, player, "PURSUED", fact.words, change, fact))
    if before and before.id:
        dots.append(Dot(before.id, "Club", before.name))
        words = f"interest reported to have moved along, from {before.name} to {change.club.name}"
        lines.append(_line(before.id, club, "TAKEN_ALONG", words, None, fact))


def _line(start: str, end: str, kind: str, words: str, change: Change | None, fact: Fact) -> Line:
    stage = change.stage if change else None
    loan = bool(change and change.loan)
    return Line("", start, end, kind, words, stage, loan, facts=(fact,), day=fact.day)


def _fact(proposal: Proposal, change: Change) -> Fact:
    """The claim with its sentence; it is told as long as it is not saved as of this report."""
    by = proposal.source.name if proposal.source else "this report"
    quoted = " ".join(change.quotation.split())
    about = change.player.name if change.player else ""
    told = (
        sentences.found(change.club.name, about, str(change.stage))
        if change.player
        else sentences.needed(change.club.name, str(change.position), change.because)
    )
    return Fact(f'{told}: "{quoted}" — {by}', proposal.published_on or "", by)

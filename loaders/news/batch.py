"""A folder of news reports becomes evidence: what is certain is saved, the rest is listed."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from graph.settings import Settings
from graph.store import Writer, open_writer
from loaders.lock import LoadLock
from loaders.news.changes import ids_in
from loaders.news.claims import SAME_TEXT
from loaders.news.doubts import ADD, SETTLED, Doubts, Row, doubts_of, refusal_of, settled
from loaders.news.filing import Accepted, note, steps_of
from loaders.news.likeness import digest
from loaders.news.proposal import Proposal, claims_around, draft_of, weigh
from loaders.news.publishers import Publishers
from loaders.news.readers import Readers
from loaders.news.records import Records
from loaders.news.settling import ISSUER, NAME, begin, settle
from loaders.opening import feeds_inside, is_published
from loaders.reading.found import Reading, Report
from loaders.reading.text import reports_in
from loaders.report import LoadReport, Progress, Rejection, Rejections

SLICE = 100  # reports read, weighed and written together
ENDINGS = frozenset(
    f".{ending}"
    for ending in (
        *("txt", "md", "html", "htm", "xhtml", "json", "jsonl", "ndjson"),
        *("eml", "xml", "rss", "atom"),
    )
)


def holds_reports(folder: Path) -> bool:
    """Whether it is a folder of reports, and none of tables or of folders of them."""
    if not folder.is_dir() or (folder / "feed.toml").exists():
        return False
    if is_published(folder) or feeds_inside(folder):
        return False
    return any(file.suffix.lower() in ENDINGS for file in folder.iterdir())


def load_reports(
    settings: Settings, folder: Path, *, progress: Progress | None = None
) -> LoadReport:
    """Reads every report of the folder, saves what is certain, keeps what is doubtful.

    Stopped at any point and run again it goes on where it was: a text saved once is known.
    """
    started = time.perf_counter()
    with open_writer(settings) as graph:
        graph.shape()
        with LoadLock(graph) as lock, Readers(settings) as readers:
            batch = Batch(graph, begin(graph))
            for readings in readers.read(batch.unread(reports_in(folder))):
                lock.hold()
                batch.file(readings)
                if progress:
                    progress("Reading reports", batch.counts["reports"], None)
            lock.hold()
            carried = batch.finish()
    return batch.outcome(carried, time.perf_counter() - started)


class Batch:
    """A load of reports under way: whom it touched, what it left out."""

    def __init__(self, graph: Writer, players: set[str]) -> None:
        self.graph, self.players = graph, players
        self.records = Records(graph)
        self.doubts = Doubts(graph)
        self.left_out = Rejections()
        self.counts: Counter[str] = Counter()
        self.saved: list[str] = []

    def unread(self, those: Iterable[Report]) -> Iterator[list[Report]]:
        """Slices of the reports whose text is not in the graph yet."""
        rest = iter(those)
        while some := list(islice(rest, SLICE)):
            self.counts["reports"] += len(some)
            keyed = [(digest(report.text), report) for report in some]
            texts = [text for text, report in keyed if not report.refused]
            there = {row["text"] for row in self.graph.rows(SAME_TEXT, {"texts": texts})}
            new = [report for text, report in keyed if text not in there or report.refused]
            self.counts["already there"] += len(some) - len(new)
            if new:
                yield new

    def file(self, readings: list[Reading]) -> None:
        """Weighs a slice, one report after the other, and writes it in one transaction."""
        refused = [self._refused(reading) for reading in readings if reading.refused]
        doubts = self.doubts.still(refused)
        read = [reading for reading in readings if not reading.refused]
        self.records.meet({id for reading in read for id in ids_in(reading, {})})
        drafts = [draft_of(self.records, reading, None, None, {}) for reading in read]
        claims, publishers = claims_around(self.graph, drafts), Publishers(self.graph)
        accepted: list[Accepted] = []
        for draft in drafts:
            proposal = weigh(draft, claims, publishers, self.records)
            if proposal.already:
                self.counts["already there"] += 1
                continue
            found = self.doubts.still(doubts_of(proposal))
            self.counts["doubtful claims"] += len(found)
            doubts += found
            if proposal.certain:
                accepted.append((proposal, proposal.certain))
                note(claims, proposal, proposal.certain)
        self._write(accepted, doubts)

    def finish(self) -> int:
        """Derives for everybody touched; how much interest was carried along."""
        return settle(self.graph, self.players, self.saved)

    def outcome(self, carried: int, seconds: float) -> LoadReport:
        """What was read, and what became of it."""
        return LoadReport(
            feed=NAME,
            issuer=ISSUER,
            read={"reports": self.counts.pop("reports", 0)},
            written={
                "reports saved": len(self.saved),
                "claims": self.counts["claims"],
                "reports already there": self.counts["already there"],
                "doubtful claims": self.counts["doubtful claims"],
            },
            rejected=tuple(self.left_out.kept),
            rejected_count=self.left_out.count,
            ignored_columns=(),
            derived={"CARRIED_INTEREST": carried},
            seconds=seconds,
        )

    def _write(self, accepted: list[Accepted], doubts: list[Row]) -> None:
        steps = steps_of(accepted)
        if none_now := [row for proposal, keys in accepted for row in settled(proposal, keys)]:
            steps.append((SETTLED, none_now))
        if kept := self.doubts.kept(doubts):
            steps.append((ADD, kept))
        if steps:
            self.graph.write_all(steps)
        for proposal, keys in accepted:
            self.saved.append(proposal.text_sha256)
            self.counts["claims"] += len(keys)
            self.players |= _players(proposal)

    def _refused(self, reading: Reading) -> Row:
        why = str(reading.refused)
        self.left_out.add(Rejection(reading.report.id, None, None, None, why))
        return refusal_of(reading)


def _players(proposal: Proposal) -> set[str]:
    return {change.about for change in proposal.changes if change.player and change.certain}

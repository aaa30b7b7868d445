"""What the graph holds, where it came from, what was left out and what it cannot know."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from explorer import sentences
from graph.questions.doubts import Doubt
from graph.questions.network import FeedLoad, Gap, Total
from graph.questions.readings import SavedReport
from loaders.report import LoadReport


def total_rows(totals: Sequence[Total]) -> list[dict[str, Any]]:
    """Counts of nodes and edges."""
    return [
        {"What": "names" if one.kind == "node" else "lines", "Kind": one.name, "Count": one.total}
        for one in totals
        if one.total
    ]


def loaded_words(feeds: Sequence[FeedLoad]) -> str:
    """How many feeds there are, as a heading."""
    if not feeds:
        return "Nothing is loaded yet."
    verb = "is" if len(feeds) == 1 else "are"
    return f"{sentences.counted(len(feeds), 'feed')} {verb} loaded."


def feed_rows(feeds: Sequence[FeedLoad]) -> list[dict[str, Any]]:
    """A line a feed, with its last load."""
    return [
        {
            "Feed": feed.name,
            "Issuer": feed.issuer,
            "Speaks up to": sentences.day(feed.known_to),
            "Licence": feed.licence or "not said",
            "Loaded": (feed.loaded_at or "not finished: load it again").replace("T", " ")[:16],
            "Holds": ", ".join(feed.counts or ()),
            "Left out": feed.rejected_count or 0,
            "Version": feed.version or "",
        }
        for feed in feeds
    ]


def left_out_rows(feeds: Sequence[FeedLoad]) -> list[dict[str, Any]]:
    """What a load could not use, line by line."""
    return [
        {"Feed": feed.name, "What and why": reason}
        for feed in feeds
        for reason in feed.rejected or ()
    ]


def unsaid_rows(feeds: Sequence[FeedLoad]) -> list[dict[str, Any]]:
    """Whose data a feed is, what it could not say itself, and how often."""
    return [{"Feed": feed.name, "Note": note} for feed in feeds for note in feed.notes or ()]


def gap_rows(gaps: Sequence[Gap]) -> list[dict[str, Any]]:
    """What cannot be known, how often, and one example."""
    return [
        {"What": gap.kind, "How often": gap.total, "For example": gap.example or ""}
        for gap in gaps
        if gap.total
    ]


def report_rows(report: LoadReport) -> list[dict[str, Any]]:
    """Rejections, columns that were not read, and what the feed could not say."""
    rows = [{"Where": one.file, "Line": one.line, "Why": str(one)} for one in report.rejected[:500]]
    rows += [{"Where": one, "Line": None, "Why": "not read"} for one in report.ignored_columns]
    rows += [{"Where": report.feed, "Line": None, "Why": note} for note in report.notes]
    return rows


def saved_words(report: SavedReport) -> str:
    """A report that was read here: its day, who published it, of whom it tells."""
    parts = [
        sentences.day(report.published_on),
        report.source or "source not known",
        report.title or "",
        sentences.listed(report.players[:3]),
        sentences.counted(report.claims, "claim"),
    ]
    return " · ".join(part for part in parts if part)


def doubt_rows(doubts: Sequence[Doubt]) -> list[dict[str, Any]]:
    """What waits to be looked at: the report, what it says, why."""
    return [
        {
            "Day": sentences.day(one.day),
            "Published by": one.outlet or "",
            "Report": one.report,
            "Says": one.says or "nothing was taken",
            "Why": one.why,
            "Sentence": one.quotation or "",
        }
        for one in doubts
    ]

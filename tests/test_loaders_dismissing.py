"""What was read here as a list: reports that can be taken back, doubts that can be dismissed."""

from __future__ import annotations

from pathlib import Path

from graph.questions.doubts import DOUBTS
from graph.questions.network import FEEDS
from graph.questions.readings import READINGS, SavedReport
from graph.settings import Settings
from graph.store import open_reader
from loaders.load import load
from loaders.news.saving import dismiss, undo
from tests.test_loaders_batch import CERTAIN, line, written
from tests.test_loaders_load import contents


def test_a_dismissed_doubt_leaves_the_list_and_nothing_else(
    loaded: Settings, tmp_path: Path
) -> None:
    empty = contents(loaded)
    doubtful = "Castle United have enquired about Nils Berg."
    load(loaded, written(tmp_path / "reports", line(doubtful, id="b"), line("", id="f")))
    with open_reader(loaded) as reader:
        first, second = (one.id for one in reader.ask(DOUBTS).rows)

    assert dismiss(loaded, [first]) == 1
    with open_reader(loaded) as reader:
        assert [one.id for one in reader.ask(DOUBTS).rows] == [second]
        (feed,) = [one for one in reader.ask(FEEDS).rows if one.issuer == "read"]
    assert feed.rejected_count == 1
    again = load(loaded, tmp_path / "reports")
    with open_reader(loaded) as reader:
        assert [one.id for one in reader.ask(DOUBTS).rows] == [second]
    assert again.written["doubtful claims"] == 0
    assert dismiss(loaded, [first, second]) == 1
    assert contents(loaded) == empty


def test_reports_read_here_are_listed_until_they_are_taken_back(
    loaded: Settings, tmp_path: Path
) -> None:
    load(loaded, written(tmp_path / "reports", line(CERTAIN, id="a"), line("", id="f")))

    with open_reader(loaded) as reader:
        (saved,) = reader.ask(READINGS).rows
        before = reader.ask(READINGS, known_on="2020-04-30").rows
    undo(loaded, saved.report_id)
    with open_reader(loaded) as reader:
        after = reader.ask(READINGS).rows

    assert saved == SavedReport(saved.report_id, "2020-05-01", None, "BBC Sport", 1, ["Pavel Крук"])
    assert (before, after) == ([], [])

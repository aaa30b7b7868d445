"""A folder of reports: what is certain is saved, the rest is listed, and it can be gone on with."""

from __future__ import annotations

import io
import json
import os
import pickle
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graph.errors import FeedError, ReportError
from graph.questions.doubts import DOUBTS
from graph.questions.network import FEEDS
from graph.questions.suitors import SUITORS
from graph.settings import Settings
from graph.store import engine, open_reader
from loaders.load import SAMPLE, check, load
from loaders.news.batch import holds_reports
from loaders.news.readers import Worker
from loaders.reading.found import Report
from loaders.removal import reset
from tests import town
from tests.test_loaders_load import contents
from tests.test_loaders_saving import derived_anew
from tests.told import prose

LOADING = """
import sys
from pathlib import Path
from graph.settings import Settings
from loaders.news import batch
from loaders.load import load
batch.SLICE = 5
load(Settings(Path(sys.argv[1])), Path(sys.argv[2]))
"""
Line = dict[str, str | None]
CERTAIN = "Castle United want to sign Pavel Kruk, according to the Daily Mail."


def written(folder: Path, *lines: Line) -> Path:
    """The reports as JSON lines in a folder."""
    folder.mkdir(exist_ok=True)
    text = "".join(f"{json.dumps(line)}\n" for line in lines)
    (folder / "reports.jsonl").write_text(text, "utf-8")
    return folder


def line(text: str, day: str | None = "2020-05-01", outlet: str = "BBC", **more: str) -> Line:
    """One report a line."""
    return {"date": day, "outlet": outlet, "text": text, **more}


def many(folder: Path, count: int) -> Path:
    """Reports that credit, copy and contradict each other, over several days."""
    clubs = ("Castle United", "Harbour FC", "Mill Town")
    says = ("want to sign", "have enquired about", "have cooled their interest in")
    lines = []
    for at in range(count):
        text = f"{clubs[at % 3]} {says[at % 3]} Pavel Kruk"
        text += ", according to the Daily Mail." if at % 4 == 0 else "."
        day = f"2020-05-{1 + at // 4:02}"
        lines.append(line(f"{text}\n\n{prose(at // 2)}", day, f"Paper {at % 5}", id=f"r{at}"))
    return written(folder, *lines)


def test_certain_claims_are_saved_and_doubtful_ones_listed(
    loaded: Settings, tmp_path: Path
) -> None:
    folder = written(
        tmp_path / "reports",
        line(CERTAIN, id="a"),
        line("Castle United have enquired about Nils Berg.", id="b"),
        line("Mill Town are keen on signing Ned Nowhere from Island Rovers.", id="c"),
        line(CERTAIN, id="d"),
        line("Harbour FC want to sign Pavel Kruk.", day=None, id="e"),
        line("", id="f"),
    )

    report = load(loaded, folder)

    assert report.read == {"reports": 6}
    assert report.written == {
        "reports saved": 1,
        "claims": 1,
        "reports already there": 1,
        "doubtful claims": 3,
    }
    assert [str(one) for one in report.rejected] == ["f: This is empty, so nothing was taken."]
    with open_reader(loaded) as reader:
        suitors = reader.ask(SUITORS, player="player:town:pavel", on="2020-05-02").rows
        doubts = reader.ask(DOUBTS).rows
        (feed,) = [one for one in reader.ask(FEEDS).rows if one.issuer == "read"]
    assert [(one.club, one.reports, one.independent_reports) for one in suitors] == [
        ("Castle United", 1, 1)
    ]
    assert [(one.report, one.says, one.why) for one in doubts] == [
        ("b", "Castle United · Nils Berg · enquired", "Nils Berg can be two players."),
        (
            "c",
            "Mill Town · Ned Nowhere · interested",
            "Nobody in the graph is called Ned Nowhere.",
        ),
        ("e", "Harbour · Pavel Крук · interested", "No day is given."),
        ("f", None, "This is empty, so nothing was taken."),
    ]
    assert doubts[0].candidates == ["player:town:nils-01", "player:town:nils-98"]
    assert (feed.state, feed.counts, feed.rejected_count) == (
        "done",
        ["reports 1", "claims 1"],
        4,
    )


def test_what_is_certain_when_it_is_loaded_again_is_doubtful_no_more(
    loaded: Settings, tmp_path: Path
) -> None:
    strange = line("Castle United have enquired about Ko Itakura.", id="b")
    folder = written(tmp_path / "reports", strange)
    load(loaded, folder)
    with open_reader(loaded) as reader:
        before = [one.why for one in reader.ask(DOUBTS).rows]
    load(loaded, SAMPLE, keep_sample=True)

    report = load(loaded, folder)

    with open_reader(loaded) as reader:
        after = reader.ask(DOUBTS).rows
    assert before == ["Nobody in the graph is called Ko Itakura."]
    assert (report.written["claims"], after) == (1, [])


def test_the_same_folder_twice_changes_nothing(loaded: Settings, tmp_path: Path) -> None:
    folder = many(tmp_path / "reports", 24)
    first = load(loaded, folder)
    before = contents(loaded)

    again = load(loaded, folder)

    assert again.written["reports already there"] == first.written["reports saved"]
    assert again.written["doubtful claims"] == first.written["doubtful claims"]
    assert again.written["reports saved"] == 0
    assert contents(loaded) == before


def test_what_follows_is_what_follows_from_everything(loaded: Settings, tmp_path: Path) -> None:
    load(loaded, many(tmp_path / "reports", 24))
    scoped = contents(loaded)

    derived_anew(loaded)

    assert contents(loaded) == scoped


@pytest.mark.slow
def test_slices_do_not_change_the_outcome(
    loaded: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = many(tmp_path / "reports", 24)
    load(loaded, folder)
    whole = contents(loaded)
    reset(loaded, "read")
    monkeypatch.setattr("loaders.news.batch.SLICE", 5)

    load(loaded, folder)

    assert contents(loaded) == whole


def test_no_more_doubts_are_kept_than_there_is_room_for(
    loaded: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("loaders.news.doubts.KEPT", 2)
    odd = [line(f"Castle United want to sign Ned Nowhere.\n\n{prose(at)}") for at in range(4)]

    report = load(loaded, written(tmp_path / "reports", *odd))

    with open_reader(loaded) as reader:
        assert len(reader.ask(DOUBTS).rows) == 2
    assert report.written["doubtful claims"] == 4
    reset(loaded, "read")
    with open_reader(loaded) as reader:
        assert reader.ask(DOUBTS).rows == []


def test_what_is_a_folder_of_reports(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    folder = written(tmp_path / "reports", line(CERTAIN))

    assert holds_reports(folder)
    assert not holds_reports(tmp_path / "empty")
    assert not holds_reports(tmp_path / "nowhere")
    assert not holds_reports(town.build(tmp_path / "town"))
    with pytest.raises(FeedError, match=r"holds reports, which have no tables\. `suitors read`"):
        check(folder)


def test_a_folder_of_feeds_is_no_folder_of_reports(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("Two feeds, each in a folder of its own.", "utf-8")
    town.build(tmp_path / "first"), town.build(tmp_path / "second")

    assert not holds_reports(tmp_path)
    with pytest.raises(FeedError, match=r"holds feeds in first, second\. Load them one by one: "):
        check(tmp_path)


@pytest.mark.parametrize("written_before", [0, 20])
def test_a_process_that_reads_and_dies_is_told(
    loaded: Settings, written_before: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker = Worker(loaded)
    worker.send([Report("a", CERTAIN, "2020-05-01", "BBC")])
    answer = pickle.dumps(worker.receive())
    cut_off = io.BytesIO(answer[:written_before])

    with monkeypatch.context() as patched:
        patched.setattr(worker._reading, "stdout", cut_off)
        with pytest.raises(ReportError, match=r"a process that reads reports has ended"):
            worker.receive()
    worker.close()


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """What sixty reports make of the town when nobody disturbs their reading."""
    home, folder = Settings(tmp_path_factory.mktemp("calm")), tmp_path_factory.mktemp("told")
    load(home, town.build(folder / "town"))
    load(home, many(folder / "reports", 60))
    made = contents(home)
    engine.stop(home.home)
    return made


@pytest.mark.slow
@pytest.mark.parametrize("after", [1.5, 2.0, 2.5, 3.0])
def test_killed_and_loaded_again_is_as_if_undisturbed(
    after: float, undisturbed: set[str], tmp_path: Path
) -> None:
    home = Settings(tmp_path / "home")
    folder = many(tmp_path / "reports", 60)
    with open_reader(home):
        load(home, town.build(tmp_path / "town"))
        loading = subprocess.Popen(
            [sys.executable, "-c", LOADING, str(home.home), str(folder)],
            env=os.environ | {"PYTHONPATH": str(Path(__file__).parent.parent)},
        )
        time.sleep(after)
        loading.send_signal(signal.SIGKILL)
        loading.wait()

        load(home, folder)

        assert contents(home) == undisturbed
    engine.stop(home.home)

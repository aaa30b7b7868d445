"""The embedded engine: shared, loopback only, for the user's eyes, and back after any crash."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from graph.errors import EngineError, QueryError
from graph.memory import SMALLEST_HEAP, heap, of_machine
from graph.settings import Settings
from graph.store import Reader, engine, keeper, open_reader, open_writer
from graph.store.login import Login
from tests.conftest import lacking

ROOT = Path(__file__).resolve().parent.parent
ADD = "UNWIND $rows AS row MERGE (n:Club {id: row.id}) RETURN n.id AS id"
ALL = "MATCH (n:Club) RETURN n.id AS id ORDER BY id"


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "home"
    engine.stop(tmp_path / "home")


def alive(pid: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2][:3]
    except OSError:
        return False


def wait_for(what: str, true: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not true():
        assert time.monotonic() < end, what
        time.sleep(0.1)


def test_two_processes_share_one_engine(home: Path) -> None:
    joining = (
        "import sys; from pathlib import Path; from graph.store import engine;"
        "e = engine.join(Path(sys.argv[1])); print(e.address.uri); e.close()"
    )
    command = [sys.executable, "-c", joining, str(home)]
    both = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in "ab"]

    uris = {process.communicate(timeout=60)[0].strip() for process in both}

    running = engine.running(home)
    assert running is not None
    assert uris == {running.uri}


def test_only_the_user_sees_it_and_only_this_machine(home: Path) -> None:
    with engine.join(home) as joined:
        facts = keeper.read(home / keeper.ENGINE)
        words = Path(f"/proc/{facts['java_pid']}/cmdline").read_text()
        listening = subprocess.run(["ss", "-ltnp"], capture_output=True, text=True, check=False)

        assert stat.S_IMODE(home.stat().st_mode) == 0o700
        for name in (keeper.ENGINE, keeper.KEYS, keeper.ARGUMENTS, keeper.LOG):
            assert stat.S_IMODE((home / name).stat().st_mode) == 0o600, name
        assert joined.address.writer[1] not in words
        assert joined.address.reader[1] not in words
        ours = [
            line for line in listening.stdout.splitlines() if f"pid={facts['java_pid']}," in line
        ]
        assert all("127.0.0.1" in line for line in ours), ours


def test_it_uses_what_it_learnt_in_rehearsal(home: Path) -> None:
    if not keeper.rehearsed().exists():
        lacking("the engine has not rehearsed: `make setup`")
    with engine.join(home):
        java = keeper.read(home / keeper.ENGINE)["java_pid"]
        mapped = Path(f"/proc/{java}/maps").read_text()

    assert str(keeper.rehearsed().resolve()) in mapped


@pytest.mark.slow
@pytest.mark.parametrize("damage", ["empty", "no classes at all", "cut off"])
def test_it_starts_with_a_damaged_rehearsal(
    damage: str, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not keeper.rehearsed().exists():
        lacking("the engine has not rehearsed: `make setup`")
    whole = keeper.rehearsed().read_bytes()
    damaged = tmp_path / "damaged"
    kept = {"empty": b"", "cut off": whole[: len(whole) // 2]}
    damaged.write_bytes(kept.get(damage, damage.encode() * 1_000))
    monkeypatch.setattr(keeper, "rehearsed", lambda: damaged)
    (home / "engine").mkdir(parents=True)

    java, port = keeper.start_java(home, SMALLEST_HEAP)
    java.terminate()
    java.wait(30)

    assert port > 0


LARGE = pytest.mark.skipif(of_machine() < 8_000, reason="needs 8 GB of memory")


@pytest.mark.parametrize(
    ("database", "machine", "memory"),
    [(0, 24_000, 704), (1_500, 24_000, 1_500), (9_000, 24_000, 2_560), (9_000, 4_000, 1_000)],
)
def test_memory_grows_with_the_database(database: int, machine: int, memory: int) -> None:
    assert heap(database, machine) == memory


@LARGE
def test_a_large_database_is_given_its_memory(home: Path) -> None:
    large = home / "engine" / "databases" / "left.by.something"
    large.parent.mkdir(parents=True)
    with large.open("wb") as file:
        file.truncate(1 << 30)

    with engine.join(home):
        arguments = (home / keeper.ARGUMENTS).read_text()

    assert '"-Xms1024m"' in arguments
    assert '"-Xmx1024m"' in arguments


@pytest.mark.slow
@LARGE
def test_it_does_not_wait_where_the_database_has_outgrown_it(home: Path) -> None:
    java = outgrown(home)

    wait_for("the engine went on", lambda: not alive(java))


@pytest.mark.slow
@LARGE
def test_to_stop_it_is_to_wait_for_its_end(home: Path) -> None:
    java = outgrown(home)
    wait_for("it still knows itself", lambda: not (home / keeper.ENGINE).exists())

    engine.stop(home)

    assert not alive(java)


@pytest.mark.slow
def test_who_starts_it_while_somebody_stops_it_is_told_so(home: Path) -> None:
    """However the two meet, neither waits for the other in vain."""
    started = time.monotonic()
    with ThreadPoolExecutor(1) as pool:
        joining = pool.submit(engine.join, home)
        wait_for("it never began", lambda: (home / keeper.KEEPER_LOCK).exists())
        engine.stop(home)
        error = joining.exception()
        if error is None:
            joining.result().close()

    assert error is None or "somebody stopped it" in str(error)
    assert time.monotonic() - started < 30


def outgrown(home: Path) -> int:
    """The Java of an engine that nobody holds any more and whose database has become large."""
    with engine.join(home), (home / "engine" / "databases" / "more").open("wb") as file:
        java = int(keeper.read(home / keeper.ENGINE)["java_pid"])
        file.truncate(2 << 30)
        time.sleep(1)
        assert alive(java), "it ended although somebody held it"
    return java


def test_the_reader_reads_and_nothing_else(home: Path) -> None:
    settings = Settings(home)
    with open_writer(settings) as writer:
        writer.shape()
        writer.write(ADD, [{"id": "a"}])
    with open_reader(settings) as reader:
        for text in (
            "CREATE (n:Club {id: 'b'})",
            "MATCH (n:Club) SET n.id = 'b'",
            "MATCH (n:Club) DELETE n",
            "CREATE (n:Other)",
            "CREATE INDEX other IF NOT EXISTS FOR (n:Club) ON (n.other)",
        ):
            with pytest.raises(QueryError):
                reader.rows(text, {})
        assert reader.rows(ALL, {}) == [{"id": "a"}]


@pytest.mark.slow
def test_it_ends_when_nobody_needs_it_any_more(home: Path) -> None:
    with engine.join(home, idle_seconds=2):
        java = keeper.read(home / keeper.ENGINE)["java_pid"]

    wait_for("the engine went on", lambda: not alive(java))
    assert engine.running(home) is None


@pytest.mark.slow
def test_it_stays_while_somebody_holds_it(home: Path) -> None:
    with engine.join(home, idle_seconds=2) as held:
        time.sleep(5)
        assert engine.running(home) == held.address


@pytest.mark.slow
@pytest.mark.parametrize("who", ["java_pid", "keeper_pid"])
def test_after_a_crash_it_comes_back_with_everything(home: Path, who: str) -> None:
    settings = Settings(home)
    with open_writer(settings) as writer:
        writer.shape()
        writer.write(ADD, [{"id": str(n)} for n in range(100)])
        facts = keeper.read(home / keeper.ENGINE)
        os.kill(facts[who], signal.SIGKILL)
        wait_for("java lives on", lambda: not alive(facts["java_pid"]))
        with pytest.raises(EngineError, match="The graph does not answer"):
            writer.rows(ALL, {})

    with open_reader(settings) as reader:
        assert len(reader.rows(ALL, {})) == 100


def test_who_cannot_log_in_lets_go_of_the_engine(home: Path) -> None:
    nobody, released = ("nobody", ""), list[str]()
    login = Login("bolt://127.0.0.1:1", nobody, nobody, None, "there", home, patience=0)

    with pytest.raises(EngineError, match="The graph does not answer"):
        Reader(login, lambda: released.append("it"))

    assert released == ["it"]


@pytest.mark.slow
def test_it_starts_anew_while_the_old_one_is_still_dying(home: Path) -> None:
    settings = Settings(home)
    with open_reader(settings) as reader:
        os.kill(keeper.read(home / keeper.ENGINE)["java_pid"], signal.SIGKILL)
        started = time.monotonic()
        with pytest.raises(EngineError, match="The graph does not answer"):
            reader.rows(ALL, {})
        assert time.monotonic() - started < 1

    with open_reader(settings) as reader:
        assert reader.rows(ALL, {}) == []


def test_stop_ends_it_at_once(home: Path) -> None:
    engine.join(home).close()
    java = keeper.read(home / keeper.ENGINE)["java_pid"]

    assert engine.stop(home)
    assert not alive(java)
    assert not engine.stop(home)


def test_a_folder_nobody_may_write_is_named(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()

    with pytest.raises(EngineError, match="SUITORS_HOME"):
        engine.join(file / "home")


def test_a_command_does_not_wait_for_pandas_and_can_have_it_afterwards() -> None:
    script = """
import sys, graph.store
assert "neo4j" in sys.modules and not {"numpy", "pandas", "pyarrow"} & sys.modules.keys()
import pandas
print(len(pandas.DataFrame([1])))
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)

    assert (done.stdout, done.stderr) == ("1\n", "")

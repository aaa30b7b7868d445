"""The engine rehearses on the sample: what its Java learns there is kept, and it starts sooner."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from explorer.story import find_lead
from graph.errors import SuitorsError
from graph.questions import CATALOGUE
from graph.settings import Settings
from graph.store import Reader, engine, keeper, open_reader
from loaders.load import SAMPLE, load
from loaders.news.gazetteer import known_from

OPTIONS = "JAVA_TOOL_OPTIONS"
TIMES = 3  # each question is asked: once is not often, and what runs often is noted


def rehearse() -> bool:
    """Keeps beside the engine what it learnt; False where its Java kept nothing.

    Engines that start afterwards have their classes loaded and linked, and know what to compile.
    """
    kept = keeper.rehearsed()
    kept.unlink(missing_ok=True)  # Java takes no old one where it is to make a new one
    with tempfile.TemporaryDirectory(prefix="suitors-", ignore_cleanup_errors=True) as folder:
        settings, learnt = Settings(Path(folder)), Path(folder) / kept.name
        before = os.environ.get(OPTIONS, "")
        os.environ[OPTIONS] = f"{before} -XX:AOTCacheOutput='{learnt}'"
        try:
            load(settings, SAMPLE)
            with open_reader(settings) as reader:
                for _ in range(TIMES):
                    _ask_all(reader)
        finally:
            os.environ[OPTIONS] = before
            engine.stop(settings.home)
        if not learnt.exists() or Path(f"{learnt}.config").exists():  # it was not done in time
            return False
        _put(learnt, kept)
    return True


def _put(learnt: Path, kept: Path) -> None:
    """In one step, and whole on disk before: Java believes what begins as it should."""
    part = kept.with_suffix(f".{os.getpid()}")
    with learnt.open("rb") as made, part.open("wb") as out:
        shutil.copyfileobj(made, out)
        out.flush()
        os.fsync(out.fileno())
    part.replace(kept)


def _ask_all(reader: Reader) -> None:
    """Every question, of the people and clubs of the lead story."""
    known_from(reader)
    for ends in _ends(reader):
        for question in CATALOGUE.values():
            if set(question.needs) <= set(ends):
                asked = {end: ends[end] for end in question.needs}
                reader.ask(question, **asked)


def _ends(reader: Reader) -> Iterator[dict[str, Any]]:
    lead = find_lead(reader)
    if lead is None:
        return
    told = lead.carried
    ends = {"player": told.player_id, "manager": told.manager_id, "club": told.to_club_id}
    for node in ends.values():
        yield ends | {"node": node, "from_node": node, "to_node": told.from_club_id, "text": "ita"}


def main() -> None:
    """For `make setup`, which goes on without: whoever has a server needs no engine of ours."""
    try:
        why = "" if rehearse() else "Java kept nothing."
    except (SuitorsError, keeper.StartError, OSError) as error:
        why = str(error)
    if why:
        print(f"The engine did not rehearse and will start more slowly: {why}", file=sys.stderr)


if __name__ == "__main__":
    main()

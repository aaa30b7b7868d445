"""Load: tables, a pasted report, what is doubtful, who is told of twice; nothing half done."""

import shutil
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path, PurePath

import streamlit as st

from explorer import pasting, reviewing, screen, steps
from explorer.sentences import CAUTION
from explorer.views.holdings import feed_rows, loaded_words, report_rows
from graph.errors import SuitorsError
from graph.questions.network import FEEDS
from loaders.load import SAMPLE, check, load
from loaders.statsbomb.checkout import is_checkout

PLACE = "load_place"
PARTS = {
    "tables": "Load tables",
    "report": "Paste a report",
    "review": "To review",
    "twice": "The same twice?",
}


class Unpacked(SuitorsError):
    """What was dropped here is no folder of tables."""


def unpack(files: Sequence[object]) -> Path:
    """The files as a folder of their own, which the next ones replace; StatsBomb's zip as it is."""
    old = st.session_state.pop(PLACE, None)
    if old:
        shutil.rmtree(old, ignore_errors=True)
    place = Path(tempfile.mkdtemp(prefix="suitors-"))
    st.session_state[PLACE] = str(place)
    for file in files:
        at = place / PurePath(str(getattr(file, "name", ""))).name
        at.write_bytes(file.getvalue())  # type: ignore[attr-defined]
        if at.suffix.lower() != ".zip":
            continue
        if len(files) == 1 and is_checkout(at):
            return at
        _unzip(at, place)
        at.unlink()
    return place


def _unzip(file: Path, place: Path) -> None:
    """Flat: a name in an archive never leads out of the folder."""
    try:
        with zipfile.ZipFile(file) as archive:
            for one in archive.infolist():
                if (place / PurePath(one.filename).name).is_file():
                    advice = "Name its place on this machine instead, below."
                    raise Unpacked(
                        f"{one.filename} is not the only one of its name.", advice=advice
                    )
                if not one.is_dir():
                    with (
                        archive.open(one) as read,
                        (place / PurePath(one.filename).name).open("wb") as written,
                    ):
                        shutil.copyfileobj(read, written)
    except zipfile.BadZipFile as error:
        advice = "Is it downloaded whole? Pack it again, or choose the tables themselves."
        raise Unpacked("This is no zip archive.", advice=advice) from error


def act(folder: Path, *, checking: bool, keep: bool) -> None:
    """Reads, and loads unless it only checks; what was left out is listed with its lines."""
    with st.status("Reading …" if checking else "Loading …") as status:

        def tell(stage: str, done: int, total: int | None) -> None:
            of = f" of {total:,}" if total else ""
            status.update(label=f"{stage}: {done:,}{of}")

        report = (
            check(folder, progress=tell)
            if checking
            else load(screen.settings(), folder, keep_sample=keep, progress=tell)
        )
        status.update(label="Done", state="complete")
    read = sum(report.read.values())
    screen.say(
        f"{report.feed}: {read:,} lines read, {report.rejected_count:,} things in them left out"
        f"{', unchanged since it was loaded' if report.unchanged else ''}."
    )
    if checking:
        st.caption("Nothing was written. Load brings in what was understood.")
    screen.show_table(report_rows(report), "What was left out, and why")


def tables() -> None:
    """What is loaded, and a folder or files to load beside it."""
    told_at = st.container()
    server = screen.settings().server
    dropped = st.file_uploader(
        "Drop your tables here, or a zip of them",
        type=["csv", "gz", "json", "toml", "zip"],
        accept_multiple_files=True,
        key="load_files",
        help="In the documented format (data/README.md), transfermarkt-datasets as downloaded, "
        "files from Wikidata, or a zip of StatsBomb open data. Larger than 200 MB: name it below.",
    )
    place = st.text_input("Or a folder or zip on this machine", str(SAMPLE), key="load_folder")
    keep = st.checkbox("Keep the sample beside it", key="load_keep")
    if server:
        screen.say(f"This writes to the server {server.uri}.")
    with st.container(horizontal=True):
        checking = st.button("Check first", key="load_check")
        loading = st.button("Load", key="load_load")
    if checking or loading:
        folder = unpack(dropped) if dropped else Path(place).expanduser()
        act(folder, checking=checking, keep=keep)
        screen.begin()
    feeds = screen.ask(FEEDS)
    with told_at:
        screen.say(loaded_words(feeds.rows), "h2")
        screen.show_table(feed_rows(feeds.rows), "Feeds")
    screen.show_sources(feeds, headline=loaded_words(feeds.rows))


def report() -> None:
    """One report, pasted or dropped; below it those that were saved before."""
    pasting.show()
    reviewing.show_saved()
    st.caption(CAUTION)


def twice() -> None:
    """Who may be told of by two feeds; what it needs is imported only here."""
    from explorer import twins

    twins.show()


asked = st.query_params.get("part", "tables")
part = asked if asked in PARTS else "tables"
st.session_state["load_part"] = part
with st.container(key="load_parts"):
    st.segmented_control(
        "What to do",
        list(PARTS),
        key="load_part",
        format_func=PARTS.__getitem__,
        on_change=lambda: steps.take(part=st.session_state["load_part"] or part),
        label_visibility="collapsed",
    )
{"tables": tables, "report": report, "review": reviewing.show_doubts, "twice": twice}[part]()

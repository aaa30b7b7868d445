"""Load: what is there, and bringing in more."""

from pathlib import Path

import streamlit as st

from explorer import screen
from explorer.views.holdings import feed_rows, loaded_words, report_rows
from graph.questions.network import FEEDS
from loaders.load import SAMPLE, check, load

feeds = screen.ask(FEEDS)
screen.say(loaded_words(feeds.rows), "h2")
screen.show_table(feed_rows(feeds.rows), "Feeds")

server = screen.settings().server
place = st.text_input(
    "A folder on this machine",
    str(SAMPLE),
    key="load_folder",
    help="In the documented format: data/README.md describes it.",
)
keep = st.checkbox("Keep the sample beside it", key="load_keep")
if server:
    screen.say(f"This writes to the server {server.uri}.")
with st.container(horizontal=True):
    checking = st.button("Check first", key="load_check")
    loading = st.button("Load", type="primary", key="load_load")

if checking or loading:
    with st.status("Reading …" if checking else "Loading …") as status:

        def tell(stage: str, done: int, total: int | None) -> None:
            of = f" of {total:,}" if total else ""
            status.update(label=f"{stage}: {done:,}{of}")

        folder = Path(place).expanduser()
        report = (
            check(folder, progress=tell)
            if checking
            else load(screen.settings(), folder, keep_sample=keep, progress=tell)
        )
        status.update(label="Done", state="complete")
    screen.say(
        f"{report.feed}: {sum(report.read.values()):,} lines read, "
        f"{report.rejected_count:,} left out"
        f"{', unchanged since it was loaded' if report.unchanged else ''}."
    )
    screen.show_table(report_rows(report), "What was left out, and why")
screen.show_sources(feeds)

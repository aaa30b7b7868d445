"""The app: `streamlit run app.py`, or `suitors run`."""

from __future__ import annotations

import atexit
import gc

import streamlit as st

from explorer import screen
from explorer.canvas import load_library
from loaders.load import load_sample_if_empty

# An emoji becomes an inline icon; anything else would be asked from another host.
st.set_page_config(page_title="Suitors", page_icon="⚽", layout="wide")


@st.cache_resource(show_spinner="Starting the graph; the first time the sample is loaded …")
def prepare() -> bool:
    """Once a process: an empty embedded graph gets the sample, a server is left alone."""
    loaded = load_sample_if_empty(screen.settings())
    # Streamlit collects garbage after every run: what was imported need not be looked at again,
    # which takes 80 ms off each.
    gc.collect()
    gc.freeze()
    atexit.register(gc.unfreeze)
    return loaded


page = st.navigation(
    [
        st.Page("explorer/pages/home.py", title="Home", default=True),
        st.Page("explorer/pages/explore.py", title="Explore"),
        st.Page("explorer/pages/suitors.py", title="Suitors"),
        st.Page("explorer/pages/pursuits.py", title="Pursuits"),
        st.Page("explorer/pages/follow.py", title="Follow"),
        st.Page("explorer/pages/paths.py", title="Paths"),
        st.Page("explorer/pages/cypher.py", title="Cypher"),
        st.Page("explorer/pages/load.py", title="Load"),
        st.Page("explorer/pages/about.py", title="About"),
    ],
    position="top",
)
st.set_page_config(page_title=f"{page.title} · Suitors")
screen.style()
screen.gone()
with screen.problems():
    prepare()
    screen.begin()
    screen.tell_reloaded()
    page.run()
load_library()

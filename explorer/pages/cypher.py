"""Cypher: ask in your own words; the console only reads."""

import json

import streamlit as st

from explorer import screen
from explorer.tables import to_csv, to_json
from explorer.views.results import result_drawing, result_rows
from graph.errors import QueryError
from graph.questions import CATALOGUE
from graph.store.console import ROWS, SECONDS, trial

EXAMPLES = {
    "Clubs reported to want a player": (
        "MATCH (c:Club)-[w:INTERESTED_IN]->(p:Player)\n"
        "WHERE w.reported_on >= $since\nRETURN c, w, p\nORDER BY w.reported_on DESC LIMIT 25"
    ),
    "Interest that moved with a manager": (
        "MATCH (m:Manager)-[i:CARRIED_INTEREST]->(p:Player)\nRETURN m, i, p LIMIT 25"
    ),
    "Players who met a manager again": (
        "MATCH (m:Manager)-[r:REUNITED_WITH]->(p:Player)\n"
        "RETURN m.name AS manager, p.name AS player, r.joined_on AS joined\n"
        "ORDER BY joined DESC LIMIT 25"
    ),
    "Clubs that need a centre-back": (
        "MATCH (c:Club)-[n:NEEDS]->(:Position {name: 'centre-back'})\n"
        "RETURN c.name AS club, n.because AS because, n.reported_on AS reported_on"
    ),
    "What is in the graph": "CALL db.labels() YIELD label RETURN label",
}
screen.say("Ask in Cypher", "h2")
st.caption(f"It only reads: the first {ROWS} rows, {SECONDS:g} seconds at most.")
asked = CATALOGUE.get(st.query_params.get("ask", ""))
linked = st.query_params.get("q") or (asked.text.strip() if asked else None)


def take_example() -> None:
    st.session_state.cypher_text = EXAMPLES[st.session_state.cypher_example]


st.session_state.setdefault("cypher_text", linked or next(iter(EXAMPLES.values())))
st.selectbox("Examples", list(EXAMPLES), key="cypher_example", on_change=take_example)
text = st.text_area("Query", height=160, key="cypher_text")
given = st.text_input("Parameters, as JSON", '{"since": "2024-01-01"}', key="cypher_parameters")
if not st.button("Run", type="primary"):
    st.stop()
try:
    values = json.loads(given or "{}")
except ValueError as error:
    raise QueryError(
        "The parameters are no JSON.", text=given, advice='Try {"name": "x"}.'
    ) from error

answer = trial(screen.reader(), text, values)
drawing = result_drawing(answer.rows)

st.query_params["q"] = text
more = "; there are more. Add LIMIT or narrow the pattern" if answer.cut_off else ""
screen.say(f"{len(answer.rows)} rows in {answer.seconds * 1000:.0f} ms{more}.")
graph, table, raw = st.tabs(["Graph", "Table", "JSON"])
with graph:
    if drawing:
        screen.show_picture(drawing, "Cypher", "cypher_canvas", text)
    else:
        st.caption("No nodes or edges came back; the table has the rows.")
with table:
    screen.show_table(result_rows(answer.rows), "Result")
with raw:
    st.code(to_json(answer.rows), language="json")
st.download_button(
    "Download CSV", to_csv(answer.rows, answer.columns), "suitors-query.csv", "text/csv"
)
screen.show_sources(answer)

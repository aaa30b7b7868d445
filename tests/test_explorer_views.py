"""Views: rows in, plain values out; sentences that never make a claim a fact."""

from __future__ import annotations

import html.parser
from dataclasses import replace
from typing import Any

from explorer import links, sentences
from explorer.canvas import to_page
from explorer.drawing import Dot, Fact, Line, drawing_of, places
from explorer.story import Lead
from explorer.tables import columns_of
from explorer.taking import citations, graphml_of
from explorer.views.race import chart_key, suitor_race
from explorer.views.threads import carried_interests, followers, grounds
from explorer.views.ways import ways
from graph.measures import GAP, positions
from graph.questions.evidence import Evidence
from graph.questions.follows import Follow
from graph.questions.paths import Hop
from graph.questions.pursuits import Carried
from graph.questions.reports import Claim
from graph.questions.suitors import Suitor

HOSTILE = "</script><img src=x onerror=alert(1)>"
CELTIC = Suitor("club:x:c", "Celtic", "enquired", "2021-06-30", "2021-07-28", 3, 2, "m", "Ange")
SPURS = Suitor("club:x:s", "Spurs", "monitoring", "2024-01-02", "2024-01-02", 1, 1, None, None)
LEEDS = replace(SPURS, club_id="club:x:l", club="Leeds", stage="denied")
CLAIM = Claim(
    *("i1", "2021-07-28", "2021-07-28", "club:x:c", "Celtic", "player:x:p", "Ko", "enquired"),
    *(None, "manager:x:a", "Ange", None, None, "They have asked.", "r1"),
    *(None, None, None, None, "Daily", None, None),
)


def test_days_as_a_person_says_them() -> None:
    assert [
        sentences.day(text) for text in ("2024-01-18", "2022-06", "2019", None, "0001-01-01")
    ] == [
        "18 Jan 2024",
        "Jun 2022",
        "2019",
        "day not known",
        "day not known",
    ]


def test_a_claim_is_worded_as_a_claim() -> None:
    told = sentences.claim("Celtic", "Ko", "bid", "2021-07-28", "Daily", "They bid.", quoted=True)
    denied = sentences.claim("Celtic", "Ko", "denied", "2021-07-28", None, None)

    assert told == 'Celtic were reported to want Ko (bid): "They bid." — Daily, 28 Jul 2021'
    assert denied == "source not known reported on 28 Jul 2021 that Celtic wanting Ko was untrue"


def test_headlines_in_the_right_number() -> None:
    def headline(*suitors: Suitor) -> str:
        return suitor_race("p", "Ko", suitors, [], []).headline

    assert headline() == "No club is reported to want Ko."
    assert headline(CELTIC) == "Celtic was reported to want Ko."
    assert headline(CELTIC, SPURS) == "Celtic and Spurs were reported to want Ko."
    assert headline(CELTIC, LEEDS) == "Celtic was reported to want Ko."


def test_what_a_tenure_rests_on_is_said_and_its_doubt_without_games_too() -> None:
    told = [
        sentences.made_of(*of)
        for of in ((1, "doubtful"), (34, "certain"), (None, "doubtful"), (None, None))
    ]

    assert told == [
        ", put together from 1 game, doubtful",
        ", put together from 34 games",
        ", doubtful",
        "",
    ]


def test_thin_evidence_is_said() -> None:
    assert suitor_race("p", "Ko", [SPURS], [], []).about == sentences.THIN
    assert suitor_race("p", "Ko", [CELTIC], [], []).about == (
        "3 reports, 2 independent ones, since 30 Jun 2021."
    )


def test_a_race_draws_club_manager_and_player_with_every_report() -> None:
    later = replace(CLAIM, interest_id="i2", stage="bid", manager_id=None, manager=None)
    race = suitor_race("player:x:p", "Ko", [CELTIC], [later, CLAIM], [])

    assert [dot.kind for dot in race.drawing.dots] == ["Player", "Club", "Manager"]
    told = {line.kind: (line.stage, line.count, len(line.facts)) for line in race.drawing.lines}
    assert told == {
        "INTERESTED_IN": ("bid", 2, 2),
        "PURSUED": ("enquired", 1, 1),
        "MANAGED": (None, 1, 0),
    }
    assert "■ enquired, ▲ bid" in chart_key([later, CLAIM])


def test_a_drawing_says_what_it_leaves_out() -> None:
    dots = [Dot(f"player:x:{n}", "Player", str(n)) for n in range(8_310)]
    line = Line("x", "player:x:0", "player:x:8309", "PURSUED", "")

    drawing = drawing_of(dots, [line])
    none = drawing_of([*dots, *(Dot(f"club:x:{n}", "Club", str(n)) for n in range(2_000))], [])

    assert (len(drawing.dots), len(drawing.lines)) == (5_000, 1)
    assert drawing.left_out == (
        "Showing the 5,000 best connected of 8,310. Narrow the dates or hide a kind."
    )
    assert none.dots == ()
    assert none.left_out == "10,310 names are too many for a picture; the table has them."


def test_places_are_the_same_each_time_and_nobody_moves() -> None:
    pairs = [("a", "b"), ("b", "c"), ("c", "d")]
    first = positions("abc", pairs)

    again = positions("cba", reversed(pairs))
    grown = positions("abcd", pairs, first)

    assert first == again
    assert {dot: grown[dot] for dot in first} == first
    apart = min(abs(grown["d"][0] - x) + abs(grown["d"][1] - y) for x, y in first.values())
    assert apart > GAP / 2


def test_layers_stand_in_columns() -> None:
    drawing = drawing_of(
        [Dot("p", "Player", "P"), Dot("m", "Manager", "M"), Dot("c", "Club", "C")], []
    )

    spots = places(drawing, "layers")

    assert spots["m"][0] < spots["c"][0] < spots["p"][0]


def test_a_page_to_take_away_asks_nobody_and_runs_nothing() -> None:
    drawing = drawing_of(
        [Dot("a", "Player", HOSTILE), Dot("b", "Club", "B")],
        [
            Line(
                "l",
                "b",
                "a",
                "INTERESTED_IN",
                HOSTILE,
                "bid",
                facts=(Fact(HOSTILE, url="javascript:alert(1)"),),
            )
        ],
    )
    page = to_page(drawing, places(drawing, "springs"), HOSTILE, "Data: Town (CC0).")

    class Reader(html.parser.HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.remote: list[str] = []
            self.images = 0

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            self.images += tag == "img"
            self.remote += [v for n, v in attrs if n in ("src", "href") and v and "//" in v]

    reader = Reader()
    reader.feed(page)
    assert (reader.images, reader.remote) == (0, [])
    assert "Content-Security-Policy" in page
    assert f"{sentences.CAUTION} Data: Town (CC0)." in page
    assert "Data: Town (CC0)." in graphml_of(drawing, "Data: Town (CC0).")


def test_carried_interest_and_followers_in_words() -> None:
    row = Carried(
        *("m", "Ange", "p", "Ko", "a", "Celtic", "b", "Spurs", "2021-06-30", "2024-01-02"),
        *("open", True, False),
    )
    met = Follow(
        *("m", "Ange", "p", "Daizen", "a", "Yokohama", "b", "Celtic", "2022-01-01"),
        on_loan=True,
        days_coached=200,
        direct=True,
    )

    assert carried_interests([row]).headline == (
        "1 interest moved with a manager; in 1 both reports name him."
    )
    assert carried_interests([]).headline == "No interest that moved with a manager is known."
    assert followers("Ange", [met]).headline == "1 player met Ange again."
    assert followers("Ange", [met]).drawing.lines[0].facts == (
        Fact(
            "Daizen joined Celtic on 1 Jan 2022 under Ange, "
            "who had coached him at Yokohama for 200 days.",
            "2022-01-01",
        ),
    )
    assert Lead(row, 2).headline == (
        "Two clubs were reported to want Ko in Jan 2024. "
        "One manager brought his interest from Celtic."
    )


def test_a_hop_reads_as_the_edge_whichever_way_it_is_walked() -> None:
    nothing: dict[str, Any] = dict.fromkeys(columns_of(Hop))
    club = {"from_id": "club:x:c", "from_name": "Celtic", "to_id": "player:x:p", "to_name": "Ko"}
    spell = {"kind": "PLAYED_FOR", "since": "2021", "until": "2022", "edge_id": "s1"}
    hop = Hop(**nothing | {"path": 1, "step": 1} | club | spell)

    told, (way,) = ways("Celtic", "Ko", [hop], 6)

    assert way.sentences == ["Ko played for Celtic, 2021 to 2022"]
    assert told.headline == "1 path of at most 6 hops between Celtic and Ko."
    assert ways("A", "B", [], 2)[0].headline == "No path within 2 hops between A and B."


def test_an_open_end_is_told_with_the_day_to_which_it_is_known() -> None:
    nothing: dict[str, Any] = dict.fromkeys(columns_of(Hop))
    ends = {"from_id": "manager:x:m", "from_name": "Jo", "to_id": "club:x:c", "to_name": "Celtic"}
    tenure = {"kind": "MANAGED", "since": "2004-02-07", "last_day": "2004-04-25", "edge_id": "t1"}
    seen = {"games": 3, "certainty": "doubtful"}
    hop = Hop(**nothing | {"path": 1, "step": 1} | ends | tenure | seen)

    _, (way,) = ways("Jo", "Celtic", [hop], 6)

    assert way.sentences == [
        "Jo managed Celtic, since 7 Feb 2004, known to 25 Apr 2004,"
        " put together from 3 games, doubtful"
    ]


def test_what_a_derived_edge_rests_on_tells_how_sure_a_tenure_is() -> None:
    nothing: dict[str, Any] = dict.fromkeys(columns_of(Evidence))
    days = {"since": "2004-02-07", "until": "2004-04-25", "last_day": "2004-04-25"}
    row = Evidence(**nothing | days | {"kind": "tenure", "games": 1, "certainty": "likely"})
    claim = Evidence(**nothing | {"kind": "claim", "day": "2004-02-07", "last_day": "2005-01-01"})

    assert [one["When"] for one in grounds([row, claim])] == [
        "7 Feb 2004 to 25 Apr 2004, put together from 1 game, likely",
        "7 Feb 2004",
    ]


def test_links_keep_ids_and_days() -> None:
    assert links.from_link(links.to_link("player:wd:Q1:x")) == "player:wd:Q1:x"
    assert links.day_from("2022-06") == "2022-06-30"
    assert links.day_from("2022-13") is None
    assert links.address("http://h/suitors?old=1", {"player": "player.x.1", "as_of": ""}) == (
        "http://h/suitors?player=player.x.1"
    )


def test_a_citation_says_whose_data_it_rests_on() -> None:
    assert citations("One club.", [], "http://x", "Data: Town (CC0-1.0).") == (
        "One club.\nReported interest is a claim, not a fact.\nData: Town (CC0-1.0).\nhttp://x\n"
    )

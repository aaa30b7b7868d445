"""Why nothing is taken: each kind of bad text is named in a sentence, an ordinary report never."""

from __future__ import annotations

import csv
import gzip
import json
import time
from collections import Counter
from pathlib import Path

import pytest

from loaders.reading.text import why_no_report

NOTHING = "so nothing was taken."
ORDINARY = [
    "Liverpool want Itakura",
    "Álvaro Morata to Galatasaray, here we go! Done deal.",
    "De Bruyne, De Ligt, De Jong: Bayern want all.",
    "El Clásico hero Vinícius Júnior, Los Blancos confirm, stays",
    "‘La decisión es mía’ – Mbappé on his PSG future, L'Équipe reports",
    "Die Mannschaft star Florian Wirtz: Der Klassiker hero eyed by Real",
    "Liverpool’s women’s team won on Sunday. Meanwhile Jürgen Klopp wants Ko Itakura. The"
    " defender plays in Germany and his deal ends in 2026.",
    "Inter sent their director Maria Rossi to London. She asked Chelsea about Romelu Lukaku and"
    " her offer was turned down. The striker has told his club that he wants to go.",
    "Chelsea are close to signing England Under-21 international Levi Colwill. The defender came"
    " through the academy side and won the FA Youth Cup. Brighton wanted to keep him on loan.",
    "Manchester United weigh up a move for Evan Ferguson. The 18-year-old scored for the"
    " Under-21s last season. Brighton will not sell him.",
    "Arsenal owner Stan Kroenke, whose Rams won the Super Bowl and whose Nuggets won the NBA"
    " title, backs Mikel Arteta. Declan Rice is his target; West Ham said no to £90m. The NFL"
    " owner has told his board to try again.",
    "Wrexham's owner, known for boxing films, wants Jamie Vardy. Leicester City will decide.",
    "European Super League plans are back. Real Madrid try to win over Ajax, two tries failed.",
    "Here is what you may have missed today:\n"
    + "\n".join(
        f"- Harbour Town want number {word} of Hill United"
        for word in ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    ),
]
FOREIGN = {
    "Spanish": "El Liverpool quiere fichar al defensa japonés este verano, según la prensa.",
    "French": "Le PSG suit de près l'attaquant de Naples et pourrait faire une offre.",
    "German": "Der FC Bayern hat großes Interesse an dem Verteidiger. Er soll im Sommer kommen.",
    "Italian": "La Juventus è sulle tracce dell'attaccante del Napoli, ma il club non vuole.",
    "Portuguese": "O Benfica quer contratar o avançado do Braga e já apresentou uma proposta.",
    "Dutch": "PSV is in gesprek met de verdediger van Liverpool over een terugkeer.",
    "Turkish": "Fenerbahçe yeni sezon için bir forvet transferi yapmak istiyor.",
    "Polish": "Robert Lewandowski może odejść z Barcelony po sezonie. Jak podają media, piłkarz"
    " jest na celowniku klubu.",
    "Swedish": "Malmö FF vill värva anfallaren från AIK och klubbarna är överens om en övergång.",
    "Russian": "Ливерпуль хочет купить защитника из Германии этим летом.",
    "Greek": "Ο Ολυμπιακός θέλει τον επιθετικό της Λίβερπουλ και έχει καταθέσει πρόταση.",
    "Arabic": "يريد نادي الهلال التعاقد مع مهاجم ليفربول في الصيف المقبل",
    "Japanese": "リバプールは日本代表の板倉を獲得したいと考えている",
    "Chinese": "利物浦希望在夏天签下这名日本后卫",
    "Korean": "리버풀은 일본 수비수를 영입하고 싶어한다",
}
SUBJECTS = [
    (
        "rugby",
        "England fly-half Tom Reed will miss the Six Nations opener in Dublin after limping out"
        " of training. His club, Leicester, expect him back for the game with Bath.",
    ),
    (
        "rugby",
        "Leeds Rhinos beat Wigan 24-18 on Friday. Sam Kay kicked four conversions and Rob Hill"
        " went over for two tries before half-time.",
    ),
    (
        "cricket",
        "England lost three late wickets on the third day of the Test match. The spinner bowled"
        " the captain for 88, leaving the hosts 212 behind in the first innings.",
    ),
    (
        "basketball",
        "The Lakers want to trade for point guard Jay Cole before the NBA deadline. His side"
        " asked for two picks. Cole averages 27 points per game.",
    ),
    (
        "American football",
        "The Jets are interested in quarterback Al Stone, NFL insiders say. He threw 26"
        " touchdowns last season. A trade could follow after the Super Bowl.",
    ),
    (
        "baseball",
        "The Yankees are keen on pitcher Clay Hurst. The left-hander gave up one home run in"
        " seven innings on Sunday. The deadline is on 31 July.",
    ),
    (
        "ice hockey",
        "The Maple Leafs are chasing goaltender Con Hale. He stopped 36 shots, two on the power"
        " play, as Winnipeg won in overtime. NHL teams may trade until March.",
    ),
    (
        "tennis",
        "Andy Reed won in straight sets to reach the last four at Roland Garros. The Scot saved"
        " three break points in the second set. His backhand was superb.",
    ),
    (
        "Formula 1",
        "Lou Hale took pole position for the Monaco Grand Prix on Saturday. He was a tenth faster"
        " than his rival in qualifying. Both have won here before.",
    ),
    (
        "golf",
        "Rory Hale shot a 66 to lead the PGA Championship. He made seven birdies and one bogey."
        " Brook Stone of LIV Golf is two back.",
    ),
    (
        "boxing",
        "Ty Stone will defend his WBC heavyweight belt in December. The undisputed heavyweight"
        " bout was agreed on Monday. He expects to win it in Riyadh.",
    ),
    (
        "women's football",
        "Chelsea Women are keen on Barcelona forward Alba Ruiz, who has a year left on her deal."
        " She scored twice in the Women’s Champions League final.",
    ),
    (
        "women's football",
        "Manchester United Women have rejected a bid from Arsenal Women for Ann Hill. The WSL"
        " rivals offered a record fee for her.",
    ),
    (
        "youth football",
        "Liverpool Under-18s won the FA Youth Cup on Saturday. The young side beat Arsenal"
        " Under-18s 2-0. The Under-18s boss praised his team.",
    ),
    (
        "youth football",
        "England named their Under-17 squad for the Under-17 Euros. The Under-17 coach left out"
        " two players. The tournament starts in May.",
    ),
]
LINKS = "\n".join(f"Spurs news {at} https://post.example/{at}" for at in range(12))
TABLE = "\n".join(f"Harbour {at}  38  {at}  12  6  70" for at in range(12))
RESULTS = "\n".join(f"Harbour {at} - {at + 1} Hill" for at in range(12))
MENU = "\n".join(["Home", "Football", "Premier League", "Transfers", "About us", "Sign in"] * 2)


@pytest.mark.parametrize("text", ORDINARY)
def test_an_ordinary_report_is_read(text: str) -> None:
    assert why_no_report(text) is None


@pytest.mark.parametrize("language", FOREIGN)
def test_another_language_is_named(language: str) -> None:
    why = f"This is written in {language}, {NOTHING} Only English is read."

    assert why_no_report(FOREIGN[language]) == why


@pytest.mark.parametrize(("subject", "text"), SUBJECTS)
def test_another_subject_is_named(subject: str, text: str) -> None:
    why = f"This is about {subject}, {NOTHING} Only men's senior football is read."

    assert why_no_report(text) == why


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (" \n\t", f"This is empty, {NOTHING}"),
        ("Transfers!", f"This has 1 word, too few for a report, {NOTHING}"),
        ("Free transfer.", f"This has 2 words, too few for a report, {NOTHING}"),
        ("12 – 3 €", f"This has no words, too few for a report, {NOTHING}"),
        (
            "Spurs want him. " * 20_000,
            f"This text has 320,000 characters, more than 200,000, {NOTHING}"
            " Split it into single reports.",
        ),
        ("%PDF-1.7 obj", f"This is a PDF, {NOTHING} Copy its text and paste that."),
        ("\x89PNG\r\n", f"This is an image (PNG), {NOTHING} Give its words as text."),
        (
            "Spurs\0want him",
            f"This holds NUL bytes as no text does, {NOTHING} Give its words as text.",
        ),
        (
            "Jo\ufffdo F\ufffdlix wants to leave Atl\ufffdtico for Bar\ufffda.",
            f"This text is damaged: 4 of its 45 characters are lost, {NOTHING} Save it as UTF-8.",
        ),
        (LINKS, f"This is a list of links with hardly a sentence, {NOTHING}"),
        (TABLE, f"This is a table of results or figures, {NOTHING}"),
        (RESULTS, f"This is a table of results or figures, {NOTHING}"),
        (MENU, f"This is a list without a sentence, {NOTHING}"),
    ],
)
def test_what_is_no_report_is_named(text: str, why: str) -> None:
    assert why_no_report(text) == why


def test_annotated_reports_are_read_in_five_milliseconds(shared: Path) -> None:
    folder = shared / "articles" / "dev"
    texts = [json.loads(file.read_text("utf-8"))["text"] for file in sorted(folder.glob("*.json"))]
    why_no_report(texts[0])

    began = time.perf_counter()
    answers = [why_no_report(text) for text in texts]
    took = (time.perf_counter() - began) / len(texts)

    assert answers == [None] * len(texts)
    assert took < 0.005


def test_hardly_a_short_message_is_refused(shared: Path) -> None:
    file = shared / "data" / "football-tables" / "reports.csv.gz"
    with gzip.open(file, "rt", encoding="utf-8", newline="") as rows:
        texts = [row["text"] for row in csv.DictReader(rows) if row["kind"] == "tweet"]

    answers = Counter(map(why_no_report, texts))

    assert answers == {None: 3_810, f"This is a table of results or figures, {NOTHING}": 2}

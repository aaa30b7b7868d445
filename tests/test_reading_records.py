"""Reports as JSON: in order, one each; a bad one is named and the next one read."""

from __future__ import annotations

import json
import tracemalloc
from pathlib import Path

import pytest

from loaders.reading import records
from loaders.reading.found import Report
from loaders.reading.text import reports, reports_of

SHAPE = 'Write one object a line: {"id": "1", "date": "2024-01-31", "outlet": "…", "text": "…"}.'


def came_in(raw: bytes | str, name: str = "news.txt") -> list[Report]:
    return list(reports_of(raw.encode() if isinstance(raw, str) else raw, name))


def refusals(raw: bytes | str, name: str = "news.txt") -> list[str | None]:
    return [report.refused for report in came_in(raw, name)]


def test_json_lines_are_answered_in_order() -> None:
    lines = [
        {"id": "a", "date": "2024-01-02", "outlet": "BBC Sport", "text": " One. \n", "x": [1]},
        {"id": 7, "date": None, "text": "Two.", "title": "Second", "url": "https://post.example"},
        {"text": "Three.", "date": "2024-01-03T10:00:00Z"},
    ]
    raw = "\ufeff" + "\n\n".join(json.dumps(line) for line in lines)

    answer = list(reports_of(raw.encode(), "many.jsonl", date="2020-02-29", outlet="Sky"))

    assert answer == [
        Report("a", " One. \n", "2024-01-02", "BBC Sport"),
        Report("7", "Two.", "2020-02-29", "Sky", "Second", "https://post.example"),
        Report("many#5", "Three.", "2024-01-03", "Sky"),
    ]


def test_one_json_object_over_several_lines_is_a_report(shared: Path) -> None:
    file = shared / "articles" / "dev" / "seed-itakura.json"
    said = json.loads(file.read_text("utf-8"))

    answer = [(r.id, r.text, r.date, r.outlet, r.refused) for r in reports(file)]

    assert answer == [("seed-itakura", said["text"], said["date"], said["outlet"], None)]


def test_a_list_of_json_objects_is_their_reports() -> None:
    raw = json.dumps([{"text": "One."}, {"text": "Two."}], indent=2)

    assert came_in(raw) == [Report("news#1", "One."), Report("news#2", "Two.")]


def test_half_a_surrogate_pair_becomes_one_character() -> None:
    assert came_in('{"text": "Spurs \\ud83d want him."}')[0].text == "Spurs \ufffd want him."


def test_a_bad_line_is_refused_and_the_next_one_read() -> None:
    raw = "\n".join(
        [
            '{"id": "a", "text": "One.", "date": "2 Jan 2024"}',
            '{"id": "b", "text": "Two."',
            '{"id": "c"}',
            '{"id": "d", "text": 4}',
            '["e"]',
            '{"id": "f", "text": "Six."} and more',
            '{"id": "g", "text": "Seven.", "outlet": 7}',
            '{"id": "h", "text": "Eight.", "date": "2023-02-29"}',
            '{"id": "i", "text": "Nine."}',
        ]
    )

    answer = [report.refused or report.text for report in came_in(raw, "r.jsonl")]

    advice = "Write a day of the calendar as 2024-01-31."
    assert answer == [
        f"r.jsonl line 1: date says '2 Jan 2024', which is no day, so nothing was taken. {advice}",
        "r.jsonl line 2: is no JSON (Expecting ',' delimiter at character 27), so nothing was"
        f" taken. {SHAPE}",
        f"r.jsonl line 3: has no text, so nothing was taken. {SHAPE}",
        f"r.jsonl line 4: has a text that is no string, so nothing was taken. {SHAPE}",
        f"r.jsonl line 5: is no JSON object, so nothing was taken. {SHAPE}",
        f"r.jsonl line 6: goes on after its object at character 28, so nothing was taken. {SHAPE}",
        "r.jsonl line 7: outlet is no string, so nothing was taken. Write words in quotation"
        " marks, or null.",
        f"r.jsonl line 8: date says '2023-02-29', which is no day, so nothing was taken. {advice}",
        "Nine.",
    ]


def test_a_broken_first_line_does_not_hide_the_others() -> None:
    raw = '{"text": "One.\n{"text": "Two."}\n{"text": "Three."}\n'

    answer = [report.refused or report.text for report in came_in(raw, "r.jsonl")]

    why = "r.jsonl line 1: is no JSON (Unterminated string starting at at character 10)"
    assert answer == [f"{why}, so nothing was taken. {SHAPE}", "Two.", "Three."]


def test_one_broken_object_is_one_refusal() -> None:
    why = "news.json: is no JSON (Expecting ',' delimiter at character 20), so nothing was taken."

    assert refusals('{\n "text": "One."\n "x": 1\n}', "news.json") == [f"{why} {SHAPE}"]


def test_a_line_that_is_not_utf8_is_refused() -> None:
    raw = '{"text": "João."}\n'.encode("cp1252") + b'{"text": "Two."}'

    answer = [report.refused or report.text for report in came_in(raw, "r.jsonl")]

    why = "r.jsonl line 1: is not written in UTF-8, so nothing was taken. Save the file as UTF-8."
    assert answer == [why, "Two."]


def test_a_line_without_end_is_refused_and_the_next_one_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(records, "LONGEST", 50)
    raw = '{"text": "One."}\n{"text": "' + "Two " * 40 + '"}\n{"text": "Three."}'

    answer = [report.refused or report.text for report in came_in(raw, "r.jsonl")]

    why = "r.jsonl line 2: is longer than 50 characters, so nothing was taken."
    assert answer == ["One.", f"{why} Split it into single reports.", "Three."]


def test_json_lines_stream(tmp_path: Path) -> None:
    file = tmp_path / "many.jsonl"
    line = json.dumps({"text": "Liverpool want him. " * 500}) + "\n"
    file.write_text(line * 5_000)

    tracemalloc.start()
    count = sum(1 for _ in reports(file))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert (count, file.stat().st_size > 50_000_000, peak < 2_000_000) == (5_000, True, True)

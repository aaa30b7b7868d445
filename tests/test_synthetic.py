"""The invented graph is a feed like any other, has the real one's shape, and is always the same."""

from __future__ import annotations

import gzip
from pathlib import Path

from loaders.load import check
from tests import synthetic


def rows(folder: Path, table: str) -> list[str]:
    return gzip.open(folder / f"{table}.csv.gz", "rt", encoding="utf-8").read().splitlines()[1:]


def test_it_loads_without_a_complaint_and_has_the_shape(tmp_path: Path) -> None:
    folder = synthetic.build(tmp_path / "made", synthetic.like_the_real(2_000))

    assert check(folder).rejected_count == 0
    counts = {table: len(rows(folder, table)) for table in synthetic.HEADERS}
    assert counts["players"] == 2_000
    assert 3.9 < counts["stints"] / 2_000 < 4.9
    assert 0.2 < counts["tenures"] / 2_000 < 0.31
    assert any(",1,c" in row for row in rows(folder, "stints"))


def test_it_is_the_same_each_time(tmp_path: Path) -> None:
    one, other = (
        synthetic.build(tmp_path / name, synthetic.like_the_real(200)) for name in ("one", "other")
    )

    assert all(rows(one, table) == rows(other, table) for table in synthetic.HEADERS)

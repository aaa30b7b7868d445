"""Folding names: what a search and a comparison of names see of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.folding import folded

ASCII = st.text(st.characters(max_codepoint=127))


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("N'Golo Kanté", "ngolo kante"),
        ("O'Neil_Smith-Jones", "oneil smith jones"),
        ("Łukasz Fabiański", "lukasz fabianski"),
        (" A.F.C.  Ajax\t", "a f c ajax"),
        ("-'_", ""),
        ("Крук", "крук"),
    ],
)
def test_names_without_accents_capitals_and_signs(name: str, plain: str) -> None:
    assert folded(name) == plain


@given(ASCII)
def test_a_plain_name_is_folded_as_beside_one_with_accents(name: str) -> None:
    assert folded(f"{name} é") == f"{folded(name)} e".strip()

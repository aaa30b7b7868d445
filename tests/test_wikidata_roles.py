"""As what somebody coached: assistants manage nobody, and a role not known here is doubtful."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.words import Tenure
from loaders.load import check
from tests import wikidata_files as made
from tests.test_wikidata_bad import told
from tests.test_wikidata_feed import read, tenures
from tests.wikidata_files import HARBOUR, MOSS


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("Co-Trainer", "assistant"),
        ("entrenador asistente", "assistant"),
        ("assistant manager", "assistant"),
        ("goalkeeping coach", "assistant"),
        ("chief scout", "member of staff"),
        ("physiotherapist", "member of staff"),
        ("kit manager", "member of staff"),
        ("sporting director", "director"),
        ("director of football", "director"),
        ("general manager", "director"),
    ],
)
def test_whoever_is_not_in_charge_manages_nobody(label: str, role: str, tmp_path: Path) -> None:
    row = made.tenure_row("Q12$a", "P286", MOSS, HARBOUR, **made.days("2016-07-01", 11))
    lent = {"role": "Q31", "roleLabel": made.text(label, "en")}
    folder = made.results(tmp_path / "held", "tenures", row | lent)

    assert told(folder) == [f"tenures.json statement Q12-a: is a tenure as {role}: no manager's."]
    assert tenures(folder) == []


@pytest.mark.parametrize(
    ("role", "known"),
    [
        ("Q3246315", ("head coach", None)),  # by its id
        ("Q32", ("head coach", None)),  # Cheftrainer
        ("Q33", ("interim", None)),  # Interimstrainer
        ("Q34", (None, "doubtful")),  # first-team coach
        ("Q77", (None, "doubtful")),  # without a label
        (None, (None, None)),
    ],
)
def test_a_role_that_is_not_known_makes_a_tenure_doubtful(
    role: str | None, known: tuple[str | None, str | None], tmp_path: Path
) -> None:
    said: made.Json = {"P3831": [made.item(role)]} if role else {}
    harbour = made.entity(
        HARBOUR, "Harbour", made.statement("Q12$a", "P286", made.item(MOSS), **said)
    )
    lending = (("Q32", "Cheftrainer"), ("Q33", "Interimstrainer"), ("Q34", "first-team coach"))
    folder = made.write(tmp_path / "held", harbour, *(made.entity(*one) for one in lending))

    (tenure,) = (one.record for one in read(folder)[0] if isinstance(one.record, Tenure))
    assert (tenure.role, tenure.certainty) == known
    note = "Tenures in a role that is not known here, kept as doubtful: 1."
    assert (note in check(folder).notes) == (known == (None, "doubtful"))

"""As what somebody coached: the role (P3831, P2868) by its label, else by its id.

A role that neither tells may be a scout's as well: such a tenure is doubtful.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from loaders.wikidata.holdings import Holdings

# In the order in which they decide: an assistant manager is an assistant.
WORDS = (
    (
        "assistant",
        re.compile(
            r"\b(?:ass?ist\w+|adjoint|adjunto|auxiliar|co-?trainer|segundo entrenador|in seconda"
            r"|goalkeep\w+|torwart\w+|fitness|athletic|youth)\b"
        ),
    ),
    ("member of staff", re.compile(r"\b(?:scout\w*|physio\w*|doctor|analyst|kit manager)\b")),
    (
        "director",
        re.compile(
            r"\b(?:(?:sporting|sports|technical) director|director of football|general manager"
            r"|sportdirektor|director deportivo)\b"
        ),
    ),
    ("caretaker", re.compile(r"\bcaretaker\b")),
    ("interim", re.compile(r"\b(?:interim\w*|acting|interino)\b")),
    (
        "head coach",
        re.compile(r"\b(?:head coach|cheftrainer|(?:entrenador|entraîneur|treinador) principal)\b"),
    ),
    ("manager", re.compile(r"\bmanager\b")),
)
ROLES = {
    "Q2445218": "assistant",  # goalkeeping coach
    "Q3246315": "head coach",
}
NOT_IN_CHARGE = ("assistant", "member of staff", "director")


def role_of(roles: Iterable[str], held: Holdings) -> str | None:
    """The role, one of NOT_IN_CHARGE for whoever is not; None where nobody tells."""
    found = {_role(held.label(one), one) for one in roles}
    return next((role for role, _ in WORDS if role in found), None)


def _role(label: str | None, id: str) -> str | None:
    text = (label or "").casefold()
    return next((role for role, words in WORDS if words.search(text)), ROLES.get(id))

"""Whether two words for a place on the pitch can mean one man: "winger" and "forward"."""

from __future__ import annotations

LINES = ("keeper", "defend", "midfield", "forward")
_PARTS = {
    "back": "defend",
    "half": "defend",
    "sweeper": "defend",
    "playmaker": "midfield",
    "wing": "forward",
    "wide": "forward",
    "striker": "forward",
    "attack": "forward",
    "front": "forward",
    "hitman": "forward",
    "marksman": "forward",
    "goal": "keeper",
}


def alike(one: str, other: str) -> bool:
    """They are of one line, or a midfielder stands beside a defender or a forward."""
    mine, theirs = _line(one), _line(other)
    return mine == theirs or {mine, theirs} in ({"midfield", "forward"}, {"midfield", "defend"})


def _line(position: str) -> str:
    low = position.lower()
    for part, line in _PARTS.items():
        if part in low and not ("goalk" in low and part == "goal"):
            return line
    return next((line for line in LINES if line in low), low)

"""What a download cannot say, as sentences with their numbers."""

from __future__ import annotations

from collections import Counter

SENTENCES = (
    (
        "zeros",
        "Transfers at a fee of 0, free or a loan or its end: {count}; the rows tell {proved}.",
    ),
    ("loans", "Loans proved by their rows, out without a fee and back to the owner: {count}."),
    ("plans", "Transfers planned for later days, used only as ends of loans: {count}."),
    ("holes", "Transfers that begin elsewhere than the one before ended: {count}."),
    (
        "unended",
        "Players whose last stint has no told end, for a later transfer cannot be read: {count}.",
    ),
    ("capped", "Appearances for national sides, which are no stints: {count}."),
    ("orphans", "Youth and reserve sides whose club is not told: {count}."),
    ("stand-ins", "Runs of at most 3 games inside another man's, which are no tenures: {count}."),
    ("by name", "Managers of several clubs, one man by their name alone: {count}."),
    ("namesakes", "Names of several managers, at two clubs on the same days: {count}."),
    ("doubtful", "Tenures that rest on at most 3 games or a shared bench: {count}."),
)


def sentences(told: Counter[str], known_to: str) -> list[str]:
    """One for each thing that came up at all."""
    proved = f"{told['proved']:,}"
    return [
        f"Speaks up to {known_to}.",
        *(
            text.format(count=f"{told[key]:,}", proved=proved)
            for key, text in SENTENCES
            if told[key]
        ),
    ]

"""Verbs in one form: "keeps" and "keep" become keep, "kept" keep_ed, "keeping" keep_ing."""

from __future__ import annotations

from functools import cache

from loaders.reading.vocabulary import lines, listed

_VOWELS = "aeiou"


def plain(word: str) -> str:
    """The word as phrases write it; a word that is no listed verb stays."""
    return _forms().get(word, word)


@cache
def _forms() -> dict[str, str]:
    forms: dict[str, str] = {}
    for entry in sorted(listed("verbs", "regular")):
        base, *past = entry.split(":")
        forms |= {base: base, _third(base): base}
        stem = _stem(base)
        forms[f"{stem}ing"] = f"{base}_ing"
        forms |= dict.fromkeys(past or [_past(base, stem)], f"{base}_ed")
    return forms | dict(line.split() for line in lines("verbs", "irregular"))


def _third(base: str) -> str:
    if base.endswith(("s", "x", "ch", "sh")):
        return f"{base}es"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return f"{base[:-1]}ies"
    return "goes" if base == "go" else f"{base}s"


def _stem(base: str) -> str:
    if base in listed("verbs", "doubling"):
        return base + base[-1]
    if base.endswith("e") and not base.endswith(("ee", "ye")):
        return base[:-1]
    return base


def _past(base: str, stem: str) -> str:
    if base.endswith("e"):
        return f"{base}d"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return f"{base[:-1]}ied"
    return f"{stem}ed"

"""One object of a file, read strictly: every key by name, each with its place in the file."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, TypeVar

from graph.dates import is_day
from loaders.row import LONGEST, CellError

LONGEST_KEY = 9
T = TypeVar("T")


class Part:
    """An object as published; `place` is where it stands: `[3].home_team.managers[0]`."""

    __slots__ = ("place", "said", "unknown")

    def __init__(self, said: Any, place: str, unknown: list[CellError] | None = None) -> None:
        if not isinstance(said, dict):
            raise CellError(place, _shown(said), f"says {_shown(said)}; an object is needed.")
        self.said: Mapping[str, Any] = said
        self.place = place
        # What only describes, in it and all around it, and cannot be read.
        self.unknown: list[CellError] = [] if unknown is None else unknown

    def maybe_text(self, key: str) -> str | None:
        """The text; None where it is null, blank or not there."""
        value = self._of(key, str, "a text")
        if value is None:
            return None
        text: str = value.strip()
        if len(text) > LONGEST:
            raise CellError(self.at(key), text[:40], f"is longer than {LONGEST} characters.")
        if "\0" in text:
            raise CellError(self.at(key), text.replace("\0", "␀"), "holds a NUL byte.")
        if not text.isascii() and any("\ud800" <= one <= "\udfff" for one in text):
            raise CellError(self.at(key), ascii(text), "holds half a character.")
        return text or None

    def text(self, key: str) -> str:
        """A text that must be there."""
        return self._there(key, self.maybe_text(key))

    def id(self, key: str) -> str:
        """A whole number that is StatsBomb's id of something."""
        value = self._there(key, self._of(key, int, "a number"))
        if isinstance(value, bool) or not 0 <= value < 10**LONGEST_KEY:
            why = f"says {_shown(value)}; StatsBomb's ids are whole numbers."
            raise CellError(self.at(key), _shown(value), why)
        return str(value)

    def maybe_day(self, key: str) -> str | None:
        """A whole day, or None."""
        value = self.maybe_text(key)
        if value is not None and not (len(value) == 10 and is_day(value)):
            why = f"says {value!r}; that is no day of the form 2021-07-22."
            raise CellError(self.at(key), value, why)
        return value

    def day(self, key: str) -> str:
        """A day that must be there."""
        return self._there(key, self.maybe_day(key))

    def maybe_word(self, key: str, known: Collection[str]) -> str | None:
        """One of the known words, or None."""
        value = self.maybe_text(key)
        if value is not None and value not in known:
            why = f"says {value!r}; known: {', '.join(known)}."
            raise CellError(self.at(key), value, why)
        return value

    def maybe_flag(self, key: str) -> bool | None:
        """True or false, or None."""
        value: bool | None = self._of(key, bool, "true or false")
        return value

    def part(self, key: str) -> Part:
        """An object inside it."""
        return Part(self._there(key, self.said.get(key)), self.at(key), self.unknown)

    def name_in(self, key: str) -> str | None:
        """The name in an object like `country`, which may be null or not there."""
        if self.said.get(key) is None:
            return None
        return self.part(key).text("name")

    def listed(self, key: str) -> list[Any] | None:
        """What a list holds; None where there is no list."""
        value: list[Any] | None = self._of(key, list, "a list")
        return value

    def described(self, take: Callable[[str], T | None], key: str) -> T | None:
        """What nothing else rests on; where it cannot be read, only it is left out."""
        try:
            return take(key)
        except CellError as error:
            self.unknown.append(error)
            return None

    def at(self, key: str) -> str:
        """The place of one of its keys."""
        return f"{self.place}.{key}"

    def _of(self, key: str, kind: type, needed: str) -> Any:
        value = self.said.get(key)
        if value is not None and not isinstance(value, kind):
            raise CellError(
                self.at(key), _shown(value), f"says {_shown(value)}; {needed} is needed."
            )
        return value

    def _there(self, key: str, value: T | None) -> T:
        if value is None:
            why = "is empty; it must not be." if key in self.said else "is missing."
            raise CellError(self.at(key), "", why)
        return value


def places(whole: list[Any], place: str = "") -> Iterator[tuple[str, Any]]:
    """What a list holds, with the place of each."""
    for at, one in enumerate(whole):
        yield f"{place}[{at}]", one


def _shown(value: object) -> str:
    shown = ascii(value)
    return shown if len(shown) <= 40 else f"{shown[:40]}…"

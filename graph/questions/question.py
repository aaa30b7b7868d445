"""A question: a named Cypher text, what it needs, and the type of its rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar

T = TypeVar("T")
Values = Mapping[str, Any]  # what Bolt takes: None, bool, int, float, str, lists, dicts of them


class Ask(Protocol):
    """One statement, asked: rows as dictionaries under the names of its columns."""

    def __call__(self, text: str, values: Values) -> list[dict[str, Any]]: ...


@dataclass(frozen=True, slots=True)
class Question(Generic[T]):
    """What can be asked, as a value: the same for pages, commands, docs and tests.

    Every text may use $since, $until, $known_on and $limit, the ends named in `needs`, and those
    in `takes`, which are None when not given. `by` holds, for an end of `takes`, the text that
    begins there; `text` is asked when none of them is given. `gather` answers in several steps.
    Asked for one day, the span is that day and the `looks_back` days before it.
    """

    key: str
    title: str
    row: type[T]
    text: str
    needs: tuple[str, ...] = ()
    takes: tuple[str, ...] = ()
    by: Mapping[str, str] = field(default_factory=dict)
    looks_back: int = 0
    gather: Callable[[Ask, Values], list[T]] | None = None

    def text_for(self, values: Values) -> str:
        """The text that begins at the first end given."""
        given = (text for end, text in self.by.items() if values.get(end) is not None)
        return next(given, self.text)

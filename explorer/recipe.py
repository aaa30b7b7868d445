"""What a person did to the picture: whom he opened, whom he took away. Each act can be undone."""

from __future__ import annotations

from dataclasses import dataclass, replace

import streamlit as st

from explorer import links

PAST, FUTURE = "explore_past", "explore_future"


@dataclass(frozen=True, slots=True)
class Recipe:
    """The picture, as the address says: "club:tm:148", or "club:tm:148~Player" for one kind."""

    opened: tuple[str, ...] = ()
    off: tuple[str, ...] = ()

    def opening(self, one: str) -> Recipe:
        """With somebody more, and no longer without him."""
        off = tuple(id for id in self.off if id != who(one))
        return replace(self, opened=tuple(dict.fromkeys((*self.opened, one))), off=off)

    def without(self, id: str) -> Recipe:
        """With one name less, opened or not."""
        opened = tuple(one for one in self.opened if who(one) != id)
        return Recipe(opened, tuple(dict.fromkeys((*self.off, id))) if opened else ())

    def only(self, id: str) -> Recipe:
        """Nothing but this one and who is around him."""
        return Recipe((id,))


def who(one: str) -> str:
    """The id, without the kind of neighbours."""
    return one.partition("~")[0]


def current() -> Recipe:
    """As the address says."""
    address = st.query_params
    return Recipe(
        tuple(map(links.from_link, address.get_all("open"))),
        tuple(map(links.from_link, address.get_all("off"))),
    )


def take(recipe: Recipe) -> None:
    """One step: what was is kept for Undo, what was undone is forgotten."""
    st.session_state.setdefault(PAST, []).append(current())
    st.session_state[FUTURE] = []
    _write(recipe)


def undo() -> None:
    """Back to the picture before the last step."""
    _turn(PAST, FUTURE)


def redo() -> None:
    """Forward again."""
    _turn(FUTURE, PAST)


def can(way: str) -> bool:
    """Whether there is a step in `PAST` or `FUTURE`."""
    return bool(st.session_state.get(way))


def _turn(source: str, target: str) -> None:
    if can(source):
        st.session_state.setdefault(target, []).append(current())
        _write(st.session_state[source].pop())


def _write(recipe: Recipe) -> None:
    kept = {name: st.query_params.get_all(name) for name in st.query_params}
    said = {"open": recipe.opened, "off": recipe.off}
    told = {name: list(map(links.to_link, ids)) for name, ids in said.items()}
    st.query_params.from_dict({name: ids for name, ids in (kept | told).items() if ids})

"""What a person did to the picture: whom he opened, whom he took away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from explorer import links


@dataclass(frozen=True, slots=True)
class Recipe:
    """The picture, as the address says: "club:tm:148", with "~Player" for one kind of neighbours,
    with "~player:tm:5" for that one alone.
    """

    opened: tuple[str, ...] = ()
    off: tuple[str, ...] = ()

    def opening(self, one: str) -> Recipe:
        """With somebody more, and no longer without him."""
        back = {who(one), only_of(one)}
        off = tuple(id for id in self.off if id not in back)
        return replace(self, opened=tuple(dict.fromkeys((*self.opened, one))), off=off)

    def without(self, id: str) -> Recipe:
        """With one name less, opened or not."""
        opened = tuple(one for one in self.opened if who(one) != id)
        return Recipe(opened, tuple(dict.fromkeys((*self.off, id))) if opened else ())

    def only(self, id: str) -> Recipe:
        """Nothing but this one and who is around him."""
        return Recipe((id,))

    def to_address(self) -> dict[str, list[str]]:
        """As it stands in a link."""
        said = {"open": self.opened, "off": self.off}
        return {name: list(map(links.to_link, ids)) for name, ids in said.items()}


def who(one: str) -> str:
    """The id, without the kind of neighbours."""
    return one.partition("~")[0]


def kind_of(one: str) -> str | None:
    """The one kind of neighbours that was asked for, if it was."""
    rest = one.partition("~")[2]
    return rest if rest and ":" not in rest else None


def only_of(one: str) -> str | None:
    """The one neighbour that was asked for, if it was."""
    rest = one.partition("~")[2]
    return rest if ":" in rest else None


def from_address(said: Mapping[str, Sequence[str]]) -> Recipe:
    """What a link says."""
    return Recipe(*(tuple(map(links.from_link, said.get(name, ()))) for name in ("open", "off")))

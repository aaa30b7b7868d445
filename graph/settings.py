"""What the environment says, read once at the door."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from graph.errors import SettingsError

HOME = Path(__file__).resolve().parent.parent / ".suitors"
SCHEMES = (
    "bolt://",
    "bolt+s://",
    "bolt+ssc://",
    "neo4j://",
    "neo4j+s://",
    "neo4j+ssc://",
)


@dataclass(frozen=True, slots=True)
class Server:
    """A Neo4j server, cluster or Aura instance somebody runs."""

    uri: str
    username: str
    password: str = field(repr=False)
    database: str | None = None  # None is the server's own default


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the graph is: in `home`, by the embedded engine, unless a server is named."""

    home: Path = HOME
    server: Server | None = None

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Settings:
        """Reads SUITORS_HOME and the NEO4J_ settings; SettingsError where they contradict."""
        home = Path(environment.get("SUITORS_HOME") or HOME).expanduser().absolute()
        uri = environment.get("NEO4J_URI", "").strip()
        if not uri:
            _refuse_lone_settings(environment)
            return cls(home)
        if not uri.startswith(SCHEMES):
            raise SettingsError(
                f"{uri.split('@')[-1]!r} is no Bolt address.",
                where="NEO4J_URI",
                advice=f"It begins with one of {', '.join(SCHEMES)}.",
            )
        password = environment.get("NEO4J_PASSWORD")
        if password is None:
            raise SettingsError(
                "is not set.",
                where="NEO4J_PASSWORD",
                advice="Set it, or unset NEO4J_URI.",
            )
        username = environment.get("NEO4J_USERNAME") or "neo4j"
        return cls(
            home,
            Server(uri, username, password, environment.get("NEO4J_DATABASE") or None),
        )


def _refuse_lone_settings(environment: Mapping[str, str]) -> None:
    """Half a server's settings mean that somebody wanted a server."""
    lone = [
        name
        for name in ("NEO4J_USERNAME", "NEO4J_PASSWORD", "NEO4J_DATABASE")
        if environment.get(name)
    ]
    if lone:
        raise SettingsError(
            "is set but NEO4J_URI is not.",
            where=", ".join(lone),
            advice="Set NEO4J_URI to use that server, or unset it to use the embedded engine.",
        )

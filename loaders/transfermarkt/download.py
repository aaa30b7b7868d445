"""The files of a download: a folder of .csv and .csv.gz, or the zip as it came."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import IO

from graph.errors import FeedError
from loaders.lines import TableFile, file_at

ENDINGS = (".csv", ".csv.gz")
# Names no other feed has; players and clubs are in the documented folder, too.
OWN = frozenset(
    ("competitions", "games", "club_games", "game_events", "game_lineups", "transfers")
) | {"player_valuations", "appearances"}


def is_download(place: Path) -> bool:
    """Whether it is a zip, or a folder that describes itself in no way and holds these tables."""
    if place.is_file():
        return place.suffix.lower() == ".zip"
    if not place.is_dir() or (place / "feed.toml").exists():
        return False
    return any(_table(file.name) in OWN for file in place.iterdir())


def files_of(place: Path) -> dict[str, TableFile]:
    """Every table's file by the table's name, whether known or not."""
    found = _in_zip(place) if place.is_file() else map(file_at, sorted(place.iterdir()))
    files: dict[str, TableFile] = {}
    for file in found:
        table = _table(file.name)
        if table is None:
            continue
        if table in files:
            raise FeedError(
                f"there are two: {files[table].name} and {file.name}.",
                where=f"{place.name}: {table}",
                advice="Keep one of them.",
            )
        files[table] = file
    if not OWN & files.keys():
        raise FeedError("holds no table of transfermarkt-datasets.", where=str(place))
    return files


def _table(name: str) -> str | None:
    stem, dot, ending = name.partition(".")
    return stem if stem and dot + ending in ENDINGS else None


def _in_zip(place: Path) -> Iterable[TableFile]:
    try:
        archive = zipfile.ZipFile(place)
    except (OSError, zipfile.BadZipFile) as error:
        raise FeedError(
            f"is no whole zip: {error}.",
            where=str(place),
            advice="It was cut off or damaged: fetch it again; nothing was loaded.",
        ) from error
    with archive:
        members = [one for one in archive.namelist() if not one.startswith("__MACOSX/")]
    return [_member(place, member) for member in sorted(members)]


def _member(place: Path, member: str) -> TableFile:
    def opened() -> IO[bytes]:
        try:
            with zipfile.ZipFile(place) as archive:  # a member that is open keeps it open
                return archive.open(member)
        except (OSError, RuntimeError, NotImplementedError, zipfile.BadZipFile) as error:
            raise FeedError(
                f"cannot be opened: {error}.", where=f"{place.name}: {member}"
            ) from error

    return TableFile(PurePosixPath(member).name, opened)

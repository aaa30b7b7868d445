"""The files of a checkout: the repository, its `data` folder, or a zip of either."""

from __future__ import annotations

import hashlib
import json
import lzma
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from graph.errors import RecordError

COMPETITIONS, MATCHES, LINEUPS = "competitions.json", "matches", "lineups"
FETCH = "Fetch the whole repository; `git clone --depth 1` is enough."
LARGEST = 1 << 26  # bytes of one file; a season's matches are a hundredth of it
# A zip says RuntimeError of what is locked or packed in a way that is not known.
DAMAGE = (OSError, RuntimeError, EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile)
Place = Path | zipfile.Path


class UnreadableError(RecordError):
    """A file, or what it is made of, cannot be read."""

    def __init__(self, what: str, line: int | None = None) -> None:
        self.line = line
        super().__init__(what)


def is_checkout(place: Path) -> bool:
    """Whether there is a folder, or a zip, with these files in it or in its `data` folder."""
    return not (place / "feed.toml").exists() and _root(place) is not None


def root_of(place: Path) -> Place:
    """Where competitions.json, matches and lineups lie."""
    root = _root(place)
    assert root is not None, place
    return root


def season_files(root: Place) -> Iterator[tuple[str, Place]]:
    """Each file of matches by its name below the root, in order of their numbers."""
    for competition in _numbered(root / MATCHES):
        if competition.is_dir():
            for file in _numbered(competition):
                yield f"{MATCHES}/{competition.name}/{file.name}", file


def lineup_files(root: Place) -> dict[str, Place]:
    """Each line-up's file by the id of its match."""
    return {file.name.removesuffix(".json"): file for file in _numbered(root / LINEUPS)}


def strangers(root: Place) -> list[str]:
    """Files among matches and line-ups that are named in no way known here."""
    folders: dict[str, Place] = {name: root / name for name in (MATCHES, LINEUPS)}
    folders |= {f"{MATCHES}/{one.name}": one for one in _numbered(root / MATCHES) if one.is_dir()}
    return sorted(
        f"{name}/{file.name}: no file of this data set"
        for name, folder in folders.items()
        if folder.is_dir()
        for file in _inside(folder)
        if not _number(file)
    )


def content(file: Place) -> Any:
    """What a file says; UnreadableError where it is too large, cut off or no JSON."""
    raw = _bytes(file)
    try:
        return json.loads(raw.decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        raise UnreadableError(
            f"is no whole JSON: {error.msg} at column {error.colno}.", error.lineno
        ) from error
    except UnicodeDecodeError as error:
        raise UnreadableError(f"byte {error.start + 1} is not UTF-8.") from error
    except (ValueError, RecursionError) as error:
        raise UnreadableError(f"cannot be read: {error}.") from error


def digest(files: Iterator[Place]) -> str:
    """SHA-256 over the names and bytes of these files."""
    found = hashlib.sha256()
    for file in files:
        try:
            raw = _bytes(file)
        except UnreadableError as error:
            raw = str(error).encode()
        found.update(f"{file.name} {len(raw)} ".encode() + raw)
    return found.hexdigest()


def _root(place: Path) -> Place | None:
    if not place.is_file():
        return next((one for one in (place, place / "data") if _holds(one)), None)
    if place.suffix.lower() != ".zip":
        return None
    try:
        whole = zipfile.Path(place)
        above = [whole, *(one for one in whole.iterdir() if one.is_dir())]
    except (OSError, zipfile.BadZipFile):
        return None  # whoever is asked next says what is wrong with it
    return next((one for top in above for one in (top, top / "data") if _holds(one)), None)


def _holds(folder: Place) -> bool:
    if (folder / COMPETITIONS).is_file():
        return True
    return any(_numbered(folder / name) for name in (MATCHES, LINEUPS))


def _numbered(folder: Place) -> list[Place]:
    """The files and folders in it whose name is an id."""
    if not folder.is_dir():
        return []
    found = [one for one in _inside(folder) if _number(one)]
    return sorted(found, key=lambda one: (_number(one), one.name))


def _inside(folder: Place) -> Iterator[Place]:
    yield from folder.iterdir()


def _number(file: Place) -> int:
    name = file.name.removesuffix(".json")
    return int(name) if name.isascii() and name.isdigit() and len(name) <= 9 else 0


def _bytes(file: Place) -> bytes:
    try:
        with file.open("rb") as opened:
            raw = opened.read(LARGEST + 1)
    except DAMAGE as error:
        raise UnreadableError(f"cannot be opened: {error}.") from error
    if len(raw) > LARGEST:
        raise UnreadableError(f"is larger than {LARGEST:,} bytes.")
    return bytes(raw)

"""The files of a folder that come from Wikidata, each opened and read as JSON."""

from __future__ import annotations

import gzip
import json
import re
import zlib
from pathlib import Path
from typing import IO, Any

from graph.errors import FeedError, RecordError
from loaders.beside import printable
from loaders.lines import TableFile, file_at

ENDINGS = (".json", ".json.gz")
SNIFFED = 4_096  # bytes
# Entities, results, and the flat list that the query service calls plain JSON.
MARKS = re.compile(
    rb'\s*(?:\{[^{}\[\]]*"entities"\s*:\s*\{|\{\s*"(?:head|results)"\s*:\s*\{'
    rb"|\[\s*\{[^\]]*wikidata\.org/entity/)"
)
BOM = b"\xef\xbb\xbf"


def is_wikidata(place: Path) -> bool:
    """Whether it is a folder that describes itself in no way and holds a file of Wikidata's."""
    if not place.is_dir() or (place / "feed.toml").exists():
        return False
    return any(_looks(file) for file in files_of(place).values())


def files_of(place: Path) -> dict[str, TableFile]:
    """Every JSON file of the folder by its name."""
    return {
        printable(file.name): file_at(file)
        for file in sorted(place.iterdir())
        if file.name.endswith(ENDINGS) and file.is_file()
    }


def content(file: TableFile) -> Any:
    """The whole file; RecordError where it cannot be opened, is no JSON or was cut off."""
    try:
        with file.open() as raw:
            return json.loads(_plain(file, raw).read().decode("utf-8-sig"))
    except FeedError as error:
        raise RecordError(error.what) from error
    except UnicodeDecodeError as error:
        raise RecordError(f"byte {error.start + 1} is not UTF-8.") from error
    except json.JSONDecodeError as error:
        why = f"is broken JSON at line {error.lineno} column {error.colno}: {error.msg}."
        raise RecordError(why) from error
    except (RecursionError, ValueError) as error:
        raise RecordError("is nested too deeply or counts too high to be Wikidata's.") from error
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise RecordError("the compressed file is damaged or was cut off.") from error


def _looks(file: TableFile) -> bool:
    try:
        with file.open() as raw:
            head = _plain(file, raw).read(SNIFFED)
    except (FeedError, EOFError, zlib.error, gzip.BadGzipFile):
        return False
    return MARKS.match(head.removeprefix(BOM)) is not None


def _plain(file: TableFile, raw: IO[bytes]) -> IO[bytes] | gzip.GzipFile:
    return gzip.GzipFile(fileobj=raw) if file.name.endswith(".gz") else raw

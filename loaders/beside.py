"""What else lies in a folder that is loaded: named, so that nobody takes it for read."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

NAMED = 20  # the folder may be where all downloads go


def beside(folder: Path, read: Collection[str], endings: tuple[str, ...] = ("",)) -> list[str]:
    """Files with such an ending that are not among those read; of many the first ones."""
    known = {printable(name) for name in read}
    names = sorted(
        printable(file.name)
        for file in folder.iterdir()
        if file.is_file()
        and printable(file.name) not in known
        and file.name.endswith(endings)
        and not file.name.startswith(".")
    )
    more = len(names) - NAMED
    return [*names[:NAMED], *([f"{more:,} more files beside them"] if more > 0 else [])]


def printable(text: str) -> str:
    """The same, with \\udcf6 spelt out: a byte that is not UTF-8 in a name, or half a letter."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")

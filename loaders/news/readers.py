"""Two processes that read: reports go in by the slice, readings come out in the same order."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any

from graph.errors import ReportError
from graph.settings import Settings
from graph.store import open_reader
from loaders.news.gazetteer import known_from
from loaders.reading.answer import answer
from loaders.reading.found import Reading, Report

AT_ONCE = 2
ROOT = Path(__file__).resolve().parent.parent.parent


class Readers:
    """Started once and used for many slices; they end with whoever started them."""

    def __init__(self, settings: Settings) -> None:
        self._all = [Worker(settings) for _ in range(AT_ONCE)]

    def __enter__(self) -> Readers:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        for worker in self._all:
            worker.close()

    def read(self, slices: Iterable[list[Report]]) -> Iterator[list[Reading]]:
        """The readings of each slice; the next ones are being read meanwhile."""
        free, busy = deque(self._all), deque[Worker]()
        for those in slices:
            done = None
            if not free:
                done = busy[0].receive()
                free.append(busy.popleft())
            free[0].send(those)
            busy.append(free.popleft())
            if done is not None:
                yield done
        while busy:
            yield busy.popleft().receive()


class Worker:
    """One process with the graph's names in its memory."""

    def __init__(self, settings: Settings) -> None:
        command = [sys.executable, "-m", "loaders.news.readers"]
        pipe = subprocess.PIPE
        self._reading = subprocess.Popen(command, stdin=pipe, stdout=pipe, cwd=ROOT)
        self.send(settings)

    def send(self, what: Any) -> None:
        """The next slice; ReportError where the process is gone."""
        assert self._reading.stdin is not None
        try:
            pickle.dump(what, self._reading.stdin, pickle.HIGHEST_PROTOCOL)
            self._reading.stdin.flush()
        except BrokenPipeError as error:
            raise _gone() from error

    def receive(self) -> list[Reading]:
        """The readings of the slice sent before; ReportError where the process is gone."""
        assert self._reading.stdout is not None
        try:
            readings: list[Reading] = pickle.load(self._reading.stdout)
        except (EOFError, pickle.UnpicklingError) as error:
            raise _gone() from error
        return readings

    def close(self) -> None:
        """Ends it, whatever it is doing."""
        self._reading.kill()
        self._reading.communicate()


def _gone() -> ReportError:
    advice = "What is saved stays; load the folder again to go on."
    return ReportError("a process that reads reports has ended.", advice=advice)


def main() -> None:
    """Reads slices from its input until that ends; nothing else gets into its output."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started it ends it
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    settings: Settings = pickle.load(sys.stdin.buffer)
    with open_reader(settings) as reader:
        known = known_from(reader)
        while True:
            try:
                those: list[Report] = pickle.load(sys.stdin.buffer)
            except EOFError:
                return
            readings = [answer(report, known) for report in those]
            pickle.dump(readings, out, pickle.HIGHEST_PROTOCOL)
            out.flush()


if __name__ == "__main__":
    main()

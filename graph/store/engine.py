"""The embedded engine: find it, start it, hold it, stop it. One for a folder, shared by all."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from graph.errors import EngineError
from graph.store import keeper

IDLE_SECONDS, ENDS_WITHIN = 600.0, 30.0
START_LOCK = "lock"
HANDSHAKE = b"\x60\x60\xb0\x17" + b"\x00\x00\x04\x04" + bytes(12)  # of Bolt; it offers 4.4


@dataclass(frozen=True, slots=True)
class Address:
    """Where the engine listens and how to log in: `reader` reads, `writer` does all."""

    uri: str
    database: str
    reader: tuple[str, str]
    writer: tuple[str, str]


class Engine:
    """A running engine, held: it does not end while somebody holds it."""

    def __init__(self, address: Address, hold: socket.socket) -> None:
        self.address = address
        self._hold = hold

    def __enter__(self) -> Engine:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Lets go; the engine ends some minutes after the last one did, at once where it outgrew
        its memory.
        """
        self._hold.close()


def join(home: Path, *, idle_seconds: float = IDLE_SECONDS) -> Engine:
    """The running engine of that folder, or a new one; EngineError when it cannot start."""
    if engine := _hold(home):
        return engine
    from filelock import FileLock, Timeout

    _prepare(home)
    try:
        with FileLock(home / START_LOCK, timeout=keeper.STARTS_WITHIN, mode=0o600):
            return _hold(home) or _start(home, idle_seconds)
    except Timeout as error:
        advice = "Wait a little, or end the other start."
        raise EngineError(
            "Somebody else is starting it.", where=str(home), advice=advice
        ) from error


def running(home: Path) -> Address | None:
    """Where the engine of that folder is, if one runs; never starts one."""
    engine = _hold(home)
    if engine is None:
        return None
    engine.close()
    return engine.address


def stop(home: Path) -> bool:
    """Ends the engine now, whoever uses it; False when none was running."""
    was_there, end = False, time.monotonic() + ENDS_WITHIN
    while _is_kept(home):
        was_there = True
        if door := _knock(home, "stop"):
            door.close()
        if time.monotonic() > end:
            raise EngineError("The engine does not end.", where=str(home), advice="Try again.")
        time.sleep(0.05)
    return was_there


def remove(home: Path) -> None:
    """Ends the engine and deletes its database; the folder itself stays."""
    stop(home)
    shutil.rmtree(home / "engine", ignore_errors=True)
    for name in (keeper.KEYS, keeper.ARGUMENTS, keeper.LOG, keeper.FAILED):
        (home / name).unlink(missing_ok=True)


def _is_kept(home: Path) -> bool:
    """Whether an engine starts, runs or ends there."""
    from filelock import FileLock, Timeout

    lock = home / keeper.KEEPER_LOCK
    try:
        if not lock.exists():
            return False
        with FileLock(lock, timeout=0, mode=0o600):
            return False
    except Timeout:
        return True
    except OSError as error:
        advice = "Set SUITORS_HOME to a folder of your own."
        raise EngineError(f"{error.strerror}.", where=str(home), advice=advice) from error


def _hold(home: Path) -> Engine | None:
    hold = _knock(home, "use")
    if hold is None:
        return None
    port = keeper.read(home / keeper.ENGINE).get("bolt_port")
    if not _speaks_bolt(int(port or 0)):
        hold.close()
        return None
    password = keeper.keys(home)
    return Engine(
        Address(
            f"bolt://127.0.0.1:{port}",
            keeper.DATABASE,
            ("reader", password["reader"]),
            ("root", password["root"]),
        ),
        hold,
    )


def _speaks_bolt(port: int) -> bool:
    """False of one that is just dying, whose keeper does not know it yet, though it may still take
    connections; one that is only slow to answer lives.
    """
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=5) as door:
            door.sendall(HANDSHAKE)
            return len(door.recv(4)) == 4
    except TimeoutError:
        return True
    except OSError:
        return False


def _knock(home: Path, word: str) -> socket.socket | None:
    """A connection to the keeper that has understood our word; None when nobody is there."""
    engine = keeper.read(home / keeper.ENGINE)
    if not engine:
        return None
    try:
        door = socket.create_connection(("127.0.0.1", engine["keeper_port"]), timeout=5)
    except OSError:
        return None
    with contextlib.suppress(OSError):
        door.sendall(f"{engine['token']} {word}\n".encode("ascii"))
        if door.recv(20) == b"welcome\n":
            return door
    door.close()
    return None


def _prepare(home: Path) -> None:
    try:
        home.mkdir(parents=True, exist_ok=True)
        home.chmod(0o700)
        (home / "engine").mkdir(exist_ok=True, mode=0o700)
    except OSError as error:
        advice = "Set SUITORS_HOME to a folder of your own."
        raise EngineError(f"{error.strerror}.", where=str(home), advice=advice) from error


def _start(home: Path, idle_seconds: float) -> Engine:
    failed = home / keeper.FAILED
    failed.unlink(missing_ok=True)
    subprocess.run(
        [sys.executable, keeper.__file__, str(home), str(idle_seconds)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        check=True,
    )
    end = time.monotonic() + keeper.STARTS_WITHIN
    while time.monotonic() < end and not failed.exists():
        if engine := _hold(home):
            return engine
        time.sleep(0.05)
    why = failed.read_text("utf-8") if failed.exists() else "it was not ready after a minute."
    raise EngineError(
        f"The embedded engine did not start: {why}",
        where=str(home),
        advice=f"The whole story is in {home / keeper.LOG}.",
    )

"""The keeper: a small process that owns the engine's Java and ends with its last user.

Run as a script, by path, so that it stays light: it needs no driver, and of Suitors only `memory`.
`python keeper.py HOME IDLE_SECONDS`. Users hold a connection; the system closes it however they
die. Each begins with one line, the token of `engine.json`, then a space and `use` or `stop`.
"""

from __future__ import annotations

import ctypes
import json
import os
import re
import secrets
import selectors
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from graph.memory import SMALLEST_HEAP, heap_for

ENGINE, KEYS, ARGUMENTS, LOG = "engine.json", "keys.json", "java.args", "engine.log"
REHEARSED = "rehearsed.aot"  # Java's classes as it had loaded and linked them, and what ran often
FAILED = "failed"  # a file with the reason why the last start failed
KEEPER_LOCK = "keeper.lock"
DATABASE, DATABASES = "suitors", "engine/databases"
STARTED = "ArcadeDB Server started"
LISTENS = re.compile(r"BOLT connections on \S+:(\d+)")  # it takes a free one by itself
STARTS_WITHIN = 60.0
PR_SET_PDEATHSIG = 1
OUTGROWN = 1.5  # so many times the heap it has, and starting anew is worth its seconds

# What the two groups may do: the reader's reads records, and nothing else.
ADMIN = ["updateSecurity", "updateSchema", "updateDatabaseSettings"]
RECORDS = ["createRecord", "readRecord", "updateRecord", "deleteRecord"]


def group(access: list[str], records: list[str]) -> dict[str, Any]:
    """A group of accounts, in the engine's own words."""
    limits = {"resultSetLimit": -1, "readTimeout": -1}
    return {**limits, "access": access, "types": {"*": {"access": records}}}


GROUPS = {"admin": group(ADMIN, RECORDS), "readers": group([], ["readRecord"])}


class StartError(Exception):
    """The engine did not start."""


def main(home: Path, idle_seconds: float) -> None:
    """Starts Java, serves until nobody needs it, ends Java; a failed start is told in a file."""
    from filelock import FileLock, Timeout

    try:
        with FileLock(home / KEEPER_LOCK, timeout=STARTS_WITHIN, mode=0o600):
            end_orphan(home)
            memory = heap_for(home / DATABASES)
            java, bolt_port = start_java(home, memory)
            try:
                _serve(home, java, bolt_port, memory, idle_seconds)
            finally:
                (home / ENGINE).unlink(missing_ok=True)
                _end(java)
    except Timeout:
        write(home / FAILED, "another keeper holds the folder.")
    except (StartError, OSError) as error:
        write(home / FAILED, str(error))


def start_java(home: Path, memory: int) -> tuple[subprocess.Popen[bytes], int]:
    """The engine's Java with so many MiB, ready to answer on the returned Bolt port."""
    write(home / ARGUMENTS, _arguments(home, memory))
    log = home / LOG
    log.unlink(missing_ok=True)
    with os.fdopen(os.open(log, os.O_CREAT | os.O_WRONLY, 0o600), "wb") as out:
        java = subprocess.Popen(
            [str(_package() / "jre" / "bin" / "java"), f"@{home / ARGUMENTS}"],
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
            cwd=home / "engine",
            preexec_fn=_die_with_keeper,
        )
    end = time.monotonic() + STARTS_WITHIN
    while STARTED not in (said := log.read_text("utf-8", "replace")):
        if java.poll() is not None or time.monotonic() > end:
            _end(java)
            raise StartError(_last_words(log))
        time.sleep(0.05)
    if port := LISTENS.search(said):
        return java, int(port[1])
    _end(java)
    raise StartError("it does not say on which port it listens.")


def end_orphan(home: Path) -> None:
    """Ends the Java of a keeper that was killed before it could."""
    pid = int(read(home / ENGINE).get("java_pid", 0))
    (home / ENGINE).unlink(missing_ok=True)
    try:
        words = Path(f"/proc/{pid}/cmdline").read_text("utf-8", "replace")
    except OSError:
        return
    if str(home / ARGUMENTS) not in words:
        return
    os.kill(pid, signal.SIGTERM)
    for _ in range(100):
        if not Path(f"/proc/{pid}").exists():
            return
        time.sleep(0.1)
    os.kill(pid, signal.SIGKILL)


def read(file: Path) -> dict[str, Any]:
    """A small JSON file of ours; empty when it is not there or half-written."""
    try:
        content: dict[str, Any] = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return content


def keys(home: Path) -> dict[str, str]:
    """The passwords of the two accounts, made on first use; only the user may read them."""
    if not (home / KEYS).exists():
        made = {name: secrets.token_urlsafe(24) for name in ("root", "reader")}
        write(home / KEYS, json.dumps(made))
    return read(home / KEYS)


def rehearsed() -> Path:
    """Where what the engine learnt in rehearsal is kept; Java passes over what does not fit."""
    return _package() / REHEARSED


def _arguments(home: Path, memory: int) -> str:
    config = home / "engine" / "config"
    config.mkdir(parents=True, exist_ok=True)
    write(
        config / "server-groups.json",
        json.dumps({"databases": {"*": {"groups": GROUPS}}, "version": 2}),
    )
    password = keys(home)
    settings = {
        "server.rootPath": home / "engine",
        "server.rootPassword": password["root"],
        "server.defaultDatabases": f"{DATABASE}[reader:{password['reader']}:readers]",
        "server.plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        "server.mode": "development",  # `production` hides the reason of every error
        "server.httpIncomingHost": "127.0.0.1",
        "server.httpIncomingPort": 0,
        "bolt.host": "127.0.0.1",
        "bolt.port": 0,
        "bolt.defaultDatabase": DATABASE,
        "serverMetrics": "false",
        "txWalFlush": 2,
        # Pages of a larger database get half of what it is given more; queries no more than ever,
        # for both must fit beside what they make: without memory Java ends.
        "maxPageRAM": SMALLEST_HEAP // 4 + (memory - SMALLEST_HEAP) // 2,
        "queryMaxHeapRAM": SMALLEST_HEAP // 2,
        "command.timeout": 10_000,
        "queryMaxConcurrent": 16,
        "opencypher.loadCsv.allowFileUrls": "false",
        "opencypher.loadCsv.allowRemoteUrls": "false",
    }
    java = [
        f"-Xms{memory}m",  # each growing would halt all questions for a while
        f"-Xmx{memory}m",
        "-XX:+UseSerialGC",
        "-XX:+ExitOnOutOfMemoryError",
        "-Djava.awt.headless=true",
        "-Dfile.encoding=UTF-8",
        "--add-modules=jdk.incubator.vector",
        "--enable-native-access=ALL-UNNAMED",
    ]
    if rehearsed().exists():
        java.append(f"-XX:AOTCache={rehearsed()}")
    java += [f"-Darcadedb.{name}={value}" for name, value in settings.items()]
    java += ["-cp", f"{_package() / 'jars'}/*", "com.arcadedb.server.ArcadeDBServer"]
    return "".join(f'"{word}"\n'.replace("\\", "\\\\") for word in java)


def _last_words(log: Path) -> str:
    """The line of the engine's log that names the reason, if there is one."""
    lines = [line.strip() for line in log.read_text("utf-8", "replace").splitlines()]
    telling = [line for line in lines if "locked" in line or "No space" in line or "Error" in line]
    return ([line for line in telling or lines if line] or ["it said nothing."])[-1][-300:]


def _package() -> Path:
    """Where pip put the engine: its jars and its own Java."""
    for folder in map(Path, sys.path):
        if (folder / "arcadedb_embedded" / "jars").is_dir():
            return folder / "arcadedb_embedded"
    raise StartError("arcadedb-embedded is not installed; run `make setup`.")


def _serve(
    home: Path, java: subprocess.Popen[bytes], bolt_port: int, memory: int, idle_seconds: float
) -> None:
    """Until nobody has used it for so long; not longer where the database outgrew its memory."""
    token = secrets.token_urlsafe(24)
    users: set[socket.socket] = set()
    with (
        socket.create_server(("127.0.0.1", 0)) as door,
        selectors.DefaultSelector() as wait,
    ):
        wait.register(door, selectors.EVENT_READ)
        engine = {
            "keeper_port": door.getsockname()[1],
            "keeper_pid": os.getpid(),
            "java_pid": java.pid,
            "bolt_port": bolt_port,
            "token": token,
        }
        write(home / ENGINE, json.dumps(engine))
        lonely_since = time.monotonic()
        while java.poll() is None:
            used = bool(users)
            for ready, _ in wait.select(0.2):
                asked = ready.fileobj
                if asked is door:
                    word = _welcome(door, token, users, wait)
                    if word == "stop":
                        write(home / FAILED, "somebody stopped it.")  # to who is just starting it
                        return
                elif isinstance(asked, socket.socket) and not _still_there(asked):
                    wait.unregister(asked)
                    users.discard(asked)
                    asked.close()
            if users:
                lonely_since = time.monotonic()
            outgrown = used and not users and heap_for(home / DATABASES) > OUTGROWN * memory
            if outgrown or time.monotonic() - lonely_since > idle_seconds:
                return


def _welcome(
    door: socket.socket,
    token: str,
    users: set[socket.socket],
    wait: selectors.BaseSelector,
) -> str:
    """Takes a user in, if he knows the token; his word."""
    user, _ = door.accept()
    user.settimeout(1)
    try:
        said, _, word = user.recv(200).decode("ascii", "replace").strip().partition(" ")
        if not secrets.compare_digest(said, token):
            user.close()
            return ""
        user.sendall(b"welcome\n")
    except OSError:
        user.close()
        return ""
    if word == "use":
        users.add(user)
        wait.register(user, selectors.EVENT_READ)
    return word


def _still_there(user: socket.socket) -> bool:
    try:
        return bool(user.recv(64))
    except OSError:
        return False


def _end(java: subprocess.Popen[bytes]) -> None:
    if java.poll() is None:
        java.terminate()
    try:
        java.wait(15)
    except subprocess.TimeoutExpired:
        java.kill()
        java.wait()


def _die_with_keeper() -> None:
    """Between fork and exec: Linux ends Java, in good order, when the keeper is killed."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def write(file: Path, text: str) -> None:
    """In one step, and for the user's eyes only."""
    part = file.with_name(file.name + ".part")
    with os.fdopen(os.open(part, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w") as out:
        out.write(text)
    part.replace(file)


if __name__ == "__main__":
    if os.fork():
        os._exit(0)  # whoever started us need not wait for us
    os.setsid()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    main(Path(sys.argv[1]), float(sys.argv[2]))

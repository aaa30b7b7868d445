"""A real Neo4j Community server for the tests, from Maven's jars alone.

Neo4j Community is GPL-3.0: the tests fetch it, run it as a process of its own and speak Bolt to
it. Nothing of it is part of Suitors. It needs `mvn` and a Java 17 or newer.
"""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

from filelock import FileLock

from tests.ports import free_port

POM = Path(__file__).with_name("neo4j-pom.xml")
COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies"
MAIN, ADMIN = "org.neo4j.server.CommunityEntryPoint", "org.neo4j.cli.AdminTool"
HANDSHAKE = b"\x60\x60\xb0\x17" + b"\x00\x00\x04\x05" + b"\x00" * 12
CACHE = Path(os.environ.get("NEO4J_FOR_TESTS_CACHE") or Path.home() / ".cache" / "suitors-neo4j")
OPENED = ("java.base/java.nio", "java.base/java.io", "java.base/sun.nio.ch")


def missing() -> str | None:
    """What this machine lacks to run the server; None when nothing."""
    lacking = [name for name in ("mvn", "java") if shutil.which(name) is None]
    return f"{' and '.join(lacking)} not found" if lacking else None


def jars() -> Path:
    """The folder with the server's jars, fetched once, by one of those who need it."""
    folder = CACHE / "5.26.30"
    CACHE.mkdir(parents=True, exist_ok=True)
    with FileLock(CACHE / "lock"):
        if not (folder / "complete").exists():
            _fetch(folder)
    return folder


def _fetch(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)  # of one who was interrupted
    folder.mkdir()
    print("Fetching a Neo4j server for the tests, once ...", file=sys.stderr, flush=True)
    maven = ["mvn", "-B", "-q", "-ntp", "-f", str(POM), COPY, f"-DoutputDirectory={folder}"]
    done = subprocess.run(maven, capture_output=True, text=True, timeout=600)
    if done.returncode:
        raise RuntimeError(f"Maven could not fetch it: {(done.stdout + done.stderr)[-2000:]}")
    (folder / "complete").touch()


class Neo4jServer:
    """One server in a folder of its own; `with` starts and ends it."""

    def __init__(self, home: Path, heap: str = "512m", imported: Path | None = None) -> None:
        self.home, self.heap = home, heap
        self.imported = imported  # a folder of `suitors export neo4j-import` to begin with
        self.import_seconds = 0.0
        self.auth = ("neo4j", secrets.token_hex(16))
        self.port = free_port()
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def uri(self) -> str:
        return f"bolt://127.0.0.1:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        """What `Settings.from_environment` reads."""
        return {
            "NEO4J_URI": self.uri,
            "NEO4J_USERNAME": self.auth[0],
            "NEO4J_PASSWORD": self.auth[1],
            "SUITORS_HOME": str(self.home / "suitors"),
        }

    @property
    def pid(self) -> int:
        """Of the running server."""
        return self.process.pid if self.process else 0

    def admin(self, *arguments: str) -> str:
        """Runs neo4j-admin in this home, with the server stopped; what it printed."""
        java = ["java", f"-Xmx{self.heap}", "-cp", f"{jars()}/*", ADMIN, *arguments]
        done = subprocess.run(
            java, env=self._environment(), check=True, capture_output=True, text=True, timeout=300
        )
        return done.stdout

    def __enter__(self) -> Neo4jServer:
        self._prepare()
        if self.imported:
            self._import(self.imported)
        opened = [f"--add-opens={package}=ALL-UNNAMED" for package in OPENED]
        heap = [f"-Xms{self.heap}", f"-Xmx{self.heap}"]
        folders = [f"--home-dir={self.home}", f"--config-dir={self.home / 'conf'}"]
        with (self.home / "console.log").open("wb") as out:
            self.process = subprocess.Popen(
                ["java", *heap, *opened, "-cp", f"{jars()}/*", MAIN, *folders],
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                env=self._environment(),
                cwd=self.home,
            )
        try:
            self._wait()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        if self.process:
            self.process.kill()  # the folder is thrown away: no need for an orderly end
            self.process.wait()

    def _environment(self) -> dict[str, str]:
        return {**os.environ, "NEO4J_HOME": str(self.home), "NEO4J_CONF": str(self.home / "conf")}

    def _prepare(self) -> None:
        for name in ("conf", "data", "logs", "run", "plugins", "import"):
            (self.home / name).mkdir(parents=True, exist_ok=True)
        settings = {
            "server.bolt.listen_address": f"127.0.0.1:{self.port}",
            "server.http.enabled": "false",
            "server.https.enabled": "false",
            "dbms.usage_report.enabled": "false",
            "server.memory.pagecache.size": "128m",
            "db.tx_log.preallocate": "false",  # the default sets aside 256 MB a database
            "db.tx_log.rotation.size": "16m",
        }
        lines = "".join(f"{name}={value}\n" for name, value in settings.items())
        (self.home / "conf" / "neo4j.conf").write_text(lines, "utf-8")
        self.admin("dbms", "set-initial-password", self.auth[1])

    def _import(self, folder: Path) -> None:
        """Runs the folder's own command; `neo4j-admin` is what this home's server is made of."""
        admin = self.home / "bin" / "neo4j-admin"
        admin.parent.mkdir()
        java = f'java -Xmx{self.heap} -cp "{jars()}/*" {ADMIN}'
        admin.write_text(f'#!/bin/sh\nexec {java} "$@"\n', "utf-8")
        admin.chmod(0o755)
        environment = self._environment()
        environment["PATH"] = f"{admin.parent}{os.pathsep}{environment['PATH']}"
        started = time.perf_counter()
        with (self.home / "import.log").open("wb") as out:
            done = subprocess.run(
                ["sh", str(folder / "import.sh")],
                env=environment,
                stdout=out,
                stderr=out,
                timeout=1_800,
            )
        self.import_seconds = time.perf_counter() - started
        if done.returncode:
            said = (self.home / "import.log").read_text("utf-8", "replace")
            raise RuntimeError(f"neo4j-admin refused: {said[-2000:]}")

    def _wait(self) -> None:
        end = time.monotonic() + 120
        while time.monotonic() < end:
            if self.process and self.process.poll() is not None:
                break
            try:
                with socket.create_connection(("127.0.0.1", self.port), 0.5) as door:
                    door.settimeout(2)
                    door.sendall(HANDSHAKE)
                    if len(door.recv(4)) == 4:
                        return
            except OSError:
                pass
            time.sleep(0.1)
        said = (self.home / "console.log").read_text("utf-8", "replace")
        raise RuntimeError(f"Neo4j did not start: {said[-2000:]}")


if __name__ == "__main__":
    if missing() is None:
        try:
            jars()
        except (RuntimeError, subprocess.TimeoutExpired) as error:
            sys.exit(str(error))

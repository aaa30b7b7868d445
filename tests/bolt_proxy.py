"""A cluster for the tests: several members that are one real server, and a network that fails.

Each member is a port that passes Bolt on to the server. What a driver asks of it is noted; the
routing table that the server answers is replaced by the cluster's own; a write asked of a member
that does not lead is refused in a cluster's words; a member may be stopped, a commit may be lost.
Bolt is held to the versions 5.7 and 5.8, whose messages are known here.
"""

from __future__ import annotations

import socket
import threading
from collections import deque
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from graph.settings import Server, Settings

MAGIC, VERSIONS = b"\x60\x60\xb0\x17", b"\x00\x01\x08\x05" + bytes(12)
RESET, RUN, BEGIN, COMMIT, ROUTE = 0x0F, 0x10, 0x11, 0x12, 0x66
SUCCESS, RECORD, IGNORED, FAILURE = 0x70, 0x71, 0x7E, 0x7F
BYTES, TEXT, LIST, MAP = 0xC0, 0x80, 0x90, 0xA0
SIZED = {0xCC: BYTES, 0xD0: TEXT, 0xD4: LIST, 0xD8: MAP}
NOT_A_LEADER = {
    "neo4j_code": "Neo.ClientError.Cluster.NotALeader",
    "gql_status": "08N06",
    "description": "error: connection exception - protocol error",
    "message": "This member does not lead.",
}


@dataclass(frozen=True, slots=True)
class Said:
    """A statement that a member was asked: whether it may write, and what it must have seen."""

    member: int
    writes: bool
    text: str
    bookmarks: tuple[str, ...]


@dataclass(slots=True)
class Loss:
    """Commits that are lost: those of a text with a word, or by number, counted from now."""

    done: bool  # by the server, whose answer is lost; else the request
    numbers: Collection[int] = ()
    word: str = "no text has this"
    met: int = 0

    def takes(self, text: str) -> bool:
        """Whether the commit of this text is one of them."""
        self.met += 1
        return self.met - 1 in self.numbers or self.word in text


@dataclass
class Cluster:
    """Members in front of one server; `with` opens and closes them."""

    server: Server
    home: Path
    size: int = 3
    leader: int | None = 0
    said: list[Said] = field(default_factory=list)
    written: list[str] = field(default_factory=list)  # bookmarks, as commits were answered
    routed: int = 0
    loss: Loss = field(default_factory=lambda: Loss(done=True))

    def __enter__(self) -> Cluster:
        self.members = [Member(self, number) for number in range(self.size)]
        return self

    def __exit__(self, *_: object) -> None:
        for member in self.members:
            member.stop()

    @property
    def settings(self) -> Settings:
        """As a user names it: by the address of its first member."""
        uri = f"neo4j://{self.members[0].address}"
        return Settings(self.home, replace(self.server, uri=uri, database="neo4j"))

    def table(self) -> list[dict[str, Any]]:
        """Who writes, who reads (all but the leader) and who knows; also who was stopped."""
        all = [member.address for member in self.members]
        leading = [] if self.leader is None else [all[self.leader]]
        readers = [one for one in all if one not in leading]
        roles = {"WRITE": leading, "READ": readers, "ROUTE": all}
        return [{"addresses": found, "role": role} for role, found in roles.items()]

    def asked(self, *, writes: bool) -> set[int]:
        """The members that were asked to write, or to read."""
        return {one.member for one in self.said if one.writes == writes}


class Member:
    """One port; stopped, it ends with all its connections, as a machine that is gone."""

    def __init__(self, cluster: Cluster, number: int) -> None:
        self.cluster, self.number, self.port = cluster, number, 0
        self.start()

    @property
    def address(self) -> str:
        """As the routing table names it."""
        return f"127.0.0.1:{self.port}"

    def start(self) -> None:
        """For the first time, or again on the same port."""
        self.door = socket.create_server(("127.0.0.1", self.port))
        self.port = self.door.getsockname()[1]
        self.open: list[socket.socket] = []
        threading.Thread(target=self._welcome, args=(self.door,), daemon=True).start()

    def stop(self) -> None:
        """Nobody answers on its port any more."""
        _cut(self.door)
        self.door.close()
        for one in list(self.open):
            _cut(one)

    def _welcome(self, door: socket.socket) -> None:
        at = urlsplit(self.cluster.server.uri)
        with suppress(OSError):
            while True:
                driver, _ = door.accept()
                server = socket.create_connection((at.hostname, at.port or 7687))
                for one in (driver, server):
                    one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                    self.open.append(one)
                Talk(self, driver, server)
                if door.fileno() < 0:  # stopped meanwhile
                    self.stop()


class Talk:
    """One connection of a driver: its requests go up, the server's answers come down."""

    def __init__(self, member: Member, driver: socket.socket, server: socket.socket) -> None:
        self.member, self.cluster = member, member.cluster
        self.driver, self.server = driver, server
        self.waiting: deque[tuple[int, bool]] = deque()  # requests; whether one is refused, or lost
        self.writes, self.bookmarks, self.text = False, tuple[str, ...](), ""
        self.begun, self.failed = False, False
        threading.Thread(target=self._held, daemon=True).start()

    def _held(self) -> None:
        """Closed by none but this thread, when nobody uses the sockets' numbers any more."""
        down = threading.Thread(target=self._pumped, args=(self._down,), daemon=True)
        down.start()
        try:
            self._pumped(self._up)
        finally:
            down.join()
            self.driver.close()
            self.server.close()

    def _pumped(self, pump: Callable[[], None]) -> None:
        try:
            with suppress(OSError, EOFError):
                pump()
        finally:
            _cut(self.driver)
            _cut(self.server)

    def _up(self) -> None:
        _exactly(self.driver, 20)
        self.server.sendall(MAGIC + VERSIONS)
        for message in _messages(self.driver):
            tag = message[1]
            refused = tag in (BEGIN, RUN) and self._note(message)
            if tag == COMMIT:
                refused = self.cluster.loss.takes(self.text)
                if refused and not self.cluster.loss.done:
                    return
            self.begun = self.begun and tag not in (COMMIT, RESET)
            self.waiting.append((tag, refused))  # the server may answer even a GOODBYE
            self.server.sendall(_framed(message))

    def _note(self, message: bytes) -> bool:
        """What is asked, and in which kind of transaction; whether a member refuses it."""
        if message[1] == BEGIN:
            self._settle(unpack(message)[0])
            self.begun = True
            return False
        self.text = _Unpacked(message, 2).value()
        if not self.begun:
            self._settle(unpack(message)[2])
        said = Said(self.member.number, self.writes, self.text, self.bookmarks)
        self.cluster.said.append(said)
        return self.writes and self.cluster.leader != self.member.number

    def _settle(self, extra: dict[str, Any]) -> None:
        self.writes = extra.get("mode", "w") == "w"
        self.bookmarks = tuple(extra.get("bookmarks", ()))

    def _down(self) -> None:
        self.driver.sendall(_exactly(self.server, 4))
        for message in _messages(self.server):
            if message[1] == RECORD:
                answer = b"" if self.failed else message
            else:
                answer = self._answer(*self.waiting.popleft(), message)
            if answer:
                self.driver.sendall(_framed(answer))

    def _answer(self, tag: int, refused: bool, message: bytes) -> bytes:
        """What the driver hears instead of the server's answer; EOFError cuts the connection."""
        if tag == RESET:
            self.failed = False
        if self.failed:
            return bytes((0xB0, IGNORED))
        if tag == COMMIT:
            if refused:
                raise EOFError
            self.cluster.written.append(unpack(message)[0].get("bookmark", ""))
        elif refused:
            self.failed = True
            return bytes((0xB1, FAILURE)) + pack(NOT_A_LEADER)
        elif tag == ROUTE and message[1] == SUCCESS:
            self.cluster.routed += 1
            answered = unpack(message)[0]
            answered["rt"] |= {"ttl": 300, "servers": self.cluster.table()}
            return bytes((0xB1, SUCCESS)) + pack(answered)
        return message


def _cut(one: socket.socket) -> None:
    """Whoever waits for it wakes, and its other side hears the end."""
    with suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)


def _exactly(one: socket.socket, count: int) -> bytes:
    found = b""
    while len(found) < count:
        part = one.recv(count - len(found))
        if not part:
            raise EOFError
        found += part
    return found


def _messages(one: socket.socket) -> Iterator[bytes]:
    """Messages put together from their chunks; an empty chunk ends one, or says only "here"."""
    while True:
        message = bytearray()
        while count := int.from_bytes(_exactly(one, 2), "big"):
            message += _exactly(one, count)
        if message:
            yield bytes(message)


def _framed(message: bytes) -> bytes:
    parts = (message[at : at + 0xFFFF] for at in range(0, len(message), 0xFFFF))
    return b"".join(len(part).to_bytes(2, "big") + part for part in parts) + bytes(2)


def unpack(message: bytes) -> list[Any]:
    """The fields of a message."""
    found = _Unpacked(message, 2)
    return [found.value() for _ in range(message[0] & 0x0F)]


class _Unpacked:
    """PackStream, as far as requests and routing tables need it."""

    def __init__(self, message: bytes, at: int) -> None:
        self.message, self.at = message, at

    def value(self) -> Any:
        mark = self._take(1)[0]
        if mark < 0x80 or mark >= 0xF0:
            return mark if mark < 0x80 else mark - 0x100
        if mark in (0xC0, 0xC2, 0xC3):
            return {0xC0: None, 0xC2: False, 0xC3: True}[mark]
        if 0xC8 <= mark <= 0xCB:
            return int.from_bytes(self._take(1 << (mark - 0xC8)), "big", signed=True)
        kind, count = mark & 0xF0, mark & 0x0F
        if mark >= 0xC0:  # the size follows in 1, 2 or 4 bytes
            kind = SIZED[mark & 0xFC]
            count = int.from_bytes(self._take(1 << (mark & 0x03)), "big")
        if kind == MAP:
            return {self.value(): self.value() for _ in range(count)}
        if kind == LIST:
            return [self.value() for _ in range(count)]
        found = self._take(count)
        return found.decode() if kind == TEXT else found

    def _take(self, count: int) -> bytes:
        self.at += count
        return self.message[self.at - count : self.at]


def pack(value: Any) -> bytes:
    """Text, numbers, lists and maps, all in their longest form."""
    if value is None or isinstance(value, bool):
        return bytes(({None: 0xC0, False: 0xC2, True: 0xC3}[value],))
    if isinstance(value, int):
        return b"\xcb" + value.to_bytes(8, "big", signed=True)
    if isinstance(value, str):
        text = value.encode()
        return b"\xd2" + len(text).to_bytes(4, "big") + text
    if isinstance(value, list):
        return b"\xd6" + len(value).to_bytes(4, "big") + b"".join(map(pack, value))
    pairs = b"".join(pack(key) + pack(one) for key, one in value.items())
    return b"\xda" + len(value).to_bytes(4, "big") + pairs

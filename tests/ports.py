"""Ports for servers that tests start."""

from __future__ import annotations

import random
import socket


def free_port() -> int:
    """One that nobody gets by asking for any: until the server has it, seconds go by."""
    while True:
        port = random.randrange(20_000, 30_000)
        with socket.socket() as door:
            if door.connect_ex(("127.0.0.1", port)):
                return port

"""The app behind a Content-Security-Policy and with our own words for a bug.

`suitors run` starts this. Whatever a name or a component tries, the page can ask no other host.
"""

from __future__ import annotations

import base64
import hashlib
import logging
import re
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

log = logging.getLogger(__name__)
INDEX = Path(st.__file__).parent / "static" / "index.html"
INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def policy() -> str:
    """Nothing from elsewhere; of inline scripts only those of Streamlit's own page, by hash."""
    scripts = INLINE.findall(INDEX.read_text("utf-8"))
    digests = (hashlib.sha256(script.encode()).digest() for script in scripts)
    hashes = " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
    return (
        "default-src 'self'; img-src 'self' data: blob:; font-src 'self' data:; object-src 'none'; "
        f"script-src 'self' blob: {hashes}; style-src 'self' 'unsafe-inline'; "
        "connect-src 'self' blob: data:; worker-src 'self' blob:; frame-src 'self' blob: data:; "
        "base-uri 'self'; frame-ancestors 'self'"
    )


class Guarded:
    """Adds the policy to every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app, self.policy = app, policy().encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                message.setdefault("headers", []).append((b"content-security-policy", self.policy))
            await send(message)

        await self.app(scope, receive, guarded if scope["type"] == "http" else send)


def tell_bug(error: Exception) -> bool:
    """A bug is logged whole; the page says only that it could not be shown."""
    log.error("page failed", exc_info=error)
    st.error("This page could not be shown. Try again, or open another page.")
    return True


app = st.App("app.py", middleware=[Middleware(Guarded)], on_script_error=tell_bug)

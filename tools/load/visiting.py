"""Whoever comes for locust, signed in already; ``tools.load`` says who comes and where.

Signing in is not measured: passwords and second factors are slow on purpose.
"""

from __future__ import annotations

import json
import os
import random
import time
from pathlib import Path
from typing import Any

from locust import HttpUser, between

from tools.bench_server import hidden_fields

READ, SAVE = "read", "save"
VISITORS: dict[str, list[dict[str, Any]]] = json.loads(Path(os.environ["VISITORS"]).read_text())
A_SECOND = float(os.environ["REQUESTS_A_SECOND"])

_EVERY = sum(map(len, VISITORS.values())) / A_SECOND
"""Seconds that a visitor waits from one answer to the next request, in the mean."""
_SHOWN, _TAKEN = 200, 302


class Visitor(HttpUser):
    """Somebody with a session of their own."""

    abstract = True
    role = ""
    wait_time = between(0, 2 * _EVERY)

    def on_start(self) -> None:
        self.me = VISITORS[self.role].pop()
        self.client.cookies.update(self.me["cookies"])
        self.plan = f"/plans/sample/{self.me['plan']}/"
        time.sleep(random.uniform(0, _EVERY))  # noqa: S311 (not all come at the same moment)

    def read(self, address: str, name: str) -> bytes:
        """A page; ``name`` tells it in the figures."""
        with self.client.get(address, name=f"{READ}: {name}", catch_response=True) as answer:
            if answer.status_code != _SHOWN:
                answer.failure(f"{answer.status_code}")
            return bytes(answer.content or b"")

    def save(self, address: str, fields: dict[str, str], name: str) -> None:
        """A form that is sent, and leads on once it is taken."""
        asked = self.client.post(
            address, fields, name=f"{SAVE}: {name}", allow_redirects=False, catch_response=True
        )
        with asked as answer:
            if answer.status_code != _TAKEN:
                answer.failure(f"{answer.status_code}")


def report(visitor: Visitor, ref: str, form: bytes) -> None:
    """Post an update by the form that was shown."""
    words = f"{random.randrange(10**9)} of the places were taken by May 2026."  # noqa: S311 - no secret: an update in other words
    fields = {**hidden_fields((200, form)), "rating": "green", "evidence": words, "reason": "Seen."}
    visitor.save(f"{visitor.plan}actions/{ref}/update/", fields, "update")

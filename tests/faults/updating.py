"""Posting an update as a lead's browser does, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass

import requests

from tests.support.service import Standing
from tools.bench_server import hidden_fields

PATIENCE = 120
LEADS = {"lead": "1.1.1", "other_lead": "1.1.2"}


@dataclass(frozen=True)
class Answered:
    status: int
    text: str

    @property
    def hidden(self) -> dict[str, str]:
        """The hidden fields of its form, with which it can be sent again."""
        return hidden_fields((self.status, self.text.encode()))


@dataclass(frozen=True)
class Lead:
    """A lead before the form of an update."""

    service: Standing
    name: str = "lead"

    @property
    def path(self) -> str:
        return f"/plans/aldermere/cse/actions/{LEADS[self.name]}/update/"

    def form(self) -> dict[str, str]:
        return hidden_fields(self.service.as_user(self.name).must_get(self.path))

    def post(self, form: dict[str, str], words: str, **files: tuple[str, bytes]) -> Answered:
        return self.send({**form, "rating": "green", "evidence": words}, **files)

    def send(self, form: dict[str, str], **files: tuple[str, bytes]) -> Answered:
        site = self.service.as_user(self.name)
        answer = requests.post(
            f"http://127.0.0.1:{site.port}{self.path}",
            form,
            files=files or None,
            headers={"Cookie": site.cookie},
            timeout=PATIENCE,
            allow_redirects=False,
        )
        return Answered(answer.status_code, answer.text)

    def times_kept(self, words: str) -> int:
        sql = "SELECT count(*) FROM actions_progressupdate WHERE evidence = %s"
        [(count,)] = self.service.said(sql, words)
        return int(count)

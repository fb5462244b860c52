"""Running a command of manage.py as a shell does: its exit code and what it said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.core.management import ManagementUtility


@dataclass(frozen=True)
class Done:
    """A command that ended."""

    code: int
    out: str
    err: str

    @property
    def refusal(self) -> str:
        """The one plain sentence of a command that could not do its work."""
        assert (self.code, self.out) == (1, ""), self
        assert self.err.endswith("\n"), self
        assert self.err.count("\n") == 1, self
        return self.err.strip()


Manage = Callable[..., Done]


@pytest.fixture
def manage(capsys: pytest.CaptureFixture[str]) -> Manage:
    """``manage("open_plan", "demo/cse")``."""

    def run(*words: object) -> Done:
        code: object = 0
        capsys.readouterr()
        try:
            ManagementUtility(["manage.py", *map(str, words)]).execute()
        except SystemExit as left:
            code = left.code
        said = capsys.readouterr()
        assert isinstance(code, int), code
        return Done(code, said.out, said.err)

    return run

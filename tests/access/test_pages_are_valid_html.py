"""Every page, refusal and form that came back is valid HTML, as each role meets it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.access.conftest import Visitor
from tests.access.pages import Answer, answers
from tests.access.rows import ROLES, ROWS
from tests.access.states import STATES
from tests.access.test_matrix_of_states import OF_A_PLAN
from tests.access.world import World
from tests.soak.effort import effort
from tests.support.figures import figure
from tests.support.validators import html_validate_faults, nu_faults

pytestmark = [pytest.mark.django_db, pytest.mark.pages]

WHOLE = effort().whole
AS_BUILT = "as it was built"
LOOKED_AT = (AS_BUILT, *STATES) if WHOLE else (AS_BUILT,)
ASKED_AS = ROLES if WHOLE else ("anonymous", "administrator")
READERS = ("administrator", "chair", "lead", "board_member")
"""Of a plan in another state; they are shown nearly every part of a page."""
_EACH_TIME_ANOTHER = re.compile(r'value="[0-9A-Za-z-]{36,}"')


@pytest.mark.parametrize("state", LOOKED_AT)
def test_every_page_is(world: World, visitor: Visitor, tmp_path: Path, state: str) -> None:
    roles, names = (ASKED_AS, tuple(ROWS)) if state == AS_BUILT else (READERS, OF_A_PLAN)
    if state != AS_BUILT:
        STATES[state].arrange(world)
    assert _faults(answers(world, visitor, roles, names), tmp_path) == []


def _faults(found: Iterable[Answer], folder: Path) -> list[str]:
    """What both validators say of all answers; those that are word for word the same once."""
    pages = {_EACH_TIME_ANOTHER.sub("", each.html): each for each in found}
    for each in pages.values():
        (folder / f"{each}.html".replace(":", "_")).write_text(each.html)
    figure("A2", "answers validated by the Nu Html Checker and html-validate", len(pages))
    return [*nu_faults(folder), *html_validate_faults(folder)]


def test_the_validators_find_what_is_wrong(tmp_path: Path) -> None:
    page = '<!doctype html><html lang="en"><title>X</title><body><p id="a">1<p id="a">2<blink>3'
    (tmp_path / "wrong.html").write_text(page)
    assert any("Duplicate ID" in each for each in nu_faults(tmp_path))
    assert any("no-dup-id" in each for each in html_validate_faults(tmp_path))

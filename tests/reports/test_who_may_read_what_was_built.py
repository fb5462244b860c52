"""Who may read what was built, by what is exempt in it and what was decided since."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from actions.exempt import ACTION
from people.access import MayNot
from people.exempt.current import reading_as
from people.exempt.reading import Reader, what_was_read
from people.models import User
from reports.content.content_json import read
from reports.models import BuiltPack, Pack
from reports.restricted import demand_readable, may_read, reads_exempt
from tests.actions.exempt.marking import decided
from tests.cast import Cast
from tests.reports.papers import one_page
from tests.reports.services.test_a_pack_from_draft_to_publication import (
    begun,
    published,
    put_forward,
)


@pytest.fixture(autouse=True)
def _kept_apart(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.EVIDENCE_ROOT = tmp_path / "evidence"
    monkeypatch.setattr("reports.render.formats.render_pdf", lambda _content: one_page())


def decide(cast: Cast, ref: str = "2.1.1") -> None:
    decided(cast, cast.chair, ACTION, cast.action(ref).pk)


def readers(cast: Cast, built: BuiltPack) -> set[str]:
    """Who of the cast may read it; the link and the file say the same."""
    names = ("auditor", "board_member", "chair", "lead", "scrutiny_officer")
    found = {name for name in names if _may_read(getattr(cast, name), built)}
    assert found == {name for name in names if _is_given(getattr(cast, name), built)}
    return found


def _may_read(user: User, built: BuiltPack) -> bool:
    with reading_as(Reader(user)):
        return may_read(user, built)


def _is_given(user: User, built: BuiltPack) -> bool:
    with reading_as(Reader(user)):
        try:
            demand_readable(user, built, read(built.content))
        except MayNot:
            return False
    return True


def told(user: User, built: BuiltPack) -> tuple[str, ...]:
    """What is logged of its reading."""
    with reading_as(Reader(user)):
        demand_readable(user, built, read(built.content))
        return what_was_read()


RIGHTED = {"auditor", "chair", "scrutiny_officer"}
EVERYBODY = {*RIGHTED, "board_member", "lead"}


@pytest.mark.parametrize("is_public", [True, False])
def test_in_which_nothing_is_exempt(cast: Cast, is_public: bool) -> None:
    built = put_forward(cast, begun(cast, is_public=is_public))
    assert readers(cast, built) == EVERYBODY
    assert told(cast.auditor, built) == ()


@pytest.mark.parametrize("is_public", [True, False])
def test_of_which_something_was_decided_exempt_since(cast: Cast, is_public: bool) -> None:
    built = put_forward(cast, begun(cast, is_public=is_public))
    decide(cast)
    assert readers(cast, built) == RIGHTED
    assert told(cast.auditor, built) == (f"pack 1 of “{cast.plan.title}”",)


def test_which_was_published_before_and_not_for_the_public(cast: Cast) -> None:
    built = published(cast, begun(cast))
    decide(cast)
    assert readers(cast, built) == RIGHTED


def test_of_which_a_leads_own_action_was(cast: Cast) -> None:
    built = put_forward(cast, begun(cast))
    decide(cast, "1.1.1")
    assert readers(cast, built) == {*RIGHTED, "lead"}


@pytest.mark.parametrize("comes_to", [put_forward, published])
def test_which_prints_what_is_exempt_on_marked_pages(
    cast: Cast, comes_to: Callable[[Cast, Pack], BuiltPack]
) -> None:
    """A lead too reads it by the right alone: it may print more than their own action."""
    decide(cast, "1.1.1")
    built = comes_to(cast, begun(cast))
    assert readers(cast, built) == RIGHTED
    assert told(cast.auditor, built) == (f"pack 1 of “{cast.plan.title}”",)


def test_which_leaves_it_out_for_the_public(cast: Cast) -> None:
    decide(cast)
    built = put_forward(cast, begun(cast, is_public=True))
    assert readers(cast, built) == EVERYBODY
    assert told(cast.auditor, built) == ()


def test_which_was_published_for_the_public_before(cast: Cast) -> None:
    built = published(cast, begun(cast, is_public=True))
    decide(cast)
    assert readers(cast, built) == EVERYBODY
    assert told(cast.auditor, built) == ()


def test_what_is_exempt_in_packs_is_read_by_the_right_or_by_who_approves(cast: Cast) -> None:
    pack = begun(cast)
    may = {name for name in EVERYBODY if reads_exempt(getattr(cast, name), pack)}
    assert may == RIGHTED

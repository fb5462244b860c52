"""A file that was made for who may not read exempt text, brought back: what it hid stays."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.exempt import ACTION, UPDATE
from actions.models import ProgressUpdate
from actions.selectors.document import plan_document
from actions.services.importing import Preview, confirm, preview
from people import clock
from people.exempt.current import reading_as
from people.exempt.reading import Reader
from people.exempt.subjects import Subject
from people.exempt.words import exempt_words
from people.services import Ground, decide_exempt
from plans.brag import Rating
from plans.document import ActionEntry, PlanDocument, Position
from plans.formats import WRITTEN, Reading, Severity, read, write
from tests.actions.exempt.test_who_reads_an_exempt_action import AHEAD
from tests.cast import Cast, with_action

pytestmark = pytest.mark.django_db

NOTICE = exempt_words("1")
SAID = "A child of nine was seen there on 3 May."


def _exempt(cast: Cast, subject: Subject, row: int) -> None:
    ground = Ground("1", "It tells who a child is", clock.today() + AHEAD)
    decide_exempt(cast.partnership, by=cast.administrator, subject=subject, row=row, ground=ground)


def _exempt_update(cast: Cast) -> None:
    worded = {"rating_as_printed": "Green, on track", "evidence": SAID}
    document = with_action(cast.document(), "train", **worded)
    confirm(cast.plan, document, by=cast.administrator)
    _exempt(cast, UPDATE, ProgressUpdate.objects.latest("pk").pk)


def _for_the_board(cast: Cast) -> PlanDocument:
    """The plan as a board member is given it."""
    with reading_as(Reader(cast.board_member)):
        return plan_document(cast.plan, at=clock.now(), position=Position.RECORDED)


def _brought_back(cast: Cast, document: PlanDocument, name: str) -> Preview:
    return preview(cast.plan, read(write(document, name), f"plan.{name}"))


def _notes(found: Preview) -> list[tuple[str, str]]:
    return [(each.where, each.what) for each in found.of(Severity.NOTE)]


HIDDEN = "The file was made without its exempt text. What the plan says stays."
LEFT_OUT = "A new update is made. It does not repeat the exempt evidence, and holds none."
ABSENT = "It is exempt and not in the file. It stays: withdraw it on its own page, if you mean to."


@pytest.mark.parametrize("name", WRITTEN)
def test_exempt_evidence_stays(cast: Cast, name: str) -> None:
    _exempt_update(cast)
    document = _for_the_board(cast)
    assert NOTICE in {action.evidence for action in document.actions}
    found = _brought_back(cast, document, name)
    assert (found.changes, found.of(Severity.ERROR), found.needs_a_yes) == ((), [], False)
    assert ("action 1.1.1", HIDDEN) in _notes(found)
    assert confirm(cast.plan, found.document, by=cast.administrator) == ()
    assert ProgressUpdate.objects.latest("pk").evidence == SAID


def test_what_else_the_file_says_of_the_action_is_taken(cast: Cast) -> None:
    _exempt_update(cast)
    document = with_action(_for_the_board(cast), "train", text="Train them all")
    found = preview(cast.plan, Reading(document))
    assert [(c.field, c.after) for c in found.changes] == [("text", "Train them all")]


@pytest.mark.parametrize("name", WRITTEN)
def test_a_new_rating_does_not_repeat_what_is_exempt(cast: Cast, name: str) -> None:
    """The new update is not exempt, and everybody would read there what the former one says."""
    _exempt_update(cast)
    document = with_action(_for_the_board(cast), "train", rating=Rating.RED, rating_as_printed="")
    found = _brought_back(cast, document, name)
    assert ("action 1.1.1", LEFT_OUT) in _notes(found)
    confirm(cast.plan, found.document, by=cast.administrator, previewed=found.changes)
    last = ProgressUpdate.objects.latest("pk")
    assert (last.rating, last.evidence) == ("red", "")
    assert "Green" not in last.rating_as_printed


@pytest.mark.parametrize("name", WRITTEN)
def test_an_exempt_action_that_the_file_lacks_stays(cast: Cast, name: str) -> None:
    _exempt(cast, ACTION, cast.action("1.1.2").pk)
    document = _for_the_board(cast)
    assert "1.1.2" not in {action.ref for action in document.actions}
    found = _brought_back(cast, document, name)
    assert (found.changes, found.of(Severity.ERROR), found.needs_a_yes) == ((), [], False)
    assert ("action 1.1.2", ABSENT) in _notes(found)
    assert confirm(cast.plan, found.document, by=cast.administrator) == ()


def test_an_exempt_action_stays_with_its_objective_and_theme(cast: Cast) -> None:
    for ref in ("2.1.1", "2.1.2", "1.2.1"):
        _exempt(cast, ACTION, cast.action(ref).pk)
    document = _for_the_board(cast)
    theme = document.themes[0]
    without = replace(document, themes=(replace(theme, objectives=theme.objectives[:1]),))
    assert preview(cast.plan, Reading(without)).changes == ()


def test_an_action_that_is_not_exempt_and_that_the_file_lacks_leaves(cast: Cast) -> None:
    _exempt_update(cast)
    theme, other = _for_the_board(cast).themes
    first, *rest = theme.objectives
    fewer = replace(first, actions=first.actions[1:])
    document = replace(
        _for_the_board(cast), themes=(replace(theme, objectives=(fewer, *rest)), other)
    )
    found = preview(cast.plan, Reading(document))
    assert [(c.kind, c.ref) for c in found.changes] == [("action withdrawn", "1.1.1")]


def test_a_notice_in_the_place_of_an_actions_words_leaves_them(cast: Cast) -> None:
    notice = exempt_words("1", "action")
    document = with_action(cast.document(), "train", text=notice, rating_as_printed=NOTICE)
    found = preview(cast.plan, Reading(document))
    assert found.changes == ()
    assert ("action 1.1.1", HIDDEN) in _notes(found)


def test_a_notice_that_stands_for_an_action_is_no_action(cast: Cast) -> None:
    document = cast.document()
    theme, *others = document.themes
    first, *rest = theme.objectives
    more = replace(first, actions=(*first.actions, ActionEntry(exempt_words("1", "action"))))
    document = replace(document, themes=(replace(theme, objectives=(more, *rest)), *others))
    found = preview(cast.plan, Reading(document))
    assert found.changes == ()
    assert ("objective 1.1", "An action stands here that is exempt. It was not read.") in _notes(
        found
    )

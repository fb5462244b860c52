"""What a returned file says beside exempt text is taken; the exempt text is not said anew."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.exempt import UPDATE
from actions.models import ProgressUpdate
from actions.selectors.document import plan_document
from actions.services.importing import Preview, confirm, preview
from people import clock
from people.exempt.current import reading_as
from people.exempt.reading import Reader
from people.exempt.subjects import Subject
from people.exempt.words import exempt_words
from people.services import Ground, decide_exempt
from plans.document import ActionEntry, PlanDocument, Position
from plans.formats import WRITTEN, Reading, Severity, read, write
from tests.actions.exempt.test_who_reads_an_exempt_action import AHEAD
from tests.cast import Cast, with_action

pytestmark = pytest.mark.django_db

NOTICE = exempt_words("1")
SAID = "A child of nine was seen there on 3 May."
MORE = "Two more drivers were trained."
ADDED = (
    "Words stand beside its exempt evidence. They alone become the new evidence, which is not "
    "exempt."
)
PLACE = (
    "An exempt action stands here, with words beside it: “Train them all”. They were not read: "
    "write them on its own page."
)
WORDING = (
    "Words stand beside the notice in the place of its text. They were not read: "
    "change it on the action’s own page."
)


def _exempt(cast: Cast, subject: Subject, row: int) -> None:
    ground = Ground("1", "It tells who a child is", clock.today() + AHEAD)
    decide_exempt(cast.partnership, by=cast.administrator, subject=subject, row=row, ground=ground)


@pytest.fixture
def exempt_update(cast: Cast) -> ProgressUpdate:
    """The current update of 1.1.1, whose evidence is exempt."""
    said = with_action(cast.document(), "train", evidence=SAID, rating_as_printed="Green, as ever")
    confirm(cast.plan, said, by=cast.administrator)
    update = ProgressUpdate.objects.latest("pk")
    _exempt(cast, UPDATE, update.pk)
    return update


def _for_the_board(cast: Cast) -> PlanDocument:
    with reading_as(Reader(cast.board_member)):
        return plan_document(cast.plan, at=clock.now(), position=Position.RECORDED)


def _brought_back(cast: Cast, document: PlanDocument, name: str) -> Preview:
    return preview(cast.plan, read(write(document, name), f"plan.{name}"))


def _said_of(found: Preview, severity: Severity) -> list[str]:
    return [each.what for each in found.of(severity) if each.where == "action 1.1.1"]


def _read_by_the_board(cast: Cast) -> ActionEntry:
    return next(a for a in _for_the_board(cast).actions if a.key == "train")


def _new_update(cast: Cast, found: Preview) -> ProgressUpdate:
    before = ProgressUpdate.objects.count()
    confirm(cast.plan, found.document, by=cast.administrator, previewed=found.changes)
    assert ProgressUpdate.objects.count() == before + 1
    return ProgressUpdate.objects.latest("pk")


@pytest.mark.parametrize("name", WRITTEN)
@pytest.mark.parametrize(
    "cell",
    [
        f"{NOTICE} {MORE}",
        f"{NOTICE}\n{MORE}",
        f"{MORE}\n{NOTICE}",
        f"{NOTICE[:-1]}; {MORE}",
        f"{NOTICE} {MORE} {NOTICE}",
    ],
    ids=["after it", "on the next line", "before it", "in its sentence", "between two"],
)
@pytest.mark.usefixtures("exempt_update")
def test_words_beside_the_notice_alone_are_new_evidence(cast: Cast, name: str, cell: str) -> None:
    found = _brought_back(cast, with_action(_for_the_board(cast), "train", evidence=cell), name)
    assert _said_of(found, Severity.WARNING) == [ADDED]
    update = _new_update(cast, found)
    assert (update.rating, update.evidence) == ("green", MORE)


def test_the_exempt_update_stays_in_the_record(cast: Cast, exempt_update: ProgressUpdate) -> None:
    cell = with_action(_for_the_board(cast), "train", evidence=f"{NOTICE} {MORE}")
    _new_update(cast, preview(cast.plan, Reading(cell)))
    exempt_update.refresh_from_db()
    assert exempt_update.evidence == SAID
    assert _read_by_the_board(cast).evidence == MORE


@pytest.mark.usefixtures("exempt_update")
def test_words_beside_a_notice_in_the_place_of_a_text_are_pointed_out(cast: Cast) -> None:
    text = f"{exempt_words('1', 'action')} Train them all"
    found = preview(cast.plan, Reading(with_action(_for_the_board(cast), "train", text=text)))
    assert found.changes == ()
    assert _said_of(found, Severity.WARNING) == [WORDING]


def test_words_beside_a_notice_that_stands_for_an_action_are_pointed_out(cast: Cast) -> None:
    document = cast.document()
    theme, *others = document.themes
    first, *rest = theme.objectives
    typed = ActionEntry(f"{exempt_words('1', 'action')} Train them all")
    more = replace(first, actions=(*first.actions, typed))
    document = replace(document, themes=(replace(theme, objectives=(more, *rest)), *others))
    found = preview(cast.plan, Reading(document))
    assert found.changes == ()
    (warned,) = found.of(Severity.WARNING)
    assert (warned.where, warned.what) == ("objective 1.1", PLACE)

"""What a returned file says beside exempt text is taken; the exempt text is not said anew."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.exempt import ACTION, UPDATE
from actions.models import ProgressUpdate
from actions.selectors.document import plan_document
from actions.services.importing import Preview, confirm, preview
from people import clock
from people.errors import Refused
from people.exempt.current import reading_as
from people.exempt.reading import Reader
from people.exempt.subjects import Subject
from people.exempt.words import exempt_words
from people.models import Exemption
from people.services import Ground, decide_exempt, lift_exemption
from plans.brag import Rating
from plans.document import ActionEntry, PlanDocument, Position
from plans.formats import WRITTEN, Reading, Severity, read, write
from plans.formats.reading import Stated
from tests.actions.exempt.test_who_reads_an_exempt_action import AHEAD
from tests.cast import Cast, with_action

pytestmark = pytest.mark.django_db

NOTICE = exempt_words("1")
SAID = "A child of nine was seen there on 3 May."
MORE = "Two more drivers were trained."
ADDED = (
    "Words stand beside its exempt evidence. They alone become the new evidence, which is not "
    "exempt by itself."
)
OTHER = (
    "Its evidence is exempt. The file’s other words become new evidence, which is not exempt by "
    "itself. Look for exempt words in them."
)
PLACE = (
    "An exempt action stands here, with words beside it: “Train them all”. They were not read: "
    "write them on its own page."
)
LEFT_OUT = "A new update is made. It does not repeat the exempt evidence, and holds none."
WORDING = (
    "Words stand beside the notice in the place of its text: “Train them all”. "
    "They were not read: change it on the action’s own page."
)


def _exempt(cast: Cast, subject: Subject, row: int) -> Exemption:
    ground = Ground("1", "It tells who a child is", clock.today() + AHEAD)
    return decide_exempt(
        cast.partnership, by=cast.administrator, subject=subject, row=row, ground=ground
    )


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


def _for_the_administrator(cast: Cast) -> PlanDocument:
    with reading_as(Reader(cast.administrator)):
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
def test_a_new_update_repeats_no_exempt_word_of_the_rating(cast: Cast) -> None:
    printed = {"rating_as_printed": NOTICE, "evidence": MORE}
    found = preview(cast.plan, Reading(with_action(_for_the_board(cast), "train", **printed)))
    assert _new_update(cast, found).rating_as_printed == ""


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


@pytest.mark.parametrize("name", WRITTEN)
@pytest.mark.usefixtures("exempt_update")
def test_a_new_rating_in_a_full_file_does_not_publish_its_evidence(cast: Cast, name: str) -> None:
    document = _for_the_administrator(cast)
    assert SAID in {action.evidence for action in document.actions}
    rated = with_action(document, "train", rating=Rating.RED, rating_as_printed="")
    found = _brought_back(cast, rated, name)
    assert LEFT_OUT in _said_of(found, Severity.NOTE)
    assert not found.needs_a_yes
    update = _new_update(cast, found)
    assert (update.rating, update.evidence) == ("red", "")
    assert SAID not in _read_by_the_board(cast).evidence


@pytest.mark.parametrize("name", WRITTEN)
@pytest.mark.usefixtures("exempt_update")
def test_a_full_file_brought_back_changes_nothing(cast: Cast, name: str) -> None:
    found = _brought_back(cast, _for_the_administrator(cast), name)
    assert (found.changes, found.needs_a_yes) == ((), False)
    assert _said_of(found, Severity.NOTE) == []


@pytest.mark.usefixtures("exempt_update")
def test_a_file_without_evidence_does_not_publish_it_with_a_new_rating(cast: Cast) -> None:
    rated = with_action(cast.document(), "train", rating=Rating.RED, evidence="")
    reading = Reading(rated, stated=frozenset(Stated) - {Stated.EVIDENCE})
    assert _new_update(cast, preview(cast.plan, reading)).evidence == ""


@pytest.mark.usefixtures("exempt_update")
@pytest.mark.parametrize("exact", [True, False])
def test_nor_do_other_words_for_the_rating(cast: Cast, exact: bool) -> None:
    for document in (_for_the_board(cast), _for_the_administrator(cast)):
        worded = with_action(document, "train", rating_as_printed="Green again")
        found = preview(cast.plan, Reading(worded, exact=exact))
        after = next(a for a in found.document.actions if a.key == "train")
        assert (after.evidence == "") is exact
        assert bool(found.changes) is exact


@pytest.mark.parametrize("name", WRITTEN)
@pytest.mark.usefixtures("exempt_update")
def test_words_beside_the_exempt_text_itself_alone_are_new_evidence(cast: Cast, name: str) -> None:
    added = with_action(_for_the_administrator(cast), "train", evidence=f"{SAID} {MORE}")
    found = _brought_back(cast, added, name)
    assert _said_of(found, Severity.WARNING) == [ADDED]
    assert _new_update(cast, found).evidence == MORE


@pytest.mark.usefixtures("exempt_update")
def test_other_evidence_in_the_place_of_exempt_text_needs_a_look(cast: Cast) -> None:
    other = "A child of nine was seen there on 4 May."
    found = preview(cast.plan, Reading(with_action(cast.document(), "train", evidence=other)))
    assert _said_of(found, Severity.WARNING) == [OTHER]
    assert _new_update(cast, found).evidence == other


def test_evidence_of_an_action_that_is_exempt_as_a_whole_is_said_anew(cast: Cast) -> None:
    """All that is still to be said of it is exempt too."""
    _exempt(cast, ACTION, cast.action("1.1.1").pk)
    before = next(a for a in cast.document().actions if a.key == "train").evidence
    rated = with_action(_for_the_administrator(cast), "train", rating=Rating.RED)
    found = preview(cast.plan, Reading(rated))
    assert (found.problems, _new_update(cast, found).evidence) == ((), before)
    assert "train" not in {action.key for action in _for_the_board(cast).actions}


@pytest.mark.parametrize("name", WRITTEN)
@pytest.mark.usefixtures("exempt_update")
def test_nor_what_stays_exempt_when_its_action_no_longer_is(cast: Cast, name: str) -> None:
    """The update is exempt by itself too, which outlasts what was decided of the action."""
    decided = _exempt(cast, ACTION, cast.action("1.1.1").pk)
    rated = with_action(
        _for_the_administrator(cast), "train", rating=Rating.RED, rating_as_printed=""
    )
    found = _brought_back(cast, rated, name)
    assert _said_of(found, Severity.NOTE) == [LEFT_OUT]
    assert _new_update(cast, found).evidence == ""
    lift_exemption(decided, by=cast.administrator, reason="The inquiry has reported")
    assert SAID not in _read_by_the_board(cast).evidence


def _decided_between(cast: Cast) -> None:
    _exempt(cast, UPDATE, ProgressUpdate.objects.filter(action__key="train").latest("pk").pk)


def test_evidence_decided_exempt_after_the_preview_is_not_published(cast: Cast) -> None:
    rated = with_action(cast.document(), "train", rating=Rating.RED)
    found = preview(cast.plan, Reading(rated))
    _decided_between(cast)
    before = ProgressUpdate.objects.count()
    with pytest.raises(Refused, match=r"Evidence of 1\.1\.1 was decided exempt"):
        confirm(cast.plan, found.document, by=cast.administrator, previewed=found.changes)
    assert ProgressUpdate.objects.count() == before

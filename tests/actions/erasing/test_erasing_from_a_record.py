"""A text goes from an action's record wherever it stands there, and from nowhere else."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks
from pytest_django.fixtures import Settings

from actions.evidence import store
from actions.evidence.attached import checked
from actions.evidence.beside import Beside
from actions.models import Action, EvidenceFile, ProgressUpdate, SignOff, SignOffProposal
from actions.record import EntryKind
from actions.selectors.document import document_as_held, plan_document
from actions.selectors.erasing import RecordText, texts_of
from actions.selectors.record import action_record
from actions.services.erasing import erase_from_record
from actions.services.record import Completion, Report, post_update
from actions.services.signing import Judgement, reopen, sign_off
from actions.services.structure import reword
from actions.services.versions import cut_version
from people import clock
from people.asat import revisions
from people.errors import Refused
from people.models import Erasure, Ledger
from people.services import Grounds
from people.triggers import permit
from people.verification import verify
from plans.brag import Rating
from plans.document import Position
from plans.models import Version, VersionErasure
from tests.actions.evidence.files import pdf
from tests.cast import Cast

GROUNDS = Grounds(Erasure.Ground.UNLAWFUL, "It told who a child is")
EVIDENCE = "40 of 60 drivers were trained by June."
GONE = "[Erased on "


@pytest.fixture(autouse=True)
def root(tmp_path: Path, settings: Settings) -> None:
    settings.EVIDENCE_ROOT = tmp_path / "evidence"


def _text(action: Action, words: str) -> RecordText:
    return next(text for text in texts_of(action) if text.words == words)


def _erase(cast: Cast, words: str, ref: str = "1.1.1") -> None:
    action = cast.action(ref)
    erase_from_record(action, by=cast.administrator, text=_text(action, words), grounds=GROUNDS)


def _fault(cast: Cast) -> str:
    fault = verify(cast.partnership).fault
    return fault.what if fault else ""


def _said(cast: Cast) -> str:
    """The evidence of 1.1.1 as the plan shows it now."""
    return cast.document().themes[0].objectives[0].actions[0].evidence


def test_the_plan_says_at_every_moment_that_it_was_erased(cast: Cast) -> None:
    before = clock.now() - timedelta(microseconds=1)
    _erase(cast, EVIDENCE)
    then = plan_document(cast.plan, at=before, position=Position.CONSIDERED)
    assert _said(cast).startswith(GONE)
    assert then.themes[0].objectives[0].actions[0].evidence.startswith(GONE)
    assert _fault(cast) == ""


def test_the_record_says_by_whom_on_what_ground_and_why(cast: Cast) -> None:
    _erase(cast, EVIDENCE)
    record = action_record(cast.action("1.1.1"), at=clock.now(), position=Position.RECORDED)
    [told] = [entry for entry in record.entries if entry.kind is EntryKind.ERASED]
    assert (told.who, told.text) == ("Administrator", GROUNDS.reason)
    assert told.lines[0] == ("What", "Evidence")
    assert "article 17(1)(d)" in told.lines[1][1]


def test_boards_read_only_that_it_was_erased(cast: Cast) -> None:
    _erase(cast, EVIDENCE)
    record = action_record(cast.action("1.1.1"), at=clock.now(), position=Position.CONSIDERED)
    assert EntryKind.ERASED not in {entry.kind for entry in record.entries}
    assert record.entries[-2].text.startswith(GONE) or record.entries[0].text.startswith(GONE)


def test_the_copies_beside_a_sign_off_go_too(cast: Cast) -> None:
    done = Report(
        Rating.BLUE, "All trained.", "Done", completion=Completion(SignOffProposal.Outcome.MET)
    )
    post_update(cast.action("1.1.1"), by=cast.lead, report=done)
    sign_off(
        cast.action("1.1.1"), by=cast.chair, judgement=Judgement(SignOff.Capacity.CHAIR, "Seen")
    )
    text = _text(cast.action("1.1.1"), "All trained.")
    assert [each.label for each in text.found] == ["Evidence", "Evidence that was judged"]
    _erase(cast, "All trained.")
    assert SignOff.objects.get().evidence.startswith(GONE)
    record = action_record(cast.action("1.1.1"), at=clock.now(), position=Position.RECORDED)
    assert record.entries[0].lines[0] == ("What", "Evidence, with one copy")
    assert _fault(cast) == ""


def test_a_wording_goes_from_every_revision_and_can_be_worded_anew(cast: Cast) -> None:
    _erase(cast, "Train every taxi driver")
    action = cast.action("1.1.1")
    assert action.text.startswith(GONE)
    assert {row.text[:11] for row in revisions(Action).filter(id=action.pk)} == {GONE}
    reword(action, by=cast.administrator, text="Train all drivers", reason="Erased")
    assert _fault(cast) == ""
    assert Erasure.objects.count() == revisions(Action).filter(id=action.pk).count() - 1


def test_the_wording_of_the_objective_goes(cast: Cast) -> None:
    _erase(cast, "Know who is at risk")
    assert cast.document().themes[0].objectives[0].text.startswith(GONE)
    assert _fault(cast) == ""


def test_the_same_words_of_another_action_stay(cast: Cast) -> None:
    report = Report(Rating.RED, EVIDENCE, needed="Money", needed_from="Health")
    post_update(cast.action("2.1.1"), by=cast.other_lead, report=report)
    _erase(cast, EVIDENCE)
    current = cast.current("2.1.1")
    assert current is not None
    assert current.evidence == EVIDENCE


def test_why_an_action_was_opened_again_stands_nowhere_in_other_words(cast: Cast) -> None:
    why = "Ayla’s mother rang"
    blue = Report(Rating.BLUE, "All 60 are trained.", "Done")
    post_update(cast.action("1.1.1"), by=cast.lead, report=blue)
    judged = Judgement(SignOff.Capacity.CHAIR, "I saw the list")
    sign_off(cast.action("1.1.1"), by=cast.chair, judgement=judged)
    reopen(cast.action("1.1.1"), by=cast.chair, reason=why)
    assert _said(cast).startswith("Opened again on ")
    _erase(cast, why)
    assert [text.words for text in texts_of(cast.action("1.1.1")) if why in text.words] == []
    assert _fault(cast) == ""


def test_a_file_goes_with_its_content(
    cast: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    digest = _attached(cast, "1.1.1")
    with django_capture_on_commit_callbacks(execute=True):
        _erase(cast, "minutes.pdf")
    assert EvidenceFile.objects.get().name.startswith(GONE)
    assert not store.EVIDENCE.path_of(digest).exists()
    assert _fault(cast) == ""


def test_a_file_that_stands_beside_another_action_keeps_its_content(
    cast: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    digest = _attached(cast, "1.1.1")
    _attached(cast, "2.1.1")
    with django_capture_on_commit_callbacks(execute=True):
        _erase(cast, "minutes.pdf")
    assert store.EVIDENCE.path_of(digest).exists()


def _attached(cast: Cast, ref: str) -> str:
    update = post_update(
        cast.action(ref),
        by=cast.administrator,
        report=Report(Rating.RED, "See the minutes.", "Late", "Money", "Nobody"),
        beside=Beside([checked(pdf(), "minutes.pdf")]),
    )
    return update.files.get().digest


def test_a_link_goes_with_its_address(cast: Cast) -> None:
    update = post_update(
        cast.action("1.1.1"),
        by=cast.lead,
        report=Report(Rating.GREEN, "See there."),
        beside=Beside(links=[("Minutes", "https://example.org/943-476-5919")]),
    )
    _erase(cast, "Minutes")
    link = update.links.get()
    assert (link.title[:11], link.url) == (GONE, "")
    assert _fault(cast) == ""


def test_a_version_that_held_it_has_the_digest_of_what_is_left(cast: Cast) -> None:
    version = _cut(cast)
    _erase(cast, EVIDENCE)
    left = VersionErasure.objects.get(version=version)
    assert left.document_digest != version.document_digest
    assert left.moment == Erasure.objects.get().moment
    assert document_as_held(version).themes[0].objectives[0].actions[0].evidence.startswith(GONE)
    assert _fault(cast) == ""


def test_a_version_is_still_held_to_what_is_left(cast: Cast) -> None:
    _cut(cast)
    _erase(cast, EVIDENCE)
    left = VersionErasure.objects.get()
    with permit("a test"):
        VersionErasure.objects.filter(pk=left.pk).update(document_digest="0" * 64)
    assert _fault(cast) == "a value differs"


def test_an_erasure_hides_no_version_that_was_changed_before(cast: Cast) -> None:
    version = _cut(cast)
    with permit("a test"):
        Version.objects.filter(pk=version.pk).update(document_digest="0" * 64)
    _erase(cast, EVIDENCE)
    assert not VersionErasure.objects.exists()
    assert "text “document_digest” differs" in _fault(cast)


def test_a_version_without_the_text_keeps_its_digest(cast: Cast) -> None:
    update = ProgressUpdate.objects.order_by("pk")[0]
    post_update(cast.action("1.1.1"), by=cast.lead, report=Report(Rating.GREEN, "50 of 60."))
    _cut(cast)
    _erase(cast, update.evidence)
    assert not VersionErasure.objects.exists()
    assert _fault(cast) == ""


def _cut(cast: Cast) -> Version:
    return cut_version(
        cast.plan, by=cast.administrator, number="1.0", author="SA", comments="First"
    )


def test_what_was_erased_is_offered_no_more(cast: Cast) -> None:
    action = cast.action("1.1.1")
    text = _text(action, EVIDENCE)
    _erase(cast, EVIDENCE)
    assert not [each for each in texts_of(action) if each.words.startswith(GONE)]
    with pytest.raises(Refused, match="erased before"):
        erase_from_record(action, by=cast.administrator, text=text, grounds=GROUNDS)


def test_a_refusal_leaves_everything_as_it_was(cast: Cast) -> None:
    head = Ledger.objects.get(partnership=cast.partnership).digest
    repeats = Grounds(Erasure.Ground.UNLAWFUL, f"It said {EVIDENCE}")
    action = cast.action("1.1.1")
    with pytest.raises(Refused, match="repeats"):
        erase_from_record(action, by=None, text=_text(action, EVIDENCE), grounds=repeats)
    assert Ledger.objects.get(partnership=cast.partnership).digest == head
    assert _said(cast) == EVIDENCE

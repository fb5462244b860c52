"""A text is lawfully erased: it is gone, the chain holds, and nothing else is excused."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import time_machine
from django.db import ProgrammingError

from actions.models import ProgressUpdate
from people import services
from people.asat import newest_revision, revisions
from people.errors import Refused, Stale
from people.models import ChainEntry, Erasure, Officer, Permit
from people.selectors.erasable import Place
from people.services import Grounds, erase_text
from people.triggers import permit
from people.verification import verify
from tests.cast import RHIAN, Cast
from tests.support.commands import Manage, manage

__all__ = ["manage"]

GROUNDS = Grounds(Erasure.Ground.UNLAWFUL, "It told who a child is")
KIND = "actions.progressupdate"
LEFT = "[Erased on 3 March 2027]"


def _update(cast: Cast) -> ProgressUpdate:
    update = cast.current("2.1.1")
    assert update is not None
    return update


@pytest.fixture
def erased(cast: Cast) -> ProgressUpdate:
    """The evidence of 2.1.1, erased on 3 March 2027."""
    update = _update(cast)
    with time_machine.travel(datetime(2027, 3, 3, 12, tzinfo=UTC), tick=False):
        erase_text(
            cast.partnership,
            by=cast.administrator,
            places=[Place(update, "evidence")],
            about="share",
            grounds=GROUNDS,
        )
    update.refresh_from_db()
    return update


def _mark(update: ProgressUpdate) -> dict[str, str]:
    mark: dict[str, str] = ChainEntry.objects.get(kind=KIND, row=update.pk).texts["evidence"]
    return mark


def _what(cast: Cast) -> str:
    fault = verify(cast.partnership).fault
    return fault.what if fault else ""


def test_the_text_is_gone_and_the_chain_holds(cast: Cast, erased: ProgressUpdate) -> None:
    assert erased.evidence == LEFT
    assert _mark(erased)["salt"] == ""
    verdict = verify(cast.partnership)
    assert verdict.fault is None
    assert [act.sentence for act in verdict.erased] == [
        f"“evidence” of {KIND} {erased.pk} was erased by Administrator on 3 March 2027."
    ]
    assert verify(cast.elsewhere).erased == ()


def test_a_form_that_was_opened_before_does_not_bring_it_back(cast: Cast) -> None:
    officer = cast.officer(RHIAN)
    seen = newest_revision(officer)
    names = [Place(row, "name") for row in revisions(Officer).filter(id=officer.pk)]
    erase_text(cast.partnership, by=None, places=names, about="officer", grounds=GROUNDS)
    with pytest.raises(Stale):
        services.change_officer(
            officer, by=None, reason="Moved", name=RHIAN, job_title="Director",
            agency=officer.agency, kind=officer.kind, left_on=None, seen=seen,
        )  # fmt: skip
    officer.refresh_from_db()
    assert officer.name.startswith("[Erased on ")


def test_who_erased_it_and_why_is_kept(cast: Cast, erased: ProgressUpdate) -> None:
    said = Erasure.objects.get()
    assert (said.kind, said.row, said.field, said.about) == (KIND, erased.pk, "evidence", "share")
    assert (said.by, said.ground, said.reason) == (
        cast.administrator, Erasure.Ground.UNLAWFUL, GROUNDS.reason,
    )  # fmt: skip


def test_the_command_says_what_was_erased(
    cast: Cast, erased: ProgressUpdate, manage: Manage
) -> None:
    said = manage("verify_history", "aldermere").out
    assert f"“evidence” of {KIND} {erased.pk} was erased by Administrator on 3 March 2027." in said
    assert '"ground": "It was kept unlawfully' in manage("verify_history", "--json").out


def test_a_revision_and_the_row_that_stands_say_the_same(cast: Cast) -> None:
    officer = cast.officer(RHIAN)
    places = [Place(row, "job_title") for row in revisions(Officer).filter(id=officer.pk)]
    erase_text(
        cast.partnership, by=cast.administrator, places=places, about="officer", grounds=GROUNDS
    )
    officer.refresh_from_db()
    assert officer.job_title.startswith("[Erased on ")
    assert _what(cast) == ""


@pytest.mark.parametrize("text", ["All is well", "", "[Erased on 4 March 2027]"])
def test_an_erasure_excuses_nothing_in_its_place(
    cast: Cast, erased: ProgressUpdate, text: str
) -> None:
    with permit("a test"):
        ProgressUpdate.objects.filter(pk=erased.pk).update(evidence=text)
    assert _what(cast) == "the text “evidence” was emptied, and no erasure says so"


def test_an_erasure_excuses_no_other_field(cast: Cast, erased: ProgressUpdate) -> None:
    with permit("a test"):
        ProgressUpdate.objects.filter(pk=erased.pk).update(reason="Because")
    assert _what(cast) == "a text was added or emptied"


def test_an_erasure_excuses_no_other_value(cast: Cast, erased: ProgressUpdate) -> None:
    with permit("a test"):
        ProgressUpdate.objects.filter(pk=erased.pk).update(rating="green")
    assert _what(cast) == "a value differs"


def test_what_looks_erased_and_is_not_is_found(cast: Cast) -> None:
    update = _update(cast)
    entry = ChainEntry.objects.get(kind=KIND, row=update.pk)
    entry.texts["evidence"]["salt"] = ""
    with permit("a test"):
        ProgressUpdate.objects.filter(pk=update.pk).update(evidence=LEFT)
        ChainEntry.objects.filter(pk=entry.pk).update(texts=entry.texts)
    assert _what(cast) == "the text “evidence” was emptied, and no erasure says so"


def test_an_erasure_that_was_taken_away_is_found(cast: Cast, erased: ProgressUpdate) -> None:
    with permit("a test"):
        Erasure.objects.all().delete()
    assert _what(cast) == "the text “evidence” was emptied, and no erasure says so"


def test_an_erasure_that_was_slipped_in_is_found(cast: Cast, erased: ProgressUpdate) -> None:
    said = Erasure.objects.get()
    said.pk, said.field = None, "reason"
    Erasure.objects.bulk_create([said])
    assert _what(cast) == "the row is in no chain"


def test_an_erased_text_that_came_back_is_found(cast: Cast) -> None:
    update, mark = _update(cast), _mark(_update(cast))
    evidence = update.evidence
    erase_text(
        cast.partnership, by=None, places=[Place(update, "evidence")], about="x", grounds=GROUNDS
    )
    with permit("a test"):
        ProgressUpdate.objects.filter(pk=update.pk).update(evidence=evidence)
        ChainEntry.objects.filter(kind=KIND, row=update.pk).update(texts={"evidence": mark})
    assert _what(cast) == f"it says that “evidence” of {KIND} {update.pk} is gone, which stands"


def test_an_erasure_itself_is_never_erased(cast: Cast, erased: ProgressUpdate) -> None:
    with pytest.raises(Refused, match="erased before, or was never there"):
        erase_text(
            cast.partnership,
            by=None,
            places=[Place(Erasure.objects.get(), "reason")],
            about="x",
            grounds=Grounds(Erasure.Ground.UNLAWFUL, "To hide it"),
        )


@pytest.mark.parametrize("field", ["evidence", "reason"])
def test_what_is_not_there_is_not_erased(cast: Cast, erased: ProgressUpdate, field: str) -> None:
    with pytest.raises(Refused, match="erased before, or was never there"):
        erase_text(
            cast.partnership, by=None, places=[Place(erased, field)], about="x", grounds=GROUNDS
        )


def test_another_partnerships_text_is_not_erased(cast: Cast) -> None:
    with pytest.raises(Refused, match="was never there"):
        erase_text(
            cast.elsewhere,
            by=None,
            places=[Place(_update(cast), "evidence")],
            about="x",
            grounds=GROUNDS,
        )
    assert _update(cast).evidence == "No agreement with health yet."


def test_the_reason_does_not_repeat_the_text(cast: Cast) -> None:
    grounds = Grounds(Erasure.Ground.UNLAWFUL, "It said: no agreement with health yet.")
    with pytest.raises(Refused, match="repeats what is to be erased"):
        erase_text(
            cast.partnership,
            by=None,
            places=[Place(_update(cast), "evidence")],
            about="x",
            grounds=grounds,
        )
    assert not Erasure.objects.exists()


def test_a_database_that_denies_it_is_said_in_words(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(**_values: object) -> None:
        raise ProgrammingError("permission denied for table people_permit")

    monkeypatch.setattr(Permit.objects, "create", denied)
    with pytest.raises(Refused, match="does not let the service erase anything"):
        erase_text(
            cast.partnership,
            by=None,
            places=[Place(_update(cast), "evidence")],
            about="x",
            grounds=GROUNDS,
        )
    assert _what(cast) == ""

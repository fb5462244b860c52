"""A field that joined a table later leaves the digests of the rows before it as they were."""

from __future__ import annotations

from actions.models import ProgressUpdate
from people.asat import revisions
from people.covered import partition
from people.digests import row_digest
from people.triggers import permit
from people.verification import verify
from plans.models import Plan
from tests.cast import Cast


def test_what_such_a_row_holds_is_no_part_of_its_digest(cast: Cast) -> None:
    plain, texts = partition(ProgressUpdate(action_id=1, rating="green"))
    assert not {"need_kind", "asked_id"} & (set(plain) | set(texts))
    revision = revisions(Plan).order_by("history_id").first()
    assert revision is not None
    assert "closed_at" not in partition(revision)[0]


def test_any_other_value_is(cast: Cast) -> None:
    plain, _ = partition(ProgressUpdate(action_id=1, rating="red", need_kind="decision"))
    assert plain["need_kind"] == "decision"
    without, _ = partition(ProgressUpdate(action_id=1, rating="red"))
    assert row_digest(plain, {}) != row_digest(without, {})


def test_giving_such_a_row_a_value_is_found(cast: Cast) -> None:
    update = ProgressUpdate.objects.order_by("pk")[0]
    with permit("a test"):
        ProgressUpdate.objects.filter(pk=update.pk).update(need_kind="decision")
    fault = verify(cast.partnership).fault
    assert fault is not None
    assert (fault.kind, fault.row) == ("actions.progressupdate", update.pk)

"""``load_sample`` fills a partnership of its own by the rules that hold for everybody."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction

from actions.models import Action, DateChange, ProgressUpdate
from actions.selectors.document import plan_document
from config.sample.course import DAYS
from people import clock, services
from people.models import Ledger, Partnership, Role, User
from plans.changes import compare
from plans.document import PlanDocument, Position
from plans.models import Plan, Version
from tests.support.commands import Done, Manage, manage

__all__ = ["manage"]

pytestmark = pytest.mark.django_db

SIZE = ("--plans", 2, "--actions", 9, "--updates", 120)


@pytest.fixture
def loaded(manage: Manage) -> Done:
    return manage("load_sample", *SIZE)


def test_it_loads_exactly_so_much_and_opens_the_plans(loaded: Done) -> None:
    assert (loaded.code, loaded.err) == (0, "")
    assert "2 plans with 9 actions and 120 progress updates" in loaded.out
    plans = Plan.objects.filter(partnership__slug="sample")
    assert [plan.slug for plan in plans.order_by("slug")] == ["plan-1", "plan-2"]
    assert all(plan.is_open for plan in plans)
    assert Action.objects.filter(plan__in=plans).count() == 9
    assert ProgressUpdate.objects.filter(action__plan__in=plans).count() == 120


def test_two_years_are_told_and_the_record_is_whole(loaded: Done, manage: Manage) -> None:
    moments = list(ProgressUpdate.objects.order_by("moment").values_list("moment", flat=True))
    assert moments[-1] - moments[0] > timedelta(days=DAYS - 31)
    assert clock.london_day(moments[-1]) < clock.today()
    assert ProgressUpdate.objects.filter(corrects__isnull=False).exists()
    assert DateChange.objects.exists()
    assert Version.objects.filter(plan__slug="plan-2", content_held=True).count() == 9
    done = manage("verify_history", "sample")
    assert (done.code, done.err) == (0, "")
    assert done.out.endswith("entries, whole.\n")


def test_each_role_is_held_and_nobody_can_sign_in_yet(loaded: Done) -> None:
    users = User.objects.filter(partnership__slug="sample")
    assert all(user.email.endswith("@sample.example") for user in users)
    assert not any(user.has_usable_password() for user in users)
    held = set(Role.objects.filter(user__in=users).values_list("kind", flat=True))
    assert held == set(Role.Kind.values)
    reporting = ProgressUpdate.objects.filter(by__acting__isnull=False).exists()
    assert reporting


def _content(manage: Manage, seed: int) -> list[PlanDocument]:
    """What a sample of this seed says, in a database that then forgets it."""
    with transaction.atomic():
        manage("load_sample", "--plans", 1, "--actions", 6, "--updates", 60, "--seed", seed)
        found = [_document(plan) for plan in Plan.objects.filter(partnership__slug="sample")]
        transaction.set_rollback(True)
    return found


def _document(plan: Plan) -> PlanDocument:
    return plan_document(plan, at=clock.now(), position=Position.RECORDED)


def test_the_same_seed_gives_the_same_content(manage: Manage) -> None:
    [first], [again], [other] = (_content(manage, seed) for seed in (7, 7, 8))
    assert compare(first, again) == ()
    assert [a.moment for a in first.actions] == [a.moment for a in again.actions]
    assert {a.key for a in other.actions}.isdisjoint({a.key for a in first.actions})


def test_a_second_time_is_refused_and_changes_nothing(loaded: Done, manage: Manage) -> None:
    before = Ledger.objects.get(partnership__slug="sample").digest
    sentence = "There is a partnership “sample” already. Load it into another database."
    assert manage("load_sample", *SIZE).refusal == sentence
    assert Ledger.objects.get(partnership__slug="sample").digest == before


def test_an_account_of_its_own_that_stands_elsewhere_leaves_nothing_half_done(
    manage: Manage,
) -> None:
    elsewhere = services.create_partnership(slug="elsewhere", name="Elsewhere")
    services.add_user(elsewhere, by=None, email="chair@sample.example", name="Somebody")
    assert "has an account already" in manage("load_sample", *SIZE).refusal
    assert not Partnership.objects.filter(slug="sample").exists()


@pytest.mark.parametrize(
    "words",
    [
        ("--plans", 0, "--actions", 1, "--updates", 1),
        ("--plans", 3, "--actions", 2, "--updates", 1),
        ("--plans", 1, "--actions", 2, "--updates", -1),
        ("--plans", 1, "--actions", "many", "--updates", 1),
        ("--plans", 1, "--actions", 2),
    ],
)
def test_wrong_numbers_are_refused(manage: Manage, words: tuple[Any, ...]) -> None:
    assert manage("load_sample", *words).refusal
    assert not Partnership.objects.filter(slug="sample").exists()

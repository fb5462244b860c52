"""What a form may change: its own fields, with things of its own partnership, and nothing else."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from django.core import signing
from django.db.models import Model

from actions.models import Action, ProgressUpdate
from actions.services.record import Report, post_update
from governance.models import MeetingItem
from people.asat import newest_revision
from people.models import Acting, Officer, Role, User
from plans.brag import Rating
from tests.access.checks import checksum
from tests.access.conftest import Visitor
from tests.access.rows import OK, TO_SIGN_IN, address
from tests.access.world import CANARY, World
from tests.cast import DAVID, RHIAN

pytestmark = pytest.mark.django_db

FIRST_DAY = {"from_date_day": "1", "from_date_month": "9", "from_date_year": "2026"}
OFFICER = {"name": "Ann Green", "kind": "person", "job_title": "Nurse"}
ROLE = {"kind": "chair", **FIRST_DAY}
DONE = TO_SIGN_IN
"""Where a form was right, the answer leads on to another page."""


@dataclass(frozen=True)
class Swap:
    """A form of ours in which something of the other partnership stands."""

    name: str
    data: Mapping[str, Any]
    said: str


def _swaps(world: World) -> list[Swap]:
    seen = newest_revision(world.cast.officer(RHIAN))
    changed = {**OFFICER, "seen": seen, "reason": "Moved"}
    body, pack = str(world.body.pk), {"kind": "quarterly", "pdf": "Download"}
    entry, about = {"title": "Costs"}, f"plan-{world.secret.pk}"
    item = MeetingItem.objects.get(meeting__body=world.body)
    seat = {"name": "Ann", "role": "member", **FIRST_DAY}
    proposal = signing.dumps({"plan": world.secret.pk}, salt="import")
    return [
        Swap("people:add-officer", {**OFFICER, "agency": world.agency.pk}, "Choose an agency"),
        Swap("people:change-officer", {**changed, "agency": world.agency.pk}, "Choose an agency"),
        Swap("people:officer-acting", {**FIRST_DAY, "user": world.user.pk}, "Choose a user"),
        Swap("people:user-acting", {**FIRST_DAY, "officer": world.officer.pk}, "Choose an officer"),
        Swap("people:grant-role", {**ROLE, "body": body}, "Choose a body"),
        Swap(
            "people:invite-user",
            {**ROLE, "body": body, "email": "chair@aldermere.example"},
            "Choose a body",
        ),
        Swap("governance:seat-member", {**seat, "agency": world.agency.pk}, "Choose an agency"),
        Swap("governance:seat-member", {**seat, "user": world.user.pk}, "Choose a user"),
        Swap("governance:add-report", {"to": body}, "Choose a body"),
        Swap("governance:add-plan-route", {"plan": world.secret.pk}, "Choose a plan"),
        Swap("governance:add-entry", {**entry, "about": about}, "Choose what it is about"),
        Swap("governance:add-entry", {**entry, "meeting": item.meeting_id}, "Choose a meeting"),
        Swap("governance:note-look", {"item": item.pk}, "Choose an item"),
        Swap("actions:import", {"proposal": proposal}, "This preview is out of date"),
        Swap("reports:make", {**pack, "body": world.body.slug}, "Choose from the list"),
        Swap("reports:make", {**pack, "themes": "7"}, "Choose from the list"),
    ]


def test_things_of_the_other_partnership_are_not_among_a_forms_choices(
    world: World, visitor: Visitor
) -> None:
    before, client = checksum(), visitor("administrator")
    for swap in _swaps(world):
        response = client.post(address(swap.name, world.here), swap.data)
        text = response.content.decode()
        assert (response.status_code, swap.said in text) == (OK, True), swap.name
        assert f"officer {CANARY}" not in text.lower()
    assert checksum() == before


def test_a_forms_key_of_the_other_partnership_shows_and_writes_nothing(
    world: World, visitor: Visitor
) -> None:
    theirs = Action.objects.get(plan=world.secret)
    key = uuid.uuid4()
    report = Report(Rating.GREEN, f"Evidence {CANARY}")
    post_update(theirs, by=world.cast.outsider, report=report, form_key=key)
    before = checksum()
    data = {**_update(world), "form_key": key}
    response = visitor("lead").post(address("actions:update", world.here), data)
    assert "This form was posted for something else" in response.content.decode()
    assert CANARY not in response.content.decode()
    assert checksum() == before


def _update(world: World, ref: str = "1.1.1") -> dict[str, Any]:
    seen = world.cast.current(ref)
    return {
        "form_key": str(uuid.uuid4()),
        "last_seen": seen.pk if seen else 0,
        "rating": "green",
        "evidence": "50 of 60",
    }


HOSTILE: dict[str, object] = {
    "id": 1, "pk": 1, "state": "withdrawn", "signed_off": "1", "status": "signed_off",
    "moment": "2020-01-01", "recorded_at": "2020-01-01", "is_staff": "1", "is_superuser": "1",
    "is_active": "0", "exempt": "0", "agency_id": 1, "history_date": "2020-01-01",
}  # fmt: skip
"""Names of columns that no form has."""


def _hostile(world: World) -> dict[str, object]:
    return {
        **HOSTILE,
        "form_key": uuid.uuid4(),
        "partnership": world.cast.elsewhere.pk,
        "partnership_id": world.cast.elsewhere.pk,
        "plan": world.secret.pk,
        "by": world.cast.chair.pk,
        "by_id": world.cast.chair.pk,
        "action": Action.objects.get(plan=world.secret).pk,
        "corrects": ProgressUpdate.objects.filter(action__plan=world.secret).latest("pk").pk,
    }


def _columns(row: Model, *left_out: str) -> dict[str, object]:
    values = {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields}
    return {name: value for name, value in values.items() if name not in left_out}


def test_an_update_takes_nothing_but_what_its_form_asks(world: World, visitor: Visitor) -> None:
    data = {**_hostile(world), **_update(world), "needed": "Money", "needed_from": "Health"}
    data["on_behalf_of"] = world.cast.officer(DAVID).pk
    assert visitor("lead").post(address("actions:update", world.here), data).status_code == DONE
    update = world.cast.current("1.1.1")
    assert update is not None
    assert (update.by, update.on_behalf_of) == (world.cast.lead, world.cast.officer(RHIAN))
    assert (update.rating, update.evidence, update.corrects_id) == ("green", "50 of 60", None)
    assert update.needed == update.needed_from == ""
    assert update.moment == update.moment.max or update.moment.year > 2020
    assert world.cast.action("1.1.1").state == Action.State.OPEN


def test_an_officer_takes_nothing_but_what_the_form_asks(world: World, visitor: Visitor) -> None:
    client, officer = visitor("administrator"), world.cast.officer(RHIAN)
    before = _columns(officer, "job_title")
    seen = newest_revision(officer)
    data = {
        **_hostile(world), "name": officer.name, "kind": officer.kind, "job_title": "Director",
        "agency": officer.agency_id, "seen": seen, "reason": "Promoted",
    }  # fmt: skip
    path = address("people:change-officer", world.here)
    assert client.post(path, data).status_code == DONE
    officer.refresh_from_db()
    assert (_columns(officer, "job_title"), officer.job_title) == (before, "Director")


def test_a_new_account_is_of_the_partnership_at_the_address(world: World, visitor: Visitor) -> None:
    data = {
        **_hostile(world), "name": "Ann", "email": "ann@aldermere.example",
        "password": "three odd words", "roles": "administrator", "kind": "administrator",
    }  # fmt: skip
    path = address("people:add-user", world.here)
    assert visitor("administrator").post(path, data).status_code == DONE
    user = User.objects.get(email="ann@aldermere.example")
    assert (user.partnership, user.is_active) == (world.cast.partnership, True)
    assert not user.roles.exists()
    assert not Acting.objects.filter(user=user).exists()


def test_a_role_is_given_to_the_user_at_the_address_only(world: World, visitor: Visitor) -> None:
    data = {**_hostile(world), **ROLE, "user": world.cast.nobody.pk, "email": "nobody@x.example"}
    path = address("people:grant-role", world.here)
    assert visitor("administrator").post(path, data).status_code == DONE
    role = Role.objects.latest("pk")
    assert (role.user, role.partnership, role.kind) == (
        world.cast.lead, world.cast.partnership, "chair",
    )  # fmt: skip


def test_ones_own_password_is_ones_own(world: World, visitor: Visitor) -> None:
    others = dict(User.objects.exclude(pk=world.cast.lead.pk).values_list("pk", "password"))
    data = {
        **_hostile(world), "user": world.cast.administrator.pk, "username": "administrator",
        "present": "tide table lantern", "password": "lantern tide chair",
    }  # fmt: skip
    assert visitor("lead").post("/password/", data).status_code == DONE
    assert User.objects.get(pk=world.cast.lead.pk).check_password("lantern tide chair")
    found = dict(User.objects.exclude(pk=world.cast.lead.pk).values_list("pk", "password"))
    assert found == others


def test_an_officer_is_added_to_the_partnership_at_the_address(
    world: World, visitor: Visitor
) -> None:
    path = address("people:add-officer", world.here)
    response = visitor("administrator").post(path, {**_hostile(world), **OFFICER})
    assert response.status_code == DONE
    assert Officer.objects.get(name="Ann Green").partnership == world.cast.partnership

"""A form that is posted twice counts once: the second time it is answered as the first."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

import pytest
from django.test import Client

from actions.models import Action, SavedFilter
from actions.selectors.leaving import led_by
from actions.services.closing import sign_closing
from actions.services.moving import withdraw
from governance.forms.rounds import rounds_as_they_stand
from governance.models import (
    Assignment,
    MeetingItem,
    PlanRoute,
    ProgrammeEntry,
    Recommendation,
    ReportingRoute,
)
from governance.selectors.delivering import newest_link
from governance.selectors.rounds import schedule_of
from governance.services.rounds import close_round
from people.asat import newest_revision, revisions
from people.models import Body, Role, User
from plans.models import GlossaryEntry
from tests.access.checks import checksum
from tests.access.conftest import Visitor
from tests.access.rows import OK, REFUSED, ROWS, address
from tests.access.test_forms import DONE, FIRST_DAY, OFFICER, ROLE
from tests.access.world import World
from tests.cast import PASSWORD, RHIAN, begun_plan
from tests.people.pages.asking import words

pytestmark = [pytest.mark.django_db, pytest.mark.pages]
WHY = {"reason": "Agreed"}
NEW_PASSWORD = "harbour walnut ledger"
REVIEW = {"review_on_day": "1", "review_on_month": "2", "review_on_year": "2100"}
LAST_DAY = {"on_day": "1", "on_month": "2", "on_year": "2027"}
TO_DATE = {"to_date_day": "1", "to_date_month": "2", "to_date_year": "2028"}
KEYLESS = {
    "actions:compare", "reports:make", "actions:transfer", "actions:import",
    "governance:import-review", "governance:import-into-review", "reports:review-pack",
    "people:forgotten-password", "people:confirm", "people:second-factor-app", "people:add-passkey",
}  # fmt: skip
"""Forms that write nothing, or not yet; an import is known by the changes that were previewed.
What a code, a passkey or a link answers can be answered once by itself."""

UNASKED = {"reports:making", "reports:identities", "reports:review-identities", "reports:finds"}
"""Pages whose form is there only once something was asked for, or is to be confirmed."""


def _of_people(world: World) -> dict[str, Mapping[str, Any]]:
    cast = world.cast
    changed = {**OFFICER, **WHY, "seen": newest_revision(cast.officer(RHIAN))}
    account = {"name": "Ann", "email": "ann@aldermere.example"}
    return {
        "people:add-officer": {**OFFICER, "new_agency": "Probation"},
        "people:change-officer": changed,
        "people:officer-acting": {**FIRST_DAY, "user": cast.nobody.pk},
        "people:user-acting": {**FIRST_DAY, "officer": cast.officer("David Łukasik").pk},
        "people:end-acting": {**LAST_DAY, **WHY},
        "people:add-user": account,
        "people:invite-user": {**ROLE, "email": "outsider@elsewhere.example"},
        "people:user-account": {**WHY, "may_sign_in": "no"},
        "people:user-password": {**WHY, "password": NEW_PASSWORD},
        "people:grant-role": ROLE,
        "people:withdraw-role": WHY,
        "people:invite-for-officer": account,
        "actions:erase-anywhere": {
            "words": "sexual exploitation",
            "ground": "unlawful",
            **WHY,
            "is_certain": "on",
            "texts": f"plans.historicalglossaryentry-{_glossary(world).pk}-meaning",
        },
        "actions:begin-plan": {"title": "Neglect", "slug": "second"},
        "people:access-term": {**WHY, "months": "36", "seen": "24"},
        "people:try-letter": {},
        "people:decide-exempt": {"paragraph": "1", **WHY, **REVIEW},
        "people:lift-exemption": WHY,
        "reports:withhold": WHY,
        "people:renew-calendar": {},
    }


def _glossary(world: World) -> Any:
    return revisions(GlossaryEntry).filter(plan_id=world.cast.plan.pk).earliest("history_id")


def _of_plans(world: World) -> dict[str, Mapping[str, Any]]:
    action = world.cast.action("1.1.1")
    edited = {**WHY, "last_seen": newest_revision(action)}
    first = action.updates.order_by("moment", "pk")[0]
    erased = {"text": f"actions.progressupdate-{first.pk}-evidence", "ground": "unlawful"}
    kept = {"reporting_interval": "60", "moves_later": "1", "unchanged_days": "365"}
    return {
        "actions:reword": {**edited, "text": "Train all drivers"},
        "actions:change-leads": edited,
        "actions:change-date": {**edited, **TO_DATE, "agreed_by": "Board"},
        "actions:recurrence": {**edited, "months": "12"},
        "actions:withdraw": WHY,
        "actions:erase": {**erased, **WHY, "is_certain": "on"},
        "actions:delete-filter": {},
        "actions:cut-version": {"number": "2.0", "author": "RO", "comments": "Second"},
        "actions:settings": {**kept, **WHY, "seen": newest_revision(world.cast.plan)},
        "actions:leaving": _leaving(world),
        "governance:close-round": WHY,
        "governance:set-rounds": {**_rounds(world), **WHY},
    }


def _of_bodies(world: World) -> dict[str, Mapping[str, Any]]:
    body = Body.objects.get(slug=world.here.body, partnership=world.cast.partnership)
    above = Body.objects.exclude(pk=body.pk).get(partnership=world.cast.partnership)
    seat = body.memberships.get()
    route, part = ReportingRoute.objects.get(body=body), PlanRoute.objects.get(body=body)
    entry = ProgrammeEntry.objects.get(body=body)
    taken = {"name": "Ann", "role": "member", **FIRST_DAY}
    return {
        "governance:add-body": {"name": "Cabinet"},
        "governance:rename-body": {"name": "Board", **WHY, "seen": newest_revision(body)},
        "governance:seat-member": taken,
        "governance:change-seat": {**taken, **WHY, "seen": newest_revision(seat)},
        "governance:end-seat": {**LAST_DAY, **WHY},
        "governance:add-report": {"to": above.pk, "what": "Money"},
        "governance:change-report": {"what": "All", **WHY, "seen": newest_revision(route)},
        "governance:end-report": WHY,
        "governance:add-plan-route": {"plan": world.cast.plan.pk, "part": "oversees"},
        "governance:change-plan-route": {
            "part": "oversees", **WHY, "seen": newest_revision(part),
        },
        "governance:end-plan-route": WHY,
        "governance:add-entry": {"title": "Costs", "meeting": entry.meeting_id},
        "governance:change-entry": {
            "title": "Costs", "meeting": entry.meeting_id, **WHY, "seen": newest_revision(entry),
        },
        "governance:note-look": {
            "item": MeetingItem.objects.get(meeting__body=body).pk, "seen": newest_revision(entry),
        },
        "governance:take-off": WHY,
    }  # fmt: skip


def _of_reviews(world: World) -> dict[str, Mapping[str, Any]]:
    found = Recommendation.objects.get(review__partnership=world.cast.partnership)
    review, edited = found.review, {**WHY, "seen": newest_revision(found)}
    held = {**WHY, "seen": newest_revision(Assignment.objects.get(recommendation=found))}
    said = {"text": "All were trained.", **_day("said_on")}
    done = {"status": "completed", **_day("completed_on")}
    return {
        "governance:begin-review": {"title": "Missing children"},
        "governance:change-review": {
            **WHY, "title": "Another title", "seen": newest_revision(review),
        },
        "governance:add-recommendation": {"ref": "2", "text": "Count them"},
        "governance:reword-recommendation": {**edited, "text": "Explain it well"},
        "governance:say-who-responds": edited,
        "governance:decide": {"decision": "accepted", **_day("decided_on")},
        "governance:respond": said,
        "governance:correct-response": said,
        "governance:assign": {"officer_1": world.cast.officer(RHIAN).pk},
        "governance:reassign": {**held, "officer_1": world.cast.officer("David Łukasik").pk},
        "governance:set-status": done,
        "governance:deliver-by": {**WHY, "seen": newest_link(found)},
        "governance:look-at": {"found": "agreed", **_day("looked_on")},
        "governance:discharge": {**WHY, **_day("discharged_on")},
    }  # fmt: skip


def _day(name: str) -> dict[str, str]:
    return {f"{name}_day": "1", f"{name}_month": "9", f"{name}_year": "2026"}


OF_REVIEWS = (
    "begin-review", "change-review", "add-recommendation", "reword-recommendation",
    "say-who-responds", "decide", "respond", "correct-response", "assign", "reassign",
    "set-status", "deliver-by", "look-at", "discharge",
)  # fmt: skip


def _leaving(world: World) -> dict[str, Any]:
    led = led_by(world.cast.officer(RHIAN))
    single = {f"action_{action.pk}": "all" for action in led}
    last = {"last_day_day": "1", "last_day_month": "2", "last_day_year": "2100"}
    return {**last, **single, **WHY, "successor": "vacant"}


def _rounds(world: World) -> dict[str, Any]:
    plan = world.cast.plan
    first = {"first_on_day": "1", "first_on_month": "2", "first_on_year": "2100"}
    return {**rounds_as_they_stand(plan, schedule_of(plan)), **first, "remind_before": "4"}


FORMS = (
    "people:add-officer", "people:change-officer", "people:officer-acting", "people:user-acting",
    "people:end-acting", "people:add-user", "people:invite-user", "people:user-account",
    "people:user-password", "people:grant-role", "people:withdraw-role", "people:access-term",
    "people:try-letter", "people:renew-calendar",
    "actions:erase-anywhere", "actions:begin-plan",
    "actions:reword", "actions:change-leads", "actions:change-date", "actions:recurrence",
    "actions:withdraw", "actions:erase", "actions:delete-filter", "actions:cut-version",
    "actions:settings", "governance:add-body", "governance:rename-body", "governance:seat-member",
    "governance:change-seat", "governance:end-seat", "governance:add-report",
    "governance:change-report", "governance:end-report", "governance:add-plan-route",
    "governance:change-plan-route", "governance:end-plan-route", "governance:add-entry",
    "governance:change-entry", "governance:note-look", "governance:take-off",
    "actions:leaving", "people:invite-for-officer",
    "governance:set-rounds", "governance:close-round",
    "people:decide-exempt", "people:lift-exemption", "reports:withhold",
)  # fmt: skip


def twice(client: Client, path: str, data: Mapping[str, Any]) -> None:
    """Post a form, and again: it is answered alike, and writes nothing more."""
    before, keyed = checksum(), {**data, "form_key": uuid.uuid4()}
    first = client.post(path, keyed)
    assert first.status_code == DONE, words(first)
    written = checksum()
    assert written != before
    second = client.post(path, keyed)
    assert (second.status_code, second.headers["Location"]) == (DONE, first.headers["Location"])
    assert checksum() == written


@pytest.mark.parametrize("name", FORMS)
def test_the_same_form_gives_its_first_answer(world: World, visitor: Visitor, name: str) -> None:
    data = {**_of_people(world), **_of_plans(world), **_of_bodies(world)}[name]
    twice(visitor("administrator"), address(name, world.here), data)


@pytest.mark.parametrize("name", OF_REVIEWS)
def test_the_same_form_about_a_review_too(world: World, visitor: Visitor, name: str) -> None:
    full = f"governance:{name}"
    twice(visitor("scrutiny_officer"), address(full, world.here), _of_reviews(world)[full])


def test_a_form_of_ones_own_password(world: World, visitor: Visitor) -> None:
    twice(visitor("lead"), "/password/", {"present": PASSWORD, "password": NEW_PASSWORD})
    assert User.objects.get(pk=world.cast.lead.pk).check_password(NEW_PASSWORD)


def test_a_form_that_opens_a_plan(world: World, visitor: Visitor) -> None:
    begun_plan(world.cast.partnership, world.cast.administrator, slug="draft")
    twice(visitor("administrator"), "/plans/aldermere/draft/open/", {"ready": "on"})


def test_a_form_that_closes_a_plan(world: World, visitor: Visitor) -> None:
    cast = world.cast
    for action in Action.objects.filter(plan=cast.plan, state=Action.State.OPEN):
        withdraw(action, by=cast.administrator, reason="Over")
    sign_closing(cast.plan, by=cast.chief_officer, statement="All is done.")
    twice(visitor("administrator"), address("actions:close-plan", world.here), WHY)


def test_a_form_that_opens_a_round(world: World, visitor: Visitor) -> None:
    close_round(world.cast.plan, by=None, reason="Enough")
    twice(visitor("chair"), address("governance:open-round", world.here), {})


def test_a_form_that_saves_a_view(world: World, visitor: Visitor) -> None:
    path = f"{address('actions:save-filter', world.here)}?rating=green"
    twice(visitor("board_member"), path, {"name": "Green", "shared": "mine"})
    assert SavedFilter.objects.filter(name="Green").count() == 1


def test_a_form_by_which_one_gives_up_the_right_to_post_it(world: World, visitor: Visitor) -> None:
    cast = world.cast
    role = Role.objects.get(user=cast.administrator)
    other = Role.objects.get(user=cast.chair)
    Role.objects.filter(pk=other.pk).update(kind=Role.Kind.ADMINISTRATOR)
    path = address("people:withdraw-role", world.here).replace(str(other.pk), str(role.pk))
    twice(visitor("administrator"), path, WHY)


def test_a_form_that_came_back_may_be_posted_again(world: World, visitor: Visitor) -> None:
    client, path = visitor("administrator"), address("actions:cut-version", world.here)
    data = {"form_key": uuid.uuid4(), "number": "2.0", "author": "RO", "comments": ""}
    assert client.post(path, data).status_code == OK
    assert client.post(path, {**data, "comments": "Second"}).status_code == DONE


def test_a_form_sent_again_with_other_words_is_a_form_of_its_own(
    world: World, visitor: Visitor
) -> None:
    client, path = visitor("administrator"), address("people:add-user", world.here)
    key, names = uuid.uuid4(), ("Ann", "Anne", "Anne")
    for name, kept in zip(names, ({"Ann"}, {"Ann", "Anne"}, {"Ann", "Anne"}), strict=True):
        data = {"form_key": key, "name": name, "email": f"{name.lower()}@aldermere.example"}
        assert client.post(path, data).status_code == DONE
        found = User.objects.filter(name__in=names).values_list("name", flat=True)
        assert sorted(found) == sorted(kept)


def test_a_form_sent_again_with_other_words_keeps_them_where_it_is_too_late(
    world: World, visitor: Visitor
) -> None:
    client, path = visitor("administrator"), address("actions:cut-version", world.here)
    data = {"form_key": uuid.uuid4(), "number": "2.0", "author": "RO", "comments": "Second"}
    assert client.post(path, data).status_code == DONE
    response = client.post(path, {**data, "comments": "Second, with the board's words"})
    assert response.status_code == OK
    assert "Second, with the board's words" in words(response)


def test_a_key_is_of_one_users_form_about_one_thing(world: World, visitor: Visitor) -> None:
    data = {"form_key": uuid.uuid4(), **WHY}
    withdrawn = address("actions:withdraw", world.here)
    assert visitor("administrator").post(withdrawn, data).status_code == DONE
    assert visitor("lead").post(withdrawn, data).status_code == REFUSED
    beside = withdrawn.replace("1.1.1", "1.1.2")
    assert visitor("administrator").post(beside, data).status_code == DONE
    both = [world.cast.action("1.1.1"), world.cast.action("1.1.2")]
    assert {action.state for action in both} == {Action.State.WITHDRAWN}


def test_every_form_that_writes_carries_a_key(world: World, visitor: Visitor) -> None:
    for name, row in ROWS.items():
        if not (row.posts and row.reads) or name in KEYLESS | UNASKED:
            continue
        role = "lead" if "lead" in row.may else next(iter(row.may or ["chair"]))
        response = visitor(role).get(address(name, world.here))
        if response.status_code == OK:
            assert 'name="form_key"' in response.content.decode(), name

"""The named cast of the tests: two partnerships, an open plan, users named for what they are.

All of it is written through the services, as people's pages do it.
"""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any

import pytest
import time_machine
from django.test import Client

from actions.models import Action, ProgressUpdate
from actions.selectors.current import current_updates
from actions.selectors.document import plan_document
from actions.services.applying import apply
from actions.services.versions import create_plan, open_plan
from people import clock, services
from people.models import Officer, Partnership, Role, User
from plans.brag import Rating
from plans.changes import compare
from plans.document import (
    ActionEntry,
    GlossaryTerm,
    NoDateReason,
    ObjectiveEntry,
    OfficerEntry,
    OfficerKind,
    Period,
    PlanDocument,
    Position,
    ThemeEntry,
)
from plans.models import Plan
from tests.support.recorded import once

PASSWORD = "tide table lantern"
LONG_AGO = date(2020, 1, 1)

RHIAN, DAVID, GROUP = "Rhian Okafor", "David Łukasik", "Exploitation Sub Group"

DOCUMENT = PlanDocument(
    title="Child sexual exploitation delivery plan",
    period=Period(date(2026, 4, 1), date(2029, 3, 31)),
    owner="Exploitation Sub Group",
    methodology="Each lead reports every month.",
    officers=(
        OfficerEntry(RHIAN, "Head of Safeguarding", "Aldermere Council"),
        OfficerEntry(DAVID, "Detective Inspector", "Police"),
        OfficerEntry(GROUP, "", "", OfficerKind.GROUP),
    ),
    themes=(
        ThemeEntry(
            1,
            "Prevent",
            "Children are kept from harm.",
            (
                ObjectiveEntry(
                    "1.1",
                    "Know who is at risk",
                    (
                        ActionEntry(
                            "Train every taxi driver", "train", "1.1.1", (RHIAN,), RHIAN,
                            due_on=date(2026, 9, 30), when_as_printed="Sep 2026",
                            baseline_due_on=date(2026, 9, 30), rating=Rating.GREEN,
                            evidence="40 of 60 drivers were trained by June.",
                        ),
                        ActionEntry(
                            "Publish the needs assessment", "publish", "1.1.2", (DAVID, RHIAN),
                            f"{DAVID} / {RHIAN}", due_on=date(2027, 3, 31),
                            baseline_due_on=date(2027, 3, 31),
                        ),
                    ),
                ),
                ObjectiveEntry(
                    "1.2",
                    "Teach healthy relationships",
                    (
                        ActionEntry(
                            "Visit each secondary school", "visit", "1.2.1", (GROUP,), GROUP,
                            when_as_printed="Ongoing", no_date_reason=NoDateReason.ONGOING,
                            rating=Rating.BLUE, evidence="All 11 done.",
                        ),
                    ),
                ),
            ),
        ),
        ThemeEntry(
            2,
            "Protect",
            "",
            (
                ObjectiveEntry(
                    "2.1",
                    "Find missing children sooner",
                    (
                        ActionEntry(
                            "Share the missing list daily", "share", "2.1.1", (DAVID,), DAVID,
                            due_on=date(2026, 12, 31), baseline_due_on=date(2026, 12, 31),
                            rating=Rating.RED, evidence="No agreement with health yet.",
                        ),
                        ActionEntry(
                            "Agree a return interview", "agree", "2.1.2",
                            lead_as_printed="Lead to be identified",
                            no_date_reason=NoDateReason.NOT_STATED,
                        ),
                    ),
                ),
            ),
        ),
    ),
    glossary=(GlossaryTerm("CSE", "Child sexual exploitation"),),
)  # fmt: skip
"""What the plan says when it is opened."""


@dataclass(frozen=True, kw_only=True)
class Cast:
    """Who and what there is. Each user is named for what they are."""

    partnership: Partnership
    elsewhere: Partnership
    plan: Plan
    lead: User
    """Acts for Rhian Okafor, who leads 1.1.1 alone and 1.1.2 as the second."""
    other_lead: User
    """Acts for David Łukasik, who is responsible for 1.1.2 and 2.1.1."""
    chair: User
    chief_officer: User
    board_member: User
    scrutiny_officer: User
    administrator: User
    auditor: User
    outsider: User
    """Administrator of the other partnership."""
    deactivated: User
    """An administrator who left."""
    nobody: User
    """An account of the partnership without any role."""

    def action(self, ref: str) -> Action:
        return Action.objects.select_related("plan__partnership").get(plan=self.plan, ref=ref)

    def officer(self, name: str) -> Officer:
        return Officer.objects.get(partnership=self.partnership, name=name)

    def current(self, ref: str) -> ProgressUpdate | None:
        """The action's current update."""
        action = self.action(ref)
        found = current_updates([action.pk], at=clock.now(), position=Position.RECORDED)
        return found.get(action.pk)

    def document(self) -> PlanDocument:
        """What the plan says now, everything recorded."""
        return plan_document(self.plan, at=clock.now(), position=Position.RECORDED)


@pytest.fixture
def cast(db: None) -> Cast:
    """The cast, gathered once on a day and put back as it was for each further test."""
    return gathered()


def gathered() -> Cast:
    """``gather``, or what that once wrote on the same day or at the same second of a journey."""
    at = _recorded_at()
    if at is None or Partnership.objects.exists():
        return gather()
    return once(("the cast", at), partial(_gathered_at, at))


def _gathered_at(at: date) -> Cast:
    with _standing_still(at):
        return gather()


def _recorded_at() -> date | None:
    """A day for the real time, a second for one that was travelled to; none for a false clock."""
    if abs(clock.now() - datetime.now(UTC)) > timedelta(seconds=1):
        return None
    if time_machine.escape_hatch.is_travelling():
        return clock.now().replace(microsecond=0)
    return clock.today()


def _standing_still(at: date) -> AbstractContextManager[object]:
    """The clock at the beginning of a second, which every later test of that second has behind."""
    if isinstance(at, datetime):
        return time_machine.travel(at, tick=False)
    return nullcontext()


def gather() -> Cast:
    """Both partnerships, the open plan and everyone, in a database that is empty."""
    partnership = services.create_partnership(slug="aldermere", name="Aldermere")
    elsewhere = services.create_partnership(slug="elsewhere", name="Elsewhere")
    administrator = add_user(partnership, "administrator", Role.Kind.ADMINISTRATOR)
    plan = opened_plan(partnership, DOCUMENT, administrator)
    return Cast(
        partnership=partnership,
        elsewhere=elsewhere,
        plan=plan,
        lead=_acting(partnership, "lead", RHIAN),
        other_lead=_acting(partnership, "other_lead", DAVID),
        chair=add_user(partnership, "chair", Role.Kind.CHAIR),
        chief_officer=add_user(partnership, "chief_officer", Role.Kind.CHIEF_OFFICER),
        board_member=add_user(partnership, "board_member", Role.Kind.BOARD_MEMBER),
        scrutiny_officer=add_user(partnership, "scrutiny_officer", Role.Kind.SCRUTINY_OFFICER),
        administrator=administrator,
        auditor=add_user(partnership, "auditor", Role.Kind.AUDITOR),
        outsider=add_user(elsewhere, "outsider", Role.Kind.ADMINISTRATOR),
        deactivated=_deactivated(partnership, administrator),
        nobody=add_user(partnership, "nobody"),
    )


def begun_plan(partnership: Partnership, by: User | None, slug: str = "cse") -> Plan:
    """A plan that is being set up and holds nothing yet; it asks for no consideration."""
    return create_plan(
        partnership, by=by, slug=slug, title=DOCUMENT.title, needs_consideration=False
    )


def opened_plan(partnership: Partnership, document: PlanDocument, by: User | None) -> Plan:
    """A plan that says what the document says, and is open."""
    plan = begun_plan(partnership, by)
    apply(plan, compare(_held(plan), document), by=by)
    return open_plan(plan, by=by)


def _held(plan: Plan) -> PlanDocument:
    return plan_document(plan, at=clock.now(), position=Position.RECORDED)


def add_user(partnership: Partnership, name: str, *kinds: str) -> User:
    """An account with roles in the whole partnership, from long ago."""
    user = services.add_user(
        partnership,
        by=None,
        email=f"{name}@{partnership.slug}.example",
        name=name.replace("_", " ").capitalize(),
        password=PASSWORD,
    )
    for kind in kinds:
        services.grant_role(user, by=None, kind=kind, partnership=partnership, from_date=LONG_AGO)
    return user


def _acting(partnership: Partnership, name: str, officer: str) -> User:
    user = add_user(partnership, name)
    acted_for = Officer.objects.get(partnership=partnership, name=officer)
    services.act_for(user, acted_for, by=None, from_date=LONG_AGO)
    return user


def _deactivated(partnership: Partnership, by: User) -> User:
    user = add_user(partnership, "deactivated", Role.Kind.ADMINISTRATOR)
    return services.change_user(user, by=by, reason="Left", name=user.name, is_active=False)


def signed_in(client: Client, user: User) -> Client:
    """The client with this user signed in, without a page or a password."""
    client.force_login(user)
    return client


def afresh(user: User) -> User:
    """The user as the next request has them: what they may do is read again."""
    return User.objects.get(pk=user.pk)


def with_action(document: PlanDocument, key: str, **values: Any) -> PlanDocument:
    """The document with other values in one action."""
    return replace(
        document,
        themes=tuple(
            replace(
                theme,
                objectives=tuple(
                    replace(
                        objective,
                        actions=tuple(
                            replace(a, **values) if a.key == key else a for a in objective.actions
                        ),
                    )
                    for objective in theme.objectives
                ),
            )
            for theme in document.themes
        ),
    )


def without_action(document: PlanDocument, key: str) -> PlanDocument:
    """The document with one action less."""
    return replace(
        document,
        themes=tuple(
            replace(
                theme,
                objectives=tuple(
                    replace(o, actions=tuple(a for a in o.actions if a.key != key))
                    for o in theme.objectives
                ),
            )
            for theme in document.themes
        ),
    )

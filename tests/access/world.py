"""Two partnerships side by side: what stands in one must never be read, or written, from the other.

Every text and name of the second partnership holds ``CANARY``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from actions.models import Action
from actions.services.challenging import Question, challenge
from actions.services.moving import withdraw
from actions.services.record import Report, post_update
from actions.services.versions import cut_version
from people import clock, services
from people.models import Acting, Agency, Body, Membership, Officer, Partnership, Role, User
from plans.brag import Rating
from plans.document import (
    ActionEntry,
    GlossaryTerm,
    ObjectiveEntry,
    OfficerEntry,
    PlanDocument,
    Position,
    ThemeEntry,
)
from plans.models import Plan
from tests.cast import LONG_AGO, RHIAN, Cast, add_user, gather, opened_plan

CANARY = "kanarie"

SECRET = PlanDocument(
    title=f"Plan {CANARY}",
    owner=f"Board {CANARY}",
    methodology=f"Method {CANARY}",
    officers=(OfficerEntry(f"Officer {CANARY}", f"Post {CANARY}", f"Agency {CANARY}"),),
    themes=(
        ThemeEntry(
            7,
            f"Theme {CANARY}",
            f"Statement {CANARY}",
            (
                ObjectiveEntry(
                    f"O-{CANARY}",
                    f"Objective {CANARY}",
                    (
                        ActionEntry(
                            f"Action {CANARY}", CANARY, f"R-{CANARY}", (f"Officer {CANARY}",),
                            f"Printed {CANARY}", due_on=date(2026, 9, 30), rating=Rating.GREEN,
                            when_as_printed=f"When {CANARY}", evidence=f"Evidence {CANARY}",
                        ),
                    ),
                ),
            ),
        ),
    ),
    glossary=(GlossaryTerm(f"Term {CANARY}", f"Meaning {CANARY}"),),
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Place:
    """What stands in the addresses of one partnership: named as the URLconf names it."""

    partnership: str
    plan: str
    ref: str
    officer: int
    user: int
    acting: int
    role: int
    update: int
    need: int
    """An update that says what is needed."""
    challenge: int


@dataclass(frozen=True, kw_only=True)
class World:
    cast: Cast
    here: Place
    there: Place
    secret: Plan
    agency: Agency
    """Of the other partnership, as are the body, the officer and the user."""
    body: Body
    officer: Officer
    user: User
    left_ref: str
    """Of an action that was withdrawn."""

    @property
    def crossed(self) -> Place:
        """Our partnership's address with the other one's numbers in it."""
        return replace(self.there, partnership=self.here.partnership, plan=self.here.plan)

    @property
    def missing(self) -> Place:
        """Our partnership's address with numbers that nobody has."""
        none = 10**9
        return replace(
            self.here, ref="9.9.9", officer=none, user=none, acting=none, role=none,
            update=none, need=none, challenge=none,
        )  # fmt: skip

    @property
    def nowhere(self) -> Place:
        """The address of a partnership that there is not."""
        return replace(self.here, partnership="nowhere")

    @property
    def left(self) -> Place:
        """Our partnership's address of an action that left the plan."""
        return replace(self.here, ref=self.left_ref)


def build() -> World:
    """Both partnerships with a plan, officers, users, a body and a version each."""
    cast = gather()
    user = add_user(cast.elsewhere, CANARY)
    secret = opened_plan(cast.elsewhere, SECRET, cast.outsider)
    cut_version(secret, by=user, number=f"1-{CANARY}", author=CANARY, comments=CANARY)
    cut_version(cast.plan, by=cast.administrator, number="1.0", author="RO", comments="First")
    withdraw(cast.action("2.1.2"), by=cast.administrator, reason="Merged")
    officer = Officer.objects.get(partnership=cast.elsewhere)
    body = _body(cast.elsewhere, CANARY)
    _body(cast.partnership, "lscb")
    services.act_for(user, officer, by=None, from_date=LONG_AGO)
    return World(
        cast=cast,
        here=_place(cast.plan, "1.1.1", cast.officer(RHIAN), cast.lead, cast.chair),
        there=_place(secret, f"R-{CANARY}", officer, user, cast.outsider),
        secret=secret,
        agency=Agency.objects.get(partnership=cast.elsewhere),
        body=body,
        officer=officer,
        user=user,
        left_ref="2.1.2",
    )


def _body(partnership: Partnership, slug: str) -> Body:
    body = services.add_body(partnership, by=None, slug=slug, name=f"Body {slug}")
    services.seat_member(
        body, by=None, name=f"Member {slug}", role=Membership.Role.CHAIR, from_date=LONG_AGO
    )
    return body


def _place(plan: Plan, ref: str, officer: Officer, user: User, holder: User) -> Place:
    return Place(
        partnership=plan.partnership.slug,
        plan=plan.slug,
        ref=ref,
        officer=officer.pk,
        user=user.pk,
        acting=Acting.objects.get(user=user, officer=officer).pk,
        role=Role.objects.get(user=holder).pk,
        **_posted(Action.objects.select_related("plan").get(plan=plan, ref=ref)),
    )


def _posted(action: Action) -> dict[str, int]:
    """What was said of an action: an update, one that asks for something, and a challenge."""
    asks = Report(Rating.AMBER, f"Late {action.ref}", "Late", f"Money {action.ref}", "Nobody")
    need = post_update(action, by=None, report=asks)
    later = Report(Rating.GREEN, f"Better {action.ref}", "It came")
    update = post_update(action, by=None, report=later)
    question = Question(f"Why {action.ref}?", clock.today() + timedelta(days=14))
    asked = challenge(action, by=None, question=question, position=Position.RECORDED)
    return {"update": update.pk, "need": need.pk, "challenge": asked.pk}

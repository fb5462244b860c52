"""Two partnerships side by side: what stands in one must never be read, or written, from the other.

Every text and name of the second partnership holds ``CANARY``.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, ClassVar

from actions.evidence.attached import checked
from actions.models import Action, EvidenceFile, SavedFilter
from actions.services.challenging import Question, challenge
from actions.services.dates import ask_date
from actions.services.moving import withdraw
from actions.services.plan_settings import PlanSettings, change_settings
from actions.services.record import Report, post_update
from actions.services.saved_filters import save_filter
from actions.services.versions import cut_version
from governance.models import NextStep, Promise, Review
from governance.services import meetings
from governance.services.reviews import add_recommendation, begin_review, respond
from people import services
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
    """One of the action that waits to be considered; the date asked for and the challenge too."""
    asked: int
    challenge: int
    saved: int
    """A saved view that is shared; its partnership's administrator keeps it."""
    evidence: int
    need: int
    """An update that says what is needed."""
    review: str
    body: str
    meeting: str
    promise: int
    """Owed by the officer, as is the next step."""
    step: int
    passkey: ClassVar[int] = 1
    """Nobody's, as is the token of a link."""
    token: ClassVar[str] = "none"
    provider: ClassVar[str] = "none"
    purpose: ClassVar[str] = "none"


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
        numbers: dict[str, Any] = {f.name: 10**9 for f in fields(Place) if f.type == "int"}
        return replace(self.here, ref="9.9.9", body="none", meeting="none", **numbers)

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
    _post_file(cast.plan, "1.1.1", "40 of 60 drivers were trained by June.", "drivers")
    _post_file(secret, f"R-{CANARY}", f"Evidence {CANARY}", CANARY)
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


def _saved(plan: Plan) -> SavedFilter:
    """Named for its plan, so that the other partnership's name is never to be read here."""
    owner = User.objects.get(
        partnership=plan.partnership, roles__kind=Role.Kind.ADMINISTRATOR, is_active=True
    )
    name = f"View of {plan.title}"
    return save_filter(plan, by=owner, name=name, query="rating=green", shared=True)


def _place(plan: Plan, ref: str, officer: Officer, user: User, holder: User) -> Place:
    waiting = _waiting(plan, ref, user)
    promise, step = _meeting(plan, ref, officer)
    return Place(
        partnership=plan.partnership.slug,
        plan=plan.slug,
        ref=ref,
        officer=officer.pk,
        user=user.pk,
        acting=Acting.objects.get(user=user, officer=officer).pk,
        role=Role.objects.get(user=holder).pk,
        **waiting,
        saved=_saved(plan).pk,
        evidence=EvidenceFile.objects.get(update__action__plan=plan).pk,
        review=_review(plan).slug,
        body=step.of_meeting.body.slug,
        meeting=step.of_meeting.slug,
        promise=promise.pk,
        step=step.pk,
    )


def _waiting(plan: Plan, ref: str, user: User) -> dict[str, int]:
    """What waits for a decision on one action of a plan that else asks for no consideration."""
    action = Action.objects.select_related("plan__partnership").get(plan=plan, ref=ref)
    question = Question("Why is this Green?", date(2100, 1, 1))
    evidence = action.updates.latest("moment").evidence
    asks = Report(Rating.AMBER, f"Late {action.ref}", "Late", f"Money {action.ref}", "Nobody")
    need = post_update(action, by=user, report=asks)
    report = Report(Rating.GREEN, evidence, "It came")
    post_update(action, by=user, report=report)
    change_settings(plan, by=None, settings=PlanSettings(31), reason="For once")
    update = post_update(action, by=user, report=report)
    free = PlanSettings(31, needs_consideration=False)
    change_settings(plan, by=None, settings=free, reason="As before")
    asked = ask_date(action, by=user, to_date=date(2027, 1, 31), reason="Later")
    questioned = challenge(action, by=user, question=question, position=Position.CONSIDERED)
    return {"update": update.pk, "asked": asked.pk, "challenge": questioned.pk, "need": need.pk}


def _review(plan: Plan) -> Review:
    """A scrutiny review with one recommendation, named for its plan."""
    review = begin_review(
        plan.partnership, by=None, slug=f"{plan.slug}-review", title=f"Review of {plan.title}"
    )
    added = add_recommendation(review, by=None, ref="1", text=f"Explain {plan.title}")
    respond(added, by=None, text=f"It is explained in {plan.title}.")
    return review


def _meeting(plan: Plan, ref: str, officer: Officer) -> tuple[Promise, NextStep]:
    """A meeting at which was asked about an action, named for its plan."""
    body = Body.objects.filter(partnership=plan.partnership)[0]
    meeting = meetings.call_meeting(body, by=None, held_on=date(2026, 3, 2))
    item = meetings.open_item(meeting, by=None, number="1", title=f"Item on {plan.title}")
    action = Action.objects.select_related("objective", "plan").get(plan=plan, ref=ref)
    asked = meetings.ask(
        item,
        by=None,
        asked_by=f"Member of {plan.title}",
        text=f"How is {plan.title}?",
        objective=action.objective,
        about=[meetings.About(ref, action)],
    )
    meetings.answer(asked, by=None, officer=officer, text=f"It is {plan.title}.")
    owed = f"A note on {plan.title}"
    promised = meetings.promise(asked, by=None, text=owed, officer=officer)
    return promised, meetings.set_next_step(item, by=None, text=owed, owner=officer)


def _post_file(plan: Plan, ref: str, evidence: str, words: str) -> None:
    """An update with a file beside it."""
    action = Action.objects.select_related("plan__partnership").get(plan=plan, ref=ref)
    report = Report(Rating.GREEN, evidence)
    file = checked(f"File {words}".encode(), f"{words}.txt")
    post_update(action, by=None, report=report, attachments=[file])

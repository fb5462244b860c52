"""What stands in the addresses of one partnership, and how it came there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, ClassVar

import pytest

from actions.models import Action, EvidenceFile, SavedFilter
from actions.services.challenging import Question, challenge
from actions.services.dates import ask_date
from actions.services.plan_settings import PlanSettings, change_settings
from actions.services.record import Report, post_update
from actions.services.saved_filters import save_filter
from governance.models import Meeting, NextStep, PlanRoute, Promise, Round
from governance.reviews.document import Decision, Status
from governance.services import meetings
from governance.services.outcomes import assign, deliver_by, set_status
from governance.services.programme import Looking, Subject, plan_to_look
from governance.services.reviews import add_recommendation, begin_review, decide, respond
from governance.services.rounds import RoundSettings, open_round, set_rounds
from governance.services.routes import agree_route, give_plan
from people import clock, services
from people.letters.content import Content
from people.letters.kinds import Kind
from people.models import Acting, Body, Exemption, Letter, Officer, Role, User
from people.services import Ground, decide_exempt
from people.services.outbox import post_letter
from plans.brag import Rating
from plans.document import (
    Position,
)
from plans.models import Plan
from reports.content.periods import quarter_of
from reports.content.source import PackKind
from reports.exempt import SECTION
from reports.models import Pack
from reports.services import drafts, publishing, steps
from tests.reports.papers import one_page

DRAFT = 2
"""The number of the pack that is not published."""


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
    pack: int
    """A draft."""
    published: int
    """A pack that is published, with a file of it."""
    file: str
    stage: ClassVar[str] = "put-forward"
    subject: ClassVar[str] = "action"
    row: int
    """The action's, which can be decided exempt."""
    exemption: int
    """Of a section of the draft's front sheet that nobody has written yet."""
    number: int
    """Of the reporting round that is under way."""
    letter: int
    """To the user."""
    body: str
    meeting: str
    promise: int
    """Owed by the officer, as is the next step."""
    step: int
    seat: int
    """Of the body, as are the three below."""
    route: int
    plan_route: int
    entry: int
    recommendation: str
    response: int
    assignment: int
    """Of the review's recommendation, which the action delivers."""
    passkey: ClassVar[int] = 1
    """Nobody's, as is the token of a link."""
    token: ClassVar[str] = "none"
    provider: ClassVar[str] = "none"
    purpose: ClassVar[str] = "none"


def _saved(plan: Plan) -> SavedFilter:
    """Named for its plan, so that the other partnership's name is never to be read here."""
    owner = User.objects.get(
        partnership=plan.partnership, roles__kind=Role.Kind.ADMINISTRATOR, is_active=True
    )
    name = f"View of {plan.title}"
    return save_filter(plan, by=owner, name=name, query="rating=green", shared=True)


def place_of(plan: Plan, ref: str, officer: Officer, user: User, holder: User) -> Place:
    """Something of every kind in one plan and its partnership, each named for the plan."""
    meeting = _meeting(plan, ref, officer)
    found: dict[str, Any] = {
        **_waiting(plan, ref, user),
        **_packs(plan),
        **_review(plan, ref, officer),
        **_of_meeting(meeting),
        **_routes(meeting, plan),
    }
    return Place(
        partnership=plan.partnership.slug,
        plan=plan.slug,
        ref=ref,
        officer=officer.pk,
        user=user.pk,
        acting=Acting.objects.get(user=user, officer=officer).pk,
        role=Role.objects.get(user=holder).pk,
        saved=_saved(plan).pk,
        row=Action.objects.get(plan=plan, ref=ref).pk,
        exemption=_exemption(plan).pk,
        evidence=EvidenceFile.objects.get(update__action__plan=plan).pk,
        letter=_letter(plan, user).pk,
        number=_round(plan).number,
        **found,
    )


def _of_meeting(meeting: Meeting) -> dict[str, Any]:
    return {
        "body": meeting.body.slug,
        "meeting": meeting.slug,
        "seat": meeting.body.memberships.get().pk,
        "promise": Promise.objects.get(question__item__meeting=meeting).pk,
        "step": NextStep.objects.get(item__meeting=meeting).pk,
    }


def _routes(meeting: Meeting, plan: Plan) -> dict[str, int]:
    """A route of a body to another one, its part in a plan, and what it means to look at."""
    body = meeting.body
    above = services.add_body(body.partnership, by=None, name=f"Above {body.name}")
    route = agree_route(body, by=None, to=above, what=f"Progress of {plan.title}", interval=92)
    part = give_plan(body, by=None, plan=plan, part=PlanRoute.Part.OWNS, interval=92)
    looking = Looking(f"Look at {plan.title}", f"Why {plan.title}", Subject(plan), meeting)
    entry = plan_to_look(body, by=None, looking=looking)
    return {"route": route.pk, "plan_route": part.pk, "entry": entry.pk}


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


def _review(plan: Plan, ref: str, officer: Officer) -> dict[str, Any]:
    """A scrutiny review with one recommendation, named for its plan."""
    review = begin_review(
        plan.partnership, by=None, slug=f"{plan.slug}-review", title=f"Review of {plan.title}"
    )
    added = add_recommendation(review, by=None, ref="1", text=f"Explain {plan.title}")
    decide(added, by=None, decision=Decision.ACCEPTED, rationale=f"As {plan.title} says")
    response = respond(added, by=None, text=f"It is explained in {plan.title}.")
    assignment = assign(added, by=None, officers=[officer])
    set_status(assignment, by=None, status=Status.COMPLETED, reason=f"See {plan.title}")
    deliver_by(added, by=None, reason="Linked", actions=[Action.objects.get(plan=plan, ref=ref)])
    return {
        "review": review.slug,
        "recommendation": added.ref,
        "response": response.pk,
        "assignment": assignment.pk,
    }


def _packs(plan: Plan) -> dict[str, Any]:
    """A published pack and a draft, named for their plan."""
    texts = {"contact": f"Contact of {plan.title}"}
    said = drafts.Draft(PackKind.QUARTERLY, str(quarter_of(clock.today())), texts=texts)
    quarterly = partial(drafts.begin_pack, by=None, draft=said)
    built = drafts.put_forward(quarterly(plan), by=None).built
    steps.consider(built, by=None)
    steps.approve(built, by=None)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("reports.render.formats.render_pdf", lambda _content: one_page())
        publishing.publish(built, by=None)
    file = built.files.get(name__endswith=".pdf")
    draft = quarterly(plan)
    assert draft.number == DRAFT
    return {"pack": draft.number, "published": built.pack.number, "file": file.name}


def _exemption(plan: Plan) -> Exemption:
    draft = Pack.objects.get(plan=plan, number=DRAFT)
    reason = f"A case of {plan.title}"
    ground = Ground("1", reason, date(2100, 1, 1))
    return decide_exempt(
        plan.partnership, by=None, subject=SECTION, row=draft.pk, part="wards", ground=ground
    )


def _round(plan: Plan) -> Round:
    """A reporting round that was opened today."""
    settings = RoundSettings(True, clock.today(), plan.reporting_interval)
    set_rounds(plan, by=None, settings=settings, reason="Agreed")
    return open_round(plan, by=None, today=clock.today())


def _letter(plan: Plan, user: User) -> Letter:
    """One that waits, about the plan."""
    kind = Kind("due", "what is due from you")
    content = Content(f"About {plan.title}", f"{plan.title} has opened.")
    post_letter(
        plan.partnership, to=user, kind=kind, step="opens", content=content, due=clock.now()
    )
    return Letter.objects.get(to=user, step="opens")


def _meeting(plan: Plan, ref: str, officer: Officer) -> Meeting:
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
    meetings.promise(asked, by=None, text=owed, officer=officer)
    meetings.set_next_step(item, by=None, text=owed, owner=officer)
    return meeting

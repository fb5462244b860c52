"""The cast's plan, from now on with updates that have to be considered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.test import Client

from actions.models import Challenge, DateRequest, Posted, ProgressUpdate, SignOffProposal
from actions.queue import Kind
from actions.services.challenging import Question, challenge
from actions.services.dates import ask_date
from actions.services.plan_settings import PlanSettings, change_settings
from actions.services.record import Completion, Report, post_update
from people import services
from people.models import Body, Role, User
from plans.brag import Rating
from plans.document import Position
from tests.cast import LONG_AGO, Cast, add_user
from tests.people.pages.asking import page, post, words

PLAN = "/plans/aldermere/cse/"
QUEUE = f"{PLAN}queue/"
NEW_DATE = date(2027, 1, 15)
MET = Completion(SignOffProposal.Outcome.MET, "The licensing team carries on.")


@dataclass(frozen=True)
class Considering:
    """What people of the cast say, and what a chair then reads and decides."""

    cast: Cast
    client: Client

    def keep(self, **settings: Any) -> None:
        """Keep the plan otherwise from now on."""
        wanted = PlanSettings(31, **settings)
        change_settings(
            self.cast.plan, by=self.cast.administrator, settings=wanted, reason="Agreed"
        )

    def say(self, ref: str = "1.1.1", words: str = "50 of 60", **more: Any) -> ProgressUpdate:
        report = Report(more.pop("rating", Rating.GREEN), words, more.pop("reason", ""), **more)
        return post_update(self.cast.action(ref), by=self.cast.lead, report=report)

    def propose(self, ref: str = "1.1.1", words: str = "All 60 are trained.") -> ProgressUpdate:
        reason = {"reason": "It is done"}
        return self.say(ref, words, rating=Rating.BLUE, completion=MET, **reason)

    def ask(self, ref: str = "1.1.1", to: date = NEW_DATE, why: str = "Venue") -> DateRequest:
        return ask_date(self.cast.action(ref), by=self.cast.lead, to_date=to, reason=why)

    def question(
        self, ref: str = "1.1.1", *, by: User | None = None, body: Body | None = None
    ) -> Challenge:
        asked = Question("Why Green?", date(2100, 1, 1), body)
        return challenge(
            self.cast.action(ref),
            by=by or self.cast.board_member,
            question=asked,
            position=Position.CONSIDERED,
        )

    def reads(self, user: User | None = None, query: str = "") -> str:
        return words(self.get(user, query))

    def get(self, user: User | None = None, query: str = "") -> Any:
        return page(self.client, user or self.cast.chair, QUEUE + query)

    def form(self, row: Posted, user: User | None = None) -> dict[str, Any]:
        """The form that decides this, as the queue renders it."""
        kinds = {DateRequest: Kind.DATE, Challenge: Kind.CHALLENGE}
        blue = getattr(row, "rating", "") == Rating.BLUE
        kind = kinds.get(type(row), Kind.SIGN_OFF if blue else Kind.UPDATE)
        lines = self.get(user, f"?open={kind}-{row.pk}").context["lines"]
        form = next(line.form for line in lines if line.opened)
        return {name: form[name].value() for name in ("form_key", "last_seen")}

    def post(self, rest: str, data: dict[str, Any], user: User | None = None) -> Any:
        return post(self.client, user or self.cast.chair, PLAN + rest, data)

    def becomes_own(self, user: User, officer: str) -> User:
        """The user, who from now on acts for an officer as well."""
        services.act_for(user, self.cast.officer(officer), by=None, from_date=LONG_AGO)
        return User.objects.get(pk=user.pk)

    def body(self, slug: str = "lscb") -> Body:
        return services.add_body(self.cast.partnership, by=None, slug=slug, name=slug.upper())

    def chair_of(self, body: Body) -> User:
        """A chair of a body that does not drive the plan."""
        user = add_user(self.cast.partnership, f"chair_of_{body.slug}")
        services.grant_role(
            user,
            by=None,
            kind=Role.Kind.CHAIR,
            partnership=self.cast.partnership,
            body=body,
            from_date=LONG_AGO,
        )
        return user


@pytest.fixture
def plan(cast: Cast, client: Client) -> Considering:
    made = Considering(cast, client)
    made.keep()
    return made

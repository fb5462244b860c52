"""Two partnerships side by side: what stands in one must never be read, or written, from the other.

Every text and name of the second partnership holds ``CANARY``.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from actions.evidence.attached import checked
from actions.evidence.beside import Beside
from actions.models import Action
from actions.services.moving import withdraw
from actions.services.record import Report, post_update
from actions.services.versions import cut_version
from people import services
from people.models import Agency, Body, Membership, Officer, Partnership, User
from plans.brag import Rating
from plans.document import (
    ActionEntry,
    GlossaryTerm,
    ObjectiveEntry,
    OfficerEntry,
    PlanDocument,
    ThemeEntry,
)
from plans.models import Plan
from tests.access.places import Place, place_of
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
        """Our partnership's address with numbers and short names that nobody has."""
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
        here=place_of(cast.plan, "1.1.1", cast.officer(RHIAN), cast.lead, cast.chair),
        there=place_of(secret, f"R-{CANARY}", officer, user, cast.outsider),
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


def _post_file(plan: Plan, ref: str, evidence: str, words: str) -> None:
    """An update with a file beside it."""
    action = Action.objects.select_related("plan__partnership").get(plan=plan, ref=ref)
    report = Report(Rating.GREEN, evidence)
    file = checked(f"File {words}".encode(), f"{words}.txt")
    post_update(action, by=None, report=report, beside=Beside([file]))

"""What the script of the demonstration says of scrutiny reviews, by the service's name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from config.demo_script import Data, Script, Verb
from governance.models import Assignment, Recommendation, Review
from governance.reviews.document import Decision, Found, Status
from governance.services import outcomes, reviews
from people.models import User
from plans.writing import plan_writing

Telling = Callable[[Script, Data, User], object]


def _on_its_day(tell: Telling) -> Verb:
    """The verb, at the moment of its day."""

    def do(s: Script, verb: Data) -> None:
        with plan_writing(s.plan, by=s.by(verb), said_on=verb["on"]):
            tell(s, verb, s.by(verb))

    return do


def _review(s: Script, verb: Data) -> Review:
    return Review.objects.select_related("partnership").get(
        partnership=s.partnership, slug=verb["review"]
    )


def _recommendation(s: Script, verb: Data) -> Recommendation:
    found = Recommendation.objects.select_related("review__partnership")
    return found.get(review__partnership=s.partnership, review__slug=verb["review"], ref=verb["no"])


def _assignment(s: Script, verb: Data) -> Assignment:
    return _recommendation(s, verb).assignments.all()[0]


def _begin_review(s: Script, verb: Data, by: User) -> object:
    return reviews.begin_review(
        s.partnership,
        by=by,
        slug=verb["review"],
        title=verb["title"],
        body=s.body(verb["body"]),
        responding_body=s.body(verb["responding_body"]),
        reported_on=verb["reported_on"],
        notes=verb["notes"],
    )


def _recommend(s: Script, verb: Data, by: User) -> object:
    added = reviews.add_recommendation(_review(s, verb), by=by, ref=verb["no"], text=verb["text"])
    officers = [s.officer(name) for name in verb["officers"]]
    return outcomes.assign(added, by=by, officers=officers, due_on=verb.get("due_on"))


def _decide(s: Script, verb: Data, by: User) -> object:
    return reviews.decide(
        _recommendation(s, verb),
        by=by,
        decision=Decision(verb["decision"]),
        subject_to=verb.get("subject_to", ""),
        rationale=verb.get("rationale", ""),
        decided_on=verb["on"],
    )


def _respond(s: Script, verb: Data, by: User) -> object:
    recommendation = _recommendation(s, verb)
    wrong: Any = recommendation.responses.last() if verb.get("corrects_the_last") else None
    return reviews.respond(
        recommendation, by=by, text=verb["text"], said_on=verb["on"], corrects=wrong
    )


def _set_status(s: Script, verb: Data, by: User) -> object:
    return outcomes.set_status(
        _assignment(s, verb),
        by=by,
        status=Status(verb["status"]),
        completed_on=verb.get("completed_on"),
        reason=verb.get("reason", ""),
    )


def _deliver_by(s: Script, verb: Data, by: User) -> None:
    actions = [s.action({"ref": ref}) for ref in verb["refs"]]
    outcomes.deliver_by(
        _recommendation(s, verb), by=by, reason="Agreed with the leads", actions=actions
    )


def _look_at(s: Script, verb: Data, by: User) -> object:
    return outcomes.look_at(
        _recommendation(s, verb),
        by=by,
        found=Found(verb["found"]),
        reason=verb.get("reason", ""),
        looked_on=verb["on"],
    )


def _discharge(s: Script, verb: Data, by: User) -> None:
    outcomes.discharge(
        _recommendation(s, verb), by=by, reason=verb["reason"], discharged_on=verb["on"]
    )


REVIEW_VERBS: dict[str, Verb] = {
    name: _on_its_day(tell)
    for name, tell in {
        "begin_review": _begin_review,
        "recommend": _recommend,
        "decide": _decide,
        "respond": _respond,
        "set_review_status": _set_status,
        "deliver_by": _deliver_by,
        "look_at": _look_at,
        "discharge": _discharge,
    }.items()
}
"""What the script can say of reviews."""

"""Random verbs on a plan: everything that people do, by the services that their pages use."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from actions.models import (
    Action,
    Challenge,
    ChallengeClosing,
    DateRequest,
    NeedAnswer,
    ProgressUpdate,
    SignOff,
    SignOffProposal,
)
from actions.selectors.current import current_updates, waiting_updates
from actions.services import challenging, considering, dates, moving, needs, signing
from actions.services.record import Completion, Report, correct_update, post_update
from actions.services.structure import change_leads, reword
from actions.services.versions import cut_version
from people import clock, services
from people.errors import Refused
from people.models import Officer
from plans.brag import Rating
from plans.document import Position
from plans.models import Objective, Plan
from tests.cast import Cast

WORDS = ("drivers", "schools", "45 of 60", "the board", "in March 2027", "café", "“quoted”", "x")


@dataclass
class Doer:
    """Does one random verb after another; what the rules refuse is left undone."""

    cast: Cast
    other: Plan
    dice: Random
    done: int = 0
    refused: int = 0

    def do(self) -> None:
        verb = self.dice.choice(VERBS)
        try:
            verb(self)
            self.done += 1
        except Refused:
            self.refused += 1

    def words(self) -> str:
        return " ".join(self.dice.choices(WORDS, k=self.dice.randint(1, 6)))

    def action(self) -> Action:
        plan = self.dice.choice((self.cast.plan, self.cast.plan, self.other))
        actions = Action.objects.select_related("plan__partnership").filter(plan=plan)
        held = list(actions.order_by("pk"))
        if not held:
            raise Refused("Every action of this plan went to the other.")
        return self.dice.choice(held)

    def officers(self) -> list[Officer]:
        held = list(Officer.objects.filter(partnership=self.cast.partnership).order_by("pk"))
        return self.dice.sample(held, self.dice.randint(0, min(2, len(held))))

    def day(self) -> date:
        return clock.today() + timedelta(days=self.dice.randint(-400, 800))

    def report(self) -> Report:
        rating = self.dice.choice((*Rating, None))
        proposal = SignOffProposal.Outcome.MET
        return Report(
            rating,
            self.words(),
            self.words(),
            self.words(),
            "David Łukasik",
            completion=Completion(proposal, self.words()) if rating is Rating.BLUE else None,
        )


def _update(d: Doer) -> None:
    post_update(d.action(), by=d.cast.lead, report=d.report())


def _correct(d: Doer) -> None:
    action = d.action()
    found = current_updates([action.pk], at=clock.now(), position=Position.RECORDED)
    if action.pk not in found:
        raise Refused("There is nothing to correct.")
    wrong = ProgressUpdate.objects.select_related("action__plan__partnership").get(
        pk=found[action.pk].pk
    )
    correct_update(wrong, by=d.cast.lead, report=d.report())


def _waiting(d: Doer) -> ProgressUpdate:
    found = list(waiting_updates(at=clock.now()).select_related("action__plan__partnership"))
    if not found:
        raise Refused("Nothing waits.")
    return d.dice.choice(found)


def _accept(d: Doer) -> None:
    considering.accept_update(_waiting(d), by=d.cast.chair)


def _return(d: Doer) -> None:
    considering.return_update(_waiting(d), by=d.cast.chair, reason=d.words())


def _ask_date(d: Doer) -> None:
    dates.ask_date(d.action(), by=d.cast.lead, to_date=d.day(), reason=d.words())


def _decide_date(d: Doer) -> None:
    asked = DateRequest.objects.select_related("action__plan__partnership")
    request = asked.filter(decision=None).order_by("pk").first()
    if request is None:
        raise Refused("Nothing was asked for.")
    if d.dice.random() < 0.7:
        dates.agree_date(request, by=d.cast.chair, agreed_by="Sub Group")
    else:
        dates.refuse_date(request, by=d.cast.chair, reason=d.words())


def _change_date(d: Doer) -> None:
    dates.change_date(d.action(), by=d.cast.administrator, to_date=d.day(), reason=d.words())


def _sign(d: Doer) -> None:
    judgement = signing.Judgement(SignOff.Capacity.CHAIR, d.words())
    verb = d.dice.choice((signing.sign_off, signing.sign_off, signing.return_sign_off))
    verb(d.action(), by=d.cast.chair, judgement=judgement)


def _reopen(d: Doer) -> None:
    signing.reopen(d.action(), by=d.cast.chair, reason=d.words())


def _challenge(d: Doer) -> None:
    question = challenging.Question(d.words(), clock.today() + timedelta(days=14))
    challenging.challenge(
        d.action(), by=d.cast.board_member, question=question, position=Position.CONSIDERED
    )


def _open_challenge(d: Doer) -> Challenge:
    asked = Challenge.objects.select_related("action__plan__partnership")
    found = asked.filter(closing=None).order_by("pk").first()
    if found is None:
        raise Refused("Nothing is challenged.")
    return found


def _answer_challenge(d: Doer) -> None:
    report = d.report() if d.dice.random() < 0.5 else None
    challenging.answer_challenge(_open_challenge(d), by=d.cast.lead, text=d.words(), report=report)


def _close_challenge(d: Doer) -> None:
    outcome = d.dice.choice(list(ChallengeClosing.Outcome))
    challenging.close_challenge(
        _open_challenge(d), by=d.cast.chair, outcome=outcome, reason=d.words()
    )


def _answer_need(d: Doer) -> None:
    asking = ProgressUpdate.objects.exclude(needed="").order_by("-pk").first()
    if asking is None:
        raise Refused("Nothing is needed.")
    outcome = d.dice.choice(list(NeedAnswer.Outcome))
    needs.answer_need(asking, by=d.cast.chief_officer, outcome=outcome, text=d.words())


def _reword(d: Doer) -> None:
    reword(d.action(), by=d.cast.administrator, text=d.words(), reason=d.words())


def _change_leads(d: Doer) -> None:
    change_leads(d.action(), by=d.cast.administrator, officers=d.officers(), reason=d.words())


def _withdraw(d: Doer) -> None:
    if d.dice.random() < 0.2:
        moving.withdraw(d.action(), by=d.cast.administrator, reason=d.words())


def _transfer(d: Doer) -> None:
    action = d.action()
    goes_to = d.other if action.plan_id == d.cast.plan.pk else d.cast.plan
    objectives = Objective.objects.select_related("plan__partnership").filter(plan=goes_to)
    place = moving.Destination(d.dice.choice(list(objectives)), f"T{d.dice.randint(1, 10**9)}")
    if d.dice.random() < 0.3:
        moving.transfer(action, by=d.cast.administrator, to=place, reason=d.words())


def _rename(d: Doer) -> None:
    officer = Officer.objects.filter(partnership=d.cast.partnership).order_by("?").first()
    if officer is None:
        raise Refused("There is nobody to rename.")
    services.change_officer(
        officer,
        by=d.cast.administrator,
        reason=d.words(),
        name=f"{officer.name.split(' #')[0]} #{d.dice.randint(1, 10**9)}",
        job_title=d.words(),
        agency=officer.agency,
        kind=officer.kind,
        left_on=d.dice.choice((None, d.day())),
    )


def _cut(d: Doer) -> None:
    number = f"{d.dice.randint(1, 10**9)}"
    plan = d.dice.choice((d.cast.plan, d.other))
    cut_version(plan, by=d.cast.administrator, number=number, author="RO", comments=d.words())


VERBS: tuple[Callable[[Doer], None], ...] = (
    _update, _update, _update, _correct, _accept, _accept, _return, _ask_date, _decide_date,
    _change_date, _sign, _sign, _reopen, _challenge, _answer_challenge, _close_challenge,
    _answer_need, _reword, _change_leads, _withdraw, _transfer, _rename, _cut,
)  # fmt: skip

"""What is said on an action and not considered: each time with a word that stands nowhere else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from actions.models import DateRequest, SignOff, SignOffProposal
from actions.services.challenging import Question, challenge
from actions.services.considering import accept_update, return_update
from actions.services.dates import ask_date, refuse_date
from actions.services.record import Completion, Report, correct_update, post_update
from actions.services.signing import Judgement, return_sign_off
from plans.brag import Rating
from plans.document import Position
from tests.cast import Cast

HIDDEN = "vlinder"
CONSIDERED = "The considered words of 1.1.1."


@dataclass(frozen=True)
class Hidden:
    """What was said on the plan, each with the hidden word in it."""

    cast: Cast

    def say(self, ref: str, rating: Rating = Rating.RED, **more: Any) -> Any:
        words: dict[str, Any] = {
            name: f"{HIDDEN} {name}" for name in ("evidence", "reason", "needed")
        }
        report = Report(rating, needed_from=f"{HIDDEN} health", **words, **more)
        return post_update(self.cast.action(ref), by=self.cast.lead, report=report)

    def propose(self, ref: str) -> Any:
        met = Completion(SignOffProposal.Outcome.MET, f"{HIDDEN} continues")
        return self.say(ref, Rating.BLUE, completion=met)

    def everything(self) -> None:
        """On 1.1.1 what waits, and everything that was returned or refused before."""
        self.everything_before()
        self.propose("1.1.1")

    def everything_before(self) -> None:
        """What was said on 1.1.1 before it was proposed as complete again."""
        cast, chair = self.cast, self.cast.chair
        accept_update(self._considered(), by=chair)
        return_update(self.say("1.1.1"), by=chair, reason=f"{HIDDEN} returned")
        self.propose("1.1.1")
        judged = Judgement(SignOff.Capacity.CHAIR, f"{HIDDEN} rationale")
        return_sign_off(cast.action("1.1.1"), by=chair, judgement=judged)
        for _ in range(2):
            waiting = DateRequest.objects.get(action=cast.action("1.1.1"), decision=None)
            refuse_date(waiting, by=chair, reason=f"{HIDDEN} refused")
            self._ask()
        self._question()
        wrong = self.say("1.1.1")
        amended = Report(
            Rating.RED, f"{HIDDEN} corrected", f"{HIDDEN} why", f"{HIDDEN} money", "Health"
        )
        correct_update(wrong, by=cast.lead, report=amended)

    def _considered(self) -> Any:
        report = Report(Rating.GREEN, CONSIDERED)
        return post_update(self.cast.action("1.1.1"), by=self.cast.lead, report=report)

    def _ask(self) -> None:
        action = self.cast.action("1.1.1")
        why = f"{HIDDEN} venue"
        ask_date(action, by=self.cast.lead, to_date=date(2031, 2, 3), reason=why)

    def _question(self) -> None:
        """The chair questions what they alone have seen."""
        self.say("1.1.1")
        question = Question(f"{HIDDEN} question", date(2100, 1, 1))
        action, chair = self.cast.action("1.1.1"), self.cast.chair
        challenge(action, by=chair, question=question, position=Position.RECORDED)

"""The actions that deliver a recommendation, and where they contradict its status. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from governance.reviews.clock import OPEN
from governance.reviews.document import RecommendationEntry, Status
from people.wording import listed
from plans import brag
from plans.brag import Rating
from plans.document import ActionState


@dataclass(frozen=True, slots=True)
class Delivery:
    """An action that delivers a recommendation, as its reader sees it."""

    ref: str
    plan: str
    """The title of its plan."""
    text: str
    rating: Rating | None
    state: ActionState
    url: str = ""

    @property
    def is_done(self) -> bool:
        return self.state is ActionState.SIGNED_OFF

    @property
    def is_said_to_be_done(self) -> bool:
        return self.is_done or self.rating is Rating.BLUE

    @property
    def has_left(self) -> bool:
        return self.state is ActionState.WITHDRAWN

    @property
    def stands(self) -> str:
        """``rated Green``, ``signed off``, ``withdrawn``, ``not yet rated``."""
        if self.is_done or self.has_left:
            return self.state.value
        return f"rated {brag.look(self.rating).word}" if self.rating else "not yet rated"


def contradiction(entry: RecommendationEntry, delivered: tuple[Delivery, ...]) -> str:
    """In a sentence, where actions and status do not go together; empty where they do."""
    if entry.status is Status.COMPLETED:
        return _claimed(delivered)
    if entry.status in OPEN and delivered:
        return _unclaimed(delivered)
    return ""


def _claimed(delivered: tuple[Delivery, ...]) -> str:
    undone = [each for each in delivered if not each.is_said_to_be_done]
    if not undone:
        return ""
    return f"Completed, while {listed(map(_stands, undone))}."


def _unclaimed(delivered: tuple[Delivery, ...]) -> str:
    left = [each.ref for each in delivered if each.has_left]
    if left:
        was, has = ("was", "has") if len(left) == 1 else ("were", "have")
        gone = f"{_named(left)}, which {was} to deliver it, {has} left the plan"
        return f"Not said to be done, and {gone}."
    if all(each.is_done for each in delivered):
        delivers, are = ("delivers", "is") if len(delivered) == 1 else ("deliver", "are")
        done = f"{_named([each.ref for each in delivered])}, which {delivers} it, {are} signed off"
        return f"Not said to be done, while {done}."
    return ""


def _named(refs: list[str]) -> str:
    return f"action {refs[0]}" if len(refs) == 1 else f"actions {listed(refs)}"


def _stands(delivery: Delivery) -> str:
    if delivery.has_left:
        return f"action {delivery.ref}, which was to deliver it, has left the plan"
    return f"action {delivery.ref}, which delivers it, is {delivery.stands}"

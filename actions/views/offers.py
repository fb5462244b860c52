"""What a user may do about one action, as the action's page offers it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from actions.exempt import ACTION
from actions.models import Action, Challenge, ProgressUpdate
from actions.permissions import signs_for_others
from actions.record import Mark
from actions.selectors.queue import is_proposed, waits_for_signature_of
from actions.selectors.record import ActionRecord
from actions.views.frame import PlanFrame
from people import clock
from people.access import signed_in
from people.frame import Link
from people.views.exempting import decide_url

_EDITS = (
    ("reword", "Reword it"),
    ("change-leads", "Change its leads"),
    ("change-date", "Change its due date"),
    ("recurrence", "Say how often it recurs"),
    ("transfer", "Move it to another plan"),
    ("withdraw", "Withdraw it"),
)


@dataclass(frozen=True, slots=True)
class Offers:
    """The links of the box; the first of ``links`` is the one that is most asked for."""

    links: tuple[Link, ...] = ()
    edits: tuple[Link, ...] = ()
    """What is done seldom, folded away."""
    posts: bool = False
    """Whether an update can be posted."""
    erase_url: str = ""
    """Where a text of the record can be erased."""
    decides: bool = False
    """Whether the user may decide that something of the record is exempt."""
    hint: str = ""
    """Why something is not offered that the user might look for."""


@dataclass(frozen=True, slots=True)
class _Asker:
    """One user before one action's page."""

    frame: PlanFrame
    action: Action
    record: ActionRecord

    def may(self, permission: str, obj: Action | Challenge | ProgressUpdate | None = None) -> bool:
        return self.frame.request.user.has_perm(f"actions.{permission}", obj or self.action)

    @property
    def signs(self) -> bool:
        """Whether what is said to be complete waits for the user's signature."""
        return (
            self.record.awaits_sign_off
            and (self.may("sign_off") or self.may("second_sign_off"))
            and waits_for_signature_of(signed_in(self.frame.request), self.action, at=clock.now())
        )

    @property
    def is_proposed(self) -> bool:
        """Whether it is said to be complete, and its lead need not say so again."""
        return self.record.awaits_sign_off and is_proposed(self.action, at=clock.now())

    @property
    def decides(self) -> bool:
        return self.frame.request.user.has_perm("people.decide_exempt", self.action)

    def url(self, name: str, *more: str) -> str:
        return self.frame.url(name, self.action.ref, *more)


def offers(frame: PlanFrame, action: Action, record: ActionRecord) -> Offers:
    """What the user may do now; nothing at a past moment or as boards see it: these are read."""
    is_read = not frame.as_at.is_now or frame.as_boards_see_it
    if is_read or action.plan_id != frame.plan.pk:
        return Offers()
    asker = _Asker(frame, action, record)
    posts = asker.may("post_update")
    return Offers(
        links=tuple(_links(asker)),
        edits=tuple(_edits(asker)),
        posts=posts,
        erase_url=asker.url("erase") if asker.may("erase_text") else "",
        decides=asker.decides,
        hint=_hint(asker),
    )


def _links(asker: _Asker) -> Iterator[Link]:
    yield from _answers(asker)
    yield from _closings(asker)
    if asker.signs:
        yield Link(f"{asker.frame.url('queue')}?kind=sign-offs", "Decide on its sign-off")
    if asker.may("post_update"):
        yield Link(asker.url("update"), "Post an update")
        if not asker.is_proposed:
            yield Link(f"{asker.url('update')}?rating=blue", "Propose it as complete")
    if asker.may("ask_date") and asker.record.date_asked is None:
        yield Link(asker.url("ask-date"), "Ask for another date")
    if asker.may("challenge"):
        yield Link(asker.url("challenge"), "Challenge this rating")
    yield from _need(asker)
    current = asker.record.current
    if current and asker.may("correct_update"):
        yield Link(asker.url("correct", str(current.pk)), "Correct the last update")
    if asker.may("reopen"):
        yield Link(asker.url("reopen"), "Open it again")


def _answers(asker: _Asker) -> Iterator[Link]:
    """Challenges that wait for the lead's answer come before everything else."""
    waiting = [e for e in asker.record.open_challenges if Mark.OPEN in e.marks]
    if waiting and asker.may("answer_challenge"):
        for entry in waiting:
            label = f"Answer {entry.who}" if waiting[1:] else "Answer the challenge"
            yield Link(asker.url("answer-challenge", str(entry.about)), label)


def _closings(asker: _Asker) -> Iterator[Link]:
    """Open challenges that the user's own body raised, or the sub-group that they chair."""
    keys = [entry.about for entry in asker.record.open_challenges]
    if not keys:
        return
    for asked in Challenge.objects.filter(pk__in=keys).select_related("body", "by"):
        asked.action = asker.action
        if asker.may("close_challenge", asked):
            label = f"Close the challenge of {asked.by or 'the system'}"
            yield Link(asker.url("close-challenge", str(asked.pk)), label)


def _need(asker: _Asker) -> Iterator[Link]:
    current = asker.record.current
    if current is None or not current.needed:
        return
    current.action = asker.action
    if asker.may("answer_need", current):
        yield Link(asker.url("answer-need", str(current.pk)), "Answer what is needed")


def _edits(asker: _Asker) -> Iterator[Link]:
    if asker.may("edit"):
        for name, label in _EDITS:
            if name != "change-date" or asker.may("change_date"):
                yield Link(asker.url(name), label)
    if asker.decides:
        url = decide_url(asker.action.plan.partnership, ACTION, asker.action.pk)
        yield Link(url, "Decide that all of it is exempt")
    if asker.may("erase_text"):
        yield Link(asker.url("erase"), "Erase a text of its record")


def _hint(asker: _Asker) -> str:
    user = asker.frame.request.user
    if asker.record.awaits_sign_off and signs_for_others(user, asker.action):
        return (
            "You act for a lead of this action, so you cannot sign it off: "
            "somebody else who may sign does."
        )
    return ""

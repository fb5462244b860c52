"""What the script says of plans and their actions: each verb, by the service's name."""

from __future__ import annotations

from datetime import date

from actions.evidence.attached import Attached, checked
from actions.evidence.beside import Beside
from actions.models import (
    ChallengeClosing,
    DateRequest,
    NeedAnswer,
    SignOff,
    SignOffProposal,
)
from actions.selectors.current import waiting_updates
from actions.services import challenging, considering, dates, moving, signing
from actions.services.importing import confirm, preview
from actions.services.needs import answer_need
from actions.services.record import Completion, Report, correct_update, post_update
from actions.services.recurring import set_recurrence
from actions.services.structure import change_leads, reword
from actions.services.versions import create_plan, cut_version
from config.demo_script import Data, Script, Verb
from people import clock, services
from plans.brag import Rating
from plans.document import NoDateReason, Position
from plans.formats import read
from plans.models import Objective
from plans.writing import plan_writing


def _report(verb: Data) -> Report:
    return Report(
        rating=Rating(verb["rating"]) if verb.get("rating") else None,
        evidence=verb.get("evidence", "").strip(),
        reason=verb.get("reason", "").strip(),
        needed=verb.get("needed", "").strip(),
        needed_from=verb.get("needed_from", "").strip(),
        need_kind=verb.get("need_kind", ""),
        completion=_completion(verb),
    )


def _completion(verb: Data) -> Completion | None:
    if "outcome" not in verb:
        return None
    return Completion(SignOffProposal.Outcome(verb["outcome"]), verb.get("continues", ""))


def _post_update(s: Script, verb: Data) -> None:
    post_update(
        s.action(verb),
        report=_report(verb),
        beside=Beside(
            [_attached(s, name) for name in verb.get("files", [])],
            [(link["title"], link["url"]) for link in verb.get("links", [])],
        ),
        **s.speaker(verb),
    )


def _attached(s: Script, name: str) -> Attached:
    return checked((s.folder / "evidence" / name).read_bytes(), name)


def _correct_update(s: Script, verb: Data) -> None:
    correct_update(s.current(verb), report=_report(verb), **s.speaker(verb))


def _accept_waiting(s: Script, verb: Data) -> None:
    """Everything that waits, but for the refs that the chair leaves for another day."""
    waiting = waiting_updates(at=clock.now()).filter(action__plan=s.plan)
    left = waiting.exclude(action__ref__in=verb.get("but", []))
    considering.accept_updates(
        s.plan, list(left.values_list("pk", flat=True)), by=s.by(verb), said_on=verb["on"]
    )


def _return_update(s: Script, verb: Data) -> None:
    considering.return_update(
        s.waiting(verb), by=s.by(verb), reason=verb["reason"], said_on=verb["on"]
    )


def _change_date(s: Script, verb: Data) -> None:
    reason = verb.get("no_date_reason")
    dates.change_date(
        s.action(verb),
        by=s.by(verb),
        to_date=date.fromisoformat(str(verb["to"])) if verb["to"] else None,
        reason=verb["reason"],
        agreed_by=verb.get("agreed_by", ""),
        when_as_printed=verb.get("when_as_printed", ""),
        no_date_reason=NoDateReason(reason) if reason else None,
        said_on=verb["on"],
    )


def _ask_date(s: Script, verb: Data) -> None:
    dates.ask_date(s.action(verb), to_date=verb["to"], reason=verb["reason"], **s.speaker(verb))


def _request(s: Script, verb: Data) -> DateRequest:
    asked = DateRequest.objects.select_related("action__plan__partnership")
    return asked.get(action=s.action(verb), decision=None)


def _agree_date(s: Script, verb: Data) -> None:
    dates.agree_date(
        _request(s, verb), by=s.by(verb), agreed_by=verb["agreed_by"], said_on=verb["on"]
    )


def _refuse_date(s: Script, verb: Data) -> None:
    dates.refuse_date(_request(s, verb), by=s.by(verb), reason=verb["reason"], said_on=verb["on"])


def _judgement(verb: Data) -> signing.Judgement:
    return signing.Judgement(SignOff.Capacity.CHAIR, verb["rationale"])


def _sign_off(s: Script, verb: Data) -> None:
    signing.sign_off(s.action(verb), by=s.by(verb), judgement=_judgement(verb), said_on=verb["on"])


def _return_sign_off(s: Script, verb: Data) -> None:
    signing.return_sign_off(
        s.action(verb), by=s.by(verb), judgement=_judgement(verb), said_on=verb["on"]
    )


def _reopen(s: Script, verb: Data) -> None:
    signing.reopen(s.action(verb), by=s.by(verb), reason=verb["reason"], said_on=verb["on"])


def _challenge(s: Script, verb: Data) -> None:
    question = challenging.Question(
        verb["reason"], verb["answer_by"], s.body(verb["body"]), verb.get("meeting_on")
    )
    challenging.challenge(
        s.action(verb),
        by=s.by(verb),
        question=question,
        position=Position.CONSIDERED,
        said_on=verb["on"],
    )


def _answer_challenge(s: Script, verb: Data) -> None:
    report = _report(verb) if verb.get("rating") else None
    challenging.answer_challenge(
        s.challenge(verb), text=verb["text"], report=report, **s.speaker(verb)
    )


def _close_challenge(s: Script, verb: Data) -> None:
    challenging.close_challenge(
        s.challenge(verb),
        by=s.by(verb),
        outcome=ChallengeClosing.Outcome(verb["outcome"]),
        reason=verb["reason"],
        said_on=verb["on"],
    )


def _answer_need(s: Script, verb: Data) -> None:
    outcome = NeedAnswer.Outcome(verb["outcome"])
    answer_need(s.current(verb), outcome=outcome, text=verb["text"], **s.speaker(verb))


def _reword(s: Script, verb: Data) -> None:
    reword(
        s.action(verb),
        by=s.by(verb),
        text=verb["text"],
        reason=verb["reason"],
        said_on=verb["on"],
    )


def _change_leads(s: Script, verb: Data) -> None:
    change_leads(
        s.action(verb),
        by=s.by(verb),
        officers=[s.officer(name) for name in verb["leads"]],
        reason=verb["reason"],
        said_on=verb["on"],
    )


def _set_recurrence(s: Script, verb: Data) -> None:
    set_recurrence(
        s.action(verb),
        by=s.by(verb),
        months=verb["months"],
        reason=verb["reason"],
        said_on=verb["on"],
    )


def _cut_version(s: Script, verb: Data) -> None:
    cut_version(
        s.plan,
        by=s.by(verb),
        number=verb["number"],
        author=verb["author"],
        comments=verb["comments"],
        said_on=verb["on"],
    )


def _begin_plan(s: Script, verb: Data) -> None:
    """Another plan of the partnership, from its own document."""
    plan = create_plan(
        s.partnership,
        by=s.by(verb),
        slug=verb["plan"],
        title=verb["title"],
        reporting_interval=verb["reporting_interval"],
        driven_by=s.body(verb["driven_by"]),
        said_on=verb["on"],
    )
    path = s.folder / verb["file"]
    with plan_writing(plan, by=s.by(verb), said_on=verb["on"]):
        found = preview(plan, read(path.read_bytes(), path.name))
        confirm(plan, found.document, by=s.by(verb))
        cut_version(
            plan,
            by=s.by(verb),
            number=verb["number"],
            author=verb["author"],
            comments=verb["comments"],
        )


def _transfer(s: Script, verb: Data) -> None:
    objective = Objective.objects.select_related("plan__partnership").get(
        plan__partnership=s.partnership, plan__slug=verb["to_plan"], ref=verb["objective"]
    )
    moving.transfer(
        s.action(verb),
        by=s.by(verb),
        to=moving.Destination(objective, verb["to_ref"]),
        reason=verb["reason"],
        said_on=verb["on"],
    )


def _let_leave(s: Script, verb: Data) -> None:
    officer = s.officer(verb["officer"])
    with plan_writing(s.plan, by=None, said_on=verb["on"]):
        services.change_officer(
            officer,
            by=None,
            reason="Left the post",
            name=officer.name,
            job_title=officer.job_title,
            agency=officer.agency,
            kind=officer.kind,
            left_on=verb["on"],
        )


ACTION_VERBS: dict[str, Verb] = {
    "post_update": _post_update,
    "correct_update": _correct_update,
    "accept_waiting": _accept_waiting,
    "return_update": _return_update,
    "change_date": _change_date,
    "ask_date": _ask_date,
    "agree_date": _agree_date,
    "refuse_date": _refuse_date,
    "sign_off": _sign_off,
    "return_sign_off": _return_sign_off,
    "reopen": _reopen,
    "challenge": _challenge,
    "answer_challenge": _answer_challenge,
    "close_challenge": _close_challenge,
    "answer_need": _answer_need,
    "reword": _reword,
    "change_leads": _change_leads,
    "set_recurrence": _set_recurrence,
    "cut_version": _cut_version,
    "begin_plan": _begin_plan,
    "transfer": _transfer,
    "let_leave": _let_leave,
}

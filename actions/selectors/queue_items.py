"""A plan's queue in words: what waits, with everything that whoever decides has to see."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import prefetch_related_objects

from actions.models import (
    Action,
    Challenge,
    ChallengeAnswer,
    DateChange,
    DateRequest,
    Posted,
    ProgressUpdate,
    SignOff,
)
from actions.queue import (
    Answer,
    Awaits,
    Completion,
    Item,
    Kind,
    Moved,
    Questioned,
    Queue,
    Said,
    Subject,
)
from actions.selectors.current import current_updates
from actions.selectors.evidence import attachments_of
from actions.selectors.moves import moves_of
from actions.selectors.names import Names
from actions.selectors.queue import Reader, Waiting
from people import clock
from plans.brag import Rating
from plans.document import Position


def queue(found: Waiting, *, at: datetime) -> Queue:
    """What waits on a plan now, in words, oldest first."""
    teller = _Teller(found, at)
    items = [*teller.updates(), *teller.sign_offs(), *teller.dates(), *teller.challenges()]
    return Queue(tuple(sorted(items, key=lambda i: (i.moment, i.anchor))), teller.today)


def challenge_item(challenge: Challenge, reader: Reader, *, at: datetime) -> Item:
    """One challenge that is not closed, for a chair of the challenger's body."""
    alone = Waiting(challenge.action.plan, reader, [], [], [], [challenge])
    return next(_Teller(alone, at).challenges())


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around every item: the actions' ratings and moves, and who people are."""

    recorded: dict[int, ProgressUpdate]
    considered: dict[int, ProgressUpdate]
    moves: dict[int, list[DateChange]]
    names: Names


class _Teller:
    def __init__(self, found: Waiting, at: datetime) -> None:
        self.found, self.at, self.today = found, at, clock.london_day(at)
        flat = [update for group in found.updates for update in group]
        said: list[Posted] = [*flat, *found.sign_offs, *found.requests, *found.challenges]
        prefetch_related_objects([*flat, *found.sign_offs], "files", "links")
        prefetch_related_objects(found.sign_offs, "sign_offs")
        self.around = self._around({row.action_id for row in said})  # type: ignore[attr-defined]  # each of these is of an action
        answers = [a for each in found.challenges for a in each.answers.all()]
        signed = [s for each in found.sign_offs for s in each.sign_offs.all()]
        self.around.names.know({row.by_id for row in (*said, *answers, *signed)})

    def _around(self, actions: set[int]) -> _Around:
        sees_all = self.found.reader.sees_recorded
        position = Position.RECORDED if sees_all else Position.CONSIDERED
        return _Around(
            recorded=current_updates(actions, at=self.at, position=position),
            considered=current_updates(actions, at=self.at, position=Position.CONSIDERED),
            moves=moves_of(actions, at=self.at),
            names=Names(self.at, self.found.plan.partnership_id),
        )

    def updates(self) -> Iterator[Item]:
        for *older, newest in self.found.updates:
            first, awaits = older[0] if older else newest, self.found.awaits_on(newest)
            yield Item(
                Kind.UPDATE,
                newest.pk,
                self._subject(newest.action),
                self._who(newest),
                first.moment,
                self._days(first.moment),
                awaits,
                self.found.may_consider,
                said=self._said(newest),
                is_challenged=awaits is Awaits.LEAD,
                older=tuple(self._said(update) for update in older),
            )

    def sign_offs(self) -> Iterator[Item]:
        for update in self.found.sign_offs:
            first = next(iter(update.sign_offs.all()), None)
            since = first.moment if first else self._since_opened(update.moment)
            yield Item(
                Kind.SIGN_OFF,
                update.pk,
                self._subject(update.action),
                self._who(update),
                since,
                self._days(since),
                self.found.awaits_signature_of(update),
                self.found.may_sign(update),
                said=self._said(update),
                completion=self._completion(update, first),
            )

    def dates(self) -> Iterator[Item]:
        for asked in self.found.requests:
            yield Item(
                Kind.DATE,
                asked.pk,
                self._subject(asked.action),
                self._who(asked),
                asked.moment,
                self._days(asked.moment),
                Awaits.CHAIR,
                self.found.may_decide_date(asked),
                moved=self._moved(asked),
            )

    def challenges(self) -> Iterator[Item]:
        for each in self.found.challenges:
            answers = list(each.answers.all())
            since = answers[-1].moment if answers else each.moment
            yield Item(
                Kind.CHALLENGE,
                each.pk,
                self._subject(each.action),
                self.around.names.who(each.by_id),
                since,
                self._days(since),
                self.found.awaits_word_of(each),
                self.found.may_close(each),
                questioned=self._questioned(each, answers),
            )

    def _subject(self, action: Action) -> Subject:
        newest = self.around.recorded.get(action.pk)
        return Subject(
            pk=action.pk,
            key=action.key,
            ref=action.ref,
            text=action.text,
            due_on=action.due_on,
            moves=len(self.around.moves.get(action.pk, ())),
            rating=_rating(newest),
            boards_see=_rating(self.around.considered.get(action.pk)),
            newest=newest.pk if newest else 0,
            is_own=action.pk in self.found.own,
        )

    def _who(self, row: ProgressUpdate | DateRequest) -> str:
        return self.around.names.who(row.by_id, row.on_behalf_of_id)

    def _days(self, moment: datetime) -> int:
        return (self.today - clock.london_day(moment)).days

    def _since_opened(self, said: datetime) -> datetime:
        """Nobody asked a chair before the plan was opened, whenever a document says it was said."""
        return max(said, self.found.plan.opened_at or said)

    def _said(self, update: ProgressUpdate) -> Said:
        return Said(
            who=self._who(update),
            moment=update.moment,
            rating=_rating(update),
            evidence=update.evidence,
            reason=update.reason,
            needed=update.needed,
            needed_from=update.needed_from,
            attachments=tuple(attachments_of(update)),
            corrects=update.corrects.moment if update.corrects else None,
        )

    def _completion(self, update: ProgressUpdate, first: SignOff | None) -> Completion:
        proposal = getattr(update, "proposal", None)
        return Completion(
            outcome=proposal.get_outcome_display() if proposal else "",
            continues=proposal.continues if proposal else "",
            is_considered=hasattr(update, "consideration"),
            signed_by=self.around.names.who(first.by_id) if first else "",
            rationale=first.rationale if first else "",
        )

    def _moved(self, asked: DateRequest) -> Moved:
        number = len(self.around.moves.get(asked.action_id, ())) + 1
        first: date | None = asked.action.baseline_due_on
        return Moved(asked.from_date, asked.to_date, asked.reason, number, first)

    def _questioned(self, each: Challenge, answers: list[ChallengeAnswer]) -> Questioned:
        names = self.around.names
        return Questioned(
            reason=each.reason,
            rating=Rating(each.rating) if each.rating else None,
            body=names.bodies.get(each.body_id or 0, ""),
            answer_by=each.answer_by,
            answers=tuple(
                Answer(
                    names.who(a.by_id, a.on_behalf_of_id),
                    a.get_stance_display(),
                    a.text,
                    a.moment,
                )
                for a in answers
            ),
            last_answer=answers[-1].pk if answers else 0,
        )


def _rating(update: ProgressUpdate | None) -> Rating | None:
    return Rating(update.rating) if update and update.rating else None

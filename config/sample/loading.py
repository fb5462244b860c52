"""Loading a sample: its people, then each plan day by day, all of it through the services."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from django.db import transaction

from actions.models import Action, ProgressUpdate
from actions.selectors.document import plan_document
from actions.services.applying import apply
from actions.services.considering import accept_updates
from actions.services.dates import change_date
from actions.services.record import Post, Report, correct_update, post_updates
from actions.services.versions import create_plan, cut_version, open_plan
from config.sample import words
from config.sample.cast import Cast
from config.sample.course import DAYS, Course, Day, Move, Saying
from config.sample.statistics import Statistics
from config.sample.structure import Size
from people import clock, services
from people.errors import Refused
from people.models import Partnership
from plans.changes import compare
from plans.document import Position
from plans.models import Plan
from plans.writing import plan_writing

SLUG = "sample"


def load(sizes: Sequence[Size], *, seed: int) -> Partnership:
    """Load the partnership ``sample`` with a plan of each size: all of it, or nothing.

    Its two years end yesterday; then every plan is opened. On one day, the same seed gives the
    same content.

    Raises:
        Refused: there is one already, or one of its accounts.
    """
    if Partnership.objects.filter(slug=SLUG).exists():
        raise Refused(f"There is a partnership “{SLUG}” already. Load it into another database.")
    first = clock.today() - timedelta(days=DAYS)
    courses = [Course(seed, number, size, first) for number, size in enumerate(sizes, 1)]
    with transaction.atomic():
        partnership = services.create_partnership(
            slug=SLUG, name="Sample partnership", said_on=first
        )
        plans = [_begun(partnership, course) for course in courses]
        with plan_writing(plans[0], by=None, reason="Set up", said_on=first):
            cast = Cast(partnership, first)
        # Whole plans first: what each begins with is the same, however many there are.
        statistics = Statistics()
        loaders = [_Loader(*each, cast, statistics) for each in zip(plans, courses, strict=True)]
        for loader in loaders:
            loader.run()
        for plan in plans:
            open_plan(plan, by=cast.administrator)
    return partnership


def _begun(partnership: Partnership, course: Course) -> Plan:
    return create_plan(
        partnership,
        by=None,
        slug=f"plan-{course.number}",
        title=course.title,
        said_on=course.first,
    )


class _Loader:
    """Says what happens to one plan."""

    def __init__(self, plan: Plan, course: Course, cast: Cast, statistics: Statistics) -> None:
        self._plan, self._course, self._cast = plan, course, cast
        self._statistics = statistics
        self._begin()
        self._actions = {
            a.key: a for a in Action.objects.filter(plan=plan).select_related("plan__partnership")
        }
        self._current: dict[str, ProgressUpdate] = {}
        """The current update of each action that has one, by the action's key."""

    def _begin(self) -> None:
        with plan_writing(self._plan, by=self._cast.administrator, said_on=self._course.first) as w:
            held = plan_document(self._plan, at=clock.now(), position=Position.RECORDED)
            apply(self._plan, compare(held, self._course.document(held)), by=w.by)

    def run(self) -> None:
        for day in self._course.days():
            self._say(day)
            self._statistics.grew(len(day.sayings))

    def _say(self, day: Day) -> None:
        with plan_writing(self._plan, by=None, said_on=day.on):
            self._sit(day.sayings)
            said = [self._current[saying.key].pk for saying in day.sayings]
            accept_updates(self._plan, said, by=self._cast.chair)
            for move in day.moves:
                self._move(move)
            if day.version:
                self._cut(day.version)

    def _sit(self, sayings: Sequence[Saying]) -> None:
        """Post what is said together; corrections one by one."""
        posts = [self._post(saying) for saying in sayings if not saying.corrects]
        for posted in post_updates(self._plan, posts):
            self._current[posted.action.key] = posted
        for saying in sayings:
            if saying.corrects:
                self._correct(saying)

    def _post(self, saying: Saying) -> Post:
        lead = saying.lead
        return Post(
            self._actions[saying.key],
            _report(saying),
            by=self._cast.accounts.get(lead, self._cast.administrator),
            on_behalf_of=self._cast.officers.get(lead),
        )

    def _correct(self, saying: Saying) -> None:
        post = self._post(saying)
        self._current[saying.key] = correct_update(
            self._current[saying.key],
            by=post.by,
            report=post.report,
            on_behalf_of=post.on_behalf_of,
        )

    def _move(self, move: Move) -> None:
        change_date(
            self._actions[move.key],
            by=self._cast.administrator,
            to_date=move.to,
            reason=move.reason,
            agreed_by=words.SUB_GROUP,
            when_as_printed=f"{move.to:%b %Y}",
        )

    def _cut(self, number: str) -> None:
        cut_version(
            self._plan,
            by=self._cast.administrator,
            number=number,
            author="BM",
            comments=words.remark(number),
        )


def _report(saying: Saying) -> Report:
    said = saying.words
    return Report(saying.rating, said.evidence, said.reason, said.needed, said.needed_from)

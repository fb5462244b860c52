"""Packs that are kept: how far each has come, what was done with it, what it prints."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.http import Http404

from people.covered import kind_of
from people.errors import Refused
from people.models import Exemption
from plans.models import Plan
from reports.content.periods import Quarter, parse_quarter
from reports.content.sections import SECTIONS
from reports.content.shape import Pages
from reports.content.source import KIND_WORDS, FrontTexts, Meeting, PackKind
from reports.life import ON_ITS_WAY, TO_DECIDE, State, Step, state_after
from reports.models import AgendaPages, BuiltPack, Pack, PackStep
from reports.selectors.pack import PackOrder


@dataclass(frozen=True, slots=True)
class PackRow:
    """A pack with how far it has come."""

    pack: Pack
    last: PackStep | None

    @property
    def state(self) -> State:
        return state_after(Step(self.last.step) if self.last else None)

    @property
    def built(self) -> BuiltPack:
        """What the pack prints.

        Raises:
            Refused: it was never put forward.
        """
        if self.last is None:
            raise Refused("This pack is a draft. Put the pack forward first.")
        return self.last.built

    @property
    def is_draft(self) -> bool:
        """Whether it was not put forward yet, or was returned."""
        return self.state is State.DRAFT

    @property
    def is_on_its_way(self) -> bool:
        """Whether what it prints stands, and waits to be published."""
        return self.state in ON_ITS_WAY

    @property
    def is_published(self) -> bool:
        return self.state is State.PUBLISHED

    @property
    def kind_words(self) -> str:
        return KIND_WORDS[PackKind(self.pack.kind)]

    @property
    def quarter(self) -> Quarter:
        return parse_quarter(self.pack.period)


def packs(plan: Plan) -> list[PackRow]:
    """Every pack of a plan with its last step, the newest pack first."""
    return _with_last_steps(_of_plan(plan))


def packs_to_decide(plans: Iterable[Plan]) -> list[PackRow]:
    """The packs of some plans that wait for a chair, without the words of their front sheets."""
    last = _newest_steps().values("step")[:1]
    asked = [state.value for state in TO_DECIDE]
    found = Pack.objects.filter(plan__in=plans).select_related("plan__partnership", "body")
    return _with_last_steps(found.defer(*SECTIONS).annotate(stands=last).filter(stands__in=asked))


def _newest_steps() -> QuerySet[PackStep]:
    """The steps of a pack of an outer query, the newest first."""
    return PackStep.objects.filter(built__pack=OuterRef("pk")).order_by("-moment", "-pk")


def _with_last_steps(of: QuerySet[Pack]) -> list[PackRow]:
    found = list(of.annotate(last_step=Subquery(_newest_steps().values("pk")[:1])))
    keys = [pack.last_step for pack in found]
    steps = PackStep.objects.select_related("by", "built").defer("built__content")
    last = steps.in_bulk([key for key in keys if key])
    return [PackRow(pack, last.get(key)) for pack, key in zip(found, keys, strict=True)]


def pack_row(pack: Pack) -> PackRow:
    return PackRow(pack, steps_of(pack).last())


def steps_of(pack: Pack) -> QuerySet[PackStep]:
    """Everything that was done with a pack, oldest first; what it prints is left to be read."""
    steps = PackStep.objects.filter(built__pack=pack).select_related("by", "built__pack")
    return steps.defer("built__content").order_by("moment", "pk")


def find_pack(plan: Plan, number: int) -> Pack:
    """A pack of a plan that its reader has reached.

    Raises:
        Http404: there is none of that number.
    """
    pack = _of_plan(plan).filter(number=number).first()
    if pack is None:
        raise Http404
    return pack


def _of_plan(plan: Plan) -> QuerySet[Pack]:
    """With all that their pages name."""
    found = Pack.objects.filter(plan=plan)
    return found.select_related("plan__partnership", "body", "review", "replaces")


def pages_of(built: BuiltPack) -> Pages | None:
    """Where a published pack stands in its agenda pack, if the clerk said."""
    found = AgendaPages.objects.filter(built=built).first()
    return Pages(found.first, found.last) if found else None


def order_of(pack: Pack, made_by: str) -> PackOrder:
    """What the pack asks for as it is drafted."""
    return PackOrder(
        kind=PackKind(pack.kind),
        period=parse_quarter(pack.period),
        made_by=made_by,
        themes=tuple(pack.themes),
        meeting=_meeting(pack),
        body=pack.body,
        corrects=pack.replaces,
        texts=FrontTexts(**{name: getattr(pack, name) for name in SECTIONS}),
        is_public=pack.is_public,
        exempt_texts=exempt_sections(pack.pk),
    )


def _meeting(pack: Pack) -> Meeting | None:
    body = pack.body.name if pack.body else ""
    meeting = Meeting(body, pack.meeting_on, pack.meeting_time, pack.venue, pack.item)
    return meeting if meeting.is_known else None


def texts_to_start_from(plan: Plan) -> dict[str, str]:
    """What the last published pack of the plan says on its front sheet, else the newest draft.

    Without what is exempt there: in another pack nobody has decided on it.
    """
    published = Q(built__steps__step=Step.PUBLISHED)
    found = Pack.objects.filter(plan=plan).annotate(is_published=Count("built", filter=published))
    newest = found.order_by("-is_published", "-number").values("pk", *SECTIONS).first() or {}
    exempt = exempt_sections(newest.get("pk"))
    return {name: newest[name] for name in SECTIONS if newest and name not in exempt}


def exempt_sections(pack: int | None) -> dict[str, str]:
    """Under which paragraph each section of a pack's front sheet is exempt now, by its field."""
    decided = Exemption.objects.in_force().filter(kind=kind_of(Pack), row=pack or 0)
    return dict(decided.values_list("part", "paragraph"))

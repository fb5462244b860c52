"""An example of every kind of paper that is printed, for its readers of each kind.

What all papers must be is tested on these. Whoever adds a kind gives it a row here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache

from governance.meetings.document import MeetingDocument
from governance.meetings.published import as_published
from people.exempt.words import exempt_words
from people.schedule_12a import not_for_publication
from plans.document import PlanDocument
from reports.content.agenda import with_pages
from reports.content.build import build_content
from reports.content.minutes import Agreement, minutes
from reports.content.minutes_shape import Minutes
from reports.content.review import review_content
from reports.content.shape import PackContent, Pages
from reports.content.source import PackKind, PackSource
from reports.render.errors import CannotRender
from reports.render.minutes_pdf import minutes_pdf
from reports.render.minutes_word import minutes_docx
from reports.render.pdf import render_pdf
from reports.render.word import render_docx
from tests.reports import sample
from tests.reports.a_review import review_source
from tests.reports.meeting import MEETING, SCRUTINY
from tests.support.machine import cannot

Paper = PackContent | Minutes

EXEMPT = "Zwetschgenkuchen"
"""A word of each text that is exempt, for one who may read it."""
PARAGRAPH = "1"
_ONE_THEME = (5,)
_AT = datetime(2026, 11, 12, 9, 0, tzinfo=UTC)
_LONG = replace(
    MEETING,
    items=tuple(replace(SCRUTINY, number=str(n), points=("a point",) * 60) for n in (1, 2)),
)


def _public(source: PackSource) -> PackContent:
    return build_content(replace(_left_out(source), is_public=True))


def _restricted(source: PackSource) -> PackContent:
    """With an exempt action, and exempt words of the front sheet, on marked pages."""
    public = _left_out(source)
    told = replace(
        source,
        document=_with_exempt(source, text=EXEMPT, evidence=f"{EXEMPT} stands here."),
        texts=replace(source.texts, finance=f"{EXEMPT} costs nothing."),
    )
    return build_content(replace(public, restricted=told))


def _left_out(source: PackSource) -> PackSource:
    """As the public may read it."""
    words = exempt_words(PARAGRAPH, "section")
    return replace(
        source,
        document=_with_exempt(
            source, text="Meet as agreed", evidence=exempt_words(PARAGRAPH, "text")
        ),
        texts=replace(source.texts, finance=words),
        exempt_texts={"finance": PARAGRAPH},
    )


def _with_exempt(source: PackSource, *, text: str, evidence: str) -> PlanDocument:
    """The plan with an exempt action, of those that the paper tells of."""
    themes = [t for t in source.document.themes if not source.themes or t.number in source.themes]
    told = [each for theme in themes for each in theme.actions]
    action = next(each for each in told if not source.lead or source.lead in each.leads)
    exempt = replace(action, text=text, evidence=evidence, exempt=PARAGRAPH)
    return sample.map_actions(source.document, {action.key: exempt})


def _of(kind: PackKind) -> PackSource:
    match kind:
        case PackKind.LEAD:
            return sample.sheet_of("Tom Whitlock")
        case PackKind.SCRUTINY:
            source = sample.source(kind, themes=_ONE_THEME)
            return replace(source, last_meeting=sample.last_meeting(), seen=sample.SEEN)
        case PackKind.QUARTERLY:
            return sample.source(kind, themes=_ONE_THEME)
        case _:
            return sample.source(kind)


def _numbered() -> PackContent:
    """The whole plan, with tables over many pages, in the agenda pack of its meeting."""
    return with_pages(build_content(sample.source()), Pages(12, 36))


def _update(*, public: bool) -> PackContent:
    """Of a review, for a meeting: as the public may read it, whoever it is for."""
    source = replace(review_source(), meeting=sample.source().meeting, texts=sample.source().texts)
    return replace(review_content(source), is_public=public)


def _minutes(document: MeetingDocument, *, agreed: bool = False) -> Minutes:
    return minutes(
        document, made_at=_AT, agreement=Agreement(date(2027, 1, 20)) if agreed else None
    )


def _restricted_minutes() -> Minutes:
    return replace(_minutes(MEETING), marking=not_for_publication("3"))


def _of_a_plan(kind: PackKind) -> dict[tuple[str, str], Callable[[], Paper]]:
    return {
        (kind, "restricted"): lambda: _restricted(_of(kind)),
        (kind, "public"): lambda: _public(_of(kind)),
    }


_MADE: Mapping[tuple[str, str], Callable[[], Paper]] = {
    **_of_a_plan(PackKind.QUARTERLY),
    **_of_a_plan(PackKind.SCRUTINY),
    **_of_a_plan(PackKind.SUMMARY),
    **_of_a_plan(PackKind.LEAD),
    (PackKind.QUARTERLY, "of 80 actions"): _numbered,
    (PackKind.RECOMMENDATIONS, "restricted"): lambda: _update(public=False),
    (PackKind.RECOMMENDATIONS, "public"): lambda: _update(public=True),
    ("review", ""): lambda: review_content(review_source()),
    ("minutes", "restricted"): _restricted_minutes,
    ("minutes", "public"): lambda: _minutes(as_published(MEETING)),
    ("minutes", "agreed, of many pages"): lambda: _minutes(_LONG, agreed=True),
}
KINDS = frozenset(kind for kind, _ in _MADE)
EXAMPLES = tuple(" ".join(filter(None, names)) for names in _MADE)
"""Their names: ``quarterly public``."""
ONE_OF_EACH = tuple({name.split()[0]: name for name in reversed(EXAMPLES)}.values())
"""The first of each kind, where all would take too long."""
PACKS = tuple(name for name in EXAMPLES if not name.startswith("minutes"))
"""Those that there are in every format of a pack."""


def author(name: str) -> str:
    """In whose name alone the paper may be written."""
    found = paper(name)
    return found.partnership if isinstance(found, PackContent) else found.council


@cache
def paper(name: str) -> Paper:
    return dict(zip(EXAMPLES, _MADE.values(), strict=True))[name]()


def pack(name: str) -> PackContent:
    found = paper(name)
    assert isinstance(found, PackContent)
    return found


@cache
def pdf(name: str) -> bytes:
    """The paper as PDF, or a test that cannot run here."""
    try:
        return printed_as_pdf(paper(name))
    except CannotRender as why:
        cannot(str(why))


def printed_as_pdf(found: Paper) -> bytes:
    return render_pdf(found) if isinstance(found, PackContent) else minutes_pdf(found)


def word(name: str) -> bytes:
    found = paper(name)
    return render_docx(found) if isinstance(found, PackContent) else minutes_docx(found)

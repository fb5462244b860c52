"""Plan documents drawn at random, and ones that somebody revised."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date

from hypothesis import strategies as st

from people.identity.invisible import is_blank
from plans.brag import Rating
from plans.document import (
    ActionEntry,
    ActionState,
    GlossaryTerm,
    NoDateReason,
    ObjectiveEntry,
    OfficerEntry,
    OfficerKind,
    Period,
    PlanDocument,
    Position,
    ThemeEntry,
    VersionEntry,
)

PHRASES = (
    "Train every taxi driver in the borough",
    "Train every taxi driver in the  borough",
    "Publish the JSNA’s assessment of need",
    "Agree a joint commissioning strategy with the CCG",
    "Zoë Müller briefs the sub-group — monthly",
    "",
)
NAMES = ("Ana Silva", "Zoë Müller", "Head of Service", "CSE Sub Group")

_SIGNS = st.characters(exclude_categories=("Cs", "Cc"), include_characters="\t\r\n")
texts = st.sampled_from(PHRASES) | st.text(_SIGNS, max_size=6)


def seen(text: str) -> str:
    """The text, or none where nobody sees it: what may not be empty is not kept so."""
    return "" if is_blank(text) else text


days = st.dates(date(2014, 1, 1), date(2018, 12, 31))
moments = st.datetimes(timezones=st.just(UTC))

versions = st.builds(
    VersionEntry,
    number=st.sampled_from(("1.0", "2.0", "3.4", "")),
    date=st.none() | days,
    author=texts,
    comments=texts,
    content_held=st.booleans(),
)
officers = st.builds(
    OfficerEntry,
    name=st.sampled_from(NAMES),
    job_title=texts,
    agency=texts,
    kind=st.sampled_from(OfficerKind),
)
glossaries = st.lists(st.builds(GlossaryTerm, st.sampled_from(("CSE", "LSCB")), texts), max_size=3)


def entries(key: str, ref: str) -> st.SearchStrategy[ActionEntry]:
    return st.builds(
        ActionEntry,
        text=texts,
        key=st.just(key),
        ref=st.just(ref),
        leads=st.lists(st.sampled_from(NAMES), max_size=2, unique=True).map(tuple),
        lead_as_printed=texts,
        due_on=st.none() | days,
        milestones=st.lists(days, max_size=2).map(tuple),
        when_as_printed=texts,
        no_date_reason=st.none() | st.sampled_from(NoDateReason),
        baseline_due_on=st.none() | days,
        rating=st.none() | st.sampled_from(Rating),
        rating_as_printed=texts,
        evidence=texts,
        moment=st.none() | moments,
        signed_off=st.booleans(),
        state=st.sampled_from((ActionState.OPEN, ActionState.SIGNED_OFF)),
    )


@st.composite
def _spread(draw: st.DrawFn, names: list[str], places: int) -> list[list[str]]:
    """The names dealt out over so many places, in any order."""
    dealt: list[list[str]] = [[] for _ in range(places)]
    if places:
        for name in draw(st.permutations(names)):
            dealt[draw(st.integers(0, places - 1))].append(name)
    return dealt


def _some(names: list[str]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(names), unique=True)


@st.composite
def _themes(draw: st.DrawFn) -> tuple[ThemeEntry, ...]:
    """Themes, objectives and actions of few names, so that two plans share many of them."""
    numbers = draw(st.lists(st.integers(1, 3), unique=True))
    refs = draw(_some(["1.1", "1.2", "2.1", "Ω"]))
    keys = draw(_some(["k1", "k2", "k3", "k4"]))
    refs_of_theme = draw(_spread(refs, len(numbers)))
    keys_of_objective = dict(zip(refs, draw(_spread(keys, len(refs))), strict=True))
    return tuple(
        ThemeEntry(
            number,
            draw(texts),
            draw(texts),
            tuple(
                ObjectiveEntry(
                    ref,
                    draw(texts),
                    tuple(draw(entries(k, f"{k}/{draw(st.booleans())}")) for k in keys),
                )
                for ref in refs
                for keys in (keys_of_objective[ref],)
            ),
        )
        for number, refs in zip(numbers, refs_of_theme, strict=True)
    )


plan_documents = st.builds(
    PlanDocument,
    title=texts,
    period=st.builds(Period, st.none() | days, st.none() | days),
    owner=texts,
    methodology=texts,
    at=st.none() | moments,
    position=st.sampled_from(Position),
    version=texts,
    changed_since_version=st.booleans(),
    versions=st.lists(versions, max_size=3).map(tuple),
    officers=st.lists(officers, max_size=3, unique_by=lambda o: o.name).map(tuple),
    themes=_themes(),
    glossary=glossaries.map(tuple),
)
"""Documents with keys; names of themes, objectives and actions stand once."""


@st.composite
def revised(draw: st.DrawFn, document: PlanDocument) -> PlanDocument:
    """The document after somebody's quarter: a few actions said anew, one withdrawn."""
    fresh = {
        a.key: replace(draw(entries(a.key, a.ref)), state=draw(st.sampled_from(ActionState)))
        for a in document.actions
    }
    fields = draw(
        st.lists(st.sampled_from(("text", "evidence", "rating", "leads", "due_on", "state")))
    )
    gone = draw(_some([*fresh])) if fresh else []

    def said(action: ActionEntry) -> ActionEntry:
        return replace(action, **{name: getattr(fresh[action.key], name) for name in fields})

    def objective(entry: ObjectiveEntry) -> ObjectiveEntry:
        return replace(
            entry, actions=tuple(said(a) for a in entry.actions if a.key not in gone[:1])
        )

    return replace(
        document,
        at=draw(st.none() | moments),
        themes=tuple(
            replace(t, objectives=tuple(map(objective, t.objectives))) for t in document.themes
        ),
    )


pairs = st.one_of(
    st.tuples(plan_documents, plan_documents),
    plan_documents.flatmap(lambda a: st.tuples(st.just(a), revised(a))),
)
"""Two documents: unlike, or one and its revision."""

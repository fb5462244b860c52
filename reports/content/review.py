"""The pack of a scrutiny review as a council prints it, built once as plain data. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from governance.reviews.document import Decision, Status
from governance.reviews.judged import Judged, sentence
from people.wording import day_words, first_capital, listed, moment_words, number_of
from reports.content.numbering import numbered_parts
from reports.content.review_cells import (
    DECISION,
    OFFICERS,
    RECOMMENDATION,
    REF,
    RESPONSE,
    STATUS,
    short_row,
    whole_row,
)
from reports.content.review_source import ReviewSource
from reports.content.sections import (
    NOT_STATED,
    SECTIONS,
    Said,
    body_of,
    form_rows,
    kicker,
    last_sections,
    numbered,
    recommended,
    written_lines,
)
from reports.content.shape import (
    TEMPLATE_VERSION,
    Block,
    Cell,
    Column,
    FrontRow,
    FrontSheet,
    Group,
    PackContent,
    Paragraph,
    Part,
    Table,
    Tallies,
    Tally,
)
from reports.content.wording import (
    anchor_words,
    digest_words,
    moment_argument,
    to_the_second,
    verb,
    without_article,
)

_PROMPT = "What does not fit is a prompt to ask, never a verdict."


def review_content(source: ReviewSource) -> PackContent:
    """Everything that the pack of a review prints."""
    title = source.review.title
    return PackContent(
        template_version=TEMPLATE_VERSION,
        kind="review",
        partnership=source.partnership,
        title=f"{title}: recommendations and responses",
        running_title=title,
        foot=f"As at {moment_words(source.at)} · digest {digest_words(source.digest)}",
        made_at=to_the_second(source.made_at),
        digest=source.digest,
        at=source.at.isoformat(),
        front=_front(source),
        parts=numbered_parts(
            (_figures(source), _questions(source), _whole(source), _how_made(source))
        ),
    )


# The front sheet


def _front(source: ReviewSource) -> FrontSheet:
    title = source.texts.title or source.review.title
    sections = numbered(_sections(source))
    return FrontSheet(title, kicker(_body(source)), tuple(_rows(source)), sections)


def _body(source: ReviewSource) -> str:
    """The body that meets about it, or else the one that reviewed."""
    return body_of(source.meeting) or without_article(source.review.body)


def _sections(source: ReviewSource) -> Iterator[tuple[str, Said]]:
    """Summary, recommendations, details and contact always; the others where somebody wrote."""
    texts = source.texts
    yield SECTIONS["summary"], [*written_lines(texts.summary), *_summary(source)]
    yield SECTIONS["recommendations"], [_asked(source)]
    yield SECTIONS["proposals"], [*written_lines(texts.proposals), _DETAILS, _PROMPT]
    for field in ("finance", "risks", "policy", "background"):
        if said := written_lines(getattr(texts, field)):
            yield SECTIONS[field], said
    yield from last_sections(texts, source.made_by)


_DETAILS = (
    "Part A gives the figures, part B what members may wish to ask. Part C is the table of all "
    "recommendations: the decision, the response with its dated updates, and the status. It says "
    "who carries each out and by when. “Completed” is what the executive says until scrutiny has "
    "looked."
)


def _rows(source: ReviewSource) -> Iterator[FrontRow]:
    review, texts = source.review, source.texts
    if source.meeting:
        yield from form_rows(source.meeting, texts)
    yield FrontRow("Body that reviewed", review.body or NOT_STATED)
    yield FrontRow("Put to the executive", _day(review.reported_on))
    yield FrontRow("Response due by", _day(review.response_due))
    bodies = filter(None, {each.row.responding_body for each in source.recommendations})
    yield FrontRow("Responding body", listed(sorted(b.name for b in bodies)) or NOT_STATED)
    yield FrontRow("As at", moment_words(source.at))
    yield FrontRow("Report of", texts.report_of or source.made_by or NOT_STATED)


def _day(day: date | None) -> str:
    return day_words(day) if day else NOT_STATED


def _summary(source: ReviewSource) -> Iterator[str]:
    yield sentence(source.recommendations)
    yield from source.review.notes


def _asked(source: ReviewSource) -> tuple[str, ...]:
    items = written_lines(source.texts.recommendations) or [*_items(source)]
    return recommended(_body(source), items)


def _items(source: ReviewSource) -> Iterator[str]:
    yield f"notes what came of the recommendations by {moment_words(source.at)}"
    if source.overdue:
        yield f"asks when what is overdue of {_refs(source.overdue)} will be done (part B)"
    if source.doubtful:
        are = _are(source.doubtful)
        yield f"asks why {_refs(source.doubtful)} {are} said to be completed (part B)"
    if source.unseen:
        yield f"says whether it agrees that {_refs(source.unseen)} {_are(source.unseen)} completed"


def _refs(found: Sequence[Judged]) -> str:
    """``recommendation 2``; ``recommendations 3 and 10``."""
    what = verb(len(found), "recommendation", "recommendations")
    return f"{what} {listed(each.entry.ref for each in found)}"


def _are(found: Sequence[Judged]) -> str:
    return verb(len(found), "is", "are")


# The parts


def _figures(source: ReviewSource) -> Part:
    blocks: tuple[Block, ...] = (
        Tallies(tuple(_tallies(source))),
        _counts("By status", "Status", _by_status(source)),
        _counts("By decision", "Decision", _by_decision(source)),
    )
    return Part("A", "The review in figures", sentence(source.recommendations), blocks)


def _tallies(source: ReviewSource) -> Iterator[Tally]:
    total = len(source.recommendations)
    done = sum(each.entry.status is Status.COMPLETED for each in source.recommendations)
    yield Tally(str(total), verb(total, "recommendation", "recommendations"))
    yield Tally(str(done), "said to be completed")
    yield Tally(str(len(source.doubtful)), "of these in doubt")
    yield Tally(str(len(source.overdue)), "overdue")


def _by_status(source: ReviewSource) -> Iterator[tuple[str, int]]:
    counts = Counter(each.entry.status for each in source.recommendations)
    for status in (*Status, None):
        yield (first_capital(status.value) if status else "No status", counts[status])


def _by_decision(source: ReviewSource) -> Iterator[tuple[str, int]]:
    counts = Counter(each.entry.decision for each in source.recommendations)
    for decision in (*Decision, None):
        yield (_decision_words(decision), counts[decision])


def _decision_words(decision: Decision | None) -> str:
    """What was decided, for any number of recommendations."""
    if decision is Decision.SUBJECT_TO:
        return f"{first_capital(decision.value)} something"
    return first_capital(decision.value) if decision else "No decision yet"


def _counts(caption: str, head: str, counts: Iterator[tuple[str, int]]) -> Table:
    rows = tuple((Cell(words, strong=True), Cell(str(n))) for words, n in counts if n)
    columns = (Column(head, "name"), Column("Recommendations", "figure"))
    return Table(caption, columns, (Group(rows),))


def _questions(source: ReviewSource) -> Part:
    blocks = [
        *_listed("B1", source.overdue, ("is", "are"), "overdue"),
        *_listed("B2", source.doubtful, ("is", "are"), "said to be completed, but in doubt"),
        *_unseen(source),
        *_listed("B4", source.questionable, ("has", "have"), "something else that does not fit"),
    ]
    return Part("B", "What members may wish to ask", _PROMPT, tuple(blocks))


def _listed(
    number: str, found: Sequence[Judged], verbs: tuple[str, str], what: str
) -> Iterator[Block]:
    if not found:
        yield Paragraph(number, f"No recommendation {verbs[0]} {what}.")
        return
    many = number_of(len(found), "recommendation")
    yield Paragraph(number, f"{many} {verb(len(found), *verbs)} {what}.")
    columns = (REF, RECOMMENDATION, OFFICERS, Column("What does not fit", "text"))
    rows = tuple(short_row(each) for each in found)
    yield Table(first_capital(what), columns, (Group(rows),))


def _unseen(source: ReviewSource) -> Iterator[Block]:
    if source.unseen:
        refs = _refs(source.unseen)
        yield Paragraph("B3", f"Said to be completed, and not looked at by scrutiny yet: {refs}.")
    else:
        yield Paragraph("B3", "Scrutiny has looked at all that is said to be completed.")


def _whole(source: ReviewSource) -> Part:
    many = number_of(len(source.recommendations), "recommendation")
    opening = f"{many}, as at {day_words(source.today)}."
    columns = (REF, RECOMMENDATION, DECISION, RESPONSE, OFFICERS, STATUS)
    rows = tuple(whole_row(each) for each in source.recommendations)
    table = Table("Recommendations and responses", columns, (Group(rows),))
    return Part("C", "Recommendations", opening, (table,) if rows else (), wide=True)


def _how_made(source: ReviewSource) -> Part:
    path = f"{source.anchor.partnership}/{source.review.slug}"
    blocks = (
        Paragraph(
            "D1",
            "A response is never changed: a mistake is put right by a further one, which stands "
            f"here in its place. {_actions(source)}",
        ),
        Paragraph(
            "D2",
            "How to check this paper: ask whoever keeps the record for the digest of the review "
            f"at the moment on the foot. “build_pack_review {path} --at "
            f"{moment_argument(source.at)} --out .” tells it. It is "
            f"{digest_words(source.digest, groups=16)}.",
        ),
        Paragraph("D3", anchor_words(source.anchor)),
    )
    return Part("D", "How this paper was made", "It is printed from the record itself.", blocks)


def _actions(source: ReviewSource) -> str:
    """Of which plans the actions are that stand beside recommendations."""
    plans = {action.plan for each in source.recommendations for action in each.delivered}
    if not plans:
        return "No action is linked to a recommendation."
    named = listed(f"“{plan}”" for plan in sorted(plans))
    return f"Actions are those of {named}, each with its considered rating."

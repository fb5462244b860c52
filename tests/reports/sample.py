"""An invented plan of five themes, 27 objectives and 80 actions, and what a pack needs of it."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from actions.assurance import Doubt
from governance.meetings.asked import Followed, FollowedKind, MeetingLine
from governance.meetings.document import (
    AnswerEntry,
    Closing,
    PromiseOutcome,
    QuestionEntry,
    QuestionKind,
)
from plans import brag
from plans.brag import Rating
from plans.changes import compare
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
from plans.document_json import to_json
from reports.content.periods import Quarter
from reports.content.source import (
    Became,
    Came,
    DateMove,
    Decided,
    FrontTexts,
    LastMeeting,
    Meeting,
    Need,
    PackKind,
    PackSource,
    Questioned,
    Raised,
    Seen,
)

QUARTER = Quarter(2026, 2)
PAPERS = (PackKind.QUARTERLY, PackKind.SCRUTINY)
"""Reports to members, with a whole front sheet and the plan."""
THEMES = (
    (1, "Prevent", "Fewer children are harmed, because adults notice early", (6, 26)),
    (2, "Protect", "Children at risk are safe where they spend their time", (7, 25)),
    (3, "Pursue", "People who exploit children are stopped", (5, 9)),
    (4, "Provide support", "Children and families recover in their own time", (5, 11)),
    (5, "Participation", "Children and families shape what is done", (4, 9)),
)
OFFICERS = (
    OfficerEntry("Šárka Nováková", "Head of Early Help", "Council"),
    OfficerEntry("Łukasz Wiśniewski", "Detective Superintendent", "Police"),
    OfficerEntry("Siobhán Ní Dhomhnaill", "Designated Nurse", "Health"),
    OfficerEntry("Gareth Stubbs", "Principal Education Adviser", "Council"),
    OfficerEntry("Head of Youth Justice", "", "Youth justice", OfficerKind.POST),
    OfficerEntry("Licensing and Enforcement Group", "", "Council", OfficerKind.GROUP),
    OfficerEntry("Amélie Okafor-Żeromska", "Director", "Voluntary sector"),
    OfficerEntry("Tom Whitlock", "Licensing Manager", "Council"),
)
VERBS = ("Train", "Visit", "Review", "Brief", "Map", "Publish a guide for", "Meet monthly with",
         "Audit the records of", "Agree a protocol with", "Survey")  # fmt: skip
WHOM = ("every secondary school", "the night-time economy", "residential homes", "taxi operators",
        "parents of Year 6 pupils", "hospital staff", "hotel managers", "foster carers",
        "youth workers", "the housing associations")  # fmt: skip
WHY = ("so that a worry is passed on the same day", "and report what was found to the board",
       "and act on the answers within a month", "with the young advisers in the room",
       "before the summer term ends")  # fmt: skip
EVIDENCE = (
    "Twelve of the fourteen sessions were held; the other two are booked for the new term.",
    "The group met on 4 September and agreed the text. Two agencies have each asked for a change.",
    "A first draft went to the partners in July. Nine replied.",
    "Numbers rose from 44 to 61 over the quarter, out of 118 who were eligible.",
)
LONG_EVIDENCE = "\n".join(
    f"Week {n}: the team saw {n + 3} families at the drop-in, wrote to {n + 7} more and heard back "
    f"from {n + 1}; two asked for the leaflet in another language, and one wished to speak to a "
    "worker of the same sex, which was arranged within the week."
    for n in range(1, 11)
)
_RATINGS = (Rating.GREEN, Rating.BLUE, Rating.GREEN, Rating.AMBER, Rating.GREEN, Rating.GREEN,
            Rating.BLUE, Rating.GREEN, Rating.RED, Rating.GREEN, Rating.AMBER)  # fmt: skip
_NO_DATE = {17: NoDateReason.ONGOING, 33: NoDateReason.TO_BE_CONFIRMED, 51: NoDateReason.IMMEDIATE,
            60: NoDateReason.UNREADABLE}  # fmt: skip
_VACANT = frozenset({12, 44})
_UNRATED = frozenset({5, 29, 70})
_LONG = frozenset({20, 62})


def _action(number: int, ref: str) -> ActionEntry:
    due = date(2026, 5, 31) + timedelta(days=(number * 37) % 420)
    slipped = number % 7 == 3
    rating = None if number in _UNRATED else _RATINGS[number % len(_RATINGS)]
    evidence = LONG_EVIDENCE if number in _LONG else EVIDENCE[number % len(EVIDENCE)]
    lead = OFFICERS[number % len(OFFICERS)].name
    second = (OFFICERS[(number + 3) % len(OFFICERS)].name,) if number % 9 == 4 else ()
    dated = number not in _NO_DATE
    return ActionEntry(
        text=f"{VERBS[number % 10]} {WHOM[number * 3 % 10]} {WHY[number % 5]}",
        key=f"k{number:03}",
        ref=ref,
        leads=() if number in _VACANT else (lead, *second),
        due_on=due if dated else None,
        baseline_due_on=(due - timedelta(days=92) if slipped else due) if dated else None,
        milestones=(due - timedelta(days=60), due) if number % 13 == 6 and dated else (),
        when_as_printed="Nov 2206" if number == 60 else "",
        no_date_reason=_NO_DATE.get(number),
        rating=rating,
        evidence="" if rating is None else evidence,
        moment=None
        if rating is None
        else datetime(2026, 7 + number % 3, 9 + number % 15, tzinfo=UTC),
        signed_off=rating is Rating.BLUE and number % 4 != 1,
        state=ActionState.SIGNED_OFF
        if rating is Rating.BLUE and number % 4 != 1
        else ActionState.OPEN,
    )


def _themes() -> tuple[ThemeEntry, ...]:
    themes, number = [], 0
    for theme, name, statement, (objectives, actions) in THEMES:
        made = []
        for o in range(1, objectives + 1):
            share = range(actions * (o - 1) // objectives, actions * o // objectives)
            entries = []
            for n, _ in enumerate(share, 1):
                entries.append(_action(number, f"{theme}.{o}.{n}"))
                number += 1
            text = f"{name}: {WHOM[(theme + o) % 10]} know what to do and whom to call"
            made.append(ObjectiveEntry(f"{theme}.{o}", text, tuple(entries)))
        themes.append(ThemeEntry(theme, name, statement, tuple(made)))
    return tuple(themes)


def document() -> PlanDocument:
    """The plan at the end of the quarter."""
    return PlanDocument(
        title="Child Exploitation Delivery Plan",
        period=Period(date(2025, 4, 1), date(2028, 3, 31)),
        owner="Exploitation Sub Group",
        at=QUARTER.moment,
        position=Position.CONSIDERED,
        version="2.3",
        changed_since_version=True,
        versions=(
            VersionEntry("1.0", date(2025, 4, 7), "HM", "First issue", content_held=False),
            VersionEntry(
                "2.2", date(2026, 8, 20), "HM", "Objective 2.3 re-worded", content_held=True
            ),
            VersionEntry("2.3", date(2026, 9, 16), "HM", "After the Sub Group", content_held=True),
        ),
        officers=OFFICERS,
        themes=_themes(),
        glossary=(
            GlossaryTerm("LSCB", "Local Safeguarding Children Board"),
            GlossaryTerm("taxi operators", "firms that hold a private hire licence"),
        ),
    )


def map_actions(plan: PlanDocument, changed: dict[str, ActionEntry | None]) -> PlanDocument:
    """The plan with some actions replaced by key, or left out."""

    def kept(actions: tuple[ActionEntry, ...]) -> tuple[ActionEntry, ...]:
        found = (changed.get(a.key, a) for a in actions)
        return tuple(a for a in found if a is not None)

    themes = tuple(
        replace(t, objectives=tuple(replace(o, actions=kept(o.actions)) for o in t.objectives))
        for t in plan.themes
    )
    return replace(plan, themes=themes)


def earlier(plan: PlanDocument) -> PlanDocument:
    """As the plan stood a quarter before: other ratings, dates, leads and wording."""
    by_key = {a.key: a for a in plan.actions}
    changed: dict[str, ActionEntry | None] = {"k008": None, "k041": None}
    for key, rating in (("k003", Rating.GREEN), ("k010", Rating.RED), ("k014", None),
                        ("k024", Rating.GREEN), ("k047", Rating.GREEN)):  # fmt: skip
        changed[key] = replace(by_key[key], rating=rating)
    changed["k016"] = replace(by_key["k016"], due_on=date(2026, 6, 30))
    changed["k021"] = replace(by_key["k021"], leads=("Tom Whitlock",))
    changed["k022"] = replace(by_key["k022"], text=by_key["k022"].text.replace("and ", "then "))
    changed["k030"] = replace(by_key["k030"], evidence="Nothing to report.")
    gone = replace(by_key["k002"], key="k900", ref="3.1.9", text="Install cameras in the subway")
    before = map_actions(plan, changed)
    last = before.themes[2].objectives[0]
    objectives = (replace(last, actions=(*last.actions, gone)), *before.themes[2].objectives[1:])
    themes = [*before.themes]
    themes[2] = replace(themes[2], objectives=objectives)
    return replace(before, themes=tuple(themes), at=QUARTER.before.moment, version="2.2")


_NAMES = ("October 2025", "November 2025", "December 2025", "January 2026", "February 2026",
          "March 2026", "April 2026", "May 2026", "June 2026", "July 2026", "August 2026",
          "September 2026")  # fmt: skip


def months(
    plan: PlanDocument, themes: tuple[int, ...]
) -> tuple[tuple[str, dict[Rating | None, int]], ...]:
    """A made-up year that ends with the plan's own counts."""
    entries = [a for t in plan.themes if not themes or t.number in themes for a in t.actions]
    last = brag.count(a.rating for a in entries)
    made = []
    for n, name in enumerate(_NAMES):
        back = len(_NAMES) - 1 - n
        counts = dict(last)
        moved = min(back, counts[Rating.BLUE])
        counts[Rating.BLUE] -= moved
        counts[Rating.GREEN] += moved // 2
        counts[None] += moved - moved // 2
        made.append((name, counts))
    return tuple(made)


def needs(plan: PlanDocument) -> dict[str, Need]:
    """What each Amber and Red needs; one says nothing, as happens."""
    found = {
        a.key: Need(
            "Two posts filled and £38,000 for the repair of the roof",
            "Director of Children’s Services",
        )
        for a in plan.actions
        if a.rating in brag.NEEDS_HELP
    }
    found.pop(next(iter(found)))
    answered = next(iter(found))
    came = (
        Came(date(2026, 8, 4), "Ruth Osgood", "Given in part", "One post is filled from October."),
        Came(date(2026, 9, 1), "Ruth Osgood", "Refused", "There is no money for the roof."),
    )
    asked = date(2026, 7, 6)
    found[answered] = replace(found[answered], kind="A resource", asked_on=asked, came=came)
    return found


SLIPPED = Doubt("slipped", "Slipped 171 days", "First due 30 June 2026.")
SILENT = Doubt("stale", "No update for 97 days", "This plan asks for one every 92 days.")
IN_GREEN = Doubt("green_in_doubt", "Rated Green", "While others hold.")


def doubts(plan: PlanDocument) -> dict[str, tuple[Doubt, ...]]:
    """Of every third action that is open; those that are Green are in doubt for it."""
    entries = [a for a in plan.actions if a.is_open][::3]
    return {
        a.key: (SLIPPED, SILENT, *((IN_GREEN,) if a.rating is Rating.GREEN else ()))
        for a in entries
    }


CHALLENGES = (
    Questioned(
        key="k004",
        ref="1.1.5",
        day=date(2026, 8, 12),
        who="Denise Akande, Partnership Board",
        rating=Rating.GREEN,
        reason="Half the visits were late. Why is it Green?",
        answer_by=date(2026, 8, 26),
        answers=(
            "Tom Whitlock, 20 Aug 2026: The visits are booked.",
            "Ruth Osgood, 2 Sep 2026: No.",
        ),
        outcome="Rating changed",
    ),
    Questioned(
        key="k016",
        ref="1.4.4",
        day=date(2026, 9, 20),
        who="Denise Akande, Partnership Board",
        rating=Rating.GREEN,
        reason="The date has moved twice.",
        answer_by=date(2026, 10, 4),
    ),
)
DECISIONS = (
    Decided(
        "k006", "1.2.2", date(2026, 7, 9), "Ruth Osgood", "sub-group chair", True, "All is done."
    ),
    Decided(
        "k017", "1.4.5", date(2026, 8, 9), "Ruth Osgood", "sub-group chair", False, "Two remain."
    ),
)


def _date_moves(action: ActionEntry) -> tuple[DateMove, ...]:
    reason, chair = "Two posts unfilled", "Ruth Osgood, chair"
    first = date(2026, 6, 30)
    return (DateMove(action.key, action.ref, first, action.due_on, reason, chair),)


def source(
    kind: PackKind = PackKind.QUARTERLY,
    plan: PlanDocument | None = None,
    themes: tuple[int, ...] = (),
) -> PackSource:
    """All that a pack of this quarter is made from."""
    plan = plan or document()
    before = earlier(plan) if plan.actions and plan.actions[0].key == "k000" else None
    moved = next((a for a in plan.actions if a.key == "k016"), None)
    return PackSource(
        kind=kind,
        period=QUARTER,
        partnership="Aldermere Safeguarding Children Partnership",
        document=plan,
        before=before,
        changes=compare(before, plan) if before else (),
        made_at=datetime(2026, 10, 5, 8, 42, tzinfo=UTC),
        made_by="Helen Marchbank",
        digest=hashlib.sha256(to_json(plan).encode()).hexdigest(),
        path="aldermere/exploitation",
        date_moves=_date_moves(moved) if moved else (),
        moves_in_all={"k016": 2, "k003": 1},
        needs=needs(plan) if before else {},
        doubts=doubts(plan) if before else {},
        challenges=CHALLENGES if before else (),
        decisions=DECISIONS if before else (),
        departures={"k900": "The subway is to be filled in"},
        months=months(plan, themes),
        themes=themes,
        meeting=Meeting("Partnership Board", date(2026, 11, 26), "2pm", "Mere House", "7"),
        texts=FrontTexts(
            directorate="Children and Young People",
            report_of="Helen Marchbank, Business Manager",
            contact="Helen Marchbank, helen.marchbank@aldermere.example, 01632 960 118",
        ),
    )


SEEN = Seen(3, datetime(2026, 8, 12, 9, tzinfo=UTC), date(2026, 8, 20), date(2026, 9, 3))
BOARD = MeetingLine(
    key=1, slug="board-2026-09-03", body="Partnership Board", body_key=1, body_slug="board",
    held_on=date(2026, 9, 3), begins_at=None, venue="", chair="", record="",
)  # fmt: skip


def owed(text: str, due: date | None = None, closing: Closing | None = None) -> Followed:
    """A promise to the Partnership Board."""
    return Followed(
        FollowedKind.PROMISE, 1, BOARD, "7", text, "Tom Whitlock", 1, due, closing, refs=("1.1.1",)
    )


def sheet_of(lead: str) -> PackSource:
    """All that the sheet of a lead is made from."""
    made = source(PackKind.LEAD)
    return replace(made, lead=lead, owed=(owed("Figures by ward", date(2026, 9, 20)),))


def last_meeting() -> LastMeeting:
    """What the Partnership Board asked, and what came of it."""
    kept = Closing(PromiseOutcome.KEPT, date(2026, 9, 25), "Sent to all members.")
    question = QuestionEntry(
        1, QuestionKind.QUESTION, "Councillor Ode", "How many were late?", action_refs=("1.1.1",),
        answers=(AnswerEntry("Tom Whitlock", "Three of ten."),),
    )  # fmt: skip
    return LastMeeting(
        held_on=BOARD.held_on,
        told_until=date(2026, 10, 5),
        raised=(Raised(question, (Became("1.1.1", Rating.GREEN, Rating.RED),)),),
        followed=(owed("Figures by ward", date(2026, 9, 20), kept), owed("A visit", None)),
    )

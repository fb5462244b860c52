"""Counts, refs and links; what there is nothing of is left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from actions.recent import Changed
from governance.digests.content import Doubtful, MeetingTold, Owed, PlanTold, digest

LATE = [f"1.{number}" for number in range(1, 15)]
PLAN = PlanTold(
    title="Delivery plan",
    path="/plan/",
    since="the meeting of 3 August 2026",
    moved=[
        Changed(2, "re-rated", "1 better, 1 worse", ["1.1.1", "1.1.2"]),
        Changed(1, "left the plan", "", []),
    ],
    moved_path="/compare/",
    waiting=2,
    waiting_path="/queue/",
    doubtful=[Doubtful("overdue", LATE, "/list/")],
)
TOLD = MeetingTold(
    "Exploitation Group", date(2026, 11, 30), "/meeting/", [PLAN], Owed(3, 1, "/followed/")
)


Said = list[tuple[str, list[str]]]


def said(told: MeetingTold) -> Said:
    return [(part.heading, [item.words for item in part.items]) for part in digest(told).parts]


def test_it_says_what_moved_what_waits_and_what_is_doubtful() -> None:
    assert digest(TOLD).subject == "Before the meeting of Exploitation Group on 30 November 2026"
    assert said(TOLD) == [
        (
            "Delivery plan: what moved since the meeting of 3 August 2026",
            [
                "Two actions re-rated (1 better, 1 worse): 1.1.1, 1.1.2",
                "One action left the plan",
                "Open Delivery plan",
            ],
        ),
        ("Delivery plan: what waits for you", ["Two decisions wait for you"]),
        (
            "Delivery plan: what is in doubt",
            [f"14 actions overdue: {', '.join(LATE[:12])} and 2 more"],
        ),
        ("Owed to the body", ["Three promises and next steps open, one of them overdue"]),
        ("The meeting", ["Open the meeting"]),
    ]


def test_each_line_leads_to_its_page() -> None:
    paths = [item.path for item in digest(TOLD).items]
    assert paths == [
        "/compare/", "/compare/", "/plan/", "/queue/", "/list/", "/followed/", "/meeting/",
    ]  # fmt: skip


def test_where_nothing_moved_it_says_so() -> None:
    quiet = replace(PLAN, moved=[], waiting=0, doubtful=[])
    told = replace(TOLD, plans=[quiet], owed=Owed(0, 0, ""))
    assert digest(told).parts[0].sentence == "Nothing has moved."
    assert [items for _heading, items in said(told)] == [
        ["Open Delivery plan"], ["Open the meeting"],
    ]  # fmt: skip


def test_where_it_cannot_be_said_what_moved_it_says_why() -> None:
    young = replace(PLAN, moved=[], not_compared="The plan is younger than that.")
    assert digest(replace(TOLD, plans=[young])).parts[0].sentence == (
        "The plan is younger than that."
    )


def test_one_is_one() -> None:
    one = replace(PLAN, waiting=1, doubtful=[Doubtful("overdue", ["1.1"], "/list/")])
    words = [item.words for item in digest(replace(TOLD, plans=[one])).items]
    assert "One decision waits for you" in words
    assert "One action overdue: 1.1" in words

"""Counts, refs and links; what there is nothing of is left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from actions.recent import Changed
from governance.digests.content import Doubtful, MeetingTold, Owed, PlanTold, digest

SINCE = "Since the meeting of 3 August 2026"
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
    queue_path="/queue/",
    doubtful=[Doubtful("overdue", LATE, "/list/")],
)
TOLD = MeetingTold(
    "Exploitation Group", date(2026, 11, 30), "/meeting/", [PLAN], Owed(3, 1, "/followed/")
)


def said(told: MeetingTold) -> list[tuple[str, str]]:
    return [(item.words, item.path) for item in digest(told).items]


def test_it_says_what_moved_what_waits_and_what_is_doubtful() -> None:
    content = digest(TOLD)
    assert content.subject == "Before the meeting of Exploitation Group on 30 November 2026"
    assert said(TOLD) == [
        (f"{SINCE}, two actions re-rated (1 better, 1 worse): 1.1.1, 1.1.2", "/compare/"),
        (f"{SINCE}, one action left the plan", "/compare/"),
        ("Two decisions wait for you", "/queue/"),
        (f"14 actions overdue: {', '.join(LATE[:12])} and 2 more", "/list/"),
        ("Open Delivery plan", "/plan/"),
        ("Three promises and next steps open, one of them overdue", "/followed/"),
        ("Open the meeting", "/meeting/"),
    ]


def test_where_nothing_moved_it_says_so() -> None:
    quiet = replace(PLAN, moved=[], waiting=0, doubtful=[])
    content = digest(replace(TOLD, plans=[quiet], owed=Owed(0, 0, "")))
    assert content.parts[0].sentence == "Nothing has moved since the meeting of 3 August 2026."
    assert [item.words for item in content.items] == ["Open Delivery plan", "Open the meeting"]


def test_where_it_cannot_be_said_what_moved_it_says_why() -> None:
    young = replace(PLAN, moved=[], not_compared="The plan was opened later.")
    assert digest(replace(TOLD, plans=[young])).parts[0].sentence == (
        "What moved since the meeting of 3 August 2026 cannot be said: The plan was opened later."
    )


def test_one_is_one() -> None:
    one = replace(PLAN, waiting=1, doubtful=[Doubtful("overdue", ["1.1"], "/list/")])
    words = [item.words for item in digest(replace(TOLD, plans=[one])).items]
    assert "One decision waits for you" in words
    assert "One action overdue: 1.1" in words

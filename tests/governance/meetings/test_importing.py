"""A file of meetings adds to what is kept and corrects it; a second time it changes nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from governance.meetings.writing import meeting_as_data
from governance.models import Answer, Meeting, MeetingItem, NextStep, Promise, Question
from governance.selectors.meetings import meeting_document
from governance.services import meetings
from people.asat import revisions
from people.models import Body, ChainEntry, Exemption, Role
from people.selectors.places import present
from people.services import add_body, add_officer, grant_role, lift_exemption
from people.verification import verify
from tests.cast import DAVID, LONG_AGO, RHIAN, Cast, begun_plan
from tests.support.commands import Done, Manage, manage

__all__ = ["manage"]

pytestmark = pytest.mark.django_db
BODY = "Scrutiny Commission"


def said(**more: Any) -> dict[str, Any]:
    """A meeting of one item with one question."""
    question = {
        "n": 1, "objective_ref": "1.1", "action_refs": ["1.1.1", "9.9.9"], "kind": "question",
        "member": "Councillor Ann Lee", "text": "How many drivers?",
        "answers": [{"officer": RHIAN, "text": "Forty."}],
        "promises": [{"text": "The months", "officer": DAVID, "due_on": "2026-05-06"}],
    }  # fmt: skip
    item = {
        "number": 50, "title": "The plan", "questions": [{**question, **more}],
        "next_steps": [{"text": "See a lesson", "owner": RHIAN}], "resolutions": ["To note it."],
        "minutes_agreed": {"date": "2026-03-01", "amendments": "Ann was there."},
        "exclusion": {"paragraph": 2, "words": "That the public be excluded …"},
    }  # fmt: skip
    meeting = {
        "body": BODY, "date": "2026-04-06", "venue": "Town Hall", "present": ["Ann Lee"],
        "agenda": [{"number": 1, "title": "The plan", "next_meeting": "2026-06-29T13:30"}],
        "declarations": [{"member": "Ann Lee", "interest": "A governor"}],
        "items": [item],
    }  # fmt: skip
    return {"meetings": [meeting]}


@pytest.fixture
def body(cast: Cast) -> Body:
    return add_body(cast.partnership, by=None, slug="scrutiny", name=BODY)


@pytest.fixture
def bring(cast: Cast, body: Body, manage: Manage, tmp_path: Path) -> Any:
    def bring(data: dict[str, Any], *more: str) -> Done:
        path = tmp_path / "meetings.json"
        path.write_text(json.dumps(data), encoding="utf-8")
        return manage("import_meetings", path, "--to", "aldermere", *more)

    return bring


def held(cast: Cast) -> dict[str, Any]:
    meeting = Meeting.objects.get(partnership=cast.partnership)
    return meeting_as_data(meeting_document(meeting, at=present(cast.partnership)))


def test_a_meeting_is_kept_as_it_is_printed_and_linked(cast: Cast, bring: Any) -> None:
    done = bring(said(), "--as", cast.scrutiny_officer.email)

    assert (done.code, done.err) == (0, "")
    assert "note: 2026-04-06, item 50: “9.9.9” is not in the plan; kept as it is prin" in done.out
    assert done.out.endswith("One thing changed.\n")
    [meeting] = said()["meetings"]
    meeting["items"][0]["questions"][0]["id"] = "2026-04-06/50/1"
    assert held(cast) == meeting
    question = Question.objects.get()
    assert question.objective == cast.action("1.1.1").objective
    assert [each.action for each in question.about.all()] == [cast.action("1.1.1"), None]
    assert question.answers.get().officer == cast.officer(RHIAN)
    assert Promise.objects.get().officer == cast.officer(DAVID)
    assert NextStep.objects.get().owner == cast.officer(RHIAN)
    assert verify(cast.partnership).fault is None


@pytest.mark.parametrize(
    ("printed", "who"),
    [
        ("Sarka Novak", "Sarka Novak"),
        ("SARKA NOVAK", "Sarka Novak"),
        ("Šárka Novak", "Šárka Novak"),
        ("Šarka Novak", ""),
        ("rhian okafor", RHIAN),
        ("David Lukasik", DAVID),
    ],
)
def test_who_answers_is_known_by_the_rule_of_a_plans_import(
    cast: Cast, bring: Any, printed: str, who: str
) -> None:
    for name in ("Sarka Novak", "Šárka Novak"):
        add_officer(cast.partnership, by=None, name=name)
    bring(said(answers=[{"officer": printed, "text": "Forty."}]))
    answer = Answer.objects.get()
    assert (answer.officer.name if answer.officer else "") == who
    assert answer.officer_as_printed == printed


@pytest.mark.parametrize("paragraph", ["8 and 9", "12", "1, 2"])
def test_an_exclusion_that_would_make_nothing_exempt_is_refused(
    cast: Cast, bring: Any, paragraph: str
) -> None:
    """Else everybody would read what was said while the public was out."""
    file, why = said(), f"“{paragraph}” is no paragraph of Schedule 12A. Give one from 1 to 7"
    file["meetings"][0]["items"][0]["exclusion"]["paragraph"] = paragraph
    assert f"error: 2026-04-06, item 50: {why}" in bring(file, "--dry-run").out
    assert why in bring(file, "--yes").refusal
    assert not Meeting.objects.exists()


def test_an_exclusion_that_was_kept_without_its_item_being_exempt_is_refused_again(
    cast: Cast, bring: Any
) -> None:
    bring(said())
    lift_exemption(Exemption.objects.get(), by=cast.administrator, reason="A slip")
    item, words = MeetingItem.objects.get(), "That the public be excluded …"
    meetings.correct(
        item, by=None, reason="As printed", exclusion_paragraph="12", exclusion_words=words
    )
    file = said()
    file["meetings"][0]["items"][0]["exclusion"]["paragraph"] = "12"
    assert "“12” is no paragraph of Schedule 12A" in bring(file, "--yes").refusal


def test_the_same_file_again_changes_nothing(cast: Cast, bring: Any) -> None:
    bring(said())
    links = ChainEntry.objects.count()

    assert bring(said()).out.endswith("Nothing to change.\n")
    assert ChainEntry.objects.count() == links


def test_a_file_corrects_what_it_states_and_leaves_the_rest(cast: Cast, bring: Any) -> None:
    bring(said())
    data = said(text="How many drivers were trained?", answers=[])
    del data["meetings"][0]["venue"]
    done = bring(data)

    where = "note: Scrutiny Commission, 2026-04-06"
    assert done.out.splitlines()[-3:] == [
        f"{where}, items, 50, questions, 1, answers, 1 is not in this file; it stays.",
        f"{where}, venue is not in this file; it stays.",
        "One thing changed.",
    ]
    assert held(cast)["venue"] == "Town Hall"
    question = Question.objects.get()
    assert question.text == "How many drivers were trained?"
    assert question.answers.count() == 1
    assert revisions(Question).count() == 2


def test_a_file_that_names_somebody_else_says_who_owes_it(cast: Cast, bring: Any) -> None:
    bring(said())
    for owed_by, officer in ((RHIAN, cast.officer(RHIAN)), ("A. N. Other", None)):
        bring(said(promises=[{"text": "The months", "officer": owed_by}]))
        promise = Promise.objects.get()
        assert (promise.officer_as_printed, promise.officer) == (owed_by, officer)


def test_a_closing_is_read_and_stays(cast: Cast, bring: Any) -> None:
    closing = {"outcome": "kept", "on": "2026-05-04", "text": "Sent."}
    promise = {"text": "The months", "officer": DAVID, "due_on": "2026-05-06", "closing": closing}
    bring(said(promises=[promise]))
    data = said(promises=[promise])
    data["meetings"][0]["items"][0]["next_steps"] = [
        {"text": "See a lesson", "owner": RHIAN, "closing": {**closing, "outcome": "done"}}
    ]

    assert bring(data).code == 0
    assert Promise.objects.get().closing.outcome == "kept"
    assert NextStep.objects.get().closing.outcome == "done"
    other = {**promise, "closing": {**closing, "text": "Sent late."}}
    assert "closed on 4 May 2026 already" in bring(said(promises=[other])).err


def test_a_dry_run_writes_nothing_and_says_what_it_would(cast: Cast, bring: Any) -> None:
    done = bring(said(), "--dry-run", "--json")

    told = json.loads(done.out)
    assert set(told) == {"document", "problems", "changes"}
    assert [change["kind"] for change in told["changes"]] == ["added"]
    assert not Meeting.objects.exists()
    assert bring(said(), "--dry-run").out.endswith("One thing would change.\n")


def test_what_looks_like_a_childs_identity_needs_a_yes(cast: Cast, bring: Any) -> None:
    data = said(text="Is NHS number 943 476 5919 hers?")
    done = bring(data)

    assert done.code == 1
    assert "The file has warnings; read them with --dry-run, add --yes." in done.err
    assert not Meeting.objects.exists()
    assert bring(data, "--yes").code == 0


def test_several_plans_are_told_apart_by_name(cast: Cast, bring: Any) -> None:
    begun_plan(cast.partnership, cast.administrator, "violence")
    assert "“1.1” is not in the plan" in bring(said(), "--dry-run").out
    assert "“1.1” is not" not in bring(said(), "--dry-run", "--plan", "aldermere/cse").out
    assert bring(said(), "--plan", "none").err == "There is no plan “none” in this partnership.\n"


def test_a_body_that_is_not_there_is_named(cast: Cast, bring: Any) -> None:
    data = said()
    data["meetings"][0]["body"] = "Cabinet"
    done = bring(data)

    assert done.code == 1
    assert done.err == (
        "There is no body “Cabinet” in this partnership. Add it under that name first, or correct "
        "the name in the file. There are: Scrutiny Commission.\n"
    )


def test_only_who_keeps_a_bodys_meetings_brings_them(cast: Cast, body: Body, bring: Any) -> None:
    other = add_body(cast.partnership, by=None, slug="cabinet", name="Cabinet")
    grant_role(
        cast.board_member,
        by=None,
        kind=Role.Kind.SCRUTINY_OFFICER,
        partnership=cast.partnership,
        body=other,
        from_date=LONG_AGO,
    )
    for user in (cast.board_member, cast.lead):
        done = bring(said(), "--as", user.email)
        assert (done.code, done.err) == (1, f"{user} may not do this. Ask a plan administrator.\n")


def test_minutes_that_were_agreed_are_not_changed_by_a_file(
    cast: Cast, body: Body, bring: Any
) -> None:
    bring(said())
    later = meetings.call_meeting(body, by=None, held_on=present(cast.partnership).date())
    item = meetings.open_item(later, by=None, number="60", title="Minutes")
    meetings.agree_minutes(item, by=None, meeting_on=Meeting.objects.earliest("held_on").held_on)

    assert bring(said()).code == 0
    done = bring(said(text="Something else"))
    assert (done.code, "stay as they are" in done.err) == (1, True)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("[]", "The file is not an object"), ("{", "The file is not JSON")],
)
def test_a_file_that_cannot_be_read_is_refused(
    cast: Cast, manage: Manage, tmp_path: Path, text: str, sentence: str
) -> None:
    path = tmp_path / "x.json"
    path.write_text(text)
    done = manage("import_meetings", path, "--to", "aldermere")
    assert (done.code, sentence in done.err) == (1, True)


def test_a_file_that_is_not_there_is_named(cast: Cast, manage: Manage, tmp_path: Path) -> None:
    path = tmp_path / "none.json"
    done = manage("import_meetings", path, "--to", "aldermere")
    assert done.err == f"Cannot read {path}: No such file or directory.\n"
    path.write_bytes(b"\xff\xfe")
    assert "is not JSON in UTF-8" in manage("import_meetings", path, "--to", "aldermere").err

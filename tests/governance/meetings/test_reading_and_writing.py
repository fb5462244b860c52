"""What a meeting says is written as JSON and read back the same; what is wrong is named."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from governance.meetings.document import Capacity, MeetingDocument
from governance.meetings.reading import from_data, from_json
from governance.meetings.writing import as_data, to_json
from plans.formats import Unreadable
from tests.support.machine import ROOT

FILES = sorted((ROOT / "fixtures" / "demo" / "meetings").glob("????-??-??.json"))


def july() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(FILES[0].read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_what_is_read_is_written_the_same(file: Path) -> None:
    reading = from_json(file.read_text(encoding="utf-8"))

    assert reading.problems == ()
    assert from_json(to_json(reading.meetings)) == reading
    said = json.loads(file.read_text(encoding="utf-8"))["meetings"]
    assert _without_ids(as_data(reading.meetings)["meetings"]) == said


def _without_ids(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_ids(each) for name, each in value.items() if name != "id"}
    return [_without_ids(each) for each in value] if isinstance(value, list) else value


def test_a_meeting_says_who_was_there_and_what_was_asked() -> None:
    [meeting] = from_data(july()).meetings

    assert [person.name for person in meeting.people(Capacity.APOLOGIES)] == [
        "Councillor Josephine Pell",
        "Xanthe Burlow",
    ]
    assert dict(meeting.exchanges) == {"question": 6, "request": 1, "comment": 1}
    assert next(meeting.questions).from_public
    assert meeting.items[2].next_steps[2].owner == ""


def test_a_number_with_a_footnote_is_written_as_it_is_printed() -> None:
    items = [{"number": "5²", "title": "The plan"}, {"number": "²", "title": "A footnote"}]
    data = {"meetings": [{"body": "Board", "date": "2026-03-01", "items": items}]}
    assert as_data(from_data(data).meetings)["meetings"] == data["meetings"]


def test_an_empty_meeting_says_its_body_and_its_day_alone() -> None:
    data = {"meetings": [{"body": "Board", "date": "2026-03-01"}]}
    [meeting] = from_data(data).meetings

    assert meeting == MeetingDocument("Board", meeting.held_on)
    assert as_data([meeting])["meetings"] == data["meetings"]


def test_the_counts_are_of_what_stands_there() -> None:
    reading = from_data(july())

    assert as_data(reading.meetings)["counts"] == {
        "meetings": 1,
        "exchanges": {"2026-07-15": {"question": 6, "request": 1, "comment": 1}},
    }


def test_what_is_not_known_is_said_and_nothing_of_it_is_kept() -> None:
    data = july()
    data["meetings"][0]["weather"] = "Rain"
    data["meetings"][0]["items"][2]["questions"][0]["mood"] = "Curious"
    problems = from_data(data).problems

    assert [(each.where, each.what, each.severity) for each in problems] == [
        (
            "Improving Lives Scrutiny Commission, 2026-07-15, item 22, questions 1",
            "“mood” is not known here, and is not kept",
            "warning",
        ),
        (
            "Improving Lives Scrutiny Commission, 2026-07-15",
            "“weather” is not known here, and is not kept",
            "warning",
        ),
    ]


def _meeting(**said: object) -> Callable[[dict[str, Any]], None]:
    return lambda data: data["meetings"][0].update(said)


def _item(**said: object) -> Callable[[dict[str, Any]], None]:
    return lambda data: data["meetings"][0]["items"][2].update(said)


def _question(**said: object) -> Callable[[dict[str, Any]], None]:
    return lambda data: data["meetings"][0]["items"][2]["questions"][0].update(said)


def _step(**said: object) -> Callable[[dict[str, Any]], None]:
    return lambda data: data["meetings"][0]["items"][2]["next_steps"][0].update(said)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_meeting(body=" "), "“body” is missing"),
        (_meeting(date="1 July"), "“date” is not a day such as 2016-04-06"),
        (_meeting(date="9999-12-31"), "“date” is not a day such as 2016-04-06"),
        (_meeting(date="0206-04-06"), "“date” is not a day such as 2016-04-06"),
        (_meeting(date=None), "“date” is not a day such as 2016-04-06"),
        (_meeting(time="2 o'clock"), "“time” is not a time such as 13:30"),
        (_meeting(time="14:00+02:00"), "“time” is not a time such as 13:30"),
        (_meeting(venue=7), "“venue” is not a text"),
        (_meeting(items="none"), "“items” is not a list"),
        (_meeting(present=["Ann", 7]), "“present” is not a list of texts"),
        (_meeting(items=["x"]), "2026-07-15, items 1 is not an object"),
        (_item(number=None), "“number” is not a number as it is printed"),
        (_item(number=True), "“number” is not a number as it is printed"),
        (_item(plan_theme=0), "item 22: “plan_theme” is not a number from 1"),
        (_item(next_meeting="9999-12-31T13:30"), "“next_meeting” is not a day and a time"),
        (_item(next_meeting="soon"), "“next_meeting” is not a day and a time"),
        (_item(minutes_agreed={}), "“date” is not the day of the meeting whose minutes"),
        (_item(next_steps=[{"text": ""}]), "next step: “text” is missing"),
        (_item(next_steps="all"), "“next_steps” is not a list"),
        (_question(kind="riddle"), "“kind” is not one of question, comment, request"),
        (_question(kind=None), "“kind” is not one of question, comment, request"),
        (_question(n=2), "item 22: of “questions” two have the number 2"),
        (_meeting(items=[{"number": 1, "title": "A"}] * 2), "of “items” two have the number 1"),
        (_meeting(agenda=[{"number": 1, "title": "A"}] * 2), "of “agenda” two have the number 1"),
        (_question(n=None), "questions 1: “n” is not a number from 1"),
        (_question(answers=[{"officer": "Ann", "text": ""}]), "answers 1: “text” is missing"),
        (_step(closing={"outcome": "done", "text": "Seen"}), "“on” is not a day"),
        (_step(closing={"outcome": "kept", "on": "2026-08-01", "text": "x"}), "one of done"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_place(
    spoil: Callable[[dict[str, Any]], None], said: str
) -> None:
    data = july()
    spoil(data)
    with pytest.raises(Unreadable) as refused:
        from_data(data)
    assert said in str(refused.value)


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, "\ud800"])
def test_what_is_no_json_is_said_so(text: str) -> None:
    with pytest.raises(Unreadable, match="The file is not JSON"):
        from_json(text)


def test_a_list_is_no_file_of_meetings() -> None:
    with pytest.raises(Unreadable, match="The file is not an object"):
        from_json("[]")


def test_one_meeting_stands_in_a_file_once() -> None:
    data = july()
    data["meetings"] *= 2
    with pytest.raises(Unreadable, match="holds two meetings of Improving Lives"):
        from_data(data)

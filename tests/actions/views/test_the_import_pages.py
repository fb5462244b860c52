"""Importing in the browser: what is previewed is what is written, once, and by whom it may be."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from actions.models import DateChange, ProgressUpdate
from actions.services.record import Report, post_update
from actions.services.versions import create_plan, cut_version
from people import clock
from plans.brag import Rating
from plans.document import PlanDocument, VersionEntry
from plans.formats import write
from plans.models import Version
from tests.cast import DOCUMENT, Cast, with_action, without_action
from tests.people.pages.asking import post, words

IMPORT = "/plans/aldermere/cse/import/"
EVIDENCE = "52 of 60 drivers were trained by November."


def uploaded(client: Client, cast: Cast, document: PlanDocument) -> Any:
    file = SimpleUploadedFile("plan.json", write(document, "json"))
    return post(client, cast.administrator, IMPORT, {"file": file})


def proposal(response: Any) -> str:
    found = re.search(r'name="proposal" value="([^"]*)"', response.content.decode())
    assert found
    return html.unescape(found[1])


def confirmed(client: Client, cast: Cast, response: Any, **data: str) -> Any:
    sent = {"proposal": proposal(response), **data}
    return post(client, cast.administrator, IMPORT, sent, follow=True)


def told_more(cast: Cast) -> PlanDocument:
    return with_action(cast.document(), "train", evidence=EVIDENCE)


def test_a_file_of_one_action_is_said_to_hold_one(cast: Cast, client: Client) -> None:
    document = cast.document()
    for action in document.actions[1:]:
        document = without_action(document, action.key)
    assert "The file holds 1 action in" in words(uploaded(client, cast, document))


def test_a_preview_writes_nothing(cast: Cast, client: Client) -> None:
    before = cast.document().themes
    response = uploaded(client, cast, told_more(cast))
    said = words(response)
    assert "The file holds 5 actions in 2 themes." in said
    assert "Nothing is written yet." in said
    assert "The file’s actions: 5 by key of what the plan holds." in said
    assert '<ins class="w">November</ins>' in response.content.decode()
    assert cast.document().themes == before


def test_confirming_writes_what_was_previewed(cast: Cast, client: Client) -> None:
    response = confirmed(client, cast, uploaded(client, cast, told_more(cast)))
    assert "Imported: one thing changed." in words(response)
    update = cast.current("1.1.1")
    assert update is not None
    assert (update.evidence, update.by) == (EVIDENCE, cast.administrator)


def test_the_same_file_again_changes_nothing(cast: Cast, client: Client) -> None:
    said = words(uploaded(client, cast, cast.document()))
    assert "It changes nothing: the plan already says what the file says." in said
    assert "Import it" not in said


def test_the_same_preview_confirmed_twice_is_written_once(cast: Cast, client: Client) -> None:
    preview = uploaded(client, cast, told_more(cast))
    confirmed(client, cast, preview)
    said = words(confirmed(client, cast, preview))
    assert "It was imported already: the plan says what the file says." in said
    assert ProgressUpdate.objects.filter(action__ref="1.1.1").count() == 2


def test_a_plan_that_changed_meanwhile_is_shown_anew(cast: Cast, client: Client) -> None:
    preview = uploaded(client, cast, told_more(cast))
    post_update(cast.action("1.1.1"), by=cast.lead, report=Report(Rating.GREEN, "Meanwhile"))
    response = confirmed(client, cast, preview)
    said = words(response)
    assert "The plan changed after this preview was made. Look at the new preview." in said
    assert "Meanwhile" in said
    assert "Imported" in words(confirmed(client, cast, response))
    update = cast.current("1.1.1")
    assert update is not None
    assert update.evidence == EVIDENCE


def test_actions_that_leave_ask_why(cast: Cast, client: Client) -> None:
    preview = uploaded(client, cast, without_action(cast.document(), "share"))
    assert "Say why: it is kept with each" in words(confirmed(client, cast, preview))
    assert cast.action("2.1.1").state == "open"
    confirmed(client, cast, preview, reason="Merged with 1.1.1")
    left = cast.action("2.1.1")
    assert (left.state, left.state_reason) == ("withdrawn", "Merged with 1.1.1")


def test_dates_that_move_keep_why_and_who_agreed(cast: Cast, client: Client) -> None:
    later = with_action(cast.document(), "share", due_on=date(2027, 6, 30))
    preview = uploaded(client, cast, later)
    confirmed(client, cast, preview, reason="Late start", agreed_by="Sub Group")
    moved = DateChange.objects.get()
    assert (moved.to_date, moved.reason, moved.agreed_by) == (
        date(2027, 6, 30), "Late start", "Sub Group",
    )  # fmt: skip


def test_a_version_is_cut_with_it(cast: Cast, client: Client) -> None:
    preview = uploaded(client, cast, told_more(cast))
    version = {"number": "1.0", "author": "SA", "comments": "First"}
    confirmed(client, cast, preview, **version)
    assert Version.objects.values_list("number", "author", "comments").get() == (
        "1.0", "SA", "First",
    )  # fmt: skip


def test_an_author_without_a_number_is_asked_for_it(cast: Cast, client: Client) -> None:
    preview = uploaded(client, cast, told_more(cast))
    said = words(confirmed(client, cast, preview, author="SA"))
    assert "Give the version a number, or leave all three empty" in said
    assert not Version.objects.exists()


def test_a_number_that_was_cut_before_undoes_the_whole(cast: Cast, client: Client) -> None:
    confirmed(client, cast, uploaded(client, cast, told_more(cast)), number="1.0")
    again = with_action(cast.document(), "train", evidence="More still")
    said = words(confirmed(client, cast, uploaded(client, cast, again), number="1.0"))
    assert "Version 1.0 was cut before. Choose the next number." in said
    update = cast.current("1.1.1")
    assert update is not None
    assert update.evidence == EVIDENCE


def listing(cast: Cast, *versions: VersionEntry) -> PlanDocument:
    return replace(told_more(cast), versions=versions)


LISTED = VersionEntry("3.4", date(2015, 9, 11), "SA", "Added glossary of terms")
OLDER = VersionEntry("3.3", date(2015, 6, 12), "SA", "Reworded")


def filled(response: Any) -> dict[str, Any]:
    """What the confirm form is filled with."""
    form = response.context["form"]
    return {n: form[n].value() for n in ("number", "author", "comments") if form[n].value()}


@pytest.mark.parametrize("versions", [(OLDER, LISTED), (LISTED, OLDER)])
def test_the_form_is_filled_with_the_newest_version_that_the_document_lists(
    cast: Cast, client: Client, versions: tuple[VersionEntry, ...]
) -> None:
    response = uploaded(client, cast, listing(cast, *versions))
    assert filled(response) == {
        "number": "3.4", "author": "SA", "comments": "Added glossary of terms",
    }  # fmt: skip
    assert "said_on" not in response.context["form"].fields


def test_a_version_that_was_cut_before_is_not_proposed_again(cast: Cast, client: Client) -> None:
    cut_version(cast.plan, by=None, number="3.4", author="SA", comments="Cut here")
    assert filled(uploaded(client, cast, listing(cast, LISTED))) == {}


def test_a_document_that_lists_no_version_fills_nothing(cast: Cast, client: Client) -> None:
    assert filled(uploaded(client, cast, told_more(cast))) == {}


def test_a_number_that_was_read_can_be_emptied_alone(cast: Cast, client: Client) -> None:
    preview = uploaded(client, cast, listing(cast, LISTED))
    read = {"number": "", "author": "SA", "comments": "Added glossary of terms"}
    assert "Imported" in words(confirmed(client, cast, preview, **read))
    assert not Version.objects.filter(content_held=True).exists()


def test_while_a_plan_is_set_up_the_day_of_the_version_is_filled_in(
    cast: Cast, client: Client
) -> None:
    create_plan(cast.partnership, by=None, slug="draft", title="Draft", said_on=date(2015, 1, 5))
    create_plan(cast.partnership, by=None, slug="later", title="Later", said_on=date(2015, 9, 30))
    document = replace(DOCUMENT, versions=(OLDER, LISTED))
    shown = {}
    for slug in ("draft", "later"):
        file = SimpleUploadedFile("plan.json", write(document, "json"))
        answer = post(
            client, cast.administrator, IMPORT.replace("/cse/", f"/{slug}/"), {"file": file}
        )
        found = re.search(r'name="said_on" value="([^"]*)"', answer.content.decode())
        shown[slug] = found[1] if found else ""
    assert shown == {"draft": "2015-09-11", "later": ""}


def test_what_was_read_is_counted_by_rating_to_be_checked(cast: Cast, client: Client) -> None:
    said = words(uploaded(client, cast, told_more(cast)))
    assert "Theme B Blue G Green A Amber R Red N Not yet rated All" in said
    assert "1 Prevent 1 1 0 0 1 3 2 Protect 0 0 0 1 1 2 All themes 1 1 0 1 2 5" in said


def test_the_totals_stay_when_the_form_comes_back(cast: Cast, client: Client) -> None:
    preview = uploaded(client, cast, told_more(cast))
    said = words(confirmed(client, cast, preview, author="Somebody"))
    assert "All themes 1 1 0 1 2 5" in said


def test_a_file_without_ratings_says_that_the_plans_stay(cast: Cast, client: Client) -> None:
    rows = b"Ref,Action,Lead,When,Evidence\n1.1.1,Train every taxi driver,,,All of them\n"
    response = post(
        client, cast.administrator, IMPORT, {"file": SimpleUploadedFile("plan.csv", rows)}
    )
    assert "The file states no ratings: those of the plan stay as they are." in words(response)


def test_while_a_plan_is_set_up_a_document_keeps_the_day_on_which_it_was_said(
    cast: Cast, client: Client
) -> None:
    begun = clock.london_day(clock.now()) - timedelta(days=90)
    plan = create_plan(cast.partnership, by=None, slug="draft", title="Draft", said_on=begun)
    said_on = clock.london_day(clock.now()) - timedelta(days=30)
    address = IMPORT.replace("/cse/", "/draft/")
    file = SimpleUploadedFile("plan.json", write(DOCUMENT, "json"))
    preview = post(client, cast.administrator, address, {"file": file})
    sent = {"proposal": proposal(preview), "said_on": said_on.isoformat()}
    answer = post(client, cast.administrator, address, sent)
    assert answer.status_code == 302, words(answer)
    moments = ProgressUpdate.objects.filter(action__plan=plan).values_list("moment", flat=True)
    assert {clock.london_day(moment) for moment in moments} == {said_on}


def test_no_file_and_an_empty_one_are_asked_for_again(cast: Cast, client: Client) -> None:
    assert "Choose a file" in words(post(client, cast.administrator, IMPORT, {}))
    empty = {"file": SimpleUploadedFile("plan.csv", b"")}
    said = words(post(client, cast.administrator, IMPORT, empty))
    assert "This file is empty. Choose another file" in said


@pytest.mark.parametrize("change", ["x", ""])
def test_a_preview_that_was_tampered_with_is_none(cast: Cast, client: Client, change: str) -> None:
    preview = proposal(uploaded(client, cast, told_more(cast)))
    sent = {"proposal": change and preview[:-1] + change}
    said = words(post(client, cast.administrator, IMPORT, sent))
    assert "This preview is out of date. Choose the file again" in said
    assert "Choose a file" not in said
    assert ProgressUpdate.objects.count() == 3


@pytest.mark.parametrize("who", ["lead", "chair", "auditor", "board_member"])
def test_a_preview_is_no_right_to_import(cast: Cast, client: Client, who: str) -> None:
    preview = proposal(uploaded(client, cast, told_more(cast)))
    response = post(client, getattr(cast, who), IMPORT, {"proposal": preview})
    assert response.status_code == 403
    assert ProgressUpdate.objects.count() == 3


def test_what_blocks_an_import_offers_no_button(cast: Cast, client: Client) -> None:
    document = cast.document()
    doubled = replace(document, themes=(*document.themes, document.themes[0]))
    response = uploaded(client, cast, doubled)
    assert "Import it" not in words(response)

"""Importing a review's paper in the browser: nothing is written before the yes."""

from __future__ import annotations

import re
import uuid
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from governance.models import Review
from governance.selectors.reviews import review_row
from governance.services import reviews
from people.cells import written
from people.models import ChainEntry, User
from people.selectors.places import present
from people.services import add_body
from tests.cast import RHIAN, Cast
from tests.governance.reviews.kept import LIST
from tests.people.pages.asking import words

HEAD = ("Recommendation", "Cabinet Decision", "Response", "Officer Responsible", "Action by")
ROWS = (
    ("1 Fund it", "Accept", "We will.\nMay 2026:\nWe did.", RHIAN, "Completed May 2026"),
    ("2 Count it", "Accept (subject to funding)", "We shall see.", "Ann Lee/Bo Ray", "June 2026"),
)
NEW = f"{LIST}import/"


def paper(*rows: tuple[str, ...]) -> SimpleUploadedFile:
    return SimpleUploadedFile("review.csv", written(HEAD, rows or ROWS))


def uploaded(client: Client, user: User, address: str, file: Any, **more: Any) -> Any:
    client.force_login(user)
    return client.post(address, {"file": file, **more})


def confirmed(client: Client, address: str, preview: Any, **more: Any) -> Any:
    text = preview.content.decode()
    proposal = re.search(r'name="proposal" value="([^"]+)"', text)
    assert proposal, words(preview)
    data = {"proposal": proposal[1], "form_key": uuid.uuid4(), **more}
    return client.post(address, data, follow=True)


def test_a_paper_is_previewed_and_then_begins_a_review(client: Client, cast: Cast) -> None:
    body = add_body(cast.partnership, by=None, slug="select", name="Select Commission")
    rows = ChainEntry.objects.count()
    preview = uploaded(client, cast.scrutiny_officer, NEW, paper(), title="Abuse", body=body.pk)
    said = words(preview)
    assert "“Abuse”: the paper holds 2 recommendations ." in said
    assert "It would change 5 things. Nothing is written yet." in said
    assert "1 Recommendation added – Fund it" in said
    assert ChainEntry.objects.count() == rows
    done = words(confirmed(client, NEW, preview))
    assert "Imported: five things changed." in done
    kept = Review.objects.get(slug="abuse")
    assert kept.body == body
    entries = review_row(kept, at=present(cast.partnership)).document.recommendations
    assert [entry.ref for entry in entries] == ["1", "2"]


def test_a_newer_paper_adds_only_what_is_new(client: Client, cast: Cast) -> None:
    review = reviews.begin_review(cast.partnership, by=None, slug="abuse", title="Abuse")
    address, user = f"{LIST}abuse/import/", cast.scrutiny_officer
    confirmed(client, address, uploaded(client, user, address, paper()))
    same = words(uploaded(client, user, address, paper()))
    assert "It changes nothing: what it says is kept already." in same
    newer = paper(
        ("1 Fund it", "Accept", "We will.\nJuly 2026:\nMore.", RHIAN, "Completed May 2026")
    )
    preview = uploaded(client, user, address, newer)
    assert "Not in this paper, and kept as they are: 2." in words(preview)
    assert "Imported: one thing changed." in words(confirmed(client, address, preview))
    found = review_row(review, at=present(cast.partnership)).document.recommendations[0]
    assert [each.text for each in found.responses] == ["We will.", "We did.", "More."]


def test_a_yes_that_is_sent_twice_begins_one_review(client: Client, cast: Cast) -> None:
    preview = uploaded(client, cast.scrutiny_officer, NEW, paper(), title="Abuse")
    key = uuid.uuid4()
    for _ in range(2):
        confirmed(client, NEW, preview, form_key=key)
    assert Review.objects.count() == 1


def test_what_changed_meanwhile_is_previewed_anew(client: Client, cast: Cast) -> None:
    review = reviews.begin_review(cast.partnership, by=None, slug="abuse", title="Abuse")
    address = f"{LIST}abuse/import/"
    preview = uploaded(client, cast.scrutiny_officer, address, paper())
    reviews.add_recommendation(review, by=None, ref="1", text="Fund it")
    said = words(confirmed(client, address, preview))
    assert "The review changed after this preview was made." in said
    assert review.recommendations.count() == 1


def test_a_warning_needs_a_yes(client: Client, cast: Cast) -> None:
    doubtful = paper(("1 Fund it", "See minutes", "We will.", RHIAN, "May 2026"))
    preview = uploaded(client, cast.scrutiny_officer, NEW, doubtful, title="Abuse")
    assert "What needs your yes" in words(preview)
    assert "Accept the warnings, or stop here" in words(confirmed(client, NEW, preview))
    assert not Review.objects.exists()
    confirmed(client, NEW, preview, accepted="on")
    assert Review.objects.exists()


def test_who_does_not_speak_for_scrutiny_discharges_nothing(client: Client, cast: Cast) -> None:
    ended = ("1 Fund it", "Accept", "We will.", RHIAN, "Discharged")
    preview = uploaded(client, cast.administrator, NEW, paper(ended), title="Abuse")
    said = words(confirmed(client, NEW, preview))
    assert "The paper says that 1 is discharged, which is for the body that reviewed to say" in said
    assert not Review.objects.exists()
    preview = uploaded(client, cast.scrutiny_officer, NEW, paper(ended), title="Abuse")
    assert "Imported" in words(confirmed(client, NEW, preview))


@pytest.mark.parametrize("proposal", ["nonsense", "a:b:c"])
def test_a_forged_preview_is_none(client: Client, cast: Cast, proposal: str) -> None:
    client.force_login(cast.scrutiny_officer)
    data = {"proposal": proposal, "form_key": uuid.uuid4()}
    assert "This preview is out of date" in words(client.post(NEW, data))


def test_a_preview_of_one_review_is_no_yes_to_another(client: Client, cast: Cast) -> None:
    for slug in ("abuse", "other"):
        reviews.begin_review(cast.partnership, by=None, slug=slug, title=slug)
    preview = uploaded(client, cast.scrutiny_officer, f"{LIST}abuse/import/", paper())
    said = words(confirmed(client, f"{LIST}other/import/", preview))
    assert "This preview is out of date" in said
    assert "Choose a file" not in said


@pytest.mark.parametrize(
    ("file", "wrong"),
    [
        (SimpleUploadedFile("review.csv", b"a,b\r\n1,2\r\n"), "No table of recommendations"),
        (SimpleUploadedFile("review.pdf", b"%PDF-1.7"), "Word"),
        (None, "Choose a file"),
    ],
)
def test_what_is_no_paper_is_refused(
    client: Client, cast: Cast, file: SimpleUploadedFile | None, wrong: str
) -> None:
    sent = {"file": file} if file else {}
    client.force_login(cast.scrutiny_officer)
    assert wrong in words(client.post(NEW, sent))
    assert not Review.objects.exists()


def test_a_paper_without_a_title_is_asked_for_one(client: Client, cast: Cast) -> None:
    said = words(uploaded(client, cast.scrutiny_officer, NEW, paper()))
    assert "The paper has no title. Give the review one" in said

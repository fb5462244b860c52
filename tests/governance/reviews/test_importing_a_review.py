"""A paper is kept whole and read back as it was printed; the same paper again adds nothing."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from governance.models import Recommendation, Review
from governance.reviews.document import ReviewDocument, Status
from governance.reviews.reading import read_review
from governance.selectors.reviews import review_row
from governance.services.reviews import begin_review
from people.cells import written
from people.models import ChainEntry, Officer
from people.selectors.places import present
from people.verification import verify
from tests.cast import DAVID, GROUP, RHIAN, Cast
from tests.support.commands import Manage, manage

__all__ = ["manage"]

pytestmark = pytest.mark.django_db
HEAD = ("Recommendation", "Cabinet Decision", "Response", "Officer Responsible", "Action by")
ROWS = (
    ("1 Fund it", "Accept", "We will.\nMay 2026:\nWe did.", RHIAN, "Completed May 2026"),
    ("2 Count it", "Accept (subject to funding)", "We shall see.", "Ann Lee/Bo Ray", "June 2026"),
    ("Tell us", "Reject", "No.", "Ann Lee\nBo Ray", "Discharged\nJuly 2026"),
)


def paper(folder: Path, *rows: tuple[str, ...]) -> Path:
    path = folder / "review.csv"
    path.write_bytes(written(HEAD, rows or ROWS))
    return path


def brought(path: Path) -> tuple[object, ...]:
    return ("import_review", path, "--to", "aldermere", "--review", "abuse")


def kept(cast: Cast) -> ReviewDocument:
    review = Review.objects.get(slug="abuse")
    return review_row(review, at=present(cast.partnership)).document


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return paper(tmp_path)


def test_what_is_kept_is_what_was_printed(cast: Cast, manage: Manage, path: Path) -> None:
    done = manage(*brought(path), "--as", "scrutiny@aldermere.example")
    assert (done.code, done.err) == (
        1,
        "There is no active user scrutiny@aldermere.example. Check the address.\n",
    )
    done = manage(*brought(path), "--as", cast.scrutiny_officer.email)
    assert (done.code, done.err) == (0, "")
    assert done.out.endswith("Seven things changed.\n")
    document = read_review(path.read_bytes(), path.name).document
    assert kept(cast).recommendations == document.recommendations
    assert Recommendation.objects.filter(review__slug="abuse").count() == len(ROWS)
    assert verify(cast.partnership).fault is None


def test_the_same_paper_again_adds_nothing(cast: Cast, manage: Manage, path: Path) -> None:
    manage(*brought(path))
    rows = ChainEntry.objects.count()
    assert manage(*brought(path)).out.endswith("Nothing to change.\n")
    assert ChainEntry.objects.count() == rows


def test_a_newer_paper_adds_what_it_says_and_takes_nothing_back(
    cast: Cast, manage: Manage, tmp_path: Path
) -> None:
    manage(*brought(paper(tmp_path)))
    first = kept(cast)
    newer = paper(
        tmp_path,
        ("1 Fund it well", "Accept", "We will.\nMay 2026:\nWe did.", RHIAN, "Completed May 2026"),
        (
            "2 Count it",
            "Accept",
            "We shall see.\nJuly 2026:\nDone.",
            "Bo Ray",
            "Completed July 2026",
        ),
    )
    done = manage(*brought(newer))
    assert "note: 2.2 is not in this paper; it stays." in done.out
    now = kept(cast)
    assert [entry.ref for entry in now.recommendations] == ["1", "2", "2.2"]
    assert now.recommendations[0].text == "Fund it well"
    second = now.recommendations[1]
    assert [answer.text for answer in second.responses] == ["We shall see.", "Done."]
    assert second.assignments[0].status is Status.COMPLETED
    assert second.officers == ("Bo Ray",)
    assert now.recommendations[2] == first.recommendations[2]


def test_the_past_stays_as_it_was(cast: Cast, manage: Manage, tmp_path: Path) -> None:
    manage(*brought(paper(tmp_path)))
    then, before = present(cast.partnership), kept(cast)
    manage(*brought(paper(tmp_path, ("1 Other words", "Defer", "Later.", "Cy Dow", "May 2027"))))
    assert kept(cast) != before
    assert review_row(Review.objects.get(), at=then).document == before


def test_a_dry_run_writes_nothing(cast: Cast, manage: Manage, path: Path) -> None:
    rows = ChainEntry.objects.count()
    found = json.loads(manage(*brought(path), "--dry-run", "--json").out)
    kinds = [change["kind"] for change in found["changes"]]
    assert kinds.count("recommendation added") == len(ROWS)
    assert kinds.count("response") == len(kinds) - len(ROWS)
    assert found["document"]["recommendations"][0]["assignments"][0]["completed_on"] == "2026-05-31"
    assert found["problems"][0]["severity"] == "note"
    assert ChainEntry.objects.count() == rows
    assert not Review.objects.exists()


def test_a_newer_paper_finds_the_review_that_was_begun_under_its_title(
    cast: Cast, manage: Manage, path: Path
) -> None:
    title = "How partners share what they know of children who go missing from care"
    first = begin_review(cast.partnership, by=None, title=title)
    begin_review(cast.partnership, by=None, title=title)
    manage("import_review", path, "--to", "aldermere", "--title", title)
    assert first.recommendations.count() == len(ROWS)
    assert Review.objects.count() == 2


def test_first_answers_are_given_their_day(cast: Cast, manage: Manage, path: Path) -> None:
    manage(*brought(path), "--answered-on", "2026-02-05")
    answers = [entry.responses[0].said_on for entry in kept(cast).recommendations]
    assert answers == [date(2026, 2, 5)] * len(ROWS)


def test_officers_who_are_known_are_not_added_again(cast: Cast, manage: Manage, path: Path) -> None:
    manage(*brought(path))
    assert Officer.objects.filter(name=RHIAN).count() == 1
    assert Officer.objects.filter(name="Ann Lee").count() == 1


@pytest.mark.parametrize(
    ("printed", "who"),
    [
        (RHIAN.upper(), RHIAN),
        ("Rhían Okafor", RHIAN),
        ("R. Okafor", RHIAN),
        ("David Lukasik", DAVID),
        ("exploitation sub-group", GROUP),
    ],
)
def test_officers_are_known_by_the_rule_of_a_plans_import(
    cast: Cast, manage: Manage, tmp_path: Path, printed: str, who: str
) -> None:
    path = paper(tmp_path, ("1 Fund it", "Accept", "We will.", printed, "May 2026"))
    before = set(Officer.objects.values_list("name", flat=True))
    done = manage(*brought(path))
    assert f"“{printed}” was taken for {who}, an officer of the partnership." in done.out
    assert set(Officer.objects.values_list("name", flat=True)) == before
    (named,) = kept(cast).recommendations[0].assignments
    assert (named.officers, named.officers_as_printed) == ((who,), printed)
    assert manage(*brought(path)).out.endswith("Nothing to change.\n")


def test_a_warning_needs_a_yes(cast: Cast, manage: Manage, tmp_path: Path) -> None:
    path = paper(tmp_path, ("1 Fund it", "See minutes", "We will.", RHIAN, "May 2026"))
    refusal = manage(*brought(path)).refusal
    assert refusal.startswith("The file has warnings; read them with --dry-run, add --yes.")
    assert not Review.objects.exists()
    assert manage(*brought(path), "--yes").code == 0


def test_what_looks_like_a_childs_identity_needs_a_yes(
    cast: Cast, manage: Manage, tmp_path: Path
) -> None:
    answer = "The girl, date of birth 4 May 2012, was seen."
    path = paper(tmp_path, ("1 Fund it", "Accept", answer, RHIAN, "May 2026"))
    assert "looks like a date of birth" in manage(*brought(path)).refusal
    assert not Review.objects.exists()


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        (("--as", "lead@aldermere.example"), "may not do this"),
        (("--body", "senate"), "There is no body “senate”"),
        (("--reported-on", "yesterday"), "“yesterday” is no day"),
    ],
)
def test_it_is_refused_whole(
    cast: Cast, manage: Manage, path: Path, words: tuple[str, ...], refusal: str
) -> None:
    assert refusal in manage(*brought(path), *words).refusal
    assert not Review.objects.exists()


@pytest.mark.parametrize("name", ["absent.csv", "plan.json"])
def test_a_file_that_is_none_is_refused(
    cast: Cast, manage: Manage, tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    if name == "plan.json":
        path.write_text("{}")
    assert manage(*brought(path)).code == 1


def test_the_real_review_is_read_back_complete(
    cast: Cast, manage: Manage, shared_data: Path
) -> None:
    path = shared_data / "docs" / "da-review-recommendations.docx"
    done = manage(*brought(path), "--answered-on", "2014-02-05")
    assert (done.code, done.err) == (0, "")
    printed = read_review(path.read_bytes(), path.name).document.recommendations
    found = kept(cast).recommendations
    answered = sum(len(entry.responses) for entry in found)
    assert (len(found), answered) == (22, 50)
    for was, now in zip(printed, found, strict=True):
        dated = (replace(was.responses[0], said_on=date(2014, 2, 5)), *was.responses[1:])
        assert now == replace(was, responses=dated)

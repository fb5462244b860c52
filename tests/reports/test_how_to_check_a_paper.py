"""What the last page says on how to check a paper is done in a shell, word for word, and holds."""

from __future__ import annotations

import re
import shlex
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine

from actions.exempt import ACTION
from actions.services.record import Report, post_update
from governance.models import Review
from people import clock
from people.exempt.words import exempt_words
from people.services import Ground, decide_exempt
from plans.brag import Rating
from reports.content.build import build_content
from reports.content.periods import quarter_of
from reports.content.review import review_content
from reports.content.shape import PackContent, Paragraph
from reports.content.source import PackKind
from reports.selectors.pack import PackOrder, pack_source
from reports.selectors.review import review_source
from tests.cast import Cast
from tests.governance.reviews.kept import recommended, review
from tests.reports.papers import one_page
from tests.support.commands import Manage, manage

__all__ = ["manage", "review"]
pytestmark = pytest.mark.django_db

COMMAND = re.compile(r"“((?:export_plan|verify_history|build_pack_review) [^”]+)”")
SOON_AFTER = timedelta(minutes=2)
"""A moment that is younger than a minute is read as now."""
DIGEST = re.compile(r"It is ((?:[0-9A-F]{4} ?){16})")


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("reports.render.formats.render_pdf", lambda _content: one_page())


def pack(cast: Cast, kind: PackKind = PackKind.QUARTERLY, *, public: bool) -> PackContent:
    order = PackOrder(kind, quarter_of(clock.today()), "Nobody", is_public=public)
    return build_content(pack_source(cast.plan, order))


def exempt(cast: Cast, ref: str) -> None:
    ground = Ground("1", "It tells who a child is", clock.today() + timedelta(days=180))
    row = cast.action(ref).pk
    decide_exempt(cast.partnership, by=cast.chair, subject=ACTION, row=row, ground=ground)


def lines(content: PackContent) -> list[tuple[str, str]]:
    """Each command that the paper names, with the digest that it says it tells."""
    said = [b.text for part in content.parts for b in part.blocks if isinstance(b, Paragraph)]
    return [
        (command[1], digest[1].replace(" ", "").lower())
        for text in said
        if (command := COMMAND.search(text)) and (digest := DIGEST.search(text))
    ]


def assert_it_holds(content: PackContent, manage: Manage) -> None:
    found = lines(content)
    assert len(found) == 2
    for command, digest in found:
        done = manage(*shlex.split(command))
        assert done.code == 0, done
        assert digest in done.out


@pytest.mark.parametrize("public", [True, False], ids=["public", "restricted"])
def test_a_pack_can_be_checked(cast: Cast, manage: Manage, public: bool) -> None:
    """Of which something is exempt, and though the plan has moved on since."""
    exempt(cast, "2.1.1")
    content = pack(cast, public=public)
    with time_machine.travel(clock.now() + SOON_AFTER):
        post_update(cast.action("1.1.1"), by=cast.lead, report=Report(Rating.GREEN, "It was done."))
        assert_it_holds(content, manage)


def test_the_summary_on_one_page_names_what_tells_its_digest(cast: Cast, manage: Manage) -> None:
    """Of which something is exempt."""
    exempt(cast, "2.1.1")
    blocks = pack(cast, PackKind.SUMMARY, public=False).parts[0].blocks
    said = [block.text for block in blocks if isinstance(block, Paragraph)][-1]
    assert "“export_plan --public”, as at its moment and in the considered position" in said
    asked = ("--position", "considered", "--public", "--format", "json", "--out", "plan.json")
    told = manage("export_plan", "aldermere/cse", *asked).out
    digest = DIGEST.search(said)
    assert digest
    assert digest[1].replace(" ", "").lower() in told


def test_what_is_exempt_is_not_written_for_the_public(cast: Cast, manage: Manage) -> None:
    whole = ("export_plan", "aldermere/cse", "--format", "json", "--out")
    exempt(cast, "2.1.1")
    manage(*whole, "all.json")
    manage(*whole, "public.json", "--public")
    text = cast.action("2.1.1").text
    assert text in Path("all.json").read_text()
    assert text not in Path("public.json").read_text()
    assert exempt_words("1") not in Path("all.json").read_text()


def test_a_decision_that_came_later_is_why_a_digest_differs(cast: Cast, manage: Manage) -> None:
    content = pack(cast, public=True)
    exempt(cast, "2.1.1")
    (command, digest), _ = lines(content)
    assert digest not in manage(*shlex.split(command)).out
    said = " ".join(str(block) for block in content.parts[-1].blocks)
    assert "until more is decided exempt" in said


def test_the_paper_of_a_review_can_be_checked(cast: Cast, manage: Manage, review: Review) -> None:
    recommended(cast, review, "1")
    assert_it_holds(review_content(review_source(review, at=clock.now(), made_by="")), manage)

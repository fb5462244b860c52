"""Words that were decided exempt hold a public pack back, wherever its makers wrote them."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db.models import QuerySet
from pytest_django.fixtures import Settings

from actions.exempt import ACTION
from actions.models import Action
from governance.exempt import ITEM
from governance.services.meetings import open_item
from people.exempt.gathering import exempt_texts
from people.exempt.reading import as_public
from people.models import Exemption, Partnership
from people.services import decide_exempt, lift_exemption
from reports.gate import NotConsidered
from reports.selectors.known import known_to
from reports.services import publishing
from tests.actions.exempt.marking import meeting_of
from tests.actions.exempt.test_who_reads_an_exempt_action import exempted, ground, said
from tests.actions.two_plans import VIOLENCE
from tests.cast import Cast, opened_plan
from tests.reports.papers import one_page
from tests.reports.services.test_a_pack_from_draft_to_publication import approved, begun

EVIDENCE = "Quorndon was seen on 3 May."


@pytest.fixture(autouse=True)
def _kept_apart(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.EVIDENCE_ROOT = tmp_path / "evidence"
    monkeypatch.setattr("reports.render.formats.render_pdf", lambda _content: one_page())


def decided(cast: Cast) -> QuerySet[Exemption]:
    return Exemption.objects.in_force().filter(partnership=cast.partnership)


def test_what_is_exempt_is_gathered_and_what_was_lifted_is_not(cast: Cast) -> None:
    said(cast)
    assert EVIDENCE not in exempt_texts(decided(cast))
    decision = exempted(cast)
    found = exempt_texts(decided(cast))
    assert EVIDENCE in found
    assert cast.action("1.1.2").text in found
    assert cast.action("1.1.1").text not in found
    lift_exemption(decision, by=cast.administrator, reason="It is public now.")
    assert exempt_texts(decided(cast)) == []


def test_it_is_gathered_whoever_reads(cast: Cast) -> None:
    said(cast)
    exempted(cast)
    with as_public():
        assert EVIDENCE in exempt_texts(decided(cast))


def test_each_point_of_an_item_is_gathered(cast: Cast) -> None:
    points = ["Quorndon was visited.", "Nobody was there."]
    item = open_item(meeting_of(cast), by=None, number="50", title="A case", points=points)
    decide_exempt(cast.partnership, by=None, subject=ITEM, row=item.pk, ground=ground())
    assert exempt_texts(decided(cast)) == points


def test_a_public_pack_that_quotes_it_is_held_back(cast: Cast) -> None:
    said(cast)
    exempted(cast)
    texts = {"background": f"The panel heard: “{EVIDENCE.upper()}”"}
    built = approved(cast, begun(cast, is_public=True, texts=texts))
    with pytest.raises(NotConsidered, match="words that were decided exempt") as held:
        publishing.publish(built, by=cast.scrutiny_officer)
    assert "Quorndon" not in str(held.value)


def test_one_that_quotes_a_point_of_an_exempt_item_is_held_back_too(cast: Cast) -> None:
    point = "Quorndon was visited by two officers."
    item = open_item(meeting_of(cast), by=None, number="50", title="A case", points=[point])
    decide_exempt(cast.partnership, by=None, subject=ITEM, row=item.pk, ground=ground())
    built = approved(cast, begun(cast, is_public=True, texts={"background": point}))
    with pytest.raises(NotConsidered, match="words that were decided exempt"):
        publishing.publish(built, by=cast.scrutiny_officer)


def test_a_public_pack_without_it_and_a_restricted_one_are_published(cast: Cast) -> None:
    said(cast)
    decide_exempt(
        cast.partnership, by=cast.administrator, subject=ACTION, row=cast.action("1.1.2").pk,
        ground=ground(),
    )  # fmt: skip
    for is_public in (True, False):
        built = approved(cast, begun(cast, is_public=is_public))
        publishing.publish(built, by=cast.scrutiny_officer)


def test_what_stands_in_every_plan_is_not_looked_for(cast: Cast) -> None:
    exempted(cast)
    pack = begun(cast, is_public=True)
    assert not {"Ongoing", "Sep 2015"} & set(known_to(pack).exempt)


def test_what_is_exempt_elsewhere_or_no_longer_is_not_looked_for(cast: Cast) -> None:
    said(cast)
    pack = begun(cast, is_public=True)
    decision = exempted(cast)
    assert EVIDENCE in known_to(pack).exempt
    lift_exemption(decision, by=cast.administrator, reason="It is public now.")
    elsewhere = Partnership.objects.get(slug="elsewhere")
    action = Action.objects.get(plan=opened_plan(elsewhere, VIOLENCE, None))
    decide_exempt(elsewhere, by=None, subject=ACTION, row=action.pk, ground=ground())
    assert list(known_to(pack).exempt) == []

"""A text of any part of the record goes by words that stand in it, and the chain holds."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.test import Client

from actions.selectors.document import document_as_held
from actions.services.erasing import erase_anywhere
from actions.services.versions import cut_version
from governance.models import Recommendation, RecommendationDecision, Review
from people import clock, services
from people.asat import revisions
from people.errors import Refused
from people.models import AccessEntry, Agency, Erasure, Officer, PostedForm
from people.selectors.erasable import texts_holding
from people.services import Grounds
from people.verification import verify
from people.writing import writing
from plans.models import GlossaryEntry, Version
from tests.cast import DAVID, RHIAN, Cast
from tests.people.pages.asking import page, post, words

GROUNDS = Grounds(Erasure.Ground.OBJECTION, "They objected")
PAGE = "/people/aldermere/erase/"


def _erase(cast: Cast, said: str) -> None:
    found = texts_holding(cast.partnership, said)
    erase_anywhere(cast.partnership, by=cast.administrator, texts=found, grounds=GROUNDS)


def _is_whole(cast: Cast) -> bool:
    return verify(cast.partnership).fault is None


def _stands(cast: Cast, said: str) -> bool:
    return bool(texts_holding(cast.partnership, said))


@pytest.fixture
def version(cast: Cast) -> Version:
    return cut_version(
        cast.plan, by=cast.administrator, number="1.0", author="RO", comments="Ola Quist left"
    )


def test_the_name_of_an_officer_goes_at_every_moment(cast: Cast, version: Version) -> None:
    officer = cast.officer(RHIAN)
    _erase(cast, RHIAN)
    officer.refresh_from_db()
    assert officer.name.startswith("[Erased on ")
    assert officer.name.endswith(f", no. {officer.pk}]")
    assert not _stands(cast, RHIAN)
    assert RHIAN not in str(document_as_held(version))
    assert RHIAN not in str(cast.document())
    assert _is_whole(cast)


def test_two_officers_are_erased_on_one_day(cast: Cast) -> None:
    _erase(cast, RHIAN)
    _erase(cast, DAVID)
    erased = Officer.objects.filter(name__startswith="[Erased on ")
    assert len({officer.name for officer in erased}) == 2
    assert _is_whole(cast)


def test_an_agency_goes(cast: Cast) -> None:
    _erase(cast, "aldermere council")
    assert not Agency.objects.filter(name="Aldermere Council").exists()
    assert _is_whole(cast)


def test_a_term_and_its_meaning_go(cast: Cast, version: Version) -> None:
    _erase(cast, "Child sexual exploitation")
    entry = GlossaryEntry.objects.get()
    assert (entry.term, entry.meaning[:11]) == ("CSE", "[Erased on ")
    assert document_as_held(version).glossary[0].meaning.startswith("[Erased on ")
    assert _is_whole(cast)


def test_the_comment_on_a_version_goes(cast: Cast, version: Version) -> None:
    _erase(cast, "ola quist")
    version.refresh_from_db()
    assert version.comments.startswith("[Erased on ")
    assert (version.number, version.author) == ("1.0", "RO")
    assert _is_whole(cast)


def test_texts_of_a_review_go(cast: Cast) -> None:
    with writing(cast.partnership, by=cast.scrutiny_officer) as w:
        review = Review(
            partnership=cast.partnership, slug="missing", title="Ola Quist went missing"
        )
        w.save(review)
        recommended = Recommendation(review=review, ref="1", place=1, text="Ask Ola Quist")
        w.save(recommended)
        said = {"rationale": "Ola Quist agreed", "by": cast.chair}
        decision = RecommendationDecision(
            recommendation=recommended, form_key=uuid.uuid4(), decision="accepted", **said
        )
        w.append(decision)
    _erase(cast, "Ola Quist")
    for row, field in ((review, "title"), (recommended, "text"), (decision, "rationale")):
        row.refresh_from_db()
        assert getattr(row, field).startswith("[Erased on ")
    assert _is_whole(cast)


def test_lines_of_a_meeting_and_of_a_review_go_as_a_whole(cast: Cast) -> None:
    with writing(cast.partnership, by=cast.scrutiny_officer) as w:
        review = Review(
            partnership=cast.partnership,
            slug="missing",
            title="Missing",
            notes=["“Zoë” was", "asked"],
        )
        w.save(review)
    _erase(cast, "zoë")
    review.refresh_from_db()
    assert [line[:11] for line in review.notes] == ["[Erased on "]
    assert not _stands(cast, "asked")
    assert _is_whole(cast)


def test_lines_that_joined_the_chain_as_a_plain_value_still_fit(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("people.covered.Lines", type("NoLines", (), {}))
    with writing(cast.partnership, by=cast.scrutiny_officer) as w:
        w.save(Review(partnership=cast.partnership, slug="old", title="Old", notes=["As it was"]))
    monkeypatch.undo()
    assert _is_whole(cast)


def test_a_text_of_an_action_is_told_in_its_record(cast: Cast) -> None:
    _erase(cast, "40 of 60 drivers")
    about = Erasure.objects.values_list("about", flat=True).distinct()
    assert list(about) == [cast.action("1.1.1").key]
    assert _is_whole(cast)


def test_what_was_said_of_the_name_in_passing_goes(cast: Cast) -> None:
    officer = cast.officer(RHIAN)
    for what in (f"officer {officer.pk}, {RHIAN}", f"officer 1{officer.pk}, {RHIAN}"):
        AccessEntry(
            kind="read", user=cast.lead, partnership=cast.partnership, moment=clock.now(), what=what
        ).save()
    told = {"by": cast.administrator, "leads_to": "/", "sentence": f"{RHIAN} is changed."}
    for slug in ("aldermere", "elsewhere"):
        PostedForm.objects.create(key=uuid.uuid4(), address=f"/people/{slug}/officers/1/", **told)
    _erase(cast, RHIAN)
    log = list(
        AccessEntry.objects.filter(kind="read").order_by("pk").values_list("what", flat=True)
    )
    officer.refresh_from_db()
    assert log == [f"officer {officer.pk}, {officer.name}", f"officer 1{officer.pk}, {RHIAN}"]
    assert [form.address for form in PostedForm.objects.all()] == ["/people/elsewhere/officers/1/"]


def test_what_is_of_another_partnership_stays(cast: Cast) -> None:
    services.add_officer(cast.elsewhere, by=None, name=RHIAN, kind=Officer.Kind.PERSON)
    _erase(cast, RHIAN)
    assert Officer.objects.filter(partnership=cast.elsewhere, name=RHIAN).exists()
    assert verify(cast.elsewhere).fault is None


def test_neither_a_ref_nor_a_digest_is_a_text(cast: Cast, version: Version) -> None:
    assert not texts_holding(cast.partnership, version.document_digest)
    assert not texts_holding(cast.partnership, "1.1.1")


def test_who_a_user_is_goes_with_their_account_alone(cast: Cast) -> None:
    """Nobody is put out of an account that is in use, by whoever erases a text."""
    assert not _stands(cast, cast.chair.email)
    assert not _stands(cast, cast.chair.name)


def test_nothing_is_erased_twice(cast: Cast) -> None:
    found = texts_holding(cast.partnership, RHIAN)
    _erase(cast, RHIAN)
    with pytest.raises(Refused, match="was erased before"):
        erase_anywhere(cast.partnership, by=cast.administrator, texts=found, grounds=GROUNDS)


def _choose(client: Client, cast: Cast, **data: Any) -> Any:
    chosen = {"words": RHIAN, "ground": "objection", "reason": "They objected", "is_certain": "on"}
    return post(client, cast.administrator, PAGE, chosen | data, follow=True)


def test_the_page_shows_where_the_words_stand_and_erases_what_is_chosen(
    client: Client, cast: Cast
) -> None:
    assert "Which words stand in it?" in words(page(client, cast.administrator, PAGE))
    found = post(client, cast.administrator, PAGE, {"words": RHIAN})
    assert f"{RHIAN} Officer, name; of " in words(found).replace("Historical o", "O")
    name = revisions(Officer).filter(name=RHIAN).earliest("history_id")
    said = words(_choose(client, cast, texts=f"people.historicalofficer-{name.pk}-name"))
    assert "It is erased. The record says by whom and why." in said
    assert not Officer.objects.filter(name=RHIAN).exists()
    assert revisions(Officer).filter(name=RHIAN).count() == 0
    assert _is_whole(cast)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"words": "ab"}, "Enter three characters or more"),
        ({"words": "Nobody at all"}, "stand in no text that could be erased"),
        ({"texts": []}, "Choose the texts that are to go"),
        ({"texts": "people.user-1-email"}, "changed or erased meanwhile"),
        ({"reason": ""}, "Say why"),
        ({"is_certain": ""}, "nobody can bring it back"),
        ({"reason": f"{RHIAN} objected", "texts": None}, "The reason repeats what is to be erased"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_erased(
    client: Client, cast: Cast, data: dict[str, Any], said: str
) -> None:
    name = revisions(Officer).filter(name=RHIAN).earliest("history_id")
    whole = {"texts": f"people.historicalofficer-{name.pk}-name"}
    given = whole | {key: value for key, value in data.items() if value is not None}
    assert said in words(_choose(client, cast, **given))
    assert not Erasure.objects.exists()

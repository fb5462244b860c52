"""Keeping a view of the list under a name, for oneself or for every reader of the plan."""

from __future__ import annotations

import uuid

import pytest
from django.http import Http404
from django.test import Client

from actions.models import SavedFilter
from actions.selectors.saved_filters import get_saved_filter, saved_filters
from actions.services import saved_filters as service
from actions.services.saved_filters import delete_filter, save_filter
from people import clock
from people.errors import Refused
from people.models import User
from plans.models import Plan
from tests.cast import Cast, signed_in

LIST = "/plans/aldermere/cse/actions/"
SAVE = "/plans/aldermere/cse/saved/add/"


def _save(
    cast: Cast, by: User, name: str = "Late", query: str = "due=overdue", *, shared: bool = False
) -> SavedFilter:
    return save_filter(cast.plan, by=by, name=name, query=query, shared=shared)


def _delete(saved: SavedFilter) -> str:
    return f"/plans/aldermere/cse/saved/{saved.pk}/delete/"


def test_ones_own_are_seen_by_oneself_and_shared_ones_by_all(cast: Cast) -> None:
    mine = _save(cast, cast.chair)
    shared = _save(cast, cast.board_member, "Police", "agency=Police", shared=True)
    assert list(saved_filters(cast.plan, cast.chair)) == [mine, shared]
    assert list(saved_filters(cast.plan, cast.auditor)) == [shared]
    with pytest.raises(Http404):
        get_saved_filter(cast.plan, cast.auditor, mine.pk)


def test_saved_again_just_so_it_counts_once(cast: Cast) -> None:
    assert _save(cast, cast.chair) == _save(cast, cast.chair, "  Late ")
    assert SavedFilter.objects.count() == 1


def test_two_people_may_use_one_name(cast: Cast) -> None:
    assert _save(cast, cast.chair) != _save(cast, cast.auditor)


@pytest.mark.parametrize(
    ("name", "query", "sentence"),
    [
        (" ", "due=overdue", "Give the view a name."),
        ("All", "", "This view shows every action of the plan."),
        ("Late", "rating=red", "You have a saved view named “Late” already."),
    ],
)
def test_refusals(cast: Cast, name: str, query: str, sentence: str) -> None:
    _save(cast, cast.chair)
    with pytest.raises(Refused, match=sentence):
        _save(cast, cast.chair, name, query)


def test_there_is_an_end_to_them(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "MOST", 1)
    _save(cast, cast.chair)
    with pytest.raises(Refused, match="Delete one first"):
        _save(cast, cast.chair, "Another")


def test_deleting_touches_nothing_else(cast: Cast) -> None:
    kept, gone = _save(cast, cast.chair), _save(cast, cast.chair, "Other")
    delete_filter(gone)
    assert list(SavedFilter.objects.all()) == [kept]


def test_the_list_offers_to_save_what_it_shows(cast: Cast, client: Client) -> None:
    signed_in(client, cast.board_member)
    assert "Save this view" not in client.get(LIST).content.decode()
    page = client.get(f"{LIST}?rating=red&sort=-due").content.decode()
    assert f'href="{SAVE}?rating=red&amp;sort=-due"' in page


def test_saving_from_the_page_and_finding_it_above_the_filters(cast: Cast, client: Client) -> None:
    signed_in(client, cast.board_member)
    address = f"{SAVE}?rating=red&foo=1"
    assert "Rated Red." in client.get(address).content.decode()
    data = {"name": "Red ones", "shared": "everyone", "form_key": uuid.uuid4()}
    page = client.post(address, data, follow=True).content.decode()
    assert "The view is saved." in page
    assert f'<a href="{LIST}?rating=red">Red ones</a>' in page
    kept = SavedFilter.objects.get()
    assert (kept.query, kept.shared, kept.owner) == ("rating=red", True, cast.board_member)
    other = signed_in(client, cast.chair).get(f"{LIST}?at=2026-11-20").content.decode()
    assert "shared by Board member" in other or "at=" in other


def test_the_page_says_what_is_wrong(cast: Cast, client: Client) -> None:
    signed_in(client, cast.board_member)
    page = client.post(SAVE, {"name": "", "form_key": uuid.uuid4()}).content.decode()
    assert "Give the view a name" in page
    assert "Choose who sees the view" in page
    data = {"name": "All", "shared": "mine", "form_key": uuid.uuid4()}
    assert "This view shows every action" in client.post(SAVE, data).content.decode()


def test_who_may_delete_a_shared_one_is_offered_it_in_a_closed_plan_too(
    cast: Cast, client: Client
) -> None:
    shared = _save(cast, cast.board_member, "Police", "agency=Police", shared=True)
    for who, offered in ((cast.chair, False), (cast.administrator, True)):
        page = signed_in(client, who).get(LIST).content.decode()
        assert (_delete(shared) in page) == offered
    Plan.objects.filter(pk=cast.plan.pk).update(closed_at=clock.now())
    assert _delete(shared) in signed_in(client, cast.administrator).get(LIST).content.decode()
    data = {"form_key": uuid.uuid4()}
    assert client.post(_delete(shared), data).status_code == 302
    assert not SavedFilter.objects.exists()


def test_who_may_delete(cast: Cast, client: Client) -> None:
    mine = _save(cast, cast.board_member)
    shared = _save(cast, cast.board_member, "Police", "agency=Police", shared=True)
    signed_in(client, cast.chair)
    assert client.get(_delete(mine)).status_code == 404
    assert client.post(_delete(shared), {"form_key": uuid.uuid4()}).status_code == 403
    signed_in(client, cast.administrator)
    assert client.get(_delete(mine)).status_code == 404
    page = client.post(_delete(shared), {"form_key": uuid.uuid4()}, follow=True).content.decode()
    assert "The saved view “Police” is deleted." in page
    signed_in(client, cast.board_member)
    assert client.post(_delete(mine), {"form_key": uuid.uuid4()}).status_code == 302
    assert not SavedFilter.objects.exists()

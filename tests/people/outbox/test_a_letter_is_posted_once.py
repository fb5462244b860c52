"""A step is written of to a user once, however often, late or at once it is asked for."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection, transaction

from people import clock
from people.models import Letter
from tests.cast import Cast
from tests.people.outbox.posting import CONTENT, letter_of, post


def test_it_says_what_is_to_be_done_in_both_forms(cast: Cast) -> None:
    assert post(cast)
    letter = letter_of(cast.lead)
    url = "http://testserver/plans/aldermere/cse/actions/1.1.1/update/"
    assert letter.text.startswith("Dear Lead,\n\nThe round of the Child")
    assert f"Due by 30 September 2026\n\n- 1.1.1, update it\n  {url}\n" in letter.text
    assert f'<li><a href="{url}">1.1.1, update it</a></li>' in letter.html
    assert letter.links == [
        {"words": "1.1.1, update it", "path": "/plans/aldermere/cse/actions/1.1.1/update/"}
    ]
    assert letter.message_id.endswith("@testserver>")
    assert (letter.subject, letter.state) == ("One action is due from you", "waiting")


def test_asked_for_again_it_is_there_already(cast: Cast) -> None:
    assert post(cast)
    first = letter_of(cast.lead)
    assert not post(cast, due=clock.now() + timedelta(days=3))
    assert letter_of(cast.lead).due_at == first.due_at


def test_another_user_and_another_step_have_letters_of_their_own(cast: Cast) -> None:
    assert [post(cast), post(cast, cast.chair), post(cast, step="round 2 opens")] == [True] * 3


def test_what_is_rolled_back_writes_to_nobody(cast: Cast) -> None:
    with transaction.atomic():
        post(cast)
        transaction.set_rollback(True)
    assert not Letter.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_asked_for_at_once_it_is_posted_once(cast: Cast) -> None:
    def ask(_turn: int) -> bool:
        try:
            with transaction.atomic():
                return post(cast)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        assert sorted(pool.map(ask, range(8))) == [False] * 7 + [True]
    assert Letter.objects.count() == 1


def test_a_name_is_no_markup_and_a_subject_is_one_line(cast: Cast) -> None:
    cast.lead.name = "Ann <b>O'Hara</b>"
    post(cast, content=replace(CONTENT, subject="Two\r\nBcc: everybody@example.org"))
    letter = letter_of(cast.lead)
    assert letter.subject == "Two Bcc: everybody@example.org"
    assert "Dear Ann <b>O'Hara</b>," in letter.text
    assert "Dear Ann &lt;b&gt;O&#x27;Hara&lt;/b&gt;," in letter.html

"""Letters leave by a real mail server; what it does not take waits, and nothing is lost."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import Any

from people import clock, services
from people.letters.kinds import Kind, add_kind
from people.models import Letter, Role
from people.services.outbox import Delivery, deliver, deliver_alone
from tests.cast import Cast
from tests.people.outbox.posting import letter_of, post
from tests.support.letters import Letters

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


def counts(delivery: Delivery) -> tuple[int, int, int, int]:
    return delivery.sent, delivery.put_off, delivery.rejected, delivery.not_sent


def test_it_arrives_as_text_and_as_html(cast: Cast, letters: Letters) -> None:
    post(cast)
    assert counts(deliver(at=clock.now())) == (1, 0, 0, 0)
    held, (got,) = letter_of(cast.lead), letters.all
    assert (got["To"], got["From"]) == ("lead@aldermere.example", "plan@localhost")
    assert (got["Subject"], got["Message-ID"]) == (held.subject, held.message_id)
    assert got["Auto-Submitted"] == "auto-generated"
    forms = [part.get_content().splitlines() for part in got.iter_parts()]
    assert forms == [held.text.splitlines(), held.html.splitlines()]
    assert (held.state, held.sent_to, held.why) == ("sent", "lead@aldermere.example", "")
    assert held.sent_at is not None


def test_it_leaves_once(cast: Cast, letters: Letters) -> None:
    post(cast)
    deliver(at=clock.now())
    assert counts(deliver(at=clock.now() + timedelta(days=3))) == (0, 0, 0, 0)
    assert len(letters.all) == 1


def test_it_does_not_leave_before_it_is_due(cast: Cast, letters: Letters) -> None:
    due = clock.now() + HOUR
    post(cast, due=due)
    assert counts(deliver(at=due - MINUTE)) == (0, 0, 0, 0)
    assert counts(deliver(at=due)) == (1, 0, 0, 0)


def test_while_the_mail_server_is_away_letters_wait_ever_longer(
    cast: Cast, letters: Letters
) -> None:
    letters.stop()
    post(cast)
    post(cast, cast.chair)
    at, waits = clock.now(), []
    for _ in range(6):
        delivery = deliver(at=at)
        assert counts(delivery) == (0, 2, 0, 0)
        assert "cannot be reached" in delivery.why_away
        again = letter_of(cast.lead).next_try_at
        waits.append(round((again - at) / MINUTE))
        at = again
    assert waits == [1, 5, 15, 60, 60, 60]
    letters.start()
    assert counts(deliver(at=at)) == (2, 0, 0, 0)
    assert len(letters.all) == 2
    assert not Letter.objects.filter(perhaps_twice=True).exists()


def test_a_server_that_takes_nothing_for_now_is_asked_again(cast: Cast, letters: Letters) -> None:
    post(cast)
    letters.answer = "451 Try later"
    at = clock.now()
    assert counts(deliver(at=at)) == (0, 1, 0, 0)
    held = letter_of(cast.lead)
    assert held.why == "The mail server did not take it: 451 Try later"
    letters.answer = "250 OK"
    assert counts(deliver(at=at)) == (0, 0, 0, 0)
    assert counts(deliver(at=at + MINUTE)) == (1, 0, 0, 0)
    assert (letter_of(cast.lead).attempts, letter_of(cast.lead).perhaps_twice) == (2, False)


def test_what_is_refused_for_good_is_not_asked_again_and_stops_no_other(
    cast: Cast, letters: Letters
) -> None:
    post(cast)
    post(cast, cast.chair)
    letters.answers_to[cast.lead.email] = "550 No such mailbox"
    assert counts(deliver(at=clock.now())) == (1, 0, 1, 0)
    held = letter_of(cast.lead)
    assert (held.state, held.why) == (
        "rejected", "The mail server did not take it: 550 No such mailbox",
    )  # fmt: skip
    assert counts(deliver(at=clock.now() + timedelta(days=3))) == (0, 0, 0, 0)
    letters.answers_to.clear()
    for _ in range(2):
        deliver_alone(held, at=clock.now())
    assert letter_of(cast.lead).state == "sent"
    assert len(letters.to(cast.lead.email)) == 1


def test_a_letter_that_a_server_refuses_for_good_is_rejected(cast: Cast, letters: Letters) -> None:
    post(cast)
    letters.answer = "554 Looks like spam"
    assert counts(deliver(at=clock.now())) == (0, 0, 1, 0)


def test_a_try_that_got_no_answer_is_told(cast: Cast, letters: Letters, settings: Any) -> None:
    settings.EMAIL_TIMEOUT = 0.2
    letters.seconds = 1
    post(cast)
    at = clock.now()
    assert counts(deliver(at=at)) == (0, 1, 0, 0)
    letters.seconds = 0
    assert counts(deliver(at=at + MINUTE)) == (1, 0, 0, 0)
    assert letter_of(cast.lead).perhaps_twice
    assert len({each["Message-ID"] for each in letters.all}) == 1


def test_who_was_deactivated_gets_none_and_the_outbox_says_why(
    cast: Cast, letters: Letters
) -> None:
    post(cast, cast.deactivated)
    assert counts(deliver(at=clock.now())) == (0, 0, 0, 1)
    held = letter_of(cast.deactivated)
    assert (held.state, held.why) == ("not sent", "The account is deactivated.")
    assert not letters.all


def test_who_lost_their_role_gets_none_and_the_outbox_says_why(
    cast: Cast, letters: Letters
) -> None:
    post(cast, cast.chair)
    role = Role.objects.get(user=cast.chair)
    services.withdraw_role(role, by=None, reason="Moved")
    assert counts(deliver(at=clock.now())) == (0, 0, 0, 1)
    assert letter_of(cast.chair).why == "They hold no role here any more, and act for nobody."


def test_a_kind_says_itself_what_does_not_hold_any_more(cast: Cast, letters: Letters) -> None:
    def against(letter: Letter) -> str:
        return "It is done already." if letter.about["action"] == "train" else ""

    kind = Kind("reminder", "a reminder", reason_against=against)
    add_kind(kind)
    post(cast, kind=kind, about={"action": "train"})
    post(cast, kind=kind, about={"action": "visit"}, step="another")
    assert counts(deliver(at=clock.now())) == (1, 0, 0, 1)
    assert letter_of(cast.lead).why == "It is done already."


def test_a_fault_in_one_letter_stops_no_other(
    cast: Cast, letters: Letters, logged_errors: list[logging.LogRecord]
) -> None:
    kind = Kind("faulty", "a faulty letter", reason_against=lambda letter: letter.about["none"])
    add_kind(kind)
    post(cast, kind=kind, step="first")
    post(cast)
    assert counts(deliver(at=clock.now())) == (1, 1, 0, 0)
    assert letter_of(cast.lead, "first").why == "A fault stopped it. The log of errors has it."
    assert len(logged_errors) == 1


def test_the_address_is_the_one_that_they_have_when_it_leaves(cast: Cast, letters: Letters) -> None:
    post(cast)
    type(cast.lead).objects.filter(pk=cast.lead.pk).update(email="lead@new.example")
    deliver(at=clock.now())
    assert letters.to("lead@new.example")
    assert Letter.objects.filter(sent_to="lead@new.example").exists()

"""A name that was taken away, or erased where the law asks for it, stands in no letter."""

from __future__ import annotations

from dataclasses import replace

from people import clock, services
from people.asat import revisions
from people.letters.content import Content, Item, Part
from people.models import Erasure, Letter, Officer, User
from people.selectors.erasable import Place
from people.services import Grounds, erase_text
from people.services.outbox import deliver, post_letter
from tests.cast import RHIAN, Cast
from tests.people.outbox.posting import CONTENT, DUE, letter_of, post

GROUNDS = Grounds(Erasure.Ground.OBJECTION, "They asked for it")


def naming(name: str) -> Content:
    """A letter that names somebody wherever a letter can."""
    told = Part("Of others", (Item(f"1.1.1, led by {name}", "/plans/aldermere/cse/"),))
    return replace(CONTENT, subject=f"{name} asks", opening=f"{name} asks you.", parts=(told,))


def held_in(letter: Letter) -> str:
    return f"{letter.subject} {letter.text} {letter.html} {letter.links}"


def departed(cast: Cast, name: str = "Ann O'Neil") -> User:
    """Somebody of this name who holds nothing any more."""
    left = cast.deactivated
    for role in left.roles.all():
        services.withdraw_role(role, by=None, reason="Left")
    return services.change_user(left, by=None, reason="Married", name=name, is_active=False)


def take_away(user: User) -> str:
    services.pseudonymise(user, by=None, grounds=GROUNDS)
    return f"Former user {user.pk}"


def test_a_letter_to_them_has_no_words(cast: Cast) -> None:
    left = departed(cast)
    post(cast, left)
    take_away(left)
    letter = letter_of(left)
    assert (letter.subject, letter.text, letter.html, letter.links) == ("", "", "", [])
    assert letter.sent_to == ""


def test_it_is_not_sent_either(cast: Cast) -> None:
    left = departed(cast)
    post(cast, left)
    take_away(left)
    deliver(at=clock.now())
    assert letter_of(left).state == Letter.State.NOT_SENT


def test_a_letter_that_names_them_names_a_former_user(cast: Cast) -> None:
    left = departed(cast)
    post(cast, content=naming(left.name))
    number = take_away(left)
    letter = letter_of(cast.lead)
    assert letter.subject == f"{number} asks"
    assert f"{number} asks you." in letter.text
    assert f"{number} asks you." in letter.html
    assert letter.links[0]["words"] == f"1.1.1, led by {number}"
    assert "Neil" not in held_in(letter)


def test_a_letter_that_only_holds_the_letters_of_their_name_stays(cast: Cast) -> None:
    left = departed(cast, "Ann")
    opening = "A visit is planned with Ann-Marie. The annual one."
    post(cast, content=replace(CONTENT, opening=opening))
    take_away(left)
    assert opening in letter_of(cast.lead).text


def test_another_partnerships_letter_stays(cast: Cast) -> None:
    left = departed(cast)
    post_letter(
        cast.elsewhere, to=cast.outsider, kind=DUE, step="theirs", content=naming("Ann O'Neil"),
        due=clock.now(),
    )  # fmt: skip
    take_away(left)
    assert "Ann O'Neil asks you." in letter_of(cast.outsider, "theirs").text


def test_an_officers_name_that_was_erased_is_in_no_letter(cast: Cast) -> None:
    post(cast, content=naming(RHIAN))
    post(cast, step="about nobody")
    officer = cast.officer(RHIAN)
    places = [Place(row, "name") for row in revisions(Officer).filter(id=officer.pk)]
    erase_text(cast.partnership, by=None, places=places, about="officer", grounds=GROUNDS)
    assert RHIAN not in held_in(letter_of(cast.lead))
    assert "[Erased on " in letter_of(cast.lead).subject
    assert CONTENT.opening in letter_of(cast.lead, "about nobody").text


def test_another_text_that_was_erased_leaves_letters_as_they_are(cast: Cast) -> None:
    post(cast, content=replace(CONTENT, opening="Ask the Head of Safeguarding."))
    officer = cast.officer(RHIAN)
    places = [Place(row, "job_title") for row in revisions(Officer).filter(id=officer.pk)]
    erase_text(cast.partnership, by=None, places=places, about="officer", grounds=GROUNDS)
    assert "Ask the Head of Safeguarding." in letter_of(cast.lead).text

"""A user who has left for good: their name goes, what they wrote stays under a number."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import make_password
from django.contrib.sessions.models import Session

from people import clock
from people.access_log.entering import enter
from people.asat import revisions
from people.erased import OF_A_USER
from people.errors import Refused
from people.forgetting import forget
from people.models import (
    AccessEntry,
    Acting,
    CalendarFeed,
    Membership,
    PostedForm,
    Role,
    SignOn,
    Unsubscribing,
    User,
    Visit,
)
from people.selectors.erasable import Place
from people.selectors.erasures import about_user
from people.services.erasing import Grounds, erase_text
from people.services.letters import erase_letters_to
from people.standing import not_over
from people.whole_words import holds
from people.writing import writing


def pseudonymise(user: User, *, by: User | None, grounds: Grounds) -> User:
    """Call a departed user by a number everywhere, as at every moment; nobody can sign in as them.

    Raises:
        Refused: the account is active, holds something to this day or later, or is without a name
            already.
    """
    with writing(user.partnership, by=by, reason=grounds.reason):
        _refuse_present(user)
        erase_text(
            user.partnership,
            by=by,
            places=list(_where_named(user, _called(user))),
            about=about_user(user.pk),
            grounds=grounds,
        )
        _forget_the_account(user)
        forget(user)
        user.refresh_from_db()
        kind, here = AccessEntry.Kind.ACCOUNT, user.partnership
        enter(kind, by=by, whom=user, partnership=here, result="name taken away")
    return user


def refuse_former(user: User) -> None:
    """Read an account anew, and raise Refused where its name was taken away.

    Nobody is to act under a number.
    """
    user.refresh_from_db()
    if user.is_former:
        raise Refused("This account belongs to nobody any more. Add a new one.")


def _refuse_present(user: User) -> None:
    refuse_former(user)
    if user.is_active:
        raise Refused(f"{user} can still sign in. Deactivate the account first.")
    lasting = not_over(clock.today())
    if Role.objects.filter(lasting, user=user).exists():
        raise Refused(f"{user} still holds a role, here or elsewhere. Let it be withdrawn first.")
    if Acting.objects.filter(lasting, user=user).exists():
        raise Refused(f"{user} still acts for an officer. Let that be ended first.")
    if Membership.objects.filter(lasting, user=user).exists():
        raise Refused(f"{user} still sits on a body. Let the seat be ended first.")


def _called(user: User) -> set[str]:
    """Every name and address that the account ever had."""
    held = revisions(User).filter(id=user.pk).values_list(*OF_A_USER)
    return {said for each in held for said in each}


def _where_named(user: User, called: set[str]) -> Iterator[Place]:
    """Every revision of the account, and every reason, of a role too, that names its owner."""
    accounts = revisions(User).filter(id=user.pk).order_by("history_id")
    for row in accounts:
        yield from (Place(row, field) for field in OF_A_USER)
    here = user.partnership_id
    given = revisions(Role).filter(user=user, partnership=here)
    acted = revisions(Acting).filter(user=user, officer__partnership=here)
    for row in chain(accounts, given, acted):
        if _names(called, row.history_change_reason):
            yield Place(row, "history_change_reason")


def _names(called: set[str], text: str | None) -> bool:
    return any(holds(text or "", each) for each in called)


def _forget_the_account(user: User) -> None:
    """What only signing in and using the pages needed, and what was written to its owner."""
    keys = Visit.objects.filter(user=user).values_list("session_key", flat=True)
    Session.objects.filter(session_key__in=list(keys)).delete()
    for model in (Visit, Authenticator, SignOn, EmailAddress, Unsubscribing, CalendarFeed):
        model.objects.filter(user=user).delete()
    erase_letters_to(user)
    PostedForm.objects.filter(by=user).delete()
    User.objects.filter(pk=user.pk).update(password=make_password(None))

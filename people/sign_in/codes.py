"""Codes of the second factor: those of an app, each good for one use, and recovery codes."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from allauth.mfa.utils import decrypt, encrypt
from django.db import transaction
from django.utils.crypto import constant_time_compare

from people.access_log.entering import enter
from people.models import AccessEntry, User
from people.sign_in.factors import one_at_a_time
from people.sign_in.guesses import TooManyGuesses, count_guess

_LAST = "last_counter"


def is_right_code(user: User, code: str, *, address: str) -> bool:
    """Whether this is a code of the user's that was not used yet; from now on it is.

    Raises:
        TooManyGuesses: there were too many that were wrong.
    """
    try:
        guess = count_guess(account=f"second factor of {user.pk}", address=address)
    except TooManyGuesses:
        enter(AccessEntry.Kind.SIGN_IN_REFUSED, by=user, result="too many tries")
        raise
    typed = "".join(code.split())
    with transaction.atomic():
        rows = Authenticator.objects.select_for_update().filter(
            user=user, type__in=(Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES)
        )
        right = any(_takes(row, typed) for row in rows)
    if right:
        guess.was_right()
    else:
        enter(AccessEntry.Kind.SIGN_IN_REFUSED, by=user, result="code not right")
    return right


def _takes(row: Authenticator, code: str) -> bool:
    if row.type == Authenticator.Type.TOTP:
        return _takes_once(row, code)
    return bool(row.wrap().validate_code(code))


def _takes_once(row: Authenticator, code: str) -> bool:
    """A code and those before it are of no more use once it was taken."""
    counter = counter_of(decrypt(row.data["secret"]), code)
    if counter is None or counter <= row.data.get(_LAST, -1):
        return False
    row.data[_LAST] = counter
    row.save(update_fields=["data"])
    return True


def counter_of(secret: str, code: str) -> int | None:
    """For which half minute an app with this secret shows this code, if about now."""
    for counter in yield_hotp_counters_from_time():
        if constant_time_compare(format_hotp_value(hotp_value(secret, counter)), code):
            return int(counter)
    return None


def set_up_app(user: User, secret: str, code: str) -> bool:
    """Keep an app's secret if the code shows that the app has it; the code is thereby used.

    Nothing is kept where another app was set up meanwhile.
    """
    counter = counter_of(secret, "".join(code.split()))
    if counter is None:
        return False
    data = {"secret": encrypt(secret), _LAST: counter}
    with transaction.atomic():
        _, is_new = Authenticator.objects.get_or_create(
            user=user, type=Authenticator.Type.TOTP, defaults={"data": data}
        )
        if is_new:
            enter(AccessEntry.Kind.SECOND_FACTOR, by=user, result="app set up")
    return is_new


def new_recovery_codes(user: User) -> list[str]:
    """Ten codes that work once each; those from before are void."""
    with one_at_a_time(user):
        Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).delete()
        codes: list[str] = RecoveryCodes.activate(user).generate_codes()
    return codes


def ensure_recovery_codes(user: User) -> list[str]:
    """The codes of a user who has none yet; nothing for one who has seen theirs."""
    made = Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES)
    with one_at_a_time(user):
        return [] if made.exists() else new_recovery_codes(user)

"""Two requests of one user at once leave them a second factor, and fail neither."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.db import connection

from people.errors import Refused
from people.models import User
from people.sign_in.codes import new_recovery_codes
from people.sign_in.factors import has_second_factor, remove, second_factors
from tests.cast import Cast
from tests.people.sign_in.steps import with_app

pytestmark = pytest.mark.django_db(transaction=True)

MANY = 8


@pytest.mark.parametrize("_time", range(5))
def test_the_last_factor_stays_whichever_is_removed_first(cast: Cast, _time: int) -> None:
    user = with_app(cast.lead)
    data = {"name": "Key", "credential": {}}
    Authenticator.objects.create(user=user, type=Authenticator.Type.WEBAUTHN, data=data)
    factors = list(Authenticator.objects.filter(user=user))
    ready = Barrier(len(factors))

    def remove_one(factor: Authenticator) -> bool:
        try:
            factor.refresh_from_db()
            ready.wait()
            remove(factor)
        except Refused:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(len(factors)) as pool:
        removed = list(pool.map(remove_one, factors))
    assert sorted(removed) == [False, True]
    assert has_second_factor(user)


def test_new_codes_are_made_for_each_press(cast: Cast) -> None:
    user = with_app(cast.lead)
    ready = Barrier(MANY)

    def press(pk: int) -> list[str]:
        try:
            presser = User.objects.get(pk=pk)
            ready.wait()
            return new_recovery_codes(presser)
        finally:
            connection.close()

    with ThreadPoolExecutor(MANY) as pool:
        made = list(pool.map(press, [user.pk] * MANY))
    kept = Authenticator.objects.get(user=user, type=Authenticator.Type.RECOVERY_CODES)
    codes = RecoveryCodes(kept).get_unused_codes()
    assert second_factors(user).codes_left == len(codes)
    assert codes in made

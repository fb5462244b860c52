"""What costs much may be asked for only so often within an hour: by one user, or from one place.

A use is counted before the work is done, and in the database: so of many that are asked for at
once, of several processes, no more get through than of as many one after the other.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from people import clock
from people.errors import Refused
from people.models import CostlyUse, User
from people.sign_in.readers_address import neighbourhood, readers_address

WHILE = timedelta(hours=1)


class TooOften(Refused):
    """Nothing was done, and this try does not count."""

    def __init__(self, again_at: datetime) -> None:
        super().__init__("This was asked for too often within an hour.")
        self.again_at = again_at
        """When the oldest use that counts is forgotten."""

    @property
    def wait(self) -> int:
        """Whole seconds from now until then, the last one included."""
        return int((self.again_at - clock.now()).total_seconds()) + 1


def count_use(kind: str, request: HttpRequest, *, most: int) -> None:
    """Count one use of this kind by whoever asks.

    Raises:
        TooOften: there were ``most`` within the last hour.
    """
    count_use_by(_who(request), kind, most=most)


def count_use_by(who: str, kind: str, *, most: int) -> None:
    """Count one use by somebody whom the caller names.

    Raises:
        TooOften: there were ``most`` within the last hour.
    """
    about, now = _digest(kind, who), clock.now()
    CostlyUse.objects.filter(made_at__lte=now - WHILE).delete()
    use = CostlyUse.objects.create(about=about, made_at=now)
    times = CostlyUse.objects.filter(about=about).order_by("-made_at", "-pk")
    held = list(times.values_list("made_at", flat=True)[: most + 1])
    if len(held) > most:
        use.delete()
        raise TooOften(held[-1] + WHILE)


def _who(request: HttpRequest) -> str:
    return f"user {request.user.pk}" if isinstance(request.user, User) else place_of(request)


def place_of(request: HttpRequest) -> str:
    """Who asks, where nothing else is known of them than from where."""
    return f"place {neighbourhood(readers_address(request))}"


def _digest(kind: str, who: str) -> str:
    """So that the table tells nobody who asked for what."""
    return salted_hmac(f"people.costly_uses.{kind}", who, algorithm="sha256").hexdigest()

"""What the addresses of governance are for the access log."""

from __future__ import annotations

from people.access_log.addresses import Logged, NotLogged

ADDRESSES: dict[str, Logged | NotLogged] = {
    "governance:bodies": Logged("the bodies and their members"),
    "governance:enter-meeting": Logged("the entering of a meeting"),
    "governance:reviews": Logged("the scrutiny reviews"),
    "governance:review": Logged("a scrutiny review"),
}

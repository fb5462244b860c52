"""What the addresses of governance are for the access log."""

from __future__ import annotations

from people.access_log.addresses import Logged, NotLogged

ADDRESSES: dict[str, Logged | NotLogged] = {
    "governance:bodies": Logged("the bodies and their members"),
    "governance:meetings": Logged("the meetings"),
    "governance:meeting": Logged("a meeting"),
    "governance:questions": Logged("what was asked at meetings"),
    "governance:asked": Logged("what members of a body asked"),
    "governance:followed": Logged("promises and next steps"),
    "governance:close-promise": Logged("closing a promise"),
    "governance:close-next-step": Logged("closing a next step"),
    "governance:reviews": Logged("the scrutiny reviews"),
    "governance:review": Logged("a scrutiny review"),
    "governance:rounds": Logged("the reporting rounds of a plan"),
    "governance:round": Logged("a reporting round"),
    "governance:set-rounds": Logged("the form that sets reporting rounds"),
    "governance:open-round": Logged("the form that opens a reporting round"),
    "governance:close-round": Logged("the form that closes a reporting round"),
}

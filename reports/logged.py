"""What the addresses of packs are for the access log."""

from __future__ import annotations

from people.access_log.addresses import Logged, NotLogged

ADDRESSES: dict[str, Logged | NotLogged] = {
    "reports:make": Logged("a pack"),
    "reports:identities": Logged("what holds a pack back"),
    "reports:review-pack": Logged("the pack of a review"),
    "reports:review-identities": Logged("what holds the pack of a review back"),
}

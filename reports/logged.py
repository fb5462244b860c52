"""What the addresses of packs are for the access log."""

from __future__ import annotations

from people.access_log.addresses import Logged, NotLogged

ADDRESSES: dict[str, Logged | NotLogged] = {
    "reports:make": Logged("a pack"),
    "reports:minutes-pdf": Logged("the minutes of a meeting as PDF"),
    "reports:minutes-word": Logged("the minutes of a meeting as Word"),
    "reports:identities": Logged("what holds a pack back"),
}

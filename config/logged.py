"""What the addresses of the installation itself are for the access log."""

from __future__ import annotations

from people.access_log.addresses import Logged, NotLogged

_OF_MACHINES = NotLogged("asked by machines")

ADDRESSES: dict[str, Logged | NotLogged] = dict.fromkeys(
    ("healthz", "readyz", "metrics"), _OF_MACHINES
)

"""Where a request comes from. A header says so only where a proxy that we know has set it."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from django.conf import settings
from django.http import HttpRequest


def readers_address(request: HttpRequest) -> str:
    """The nearest address that is no proxy of ours."""
    said = str(request.META.get("REMOTE_ADDR", ""))
    nearest = _address(said)
    hops = str(request.META.get("HTTP_X_FORWARDED_FOR", "")).split(",")
    for hop in map(_address, reversed(hops)):
        if hop is None or not _is_ours(nearest):
            break
        nearest = hop
    return said if nearest is None else str(nearest)


def neighbourhood(address: str) -> str:
    """What one reader has at their command: an address, or a whole /64 of the newer kind."""
    known = _address(address)
    if isinstance(known, IPv6Address):
        return str(IPv6Network((known.packed, 64), strict=False))
    return address if known is None else str(known)


def _address(text: str) -> IPv4Address | IPv6Address | None:
    """The address that a text is; one of the older kind too where it is written as a newer one."""
    try:
        found = ip_address(text.strip())
    except ValueError:
        return None
    return getattr(found, "ipv4_mapped", None) or found


def _is_ours(address: IPv4Address | IPv6Address | None) -> bool:
    return address is not None and any(address in proxy for proxy in settings.TRUSTED_PROXIES)

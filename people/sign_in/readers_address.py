"""Where a request comes from. A header says so only where a proxy that we know has set it."""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest


def readers_address(request: HttpRequest) -> str:
    """The nearest address that is no proxy of ours."""
    nearest = str(request.META.get("REMOTE_ADDR", ""))
    hops = str(request.META.get("HTTP_X_FORWARDED_FOR", "")).split(",")
    for hop in reversed(hops):
        if not _is_ours(nearest) or not _is_address(hop.strip()):
            break
        nearest = hop.strip()
    return nearest


def neighbourhood(address: str) -> str:
    """What one reader has at their command: an address, or a whole /64 of the newer kind."""
    if _is_address(address) and isinstance(ip_address(address), IPv6Address):
        return str(ip_network(f"{address}/64", strict=False))
    return address


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def _is_ours(address: str) -> bool:
    return _is_address(address) and any(
        ip_address(address) in ip_network(proxy) for proxy in settings.TRUSTED_PROXIES
    )

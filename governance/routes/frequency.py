"""How often something is to be heard: an interval in days, and its words. Pure."""

from __future__ import annotations

MONTHLY, QUARTERLY, YEARLY = 31, 92, 366

FREQUENCIES: dict[int, str] = {
    7: "weekly",
    14: "every two weeks",
    MONTHLY: "monthly",
    62: "every two months",
    QUARTERLY: "quarterly",
    184: "every six months",
    YEARLY: "yearly",
}
"""The intervals that have a name, each as long as its longest case."""
LONGEST = 5 * YEARLY
"""Days: what is heard less often than this is not heard regularly."""


def frequency_words(interval: int | None) -> str:
    """``quarterly``, ``every 45 days``; of none, ``no set interval``."""
    if interval is None:
        return "no set interval"
    return FREQUENCIES.get(interval, f"every {interval} days")

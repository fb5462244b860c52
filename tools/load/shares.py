"""Who comes at a month's end, and how many of them."""

from __future__ import annotations

LEAD = "lead"
_OF_A_HUNDRED = {
    "board member": 20,
    "chair": 8,
    "scrutiny officer": 6,
    "chief officer": 3,
    "administrator": 2,
    "auditor": 1,
}


def dealt_out(number: int) -> dict[str, int]:
    """So many people in all, one of each role at least; the others are leads."""
    found = {role: max(1, number * share // 100) for role, share in _OF_A_HUNDRED.items()}
    return {LEAD: number - sum(found.values()), **found}

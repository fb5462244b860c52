"""What each address makes of ``at``: shows that moment, is only of now, or knows no moment."""

from __future__ import annotations

from tests.access.rows import ROWS, Row

CSV, JSON, WORD, EXCEL = "format=csv", "format=json", "format=docx", "format=xlsx"

SHOWS: dict[str, tuple[str, ...]] = {
    "people:officers": ("",),
    "people:officer": ("",),
    "governance:bodies": ("",),
    "governance:body": ("",),
    "governance:programme": ("",),
    "governance:meetings": ("", "body=lscb"),
    "governance:meeting": ("",),
    "reports:minutes-pdf": ("",),
    "reports:minutes-word": ("",),
    "governance:questions": ("", "plan=cse&objective=1.1"),
    "governance:asked": ("",),
    "governance:followed": ("", "state=all"),
    "governance:reviews": ("",),
    "governance:review": ("", "doubt=any&sort=overdue"),
    "governance:recommendation": ("",),
    "reports:make": ("",),
    "reports:review-pack": ("",),
    "actions:plan": ("",),
    "actions:list": ("", CSV, "rating=green&sort=-due"),
    "actions:action": ("",),
    "actions:doubt-rules": ("",),
    "actions:lessons": ("",),
    "actions:leads": ("", CSV),
    "actions:slippage": ("", CSV),
    "actions:needs": ("", CSV),
    "actions:versions": ("",),
    "actions:compare": ("", "from=v1.0&to=now", f"from=v1.0&to=now&{JSON}", f"from=v1.0&{WORD}"),
    "actions:export": (CSV, JSON, WORD, EXCEL),
    "actions:closing": ("",),
}
"""Shows any moment; with the parameters with which each is read."""

NO_MOMENT: dict[str, str] = {
    "healthz": "asked by machines",
    "readyz": "asked by machines",
    "metrics": "asked by machines",
    "people:sign-in": "about the reader",
    "people:sign-out": "about the reader",
    "people:own-data": "about the reader",
    "people:own-password": "about the reader",
    "account_login": "about the reader",
    "mfa_authenticate": "about the reader",
    "people:confirm": "about the reader",
    "people:forgotten-password": "about the reader",
    "people:invitation": "a link of the reader's own",
    "people:new-password": "a link of the reader's own",
    "people:sign-on": "about the reader",
    "people:sign-on-back": "about the reader",
    "people:sign-on-invited": "a link of the reader's own",
    "people:second-factor": "about the reader",
    "people:second-factor-app": "about the reader",
    "people:add-passkey": "about the reader",
    "people:recovery-codes": "about the reader",
    "people:remove-app": "about the reader",
    "people:remove-passkey": "about the reader",
    "people:sessions": "about the reader",
    "people:end-sessions": "about the reader",
    "people:own-letters": "about the reader",
    "people:own-letter": "about the reader",
    "people:digests": "about the reader",
    "people:unsubscribe": "a link of the reader's own",
    "people:own-calendar": "about the reader",
    "people:renew-calendar": "about the reader",
    "people:switch-calendar-off": "about the reader",
    "people:calendar": "what is due from its reader today, and later",
    "people:roles": "what roles may do, and which the reader holds, today",
    "actions:my-work": "what is due from the reader today, in all their plans",
    "actions:plans": "which plans the reader may open today",
    "reports:preview": "what a pack prints is of the moment at which it was built",
    "reports:draft": "what a pack prints is of the moment at which it was built",
    "reports:file": "a file is the same for ever",
    "actions:evidence": "a file is the same for ever; who may have it is asked of today",
}
"""Takes no heed of a moment, and why."""

ONLY_NOW = {
    "people:add-officer", "people:change-officer", "people:officer-acting", "people:end-acting",
    "people:users", "people:add-user", "people:invite-user", "people:user", "people:user-account",
    "people:user-password", "people:send-link", "people:forget-second-factor",
    "people:user-acting", "people:grant-role", "people:withdraw-role",
    "people:letters", "people:letter", "people:try-letter", "people:access", "people:access-term",
    "people:exempt", "people:decide-exempt", "people:lift-exemption",
    "actions:begin-plan",
    "actions:queue", "actions:accept-updates", "actions:consider", "actions:sign-off",
    "actions:decide-date", "actions:close-challenge", "actions:save-filter",
    "actions:delete-filter", "actions:update", "actions:ask-date", "actions:correct",
    "actions:challenge", "actions:answer-challenge", "actions:answer-need", "actions:reopen",
    "actions:withdraw", "actions:transfer", "actions:reword", "actions:change-leads",
    "actions:change-date", "actions:recurrence", "actions:cut-version", "actions:settings",
    "actions:open-plan", "actions:sign-closing", "actions:close-plan", "actions:import",
    "reports:identities", "reports:kept", "reports:begin", "reports:pack",
    "reports:edit", "reports:step", "reports:making", "reports:finds", "reports:withhold",
    "reports:release",
    "governance:add-body", "governance:rename-body", "governance:seat-member",
    "governance:change-seat", "governance:end-seat", "governance:add-report",
    "governance:change-report", "governance:end-report", "governance:add-plan-route",
    "governance:change-plan-route", "governance:end-plan-route", "governance:add-entry",
    "governance:change-entry", "governance:note-look", "governance:take-off",
    "actions:leads-to-find", "actions:leaving", "people:invite-for-officer",
    "governance:rounds", "governance:round", "governance:set-rounds", "governance:open-round",
    "governance:close-round",
    "governance:close-promise", "governance:close-next-step",
    "governance:call-meeting", "governance:enter-meeting",
    "governance:begin-review", "governance:import-review", "governance:change-review",
    "governance:import-into-review", "governance:add-recommendation",
    "governance:reword-recommendation", "governance:say-who-responds", "governance:decide",
    "governance:respond", "governance:correct-response", "governance:assign",
    "governance:reassign", "governance:set-status", "governance:deliver-by",
    "governance:look-at", "governance:discharge",
    "reports:review-identities",
    "actions:erase", "actions:erase-anywhere", "people:take-name-away", "people:user-data",
    "people:officer-data",
}  # fmt: skip
"""Accounts and whatever writes: says of the past that it is done in the present."""


def method_of(row: Row) -> str:
    """How the address is asked for."""
    return "GET" if row.reads else "POST"


def undecided() -> set[str]:
    """Addresses of which nothing is said here, or twice."""
    said = [*SHOWS, *NO_MOMENT, *ONLY_NOW]
    return {name for name in {*ROWS, *said} if said.count(name) != 1 or name not in ROWS}

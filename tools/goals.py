"""What the service promises of its security, and the tests that measure each promise."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Goal:
    """One promise."""

    code: str
    promise: str
    tests: tuple[str, ...]
    """What pytest is given."""
    missing: str = ""
    """What of the promise no test holds, in a sentence."""
    at_length: bool = False
    """Whether the tests run at their full length, as in ``make soak``."""


GOALS = (
    Goal(
        "S1",
        "Every address, method, role, partnership, state and position is asserted; an address "
        "that no table names fails.",
        ("tests/access/test_matrix.py",),
    ),
    Goal(
        "S5",
        "Every answer carries a content security policy without unsafe-inline, unsafe-eval or a "
        "wildcard, and no page has a script or a style in its text.",
        ("tests/access/test_headers.py", "tests/access/test_matrix.py"),
    ),
    Goal(
        "S6",
        "Making a PDF opens no connection and reads no local file, whatever stands in the plan.",
        ("tests/reports/test_pack_fetches_nothing.py",),
    ),
    Goal(
        "S7",
        "Hostile files are refused in a sentence, soon, and in little memory.",
        ("tests/access/test_hostile_uploads.py",),
    ),
    Goal(
        "S8",
        "Every form refuses a missing token and a foreign origin; no reading writes.",
        ("tests/access/test_forged_posts.py", "tests/access/test_matrix.py"),
    ),
    Goal(
        "S9",
        "Nobody guesses a password: after ten wrong ones an account is locked, whatever a proxy's "
        "header says.",
        ("tests/people/sign_in/test_who_guesses_is_locked_out.py",),
    ),
    Goal(
        "S10",
        "Every way of signing in asks for a second factor, and no forged answer of an identity "
        "provider signs anybody in.",
        ("tests/people/sign_in", "tests/people/sign_on"),
    ),
    Goal(
        "S13",
        "What looks like a child's identity is found: 99 % of NHS numbers, 95 % of dates of "
        "birth, with alarms in at most 2 % of ordinary texts.",
        ("tests/people/identity",),
    ),
    Goal(
        "S14",
        "A role or an account that is taken away is gone at the next request; every reading and "
        "export is on the access log.",
        ("tests/access/test_rights_end_at_once.py",),
    ),
)  # fmt: skip

"""What the service promises of security, and what measures it."""

from __future__ import annotations

from tools.goals.goal import Goal

SECURITY = (
    Goal(
        "S1",
        "Every address, method, role, partnership, state and position is asserted, on status and "
        "on content; an address, a role or a state that no table names fails.",
        ("tests/access/test_matrix.py", "tests/access/test_matrix_of_states.py"),
        at_length=True,
    ),
    Goal(
        "S2",
        "No word of another partnership stands in a page, file, PDF, letter, log or error.",
        (
            "tests/access/test_no_word_of_another_partnership.py",
            "tests/access/test_matrix.py::test_the_other_partnership_does_not_exist_for_us",
        ),
    ),
    Goal(
        "S3",
        "No exempt word stands in a public file, nor in a page, file, feed, letter or log for who "
        "may not read it, in whatever way it was decided exempt.",
        (
            "tests/actions/exempt/test_no_exempt_word_is_told.py",
            "tests/reports/test_public_and_restricted_packs.py",
        ),
    ),
    Goal(
        "S4",
        "10,000 hostile requests, as each role: no error of ours, no word of another partnership, "
        "and none that reads writes.",
        ("tests/access/fuzz",),
        at_length=True,
    ),
    Goal(
        "S5",
        "Every answer carries a content security policy without unsafe-inline, unsafe-eval or a "
        "wildcard, and no page has a script or a style in its text.",
        (
            "tests/access/test_headers.py",
            "tests/access/test_matrix.py::test_each_role_meets_what_the_table_says",
        ),
    ),
    Goal(
        "S6",
        "Making a PDF opens no connection and reads no local file, whatever stands in the plan.",
        ("tests/reports/test_pack_fetches_nothing.py",),
    ),
    Goal(
        "S7",
        "Hostile files are refused in a sentence, within a second and 50 MB of memory.",
        (
            "tests/access/test_hostile_uploads.py",
            "tests/access/test_hostile_files_cost_little.py",
        ),
        missing="Time and memory are measured for plans that are imported, not for evidence.",
    ),
    Goal(
        "S8",
        "Every form refuses a missing token and a foreign origin; no reading writes, but for the "
        "access log, the session and the count of costly pages.",
        (
            "tests/access/test_forged_posts.py",
            "tests/access/test_matrix.py::test_reading_writes_nothing",
        ),
    ),
    Goal(
        "S9",
        "Nobody guesses a password: after ten wrong ones an account is locked, whatever a proxy's "
        "header says, and trying many accounts from one place is slowed down.",
        ("tests/people/sign_in/test_who_guesses_is_locked_out.py",),
        missing="How long an answer takes for known and unknown addresses is measured; no test "
        "fails by it.",
    ),
    Goal(
        "S10",
        "Every way of signing in asks for a second factor, and no forged answer of an identity "
        "provider signs anybody in.",
        (
            "tests/people/sign_in/test_every_way_in.py",
            "tests/people/sign_in/test_the_second_step.py",
            "tests/people/sign_on",
        ),
    ),
    Goal(
        "S12",
        "No text becomes a formula in CSV or Excel, and what was typed comes back as it was.",
        ("tests/plans/formats/test_formulas_stay_words.py",),
        missing="Nothing was opened in a spreadsheet program.",
    ),
    Goal(
        "S13",
        "What looks like a child's identity is found: 99 % of NHS numbers, 95 % of dates of "
        "birth, with alarms in at most 2 % of ordinary texts; no pack is made that prints it.",
        (
            "tests/people/identity",
            "tests/reports/test_a_pack_tells_no_childs_identity.py",
        ),
    ),
    Goal(
        "S14",
        "A role or an account that is taken away is gone at the next request, on every route; "
        "every reading and export has its row in the access log.",
        (
            "tests/access/test_rights_end_at_once.py",
            "tests/access/test_rights_end_on_every_route.py",
            "tests/access/test_every_reading_is_logged.py",
        ),
    ),
)

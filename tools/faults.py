"""What can go wrong beneath the service, what is then seen, and the tests that make it go wrong."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """One fault; ``docs/operating.md`` has a row for it."""

    what: str
    seen: str
    """What people, or whoever runs the service, then see."""
    tests: tuple[str, ...]
    """What pytest is given."""


def _of(file: str, *names: str) -> tuple[str, ...]:
    """Some tests of a file, by what their names say."""
    return tuple(f"{file}::test_{name}" for name in names)


_AWAY = "tests/config/test_the_database_is_away.py"
_KEPT = "tests/actions/test_evidence_is_kept.py"

FAULTS = (
    Fault(
        "a process of the web is killed while it saves",
        "all of what was sent is kept, or nothing; sent again it counts once",
        ("tests/soak/test_workers_are_killed.py",),
    ),
    Fault(
        "a process is killed while it makes a pack or imports a plan",
        "nothing is half published or half imported; a making is taken up again once, and fails in "
        "words after that; what it left half written is swept away",
        ("tests/soak/test_a_making_is_killed.py", "tests/soak/test_an_import_is_killed.py"),
    ),
    Fault(
        "PostgreSQL is broken off and started again under load",
        "503 and a plain page meanwhile; nothing that was acknowledged is lost, and no restart of "
        "the service or its worker is needed",
        ("tests/soak/test_postgresql_is_broken_off.py",),
    ),
    Fault(
        "PostgreSQL is stopped for a while",
        "`/readyz` and every page say so with 503, and what was typed stands in the page; the "
        "worker waits for it and goes on by itself",
        ("tests/faults/test_postgresql_is_stopped.py", _AWAY),
    ),
    Fault(
        "the disk is full",
        "a file is refused in words, and pages go on; a database without room answers 503, and "
        "keeps all of a form or nothing",
        (
            "tests/faults/test_the_disk_is_full.py",
            *_of(_AWAY, "a_database_without_room_keeps_all_or_nothing"),
            "tests/people/backup/test_what_is_refused.py",
        ),
    ),
    Fault(
        "the mail server is away, slow, or refuses an address",
        "saving does not wait for it; letters wait ever longer, leave once, and stop no other",
        (
            "tests/faults/test_the_mail_server_is_slow.py",
            "tests/people/outbox/test_letters_are_delivered.py",
        ),
    ),
    Fault(
        "`tick` runs twice at once, or days late",
        "each person gets one letter about each step",
        (
            "tests/people/outbox/test_two_ticks_and_one_that_is_killed.py",
            "tests/governance/rounds/test_two_rounds_by_mail.py",
        ),
    ),
    Fault(
        "the clock goes back, or London's summer time ends",
        "what is said later stays later; no letter leaves twice or never, no session lasts longer",
        (
            "tests/faults/test_the_clock_goes_back.py",
            *_of("tests/people/test_writing.py", "moments_ascend_though_the_clock_goes_back"),
            *_of(
                "tests/people/sign_in/test_sessions_end.py",
                "a_clock_that_goes_back_lengthens_none",
                "a_clock_that_goes_back_confirms_nobody",
            ),
        ),
    ),
    Fault(
        "PostgreSQL gives a transaction up for another one",
        "the page is answered again, three times at most; then 503 with what was typed",
        ("tests/faults/test_a_transaction_is_given_up.py",),
    ),
    Fault(
        "somebody holds SQLite for longer than others wait",
        "503 with what was typed; nothing is half written",
        ("tests/config/test_waiting_to_write.py",),
    ),
    Fault(
        "the virus scanner or an identity provider is away",
        "files are not taken, and nobody comes in by the provider; who has a password and a second "
        "factor still does. Common passwords are known without asking anybody",
        (
            *_of(
                _KEPT,
                "a_scanner_that_fails_takes_nothing",
                "a_scanner_that_takes_too_long_takes_nothing",
            ),
            "tests/people/sign_on/test_a_provider_that_is_away.py",
        ),
    ),
    Fault(
        "a stored file is changed or missing",
        "it is not given out, its page says so, and `verify_history` names its row",
        (
            *_of(
                "tests/actions/views/test_a_file_is_downloaded.py",
                "a_changed_or_missing_file_is_not_given_out",
            ),
            *_of(_KEPT, "a_changed_or_missing_file_is_not_read_and_is_found"),
            *_of(
                "tests/reports/views/test_packs_that_are_kept.py",
                "a_file_that_was_changed_is_not_given_out",
            ),
            *_of(
                "tests/reports/services/test_a_pack_from_draft_to_publication.py",
                "a_published_file_that_was_changed_is_found",
            ),
        ),
    ),
    Fault(
        "every connection to PostgreSQL is taken, or many clients send slowly",
        "503 until connections are given back, while `/healthz` answers; nginx waits for slow "
        "clients, so nobody else does",
        (
            "tests/faults/test_every_connection_is_taken.py",
            "tests/deploy/test_slow_clients.py",
        ),
    ),
    Fault(
        "the chain or the access log takes no row",
        "what it would have told of is not kept, or not shown",
        (
            "tests/faults/test_the_record_takes_no_row.py",
            "tests/people/access_log/test_nothing_leaves_unlogged.py",
        ),
    ),
    Fault(
        "`migrate` is cut off, or waits for a table in use",
        "pages answer 503 until the next run has finished what is left; none waits for long",
        ("tests/config/test_migrating.py",),
    ),
    Fault(
        "who makes a pack gets no more memory",
        "the making fails in words and can be asked for again; pages are answered",
        ("tests/faults/test_memory_is_short.py",),
    ),
)

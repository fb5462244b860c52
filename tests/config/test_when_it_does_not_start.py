"""A service that others could reach does not start half set up: one sentence, and exit 1."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from config.starting import THIS_MACHINE, Start, refusal
from tests.support.machine import ROOT

KEY = "for-tests-only-" * 4
CANARY = "told-to-nobody"
POSTGRES = "postgres://plan:plan@127.0.0.1/plan"
OTHERS = "plan.example.org"

WHOLE = {"DATABASE_URL": POSTGRES, "SECRET_KEY": KEY, "ALLOWED_HOSTS": OTHERS}
REFUSED = {
    "no key": ({"SECRET_KEY": ""}, "SECRET_KEY is not set;"),
    "a short key": ({"SECRET_KEY": KEY[:49]}, "SECRET_KEY is too easy to guess;"),
    "a dull key": ({"SECRET_KEY": "abcd" * 20}, "SECRET_KEY is too easy to guess;"),
    "the demonstration's key": (
        {"SECRET_KEY": "demonstration-only-" + "not-a-secret-" * 4},
        "SECRET_KEY is one that everybody can read;",
    ),
    "Django's key": ({"SECRET_KEY": "django-insecure-" + KEY}, "one that everybody can read;"),
    "debugging": ({"DEBUG": "true"}, "DEBUG would show its source to others;"),
    "SQLite by itself": ({"DATABASE_URL": ""}, "the database is SQLite;"),
    "SQLite": ({"DATABASE_URL": "sqlite:///plan.sqlite3"}, "the database is SQLite;"),
    "no hosts": ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS is not set;"),
    "any host": ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS is * and lets anybody choose"),
    "an address of no page": (
        {"HELP_ADDRESS": "javascript:alert(1)"},
        "the address of “Help” must begin with https:// or mailto:.",
    ),
    "a network with an address in it": (
        {"TRUSTED_PROXIES": "127.0.0.1,10.0.0.5/8"},
        "“10.0.0.5/8” of TRUSTED_PROXIES is neither an address nor a network;",
    ),
    "no form of log": ({"LOG_FORMAT": "xml"}, "LOG_FORMAT must be plain or json."),
    "a file that is not there": (
        {"SECRET_KEY": "", "SECRET_KEY_FILE": "/nowhere/key"},
        "the file /nowhere/key that SECRET_KEY_FILE names cannot be read.",
    ),
    "a secret twice": (
        {"SECRET_KEY_FILE": "/nowhere/key"},
        "SECRET_KEY and SECRET_KEY_FILE are both set;",
    ),
    "a number in words": (
        {"IDLE_MINUTES": "abc"},
        "IDLE_MINUTES is “abc”; set it to a whole number, such as 30.",
    ),
    "a number below nothing": (
        {"SESSION_HOURS": "-1"},
        "SESSION_HOURS is “-1”; set it to a whole number, such as 12.",
    ),
    "neither true nor false": (
        {"HTTPS": "perhaps"},
        "HTTPS is “perhaps”; set it to true or false.",
    ),
    "an address of no mail server": (
        {"EMAIL_URL": "nonsense"},
        "EMAIL_URL is no address of a mail server; write it as smtp+tls://host:587.",
    ),
    "a mail server without a host": ({"EMAIL_URL": "smtp://"}, "EMAIL_URL is no address of a mail"),
    "a port of a mail server in words": (
        {"EMAIL_URL": "smtp://mail.example.org:abc"},
        "EMAIL_URL is no address of a mail server;",
    ),
    "an address without https": (
        {"SERVICE_ADDRESS": "plan.example.org"},
        "SERVICE_ADDRESS is “plan.example.org”; write it as https://plan.example.org.",
    ),
    "a port in words": (
        {"SERVICE_ADDRESS": "https://plan.example.org:abc"},
        "SERVICE_ADDRESS is “https://plan.example.org:abc”; write it as",
    ),
    "a database's port in words": (
        {"DATABASE_URL": "postgres://plan:plan@127.0.0.1:abc/plan"},
        "DATABASE_URL is no address of a database; write it as postgres://user@host:5432/name.",
    ),
    "no replica": ({"REPLICA_URL": "nonsense"}, "REPLICA_URL is no address of a database;"),
    "providers that are no JSON": (
        {"IDENTITY_PROVIDERS": "council"},
        "IDENTITY_PROVIDERS is no list in JSON; write it as [{…}, {…}].",
    ),
    "one provider that is no list": (
        {"IDENTITY_PROVIDERS": '{"key": "council"}'},
        "IDENTITY_PROVIDERS is no list in JSON;",
    ),
    "no level of log": ({"LOG_LEVEL": "loud"}, "LOG_LEVEL must be one of DEBUG, INFO,"),
    "another database": ({"DATABASE_URL": "mysql://plan@127.0.0.1/plan"}, "DATABASE_URL must"),
}


def _ended(command: list[str], **environment: str) -> subprocess.CompletedProcess[str]:
    inherited = {k: v for k, v in os.environ.items() if k in ("PATH", "HOME")}
    given = {name: value for name, value in environment.items() if value}
    return subprocess.run(
        [sys.executable, *command],
        cwd=ROOT, env=inherited | given, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_it_says_why_in_one_sentence(case: str) -> None:
    change, said = REFUSED[case]
    done = _ended(["manage.py", "check"], **WHOLE | change)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("The service does not start: ")
    assert said in done.stderr
    assert done.stderr.count("\n") == 1


def test_gunicorn_ends_with_the_sentence_too() -> None:
    command = ["-m", "gunicorn", "config.wsgi", "--bind", "127.0.0.1:0", "--no-control-socket"]
    done = _ended(command, **WHOLE | {"SECRET_KEY": ""})
    assert done.returncode == 1
    assert "The service does not start: SECRET_KEY is not set;" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_demonstration_starts_without_any_setting() -> None:
    done = _ended(["manage.py", "check"])
    assert (done.returncode, done.stderr) == (0, "")


def test_what_is_whole_starts() -> None:
    done = _ended(["manage.py", "check", "--tag", "security"], **WHOLE)
    assert (done.returncode, done.stderr) == (0, "")


def test_no_password_stands_in_the_sentence() -> None:
    for name, address in (
        ("EMAIL_URL", f"smtp://plan:{CANARY}@mail.example.org:abc"),
        ("REPLICA_URL", f"postgres://plan:{CANARY}@127.0.0.1:abc/plan"),
        ("IDENTITY_PROVIDERS", f'[{{"client_secret": "{CANARY}"'),
    ):
        done = _ended(["manage.py", "check"], **WHOLE | {name: address})
        assert name in done.stderr
        assert CANARY not in done.stderr


def test_a_password_may_hold_what_no_address_may() -> None:
    program = "import config.settings as s; print(s.DATABASES['default']['PASSWORD'])"
    address = {"DATABASE_URL": "postgres://plan:tide[table@127.0.0.1/plan"}
    assert _ended(["-c", program], **WHOLE | address).stdout == "tide[table\n"


def test_what_is_set_to_nothing_is_as_if_it_were_not_set() -> None:
    empty = {"HTTPS": " ", "IDLE_MINUTES": " ", "EMAIL_URL": " ", "SERVICE_ADDRESS": " "}
    program = "import config.settings as s; print(s.HTTPS, s.IDLE_MINUTES, s.SERVICE_ADDRESS)"
    done = _ended(["-c", program], **WHOLE | empty)
    assert done.stdout.split() == ["True", "30", "http://127.0.0.1:8000"]


@pytest.mark.parametrize(
    ("said", "meant"), [("TRUE", True), ("on", True), ("1", True), ("No", False), ("0", False)]
)
def test_true_and_false_can_be_said_in_several_words(said: str, meant: bool) -> None:
    done = _ended(["-c", "import config.settings as s; print(s.HTTPS)"], **WHOLE, HTTPS=said)
    assert done.stdout == f"{meant}\n"


def test_then_its_cookies_are_bound_to_the_host_and_to_https() -> None:
    names = "SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE"
    program = f"import config.settings as s; print(*(getattr(s, n) for n in {names}))"
    done = _ended(["-c", program], **WHOLE)
    assert done.stdout.split() == ["__Host-sessionid", "__Host-csrftoken", "True", "True"]


def test_the_proxies_before_it_are_read_once() -> None:
    program = "import config.settings as s; print(*s.TRUSTED_PROXIES)"
    done = _ended(["-c", program], **WHOLE, TRUSTED_PROXIES="127.0.0.1,10.0.0.0/8")
    assert done.stdout.split() == ["127.0.0.1/32", "10.0.0.0/8"]


def test_secrets_can_stand_in_files(tmp_path: Path) -> None:
    (tmp_path / "key").write_text(f"{KEY}\n")
    (tmp_path / "database").write_text(f"{POSTGRES}\n")
    files = {
        "SECRET_KEY_FILE": str(tmp_path / "key"),
        "DATABASE_URL_FILE": str(tmp_path / "database"),
        "ALLOWED_HOSTS": OTHERS,
    }
    program = "import config.settings as s; print(s.SECRET_KEY, s.DATABASE_URL)"
    assert _ended(["-c", program], **files).stdout == f"{KEY} {POSTGRES}\n"


def _said(**environment: Any) -> str:
    start: dict[str, Any] = {
        "database_url": POSTGRES, "secret_key": KEY, "hosts": [OTHERS],
        "debug": False, "allows_sqlite": False, "log_format": "plain", **environment,
    }  # fmt: skip
    return refusal(Start(**start))


def test_sqlite_starts_where_it_is_meant_or_nobody_else_comes() -> None:
    assert _said(database_url="sqlite:///plan.sqlite3", allows_sqlite=True) == ""
    assert _said(database_url="sqlite:///plan.sqlite3", hosts=THIS_MACHINE) == ""
    assert _said(database_url="", allows_sqlite=True) == ""


def test_debugging_starts_on_this_machine() -> None:
    assert _said(debug=True, hosts=["127.0.0.1"]) == ""
    assert _said(debug=True, hosts=["127.0.0.1", "*"]) != ""


def test_a_server_for_others_never_has_the_demonstrations_key() -> None:
    assert "SECRET_KEY is not set" in _said(database_url="", secret_key="", allows_sqlite=True)
    assert _said(database_url="", secret_key="", hosts=[]) == ""

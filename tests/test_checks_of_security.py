"""What ``make check`` says of secrets and of known faults, and when it could ask nobody."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tools import check
from tools.check import NOT_ASKED, Check
from tools.check_known_faults import NoAnswer, of_npm, of_pip
from tools.check_secrets import NO_SECRETS, secrets_in


def test_a_key_is_found_and_not_repeated(tmp_path: Path) -> None:
    file, key = tmp_path / "settings.py", "AKIA" + "Q3EGRZ7XNLPDW5TB"
    file.write_text(f'STORE = "{key}"\nNAME = "Aldermere"\n')
    (found,) = secrets_in(file)
    assert found == f"{file}:1: AWS Access Key"


@pytest.mark.parametrize("line", ["password = 'tide table lantern'", "SECRET_KEY = 'plan'"])
def test_what_opens_nothing_is_passed_over(tmp_path: Path, line: str) -> None:
    file = tmp_path / "settings.py"
    file.write_text(f"{line}\n")
    assert list(secrets_in(file)) == []
    assert all(reason for _, reason in NO_SECRETS)


SOUND = {"name": "django", "version": "5.2.19", "vulns": []}
FAULTY = {"name": "x", "version": "1.0", "vulns": [{"id": "PYSEC-2026-1"}]}
SKIPPED = {"name": "y", "skip_reason": "Dependency not found on PyPI"}


def test_a_known_fault_of_a_package_is_told() -> None:
    assert of_pip({"dependencies": [SOUND]}) == []
    assert of_pip({"dependencies": [SOUND, FAULTY, SKIPPED]}) == ["x 1.0: PYSEC-2026-1"]
    assert of_npm({"vulnerabilities": {}}) == []
    assert of_npm({"vulnerabilities": {"sass": {"severity": "high"}}}) == ["sass: high"]


def test_a_package_of_which_nothing_is_known_is_not_well() -> None:
    with pytest.raises(NoAnswer, match="says nothing of 1 packages"):
        of_pip({"dependencies": [SOUND, SKIPPED]})
    with pytest.raises(NoAnswer):
        of_npm({"message": "405 Method Not Allowed"})


def _ending_with(code: int) -> Check:
    return Check(f"ends-with-{code}", [sys.executable, "-c", f"raise SystemExit({code})"])


def test_a_check_that_could_ask_nobody_is_named_and_fails_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(check, "CHECKS", [_ending_with(0), _ending_with(NOT_ASKED)])
    assert check.main([]) == 0
    said = capsys.readouterr().out
    assert "UNKNOWN ends-with-3" in said
    assert "1 checks could not ask: ends-with-3\n1 checks passed, 0 failed" in said


def test_a_check_that_found_something_fails(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(
        check, "CHECKS", [_ending_with(0), _ending_with(1), _ending_with(NOT_ASKED)]
    )
    assert check.main([]) == 1
    assert "1 checks passed, 1 failed ends-with-1" in capsys.readouterr().out

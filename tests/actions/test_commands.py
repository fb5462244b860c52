"""Each command of a plan: exit 0, or 1 with one plain sentence and nothing written."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from actions.models import Action, ActionLead
from actions.selectors.erasing import texts_of
from actions.services.erasing import erase_from_record
from actions.services.record import Report, post_update
from actions.services.versions import cut_version
from people.models import ChainEntry, Erasure, Ledger, Officer
from people.services import Grounds
from plans.brag import Rating
from plans.document import OfficerEntry
from plans.document_json import document_digest, from_json, to_json
from plans.formats import WRITTEN, write
from plans.models import Plan, Version
from tests.actions.november import many
from tests.cast import RHIAN, Cast, begun_plan, with_action, without_action
from tests.support.commands import Manage, manage

__all__ = ["manage"]

EMAIL = "{}@aldermere.example"


@pytest.fixture
def rows(cast: Cast) -> int:
    """How many rows there were before the command."""
    return ChainEntry.objects.count()


def _file(folder: Path, cast: Cast, **values: object) -> Path:
    path = folder / "plan.json"
    path.write_text(to_json(with_action(cast.document(), "train", **values)), encoding="utf-8")
    return path


def test_a_plan_is_opened(cast: Cast, manage: Manage) -> None:
    begun_plan(cast.partnership, cast.administrator, "da")
    done = manage("open_plan", "aldermere/da", "--as", EMAIL.format("administrator"))
    assert (done.code, done.out, done.err) == (0, "aldermere/da is open.\n", "")
    assert Plan.objects.get(slug="da").is_open
    assert manage("open_plan", "aldermere/da").refusal == "The plan is open already."


def test_a_version_is_cut(cast: Cast, manage: Manage) -> None:
    words = ("cut_version", "aldermere/cse", "--number", "3.4", "--author", "SA", "--comment", "C")
    done = manage(*words)
    version = Version.objects.get()
    assert (done.code, done.err) == (0, "")
    assert done.out == f"Version 3.4, digest {version.document_digest}.\n"
    assert (version.author, version.comments, version.content_held) == ("SA", "C", True)
    assert manage(*words).refusal == "Version 3.4 was cut before. Choose the next number."


@pytest.mark.parametrize("name", WRITTEN)
def test_an_exported_plan_is_imported_without_a_change(
    cast: Cast, rows: int, manage: Manage, tmp_path: Path, name: str
) -> None:
    path, again = tmp_path / f"plan.{name}", tmp_path / f"again.{name}"
    done = manage("export_plan", "aldermere/cse", "--format", name, "--out", path)
    said = document_digest(cast.document())
    assert (done.code, done.out) == (
        0,
        f"{path}: 5 actions.\nDigest of what the plan says: {said}\n",
    )
    done = manage("import_plan", path, "--to", "aldermere/cse")
    assert (done.code, done.out.splitlines()[-1]) == (0, "Nothing to change.")
    assert ChainEntry.objects.count() == rows
    manage("export_plan", "aldermere/cse", "--format", name, "--out", again, "--at", "now")
    if name == "csv":
        assert again.read_bytes() == path.read_bytes()


def test_an_export_of_a_version_says_that_a_text_was_erased(
    cast: Cast, manage: Manage, tmp_path: Path
) -> None:
    version = cut_version(
        cast.plan, by=cast.administrator, number="1", author="SA", comments="First"
    )
    text = next(each for each in texts_of(cast.action("1.1.1")) if each.label == "Evidence")
    grounds = Grounds(Erasure.Ground.UNLAWFUL, "It told who a child is")
    erase_from_record(cast.action("1.1.1"), by=cast.administrator, text=text, grounds=grounds)
    done = manage(
        "export_plan", "aldermere/cse", "--at", "v1", "--format", "json",
        "--out", tmp_path / "plan.json",
    )  # fmt: skip
    assert "A text that version 1 held was erased on " in done.out
    assert f"when it was cut, its digest was {version.document_digest}" in done.out


def test_a_plan_is_exported_as_at_a_version(cast: Cast, manage: Manage, tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    manage("cut_version", "aldermere/cse", "--number", "1", "--author", "SA", "--comment", "C")
    done = manage(
        "export_plan", "aldermere/cse", "--at", "v1", "--format", "json", "--out", path,
        "--position", "considered",
    )  # fmt: skip
    assert done.code == 0
    document = from_json(path.read_text(encoding="utf-8"))
    assert (document.version, document.position) == ("1", "considered")


def test_a_file_changes_the_plan(cast: Cast, manage: Manage, tmp_path: Path) -> None:
    path = _file(tmp_path, cast, evidence="60 of 60", rating=Rating.BLUE)
    done = manage(
        "import_plan", path, "--to", "aldermere/cse", "--as", EMAIL.format("administrator"),
        "--version", "2.0", "--author", "SA", "--comment", "Returned",
    )  # fmt: skip
    assert (done.code, done.out.splitlines()[-1]) == (0, "Two things changed.")
    update = cast.current("1.1.1")
    assert update is not None
    assert (update.by, update.evidence) == (cast.administrator, "60 of 60")
    assert Version.objects.get().number == "2.0"


def test_an_absent_plan_is_begun(cast: Cast, manage: Manage, tmp_path: Path) -> None:
    path = _file(tmp_path, cast)
    done = manage("import_plan", path, "--to", "elsewhere/new", "--said-on", "2026-01-31", "--yes")
    assert (done.code, done.err) == (0, "")
    plan = Plan.objects.get(slug="new")
    assert (plan.partnership, plan.is_open) == (cast.elsewhere, False)
    assert Action.objects.filter(plan=plan).count() == 5
    assert plan.set_up_until is not None
    assert plan.set_up_until.date() == date(2026, 1, 31)


def test_an_absent_plan_is_led_by_the_officers_that_the_partnership_has(
    cast: Cast, manage: Manage, tmp_path: Path
) -> None:
    before = list(Officer.objects.filter(partnership=cast.partnership).values())
    shouted = replace(
        with_action(many(1, "new"), "new-train", leads=(RHIAN.upper(),)),
        officers=(OfficerEntry(RHIAN.upper()),),
    )
    path = tmp_path / "new.json"
    path.write_text(to_json(shouted), encoding="utf-8")
    done = manage("import_plan", path, "--to", "aldermere/new", "--yes")
    assert (done.code, done.err) == (0, "")
    assert "note: the leads: “RHIAN OKAFOR” was taken for Rhian Okafor" in done.out
    assert list(Officer.objects.filter(partnership=cast.partnership).values()) == before
    lead = ActionLead.objects.get(plan__slug="new")
    assert lead.officer == cast.officer(RHIAN)


@pytest.mark.parametrize("plan", ["aldermere/cse", "aldermere/absent"])
def test_a_dry_run_writes_nothing_and_says_all_as_json(
    cast: Cast, rows: int, manage: Manage, tmp_path: Path, plan: str
) -> None:
    path = _file(tmp_path, cast, evidence="60 of 60")
    done = manage("import_plan", path, "--to", plan, "--dry-run", "--json")
    data = json.loads(done.out)
    assert (done.code, done.err, ChainEntry.objects.count()) == (0, "", rows)
    assert list(data) == ["document", "problems", "changes"]
    assert data["document"]["title"] == cast.document().title
    change = {"kind", "key", "ref", "field", "before", "after"}
    assert all(set(c) == change for c in data["changes"])
    if plan == "aldermere/cse":
        assert [(c["kind"], c["after"]) for c in data["changes"]] == [("evidence", "60 of 60")]
    else:
        assert not Plan.objects.filter(slug="absent").exists()


def test_what_changed_between_two_moments(cast: Cast, manage: Manage, tmp_path: Path) -> None:
    manage("cut_version", "aldermere/cse", "--number", "1", "--author", "SA", "--comment", "C")
    report = Report(Rating.GREEN, "50 of 60")
    post_update(cast.action("1.1.1"), by=cast.lead, report=report)
    path = _file(tmp_path, cast, text="Train them all")
    done = manage("compare_plan", "aldermere/cse", "--from", "now", "--to", f"file:{path}")
    assert done.out.splitlines() == [
        "wording 1.1.1 text: 'Train every taxi driver' → 'Train them all'",
        "1 change.",
    ]
    done = manage("compare_plan", "aldermere/cse", "--from", "now", "--to", "now", "--json")
    assert (done.code, json.loads(done.out)) == (0, [])
    done = manage("compare_plan", "aldermere/cse", "--from", f"file:{path}", "--to", f"file:{path}")
    assert (done.code, done.out) == (0, "Nothing changed.\n")


FILE = "a file that is there"
NO_MOMENT = (
    "“soon” is no moment. Write now, a day such as 2026-03-31, "
    "an instant such as 2026-03-31T12:00:00Z, or a version such as v3.4."
)

REFUSED: list[tuple[tuple[str, ...], str]] = [
    (("open_plan", "cse"), "“cse” names no plan. Write it as partnership/plan: demo/cse."),
    (("open_plan", "nowhere/cse"), "There is no partnership “nowhere”."),
    (("open_plan", "aldermere/none"), "There is no plan “aldermere/none”."),
    (("open_plan", "elsewhere/cse"), "There is no plan “elsewhere/cse”."),
    (("open_plan",), "Error: the following arguments are required: plan"),
    (("open_plan", "aldermere/cse", "--fast"), "Error: unrecognized arguments: --fast"),
    (("open_plan", "aldermere/cse", "--as", "x@y.example"),
     "There is no active user x@y.example. Check the address."),
    (("open_plan", "aldermere/cse", "--as", EMAIL.format("deactivated")),
     "There is no active user deactivated@aldermere.example. Check the address."),
    (("open_plan", "aldermere/cse", "--as", EMAIL.format("chair")),
     "Chair may not do this. Ask a plan administrator."),
    (("cut_version", "aldermere/cse", "--number", "1", "--author", "A", "--comment", "C",
      "--as", EMAIL.format("board_member")),
     "Board member may not do this. Ask a plan administrator."),
    (("cut_version", "aldermere/cse", "--number", "1"),
     "Error: the following arguments are required: --author, --comment"),
    (("export_plan", "aldermere/cse", "--format", "json", "--out", "/nowhere/at/all"),
     "Cannot write /nowhere/at/all: No such file or directory."),
    (("export_plan", "aldermere/cse", "--format", "json", "--out", "x", "--at", "soon"),
     NO_MOMENT),
    (("export_plan", "aldermere/cse", "--format", "json", "--out", "x", "--at", "2001-01-01"),
     "The plan did not exist yet. Choose a later date."),
    (("import_plan", "/nowhere.json", "--to", "aldermere/cse"),
     "Cannot read /nowhere.json: No such file or directory."),
    (("import_plan", FILE, "--to", "aldermere/cse", "--said-on", "2026-01-31"),
     "The plan is open: what is written now carries today's date. Leave the date out."),
    (("import_plan", FILE, "--to", "aldermere/cse", "--said-on", "31/01/2026"),
     "“31/01/2026” is no day. Write it as 2026-03-31."),
    (("import_plan", FILE, "--to", "aldermere/new", "--said-on", "2099-01-31"),
     "31 January 2099 lies ahead. Give the day on which it was said."),
    (("import_plan", FILE, "--to", "aldermere/cse", "--version", "2"),
     "A version needs all three of --version, --author and --comment."),
    (("import_plan", FILE, "--to", "aldermere/cse", "--as", EMAIL.format("lead")),
     "Lead may not do this. Ask a plan administrator."),
    (("import_plan", FILE, "--to", "elsewhere/new", "--as", EMAIL.format("administrator")),
     "Administrator may not do this. Ask a plan administrator."),
    (("import_plan", FILE, "--to", "nowhere/new"), "There is no partnership “nowhere”."),
    (("compare_plan", "aldermere/cse", "--from", "v9", "--to", "now"),
     "The plan has no version 9. See its list of versions."),
    (("compare_plan", "aldermere/cse", "--from", "now", "--to", "file:/nowhere.json"),
     "Cannot read /nowhere.json: No such file or directory."),
]  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_done_is_said_in_one_sentence(
    cast: Cast, rows: int, manage: Manage, tmp_path: Path, case: tuple[tuple[str, ...], str]
) -> None:
    words, sentence = case
    path = _file(tmp_path, cast, evidence="60 of 60")
    done = manage(*(path if word is FILE else word for word in words))
    assert done.refusal == sentence
    assert ChainEntry.objects.count() == rows


def test_a_date_that_moves_asks_why(cast: Cast, rows: int, manage: Manage, tmp_path: Path) -> None:
    path = _file(tmp_path, cast, due_on=date(2027, 1, 31))
    refusal = manage("import_plan", path, "--to", "aldermere/cse").refusal
    assert refusal.startswith("Dates move or actions leave the plan (1.1.1). Give the reason")
    assert ChainEntry.objects.count() == rows
    done = manage("import_plan", path, "--to", "aldermere/cse", "--reason", "No trainer")
    assert done.code == 0
    assert cast.action("1.1.1").due_on == date(2027, 1, 31)


def test_a_refused_version_takes_its_import_back(
    cast: Cast, manage: Manage, tmp_path: Path
) -> None:
    cut = ("--version", "1", "--author", "SA", "--comment", "C")
    first = _file(tmp_path, cast, evidence="60 of 60")
    assert manage("import_plan", first, "--to", "aldermere/cse", *cut).code == 0
    before = ChainEntry.objects.count(), Ledger.objects.get(partnership=cast.partnership).digest
    second = _file(tmp_path, cast, evidence="61 of 60")
    done = manage("import_plan", second, "--to", "aldermere/cse", *cut)
    assert done.refusal == "Version 1 was cut before. Choose the next number."
    after = ChainEntry.objects.count(), Ledger.objects.get(partnership=cast.partnership).digest
    assert after == before


@pytest.mark.parametrize(
    "file",
    [("plan.json", b"{"), ("plan.json", b""), ("plan.docx", b"PK\x03\x04"), ("plan.txt", b"hello")],
)
def test_a_file_that_is_no_plan_is_refused(
    cast: Cast, rows: int, manage: Manage, tmp_path: Path, file: tuple[str, bytes]
) -> None:
    path = tmp_path / file[0]
    path.write_bytes(file[1])
    refusal = manage("import_plan", path, "--to", "aldermere/cse").refusal
    assert refusal.endswith(".")
    assert ChainEntry.objects.count() == rows


def test_an_action_that_the_file_lacks_is_withdrawn_with_a_reason(
    cast: Cast, manage: Manage, tmp_path: Path
) -> None:
    path = tmp_path / "plan.json"
    path.write_bytes(write(without_action(cast.document(), "agree"), "json"))
    assert manage("import_plan", path, "--to", "aldermere/cse").code == 1
    done = manage("import_plan", path, "--to", "aldermere/cse", "--reason", "Merged")
    assert done.code == 0
    assert cast.action("2.1.2").state == "withdrawn"

"""A user is told all that is held about them; an administrator what is of their partnership."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.test import Client

from actions import held as actions_held
from actions.services.challenging import Question, challenge
from actions.services.record import Report, post_update
from governance import held as governance_held
from people import clock, services
from people import held as people_held
from people.covered import chained_models, kind_of
from people.history import Revision
from people.models import AccessEntry, Officer, Partnership, Role, SignOn, User
from people.selectors.held_about import SHOWN, held_about, held_about_officer, tables_of
from plans import held as plans_held
from plans.brag import Rating
from plans.document import Position
from reports import held as reports_held
from tests.cast import GROUP, LONG_AGO, RHIAN, Cast
from tests.people.pages.asking import page, url, words
from tests.support.commands import Manage, manage

__all__ = ["manage"]

OWN = "/your-data/"


def _titles(user: User, partnership: Partnership | None = None) -> dict[str, int]:
    held = held_about(user, partnership=partnership)
    return {section.title: section.count for section in held.sections}


def _busy(cast: Cast) -> User:
    """The lead, who did something of every kind, in both partnerships."""
    lead = cast.lead
    post_update(cast.action("1.1.1"), by=lead, report=Report(Rating.GREEN, "50 of 60 are trained."))
    services.begin_visit(lead, session_key="secret-key", browser="Firefox")
    SignOn.objects.create(user=lead, issuer="https://id", subject="s-1", bound_at=clock.now())
    Authenticator.objects.create(user=lead, type=Authenticator.Type.TOTP, data={"secret": "hush"})
    services.grant_role(
        lead,
        by=cast.outsider,
        kind=Role.Kind.BOARD_MEMBER,
        partnership=cast.elsewhere,
        from_date=LONG_AGO,
    )
    return lead


def test_the_user_is_told_everything(cast: Cast) -> None:
    lead = _busy(cast)
    told = json.dumps(held_about(lead, partnership=None).as_json())
    for said in ("50 of 60 are trained.", lead.email, "Firefox", "s-1", "board member"):
        assert said in told, said
    assert _titles(lead)["Progress updates"] == 1


def test_no_secret_is_told(cast: Cast) -> None:
    told = json.dumps(held_about(_busy(cast), partnership=None).as_json())
    for secret in ("secret-key", "hush", "argon2", "pbkdf2", "password"):
        assert secret not in told, secret


def test_nothing_of_others_is_told(cast: Cast) -> None:
    lead = _busy(cast)
    question = Question("Why is it Green?", clock.today())
    challenge(cast.action("1.1.1"), by=cast.chair, question=question, position=Position.RECORDED)
    told = json.dumps(held_about(lead, partnership=None).as_json())
    assert "Why is it Green?" not in told
    assert cast.chair.email not in told


def test_an_administrator_is_told_what_is_of_their_partnership(cast: Cast) -> None:
    lead = _busy(cast)
    here = json.dumps(held_about(lead, partnership=cast.partnership).as_json())
    assert "50 of 60 are trained." in here
    assert "Firefox" in here
    assert "board member" not in here
    there = json.dumps(held_about(lead, partnership=cast.elsewhere).as_json())
    assert "board member" in there
    assert "50 of 60 are trained." not in there
    assert "Firefox" not in there


def test_what_they_read_elsewhere_is_told_there_alone(cast: Cast) -> None:
    lead = _busy(cast)
    for place, what in ((cast.partnership, "plan of ours"), (cast.elsewhere, "plan of theirs")):
        AccessEntry(kind="read", moment=clock.now(), user=lead, partnership=place, what=what).save()
    here, there = (
        json.dumps(held_about(lead, partnership=place).as_json())
        for place in (cast.partnership, cast.elsewhere)
    )
    assert ("plan of ours" in here, "plan of theirs" in here) == (True, False)
    assert ("plan of ours" in there, "plan of theirs" in there) == (False, True)


def test_every_table_that_names_a_user_is_among_them() -> None:
    for person, own in ((User, "people.historicaluser"), (Officer, "people.historicalofficer")):
        naming = {
            model._meta.label_lower
            for model in apps.get_models()
            if not hasattr(model, "history")
            and any(
                field.related_model is person and field.name != "history_user"
                for field in model._meta.concrete_fields
            )
        }
        assert naming | {own} == {model._meta.label_lower for model in tables_of(person)}


def test_each_table_is_named_in_words_and_every_name_is_of_a_table() -> None:
    told = {*tables_of(User), *tables_of(Officer)}
    told |= {model for model in chained_models().values() if issubclass(model, Revision)}
    kinds = {kind_of(getattr(model, "instance_type", model)) for model in told}
    rooms = (people_held, plans_held, actions_held, governance_held, reports_held)
    assert kinds == {kind for room in rooms for kind in room.TABLES}


def test_an_officer_without_an_account_is_told_as_well(cast: Cast, client: Client) -> None:
    officer = cast.officer(GROUP)
    assert not officer.acting.exists()
    told = held_about_officer(officer).as_json()
    assert told["about"] == {"name": GROUP, "job_title": "", "agency": ""}
    titles = {section["title"] for section in told["sections"]}
    assert {"Officers", "Leads of actions"} <= titles
    assert "1.2.1" in json.dumps(told)
    assert "1.1.1" not in json.dumps(told)
    where = url("officer-data", cast.partnership, officer.pk)
    assert f"What is held about {GROUP}" in words(page(client, cast.administrator, where))
    file: Any = page(client, cast.administrator, f"{where}?format=json")
    name = f'attachment; filename="officer-{officer.pk}.json"'
    assert file.headers["Content-Disposition"] == name
    assert json.loads(file.content)["about"]["name"] == GROUP


def test_the_command_tells_of_an_officer(cast: Cast, manage: Manage, tmp_path: Path) -> None:
    out = tmp_path / "officer.json"
    manage("personal_data", "--officer", RHIAN, "--partnership", "aldermere", "--out", str(out))
    told = json.loads(out.read_text())
    assert told["about"]["job_title"] == "Head of Safeguarding"
    assert "Who acts for which officer" in {section["title"] for section in told["sections"]}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ((), "Give an e-mail address, or --officer with --partnership."),
        (("--officer", RHIAN), "Give an e-mail address, or --officer with --partnership."),
        (("a@x.example", "--officer", RHIAN, "--partnership", "aldermere"), "Give an e-mail"),
        (("--officer", "Nobody", "--partnership", "aldermere"), "has no officer Nobody."),
    ],
)
def test_whom_the_command_does_not_know(
    cast: Cast, manage: Manage, tmp_path: Path, given: tuple[str, ...], said: str
) -> None:
    out = tmp_path / "nothing.json"
    refused = manage("personal_data", *given, "--out", str(out))
    assert (refused.code, said in refused.err) == (1, True)
    assert not out.exists()


def test_every_table_outside_the_chain_says_of_which_partnership_its_rows_are() -> None:
    """Else they would be taken for the account's own, which its home alone looks after."""
    for model in tables_of(User):
        is_placed = hasattr(model, "scope") and kind_of(model) not in chained_models()
        if is_placed and not hasattr(model, "partnership"):
            assert hasattr(model, "OF_PARTNERSHIP"), model


def test_the_page_has_a_heading_for_each_kind(cast: Cast, client: Client) -> None:
    lead = _busy(cast)
    said = words(page(client, lead, OWN))
    assert "What is held about you" in said
    assert "What was said and decided Progress updates: 1" in said
    assert "evidence 50 of 60 are trained." in said
    assert "on behalf of" not in said
    assert "What is held about you" in words(page(client, lead, "/password/"))


def test_it_is_downloaded_whole(cast: Cast, client: Client) -> None:
    lead = _busy(cast)
    response: Any = page(client, lead, f"{OWN}?format=json")
    assert response.headers["Content-Disposition"] == f'attachment; filename="user-{lead.pk}.json"'
    data = json.loads(response.content)
    assert data["about"] == {"name": "Lead", "email": lead.email}
    assert "Progress updates" in {section["title"] for section in data["sections"]}


def test_an_administrators_page_is_of_their_partnership(cast: Cast, client: Client) -> None:
    lead = _busy(cast)
    where = url("user-data", cast.partnership, lead.pk)
    assert (
        where
        in page(client, cast.administrator, url("user", cast.partnership, lead.pk)).content.decode()
    )
    assert "What Aldermere holds." in words(page(client, cast.administrator, where))
    response = page(client, cast.administrator, f"{where}?format=json")
    assert json.loads(response.content)["partnership"] == "aldermere"
    for role in ("chair", "auditor", "lead"):
        assert page(client, getattr(cast, role), where).status_code == 403, role
    assert page(client, cast.outsider, where).status_code == 404


def test_the_pages_cost_is_that_of_the_tables(
    cast: Cast, client: Client, django_assert_max_num_queries: Any
) -> None:
    lead = _busy(cast)
    client.force_login(lead)
    counts = []
    for _ in (1, 3):
        with django_assert_max_num_queries(15) as asked:
            client.get(OWN)
        counts.append(len(asked))
        for number in (51, 52):
            report = Report(Rating.GREEN, f"{number} of 60 are trained.")
            post_update(cast.action("1.1.1"), by=lead, report=report)
    assert counts[0] == counts[1]


def test_a_page_reads_no_more_of_the_access_log_than_it_shows(
    cast: Cast, django_assert_max_num_queries: Any
) -> None:
    for number in range(SHOWN + 5):
        row = AccessEntry(kind="read", moment=clock.now(), user=cast.lead, what=f"row {number:02}")
        row.save()
    held = held_about(cast.lead, partnership=cast.partnership)
    (log,) = (section for section in held.sections if section.title == "Rows of the access log")
    with django_assert_max_num_queries(1) as asked:
        newest = [dict(row)["what"] for row in log.newest]
    assert newest == [f"row {number:02}" for number in range(SHOWN + 4, 4, -1)]
    assert f"LIMIT {SHOWN}" in asked[0]["sql"]
    assert log.count == len(log.rows) > SHOWN


def test_the_command_writes_it(cast: Cast, manage: Manage, tmp_path: Path) -> None:
    lead, path = _busy(cast), tmp_path / "lead.json"
    done = manage("personal_data", lead.email, "--out", path)
    assert done.code == 0
    assert json.loads(path.read_text())["about"]["email"] == lead.email
    manage("personal_data", lead.email, "--partnership", "elsewhere", "--out", path)
    assert json.loads(path.read_text())["partnership"] == "elsewhere"


def test_the_command_refuses_in_a_sentence(cast: Cast, manage: Manage, tmp_path: Path) -> None:
    out = ("--out", tmp_path / "x.json")
    assert "There is no user nobody@x" in manage("personal_data", "nobody@x", *out).refusal
    where = ("--out", tmp_path / "missing" / "x.json")
    assert "Cannot write" in manage("personal_data", cast.lead.email, *where).refusal


def test_who_asked_for_a_thing_of_strangers_is_not_told_that_it_is_there(
    client: Client, cast: Cast
) -> None:
    page(client, cast.outsider, f"/plans/{cast.partnership.slug}/{cast.plan.slug}/")
    asked = AccessEntry.objects.get(user=cast.outsider, kind=AccessEntry.Kind.OUTSIDE)
    assert (asked.partnership, asked.what) == (cast.partnership, "plan cse")
    told = json.dumps(held_about(cast.outsider, partnership=None).as_json())
    assert '"kind": "outside"' in told
    assert cast.partnership.name not in told
    assert "plan cse" not in told

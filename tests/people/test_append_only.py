"""What must never be edited, the database itself refuses to change."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import date

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.db.models import Model

from actions.evidence.attached import checked
from actions.evidence.beside import Beside
from actions.exempt import ACTION
from actions.models import (
    ChallengeClosing,
    ClosingSignature,
    DateChange,
    EvidenceLink,
    NeedAnswer,
    ProgressUpdate,
    SignOff,
    SignOffProposal,
)
from actions.selectors.document import plan_document
from actions.selectors.erasing import texts_of
from actions.services.applying import apply
from actions.services.challenging import Question, answer_challenge, challenge, close_challenge
from actions.services.dates import agree_date, ask_date
from actions.services.erasing import erase_from_record
from actions.services.leaving import Handover, let_leave
from actions.services.moving import Destination, transfer
from actions.services.needs import answer_need
from actions.services.record import Completion, Report, post_update
from actions.services.recurring import set_recurrence
from actions.services.signing import Judgement, reopen, sign_off
from actions.services.versions import cut_version
from governance.meetings.document import Capacity, PromiseOutcome, StepOutcome
from governance.reviews.document import Decision, Found, Status
from governance.services import meetings, outcomes, programme, reviews, routes
from governance.services.rounds import RoundSettings, open_round, set_rounds
from people import clock, triggers
from people.checks import triggers_stand
from people.confirming import Confirmed, confirming
from people.covered import chained_models, guarded_tables
from people.current import OutsideWriting
from people.identity import findings
from people.models import AccessEntry, ChainEntry, Erasure, Officer, Permit, Restoration
from people.services import (
    Ground,
    Grounds,
    add_body,
    decide_exempt,
    lift_exemption,
    seat_member,
)
from people.services.retention import remove_what_is_older
from people.writing import writing
from plans.brag import Rating
from plans.changes import compare
from plans.document import ObjectiveEntry, Position, ThemeEntry
from plans.models import Objective
from plans.writing import plan_writing
from reports.content.source import PackKind
from reports.life import Step
from reports.models import AgendaPages, BuiltPack, PackFile, PackStep
from reports.services import drafts
from reports.services.withholding import release, withhold
from tests.cast import DAVID, LONG_AGO, RHIAN, Cast, begun_plan

LONG_AGO_IN_UTC = clock.said_on(LONG_AGO)
REFUSAL = triggers.REFUSAL
on_postgresql = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite has no TRUNCATE and disables no triggers"
)
on_sqlite = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="INSERT OR REPLACE is SQLite's own"
)


def _run(sql: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.fixture
def full(cast: Cast) -> Cast:
    """A row in every kind of append-only table."""
    fills = (_fill_with_what_leads_say, _fill_with_decisions, _fill_with_moves, _fill_plan)
    others = (
        _fill_with_a_review,
        _fill_with_a_meeting,
        _fill_with_routes,
        _fill_with_a_pack,
        _fill_with_what_is_exempt,
        _fill_with_a_round,
        _fill_with_a_leaving,
        _fill_with_a_restoration,
    )
    for fill in (*fills, *others):
        fill(cast)
    return cast


def _fill_with_what_leads_say(cast: Cast) -> None:
    asks = Report(Rating.RED, "48 of 60.", "Slower", "Two trainers", "Council")
    file = checked(b"A list of names", "list.txt")
    links = [("Minutes", "https://www.example.org/minutes")]
    update = post_update(
        cast.action("1.1.1"), by=cast.lead, report=asks, beside=Beside([file], links)
    )
    answer_need(update, by=cast.chair, outcome=NeedAnswer.Outcome.GIVEN, text="Both begin in May.")
    question = Question("Why is it Red?", date(2100, 1, 1))
    asked = challenge(
        cast.action("1.1.1"), by=cast.chair, question=question, position=Position.RECORDED
    )
    answer_challenge(asked, by=cast.lead, text="No trainers.")
    close_challenge(asked, by=cast.chair, outcome=ChallengeClosing.Outcome.UPHELD)


def _fill_with_decisions(cast: Cast) -> None:
    request = ask_date(
        cast.action("1.1.2"), by=cast.lead, to_date=date(2027, 6, 30), reason="No printer"
    )
    agree_date(request, by=cast.chair, agreed_by="Sub Group")
    set_recurrence(cast.action("1.1.2"), by=None, months=12, reason="Yearly")
    said = Completion(SignOffProposal.Outcome.MET, "Nothing")
    for ref in ("1.1.2", "1.2.1"):
        done = Report(Rating.BLUE, f"Done {ref}.", completion=said)
        post_update(cast.action(ref), by=cast.other_lead, report=done)
        seen = Judgement(SignOff.Capacity.CHAIR, "Seen.")
        sign_off(cast.action(ref), by=cast.chair, judgement=seen)
    reopen(cast.action("1.2.1"), by=cast.chair, reason="Two schools were left out")


def _fill_with_moves(cast: Cast) -> None:
    other = begun_plan(cast.partnership, cast.administrator, "violence")
    held = plan_document(other, at=clock.now(), position=Position.RECORDED)
    know = ThemeEntry(1, "Know", "", (ObjectiveEntry("1.1", "Know"),))
    apply(other, compare(held, replace(held, themes=(know,))), by=cast.administrator)
    objective = Objective.objects.select_related("plan__partnership").get(plan=other)
    goes_to = Destination(objective, "1.1.1")
    transfer(cast.action("2.1.1"), by=cast.administrator, to=goes_to, reason="Violence")
    with plan_writing(other, by=cast.chief_officer) as w:
        w.append(ClosingSignature(plan=other, by=cast.chief_officer, statement="Enough."))


def _fill_with_a_restoration(cast: Cast) -> None:
    with writing(cast.partnership, by=None) as w:
        w.append(Restoration(partnership=cast.partnership, taken_at=clock.now()))


def _fill_plan(cast: Cast) -> None:
    with confirming(Confirmed(findings("NHS number 943 476 5919"), "needed", "To find it again")):
        body = add_body(cast.partnership, by=cast.administrator, slug="board", name="Board")
    seat_member(body, by=cast.administrator, name="Ann", role="member", from_date=LONG_AGO)
    cut_version(cast.plan, by=cast.administrator, number="1.0", author="SA", comments="First")
    old = AccessEntry(kind=AccessEntry.Kind.READ, user=cast.chair, moment=LONG_AGO_IN_UTC)
    old.save()
    remove_what_is_older(at=clock.now())
    wording = texts_of(cast.action("1.1.1"))[-1]
    grounds = Grounds(Erasure.Ground.OBJECTION, "She asked for it")
    erase_from_record(cast.action("1.1.1"), by=cast.administrator, text=wording, grounds=grounds)


def _fill_with_routes(cast: Cast) -> None:
    board = add_body(cast.partnership, by=None, name="Executive")
    group = add_body(cast.partnership, by=None, name="Sub Group")
    routes.agree_route(group, by=None, to=board)
    routes.give_plan(board, by=None, plan=cast.plan, part="owns")
    programme.plan_to_look(
        board, by=None, looking=programme.Looking("The plan", month=date(2026, 9, 1))
    )


def _fill_with_a_review(cast: Cast) -> None:
    review = reviews.begin_review(cast.partnership, by=None, slug="abuse", title="Abuse")
    added = reviews.add_recommendation(review, by=None, ref="1", text="Fund it")
    reviews.decide(added, by=None, decision=Decision.ACCEPTED)
    reviews.respond(added, by=None, text="We will.")
    assigned = outcomes.assign(added, by=None, officers=[cast.officer(RHIAN)])
    outcomes.set_status(assigned, by=None, status=Status.COMPLETED)
    outcomes.look_at(added, by=None, found=Found.AGREED)
    outcomes.deliver_by(added, by=None, reason="Linked", actions=[cast.action("1.1.1")])


def _fill_with_a_pack(cast: Cast) -> None:
    pack = drafts.begin_pack(
        cast.plan, by=None, draft=drafts.Draft(PackKind.QUARTERLY, "2026-27-Q1")
    )
    with writing(cast.partnership, by=None) as w:
        built = BuiltPack(pack=pack, content="{}", content_digest="0", template_version="v1")
        w.append(built)
        w.append(PackStep(built=built, step=Step.PUT_FORWARD))
        w.append(PackFile(built=built, name="pack.pdf", digest="0", size=1))
        w.append(AgendaPages(built=built, first=12, last=34))


def _fill_with_what_is_exempt(cast: Cast) -> None:
    ground = Ground("1", "It tells who a child is", date(2100, 1, 1))
    about = cast.action("1.1.1")
    made = decide_exempt(cast.partnership, by=None, subject=ACTION, row=about.pk, ground=ground)
    lift_exemption(made, by=None, reason="It no longer does")
    file = PackFile.objects.select_related("built__pack__plan__partnership").get()
    withhold(file, by=None, reason="It tells who a child is")
    release(file, by=None, reason="It no longer does")


def _fill_with_a_round(cast: Cast) -> None:
    settings = RoundSettings(True, clock.today(), 31)
    set_rounds(cast.plan, by=None, settings=settings, reason="Agreed")
    open_round(cast.plan, by=None, today=clock.today())


def _fill_with_a_leaving(cast: Cast) -> None:
    others: dict[int, Officer | None] = {cast.action("1.1.1").pk: cast.officer(DAVID)}
    handover = Handover(clock.today(), None, others)
    let_leave(cast.officer(RHIAN), by=None, handover=handover, reason="Retired")


def _fill_with_a_meeting(cast: Cast) -> None:
    body = add_body(cast.partnership, by=None, slug="scrutiny", name="Scrutiny")
    earlier = meetings.call_meeting(body, by=None, held_on=date(2026, 3, 1))
    meetings.add_to_agenda(earlier, by=None, number="1", title="The plan")
    item = meetings.open_item(earlier, by=None, number="1", title="The plan")
    meetings.record_attendance(earlier, by=None, capacity=Capacity.PRESENT, name="Ann")
    meetings.declare_interest(earlier, by=None, member="Ann", interest="A governor")
    meetings.present_paper(item, by=None, title="The plan")
    about = [meetings.About("1.1.1", cast.action("1.1.1"))]
    asked = meetings.ask(item, by=None, asked_by="Ann", text="Why?", about=about)
    meetings.answer(asked, by=None, officer_as_printed=RHIAN, text="For want of trainers.")
    promised = meetings.promise(asked, by=None, text="The figures")
    kept, done = PromiseOutcome.KEPT, StepOutcome.DONE
    meetings.close_promise(promised, by=None, outcome=kept, text="Sent.")
    meetings.note_no_questions(item, by=None, ref="1.2")
    step = meetings.set_next_step(item, by=None, text="See a lesson")
    meetings.close_next_step(step, by=None, outcome=done, text="Seen.")
    meetings.resolve(item, by=None, text="That it be noted.")
    later = meetings.call_meeting(body, by=None, held_on=date(2026, 6, 1))
    minutes = meetings.open_item(later, by=None, number="2", title="Minutes")
    meetings.agree_minutes(minutes, by=None, meeting_on=earlier.held_on)


def test_each_append_only_table_and_each_history_is_guarded(full: Cast) -> None:
    assert {ChainEntry._meta.db_table, AccessEntry._meta.db_table} | {
        model._meta.db_table for model in chained_models().values()
    } == set(guarded_tables())
    assert {"actions_progressupdate", "actions_datechange", "plans_version"} < set(guarded_tables())
    assert "actions_historicalaction" in guarded_tables()


def test_raw_sql_changes_no_row_of_any_table(full: Cast) -> None:
    models: list[type[Model]] = [ChainEntry, AccessEntry, *chained_models().values()]
    for model in models:
        table, column = model._meta.db_table, model._meta.pk.column
        assert model._default_manager.exists(), f"{table} holds nothing that could be refused"
        with pytest.raises(DatabaseError, match=f"{REFUSAL}: {table}"):
            _run(f"UPDATE {table} SET {column} = {column}")
        with pytest.raises(DatabaseError, match=f"{REFUSAL}: {table}"):
            _run(f"DELETE FROM {table}")


@on_postgresql
def test_no_table_is_truncated(db: None) -> None:
    for table in guarded_tables():
        with pytest.raises(DatabaseError, match=REFUSAL):
            _run(f"TRUNCATE {table} CASCADE")


def test_a_queryset_changes_no_row(full: Cast) -> None:
    with pytest.raises(DatabaseError, match=REFUSAL), transaction.atomic():
        ProgressUpdate.objects.update(evidence="Rewritten")
    with pytest.raises(DatabaseError, match=REFUSAL), transaction.atomic():
        DateChange.objects.all().delete()


def test_an_object_changes_no_row(full: Cast) -> None:
    update = full.current("1.1.1")
    assert update is not None
    with pytest.raises(DatabaseError, match=REFUSAL), transaction.atomic():
        ProgressUpdate.objects.bulk_update([update], ["evidence"])
    with pytest.raises(DatabaseError, match=REFUSAL), transaction.atomic():
        type(update).objects.filter(pk=update.pk)._raw_delete("default")


@on_sqlite
def test_a_row_is_not_replaced_by_another_of_its_number(full: Cast) -> None:
    for table in ("actions_progressupdate", "people_chainentry"):
        with pytest.raises(DatabaseError, match=REFUSAL):
            _run(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")


@on_sqlite
def test_a_row_is_not_replaced_by_another_of_its_form_key(full: Cast) -> None:
    update = post_update(
        full.action("1.1.1"),
        by=full.administrator,
        report=Report(Rating.GREEN, "48 of 60 drivers.", "They began"),
        form_key=uuid.uuid4(),
    )
    columns = [str(f.column) for f in ProgressUpdate._meta.concrete_fields if f.column != "id"]
    names = ", ".join(columns)
    with pytest.raises(DatabaseError, match=REFUSAL):
        _run(
            f"INSERT OR REPLACE INTO actions_progressupdate ({names}) "
            f"SELECT {names} FROM actions_progressupdate WHERE id = {update.pk}"
        )


def test_rows_that_never_change_are_appended_by_a_writing_only(full: Cast) -> None:
    action = full.action("1.1.1")
    with pytest.raises(OutsideWriting), writing(full.partnership, by=None):
        ProgressUpdate(action=action, evidence="x").save()
    assert not action.updates.filter(evidence="x").exists()


def test_a_permit_opens_the_triggers_within_its_transaction_only(full: Cast) -> None:
    count = ProgressUpdate.objects.count()
    with triggers.permit("a test"):
        assert ProgressUpdate.objects.filter(evidence="").update(evidence="") == 0
        _run("DELETE FROM actions_evidencelink")
    assert not EvidenceLink.objects.exists()
    assert ProgressUpdate.objects.count() == count
    assert not Permit.objects.exists()
    with pytest.raises(DatabaseError, match=REFUSAL):
        _run("DELETE FROM actions_progressupdate")


def test_a_permit_does_not_outlive_a_failure(full: Cast) -> None:
    with pytest.raises(ZeroDivisionError), triggers.permit("a test"):
        raise ZeroDivisionError
    assert not Permit.objects.exists()
    with pytest.raises(DatabaseError, match=REFUSAL):
        _run("DELETE FROM actions_progressupdate")


def _drop(name: str, table: str) -> None:
    on = f" ON {table}" if connection.vendor == "postgresql" else ""
    _run(f"DROP TRIGGER {name}{on}")


def test_a_dropped_trigger_is_found_and_the_next_migrate_brings_it_back(db: None) -> None:
    assert triggers_stand(databases=["default"]) == []
    _drop("plans_version_rows_stay", "plans_version")
    assert triggers.missing(connection) == ["plans_version_rows_stay"]
    found = triggers_stand(databases=["default"])
    assert [fault.msg for fault in found] == [
        "1 triggers are missing, plans_version_rows_stay the first."
    ]
    call_command("migrate", verbosity=0)
    assert triggers.missing(connection) == []


@on_postgresql
def test_a_disabled_trigger_counts_as_missing(db: None) -> None:
    for state in ("DISABLE", "ENABLE REPLICA"):
        _run(f"ALTER TABLE plans_version {state} TRIGGER plans_version_rows_stay")
        assert triggers.missing(connection) == ["plans_version_rows_stay"]

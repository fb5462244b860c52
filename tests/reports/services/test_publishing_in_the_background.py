"""A pack’s files are made in the background: once and whole, stopped, and taken up again."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from pytest_django.fixtures import Settings

from people import turns
from people.errors import Refused, Stale
from people.models import Partnership, Role, User
from people.turns import turn
from reports.content.source import PackKind
from reports.making import MOST_TRIES, Stage, State, progress, steps_done
from reports.models import BuiltPack, Making, PackFile, PackStep
from reports.services import drafts, makings, publishing, steps
from reports.services.makings import ask_again, ask_to_publish, begin, stop, work, work_next
from tests.cast import DOCUMENT, Cast, add_user, opened_plan
from tests.reports.papers import one_page
from tests.reports.services.test_a_pack_from_draft_to_publication import approved, begun


@pytest.fixture(autouse=True)
def _kept_apart(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.EVIDENCE_ROOT = tmp_path / "evidence"
    monkeypatch.setattr("reports.render.formats.render_pdf", lambda _content: one_page())


def ready(cast: Cast) -> BuiltPack:
    return approved(cast, begun(cast))


def asked(cast: Cast) -> Making:
    return ask_to_publish(ready(cast), by=cast.scrutiny_officer, reason="For 3 June.")


def now(making: Making) -> Making:
    making.refresh_from_db()
    return making


def at_stage(monkeypatch: pytest.MonkeyPatch, stage: Stage, what: Callable[[], None]) -> None:
    """Let something happen once the making has come to a stage."""
    publish = publishing.publish

    def watched(built: BuiltPack, *, tell: Callable[[Stage], None], **more: Any) -> PackStep:
        def told(reached: Stage) -> None:
            tell(reached)
            if reached is stage:
                what()

        return publish(built, tell=told, **more)

    monkeypatch.setattr(makings, "publish", watched)


def test_what_was_asked_for_is_published_by_whoever_asked(cast: Cast) -> None:
    making = asked(cast)
    assert (making.state, PackFile.objects.count()) == (State.WAITING, 0)
    assert work_next()
    assert now(making).state == State.PUBLISHED
    step = PackStep.objects.get(step="published")
    assert (step.by, step.reason) == (cast.scrutiny_officer, "For 3 June.")
    assert PackFile.objects.exists()
    assert not work_next()


def test_the_same_form_asks_for_one_making(cast: Cast) -> None:
    built, key = ready(cast), uuid.uuid4()
    first = ask_to_publish(built, by=cast.scrutiny_officer, form_key=key)
    assert ask_to_publish(built, by=cast.scrutiny_officer, form_key=key) == first
    with pytest.raises(Refused, match="sent before"):
        ask_to_publish(built, by=cast.scrutiny_officer, form_key=key, first_page=12)
    with pytest.raises(Refused, match="sent before"):
        ask_to_publish(built, by=cast.scrutiny_officer, form_key=key, reason="For 4 June.")
    work(first)
    assert ask_to_publish(built, by=cast.scrutiny_officer, form_key=key) == first
    assert Making.objects.count() == 1


def test_a_form_that_asked_for_another_pack_is_refused(cast: Cast) -> None:
    key, other = uuid.uuid4(), ready(cast)
    ask_to_publish(ready(cast), by=cast.scrutiny_officer, form_key=key)
    with pytest.raises(Refused, match="posted for something else"):
        ask_to_publish(other, by=cast.scrutiny_officer, form_key=key)
    assert not Making.objects.filter(built=other).exists()


def test_a_form_that_asked_for_a_pack_of_another_partnership_is_refused(cast: Cast) -> None:
    key, empty = uuid.uuid4(), replace(DOCUMENT.themes[0], objectives=())
    plan = opened_plan(cast.elsewhere, replace(DOCUMENT, themes=(empty,)), cast.outsider)
    there = replace(
        cast, plan=plan, scrutiny_officer=cast.outsider, chair=_chair_of(cast.elsewhere)
    )
    ask_to_publish(ready(there), by=cast.outsider, form_key=key)
    here = ready(cast)
    with pytest.raises(Refused, match="posted for something else"):
        ask_to_publish(here, by=cast.scrutiny_officer, form_key=key)
    assert not Making.objects.filter(built=here).exists()


def _chair_of(partnership: Partnership) -> User:
    return add_user(partnership, "chair", Role.Kind.CHAIR)


def test_two_people_who_ask_for_the_same_pack_get_one_making(cast: Cast) -> None:
    ask_to_publish(ready(cast), by=cast.administrator)
    built = ready(cast)
    first = ask_to_publish(built, by=cast.scrutiny_officer)
    assert ask_to_publish(built, by=cast.administrator) == first


def test_where_the_other_making_ended_meanwhile_it_is_asked_for_anew(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = ready(cast)
    first = ask_to_publish(built, by=cast.scrutiny_officer)
    ask = makings._ask

    def asks(form_key: uuid.UUID, said: makings.Said) -> Making | None:
        made = ask(form_key, said)
        if made is None:
            stop(first)
        return made

    monkeypatch.setattr(makings, "_ask", asks)
    key = uuid.uuid4()
    again = ask_to_publish(
        built, by=cast.administrator, reason="For 3 June.", first_page=12, form_key=key
    )
    assert (again.by, again.state) == (cast.administrator, State.WAITING)
    assert (again.reason, again.first_page, again.form_key) == ("For 3 June.", 12, key)
    assert now(first).state == State.STOPPED


def test_what_is_not_approved_is_not_asked_for(cast: Cast) -> None:
    ask_to_publish(ready(cast), by=cast.scrutiny_officer, form_key=uuid.uuid4())
    built = drafts.put_forward(begun(cast), by=cast.scrutiny_officer).built
    for key in (None, uuid.uuid4()):
        with pytest.raises(Refused, match="This pack is put forward by now"):
            ask_to_publish(built, by=cast.scrutiny_officer, form_key=key)
    assert not Making.objects.filter(built=built).exists()


def test_where_no_worker_is_there_it_is_made_at_once(cast: Cast) -> None:
    making = asked(cast)
    begin(making)
    assert now(making).state == State.PUBLISHED


def test_whoever_only_asks_whether_a_worker_is_there_is_not_taken_for_one(db: None) -> None:
    """As a page of health does; else a pack would be left to a worker that is none."""
    with _asking(), ThreadPoolExecutor(1) as other:
        assert not other.submit(_is_worked).result()


@contextmanager
def _asking() -> Iterator[None]:
    """Somebody is in the middle of asking."""
    is_postgres = connection.vendor == "postgresql"
    share = turns._share_session if is_postgres else turns._share_file
    with ExitStack() as held:
        share("pack-worker", held)
        yield


def _is_worked() -> bool:
    try:
        return makings.is_worked()
    finally:
        connection.close()


def test_where_a_worker_is_there_it_is_left_to_it(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    making = asked(cast)
    monkeypatch.setattr(makings, "is_worked", lambda: True)
    begin(making)
    assert now(making).state == State.WAITING


def test_what_waits_can_be_stopped_and_asked_for_again(cast: Cast) -> None:
    making = asked(cast)
    stop(making)
    assert now(making).state == State.STOPPED
    assert not work_next()
    with pytest.raises(Refused, match="There is nothing to stop"):
        stop(making)
    again = ask_again(making, by=cast.scrutiny_officer)
    assert (again.reason, again.state) == ("For 3 June.", State.WAITING)
    with pytest.raises(Refused, match="It is being made already"):
        ask_again(again, by=cast.scrutiny_officer)


def test_what_is_asked_for_again_begins_on_the_same_page(cast: Cast) -> None:
    making = ask_to_publish(ready(cast), by=cast.scrutiny_officer, first_page=12)
    stop(making)
    assert ask_again(now(making), by=cast.scrutiny_officer).first_page == 12


def test_what_was_returned_is_not_published_once_the_pack_was_put_forward_anew(cast: Cast) -> None:
    making = asked(cast)
    stop(making)
    steps.return_pack(making.built, by=cast.chair, reason="Say what it costs.")
    anew = approved(cast, making.built.pack)
    with pytest.raises(Stale, match="This pack was put forward anew"):
        ask_again(now(making), by=cast.scrutiny_officer)
    assert ask_to_publish(anew, by=cast.scrutiny_officer).state == State.WAITING


def test_what_waited_while_the_pack_was_put_forward_anew_is_not_published(cast: Cast) -> None:
    making = asked(cast)
    steps.return_pack(making.built, by=cast.chair, reason="Say what it costs.")
    approved(cast, making.built.pack)
    work(making)
    assert now(making).state == State.FAILED
    assert "This pack was put forward anew" in making.why
    assert not PackFile.objects.exists()


@pytest.mark.parametrize("stage", [Stage.MAKING, Stage.READING])
def test_what_is_under_way_is_stopped_before_its_next_stage(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, stage: Stage
) -> None:
    making = asked(cast)
    at_stage(monkeypatch, stage, lambda: stop(making))
    assert work(making)
    assert now(making).state == State.STOPPED
    assert not PackFile.objects.exists()


@pytest.mark.parametrize("stage", list(Stage))
def test_what_was_cut_off_is_taken_up_again(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, stage: Stage
) -> None:
    """A process that is killed writes nothing more, and gives its turn back."""
    making = asked(cast)
    with monkeypatch.context() as patch:
        at_stage(patch, stage, _killed)
        with pytest.raises(SystemExit):
            work(making)
    assert (now(making).state, making.stage) == (State.UNDER_WAY, stage)
    assert not PackFile.objects.exists()
    assert work_next()
    assert (now(making).state, making.tries) == (State.PUBLISHED, 2)


def _killed() -> None:
    raise SystemExit


def test_what_was_cut_off_behind_its_step_is_published(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    making = asked(cast)
    with monkeypatch.context() as patch:
        patch.setattr(makings, "_end", lambda *_: _killed())
        with pytest.raises(SystemExit):
            work(making)
    assert work_next()
    assert now(making).state == State.PUBLISHED
    assert PackStep.objects.filter(step="published").count() == 1


def test_what_was_cut_off_behind_its_step_at_the_last_try_is_published(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    making = asked(cast)
    Making.objects.update(state=State.UNDER_WAY, tries=MOST_TRIES - 1)
    with monkeypatch.context() as patch:
        patch.setattr(makings, "_end", lambda *_: _killed())
        with pytest.raises(SystemExit):
            work(making)
    assert work_next()
    assert (now(making).state, making.why) == (State.PUBLISHED, "")


def test_what_is_cut_off_again_and_again_is_given_up(cast: Cast) -> None:
    making = asked(cast)
    Making.objects.update(state=State.UNDER_WAY, tries=MOST_TRIES)
    work(making)
    assert (now(making).state, making.why[:32]) == (
        State.FAILED,
        "The making was cut off two times",
    )


def test_what_somebody_else_is_making_is_left_to_them(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    making = asked(cast)
    seen: list[bool] = []
    at_stage(monkeypatch, Stage.MAKING, lambda: seen.append(_tried_by_another(making)))
    assert work(making)
    assert seen == [False]


def _tried_by_another(making: Making) -> bool:
    """As another process would: its turn is another session's, or another open file's."""
    with ThreadPoolExecutor(1) as other:
        return other.submit(_takes_its_turn, making.pk).result()


def _takes_its_turn(number: int) -> bool:
    try:
        with turn(f"making-{number % 8}", patience=0.0) as is_mine:
            return is_mine
    finally:
        connection.close()


def test_a_fault_is_logged_and_said(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, logged_errors: list[logging.LogRecord]
) -> None:
    making = asked(cast)
    at_stage(monkeypatch, Stage.READING, _faulty)
    assert work(making)
    assert (now(making).state, making.why) == (
        State.FAILED, "A fault stopped it. The log of errors has it."
    )  # fmt: skip
    assert [each.getMessage() for each in logged_errors] == ["The making of a pack failed."]


def _faulty() -> None:
    raise IndexError


def test_what_nobody_has_considered_holds_it_back(cast: Cast) -> None:
    pack = begun(cast, PackKind.QUARTERLY, texts={"background": "As Mrs Hallibrand told us."})
    making = ask_to_publish(approved(cast, pack), by=cast.scrutiny_officer)
    work(making)
    assert now(making).state == State.HELD_BACK
    assert "the name of somebody who is no officer, user or member" in making.why
    assert "Hallibrand" not in making.why


@pytest.mark.parametrize("state", list(State))
def test_each_state_is_said_in_a_sentence(state: State) -> None:
    said = progress(state, None)
    assert said.endswith(".")
    assert steps_done(state, Stage.KEEPING) in {2, 3}

"""A pack is drafted, put forward, considered, approved and published, and never changes then."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from pytest_django.fixtures import Settings

from actions.services.record import Report, post_update
from governance.services.reviews import begin_review
from people import clock, services
from people.asat import newest_revision
from people.errors import Refused, Stale
from people.models import Role
from people.verification import verify
from people.wording import day_words
from plans.brag import Rating
from reports.content.content_json import read
from reports.content.periods import quarter_of
from reports.content.sections import SECTIONS
from reports.content.shape import FrontRow
from reports.content.source import PackKind
from reports.gate import HeldBack
from reports.life import State
from reports.models import BuiltPack, Pack, PackFile, PackStep
from reports.render.formats import Format, rendered
from reports.render.html import render_html
from reports.selectors.packs import pack_row
from reports.services import drafts, publishing, steps
from reports.store import PACKS
from reports.verification import packs_as_published
from tests.actions.two_plans import second_plan
from tests.cast import LONG_AGO, Cast
from tests.reports.papers import one_page


@pytest.fixture(autouse=True)
def _kept_apart(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.EVIDENCE_ROOT = tmp_path / "evidence"
    monkeypatch.setattr("reports.render.formats.render_pdf", lambda _content: one_page())


def begun(
    cast: Cast,
    kind: PackKind = PackKind.QUARTERLY,
    replaces: Pack | None = None,
    **values: Any,
) -> Pack:
    draft = drafts.Draft(kind, str(quarter_of(clock.today())), **values)
    return drafts.begin_pack(cast.plan, by=cast.scrutiny_officer, draft=draft, replaces=replaces)


def put_forward(cast: Cast, pack: Pack) -> BuiltPack:
    return drafts.put_forward(pack, by=cast.scrutiny_officer).built


def approved(cast: Cast, pack: Pack) -> BuiltPack:
    built = put_forward(cast, pack)
    steps.consider(built, by=cast.chair)
    steps.approve(built, by=cast.chair, reason="Fit for the board.")
    return built


def published(cast: Cast, pack: Pack) -> BuiltPack:
    built = approved(cast, pack)
    publishing.publish(built, by=cast.scrutiny_officer)
    return built


def state(pack: Pack) -> State:
    return pack_row(pack).state


def test_each_step_names_who_took_it_and_why(cast: Cast) -> None:
    pack = begun(cast)
    published(cast, pack)
    told = [(each.step, each.by, each.reason) for each in PackStep.objects.all()]
    assert told == [
        ("put forward", cast.scrutiny_officer, ""),
        ("considered", cast.chair, ""),
        ("approved", cast.chair, "Fit for the board."),
        ("published", cast.scrutiny_officer, ""),
    ]
    assert state(pack) is State.PUBLISHED


@pytest.mark.parametrize("step", [steps.consider, steps.approve, steps.return_pack])
def test_nothing_is_said_of_what_was_put_forward_before(
    cast: Cast, step: Callable[..., PackStep]
) -> None:
    pack = begun(cast)
    before = put_forward(cast, pack)
    steps.return_pack(before, by=cast.chair, reason="Say what it costs.")
    steps.consider(put_forward(cast, pack), by=cast.chair)
    with pytest.raises(Stale, match="This pack was put forward anew"):
        step(before, by=cast.chair, reason="Fit for the board.")


def test_another_pack_that_is_put_forward_leaves_this_one_as_it_stands(cast: Cast) -> None:
    built = put_forward(cast, begun(cast))
    put_forward(cast, begun(cast))
    steps.consider(built, by=cast.chair)
    assert state(built.pack) is State.CONSIDERED


def test_each_plan_numbers_its_own_packs(cast: Cast) -> None:
    begun(cast)
    draft = drafts.Draft(PackKind.QUARTERLY, str(quarter_of(clock.today())))
    there = drafts.begin_pack(second_plan(cast), by=None, draft=draft)
    assert (there.number, begun(cast).number) == (1, 2)


def test_a_draft_keeps_all_that_it_says(cast: Cast) -> None:
    body = services.add_body(cast.partnership, by=None, slug="select", name="Select Commission")
    review = begin_review(cast.partnership, by=None, slug="missing", title="Missing children")
    said: dict[str, Any] = {
        "themes": (2,), "body": body, "meeting_on": date(2026, 12, 8), "meeting_time": "2pm",
        "venue": "Town Hall", "item": "7", "review": review, "is_public": True,
    }  # fmt: skip
    texts = {name: f"Of {name}." for name in SECTIONS}
    begun(cast, PackKind.RECOMMENDATIONS, texts=texts, **said)
    kept = Pack.objects.get()
    assert {name: getattr(kept, name) for name in said} == {**said, "themes": [2]}
    assert {name: getattr(kept, name) for name in SECTIONS} == texts
    assert (kept.kind, kept.period) == ("recommendations", str(quarter_of(clock.today())))


def test_the_packs_of_a_plan_are_numbered_one_after_the_other(cast: Cast) -> None:
    assert [begun(cast).number for _ in range(3)] == [1, 2, 3]


def test_what_was_put_forward_is_what_is_published(cast: Cast) -> None:
    built = put_forward(cast, begun(cast))
    report = Report(Rating.GREEN, "All 60 drivers are trained.")
    post_update(cast.action("1.1.1"), by=cast.lead, report=report)
    steps.consider(built, by=cast.chair)
    steps.approve(built, by=cast.chair)
    publishing.publish(built, by=cast.scrutiny_officer)
    with PACKS.opened(built.files.get(name__endswith=".html").digest) as kept:
        html = kept.read().decode()
    assert "40 of 60 drivers were trained by June." in html
    assert "All 60 drivers are trained." not in html
    assert html == render_html(read(built.content))


def test_published_files_are_kept_with_their_digest(cast: Cast) -> None:
    built = published(cast, begun(cast))
    for file in built.files.all():
        with PACKS.opened(file.digest) as kept:
            assert len(kept.read()) == file.size
    assert not list(packs_as_published(cast.partnership))
    assert verify(cast.partnership).fault is None


def test_a_published_file_that_was_changed_is_found(cast: Cast) -> None:
    file = published(cast, begun(cast)).files.first()
    assert file is not None
    PACKS.path_of(file.digest).write_bytes(b"another paper")
    [fault] = packs_as_published(cast.partnership)
    assert (fault.row, fault.what) == (file.pk, "the content of the file is not what was kept")


def test_a_published_pack_renders_in_every_format_with_the_database_unplugged(cast: Cast) -> None:
    built = published(cast, begun(cast))
    assert sorted(file.name.rpartition(".")[2] for file in built.files.all()) == sorted(Format)
    kept = {file.name: file.digest for file in built.files.all()}
    content = read(built.content)
    with connection.execute_wrapper(_unplugged):
        for as_ in Format:
            name = f"{publishing.file_name(built.pack, content)}.{as_}"
            assert hashlib.sha256(rendered(content, as_)).hexdigest() == kept[name], name


def _unplugged(*_asked: object) -> None:
    raise AssertionError("rendering asked the database")


def test_a_returned_pack_is_a_draft_that_can_be_changed_and_put_forward_again(cast: Cast) -> None:
    pack = begun(cast)
    built = put_forward(cast, pack)
    steps.return_pack(built, by=cast.chair, reason="Say what it costs.")
    assert state(pack) is State.DRAFT
    _changed(cast, pack, texts={"finance": "No cost to the council."})
    assert "No cost to the council." in put_forward(cast, pack).content
    assert "No cost to the council." not in built.content


def _changed(cast: Cast, pack: Pack, seen: int | None = None, **values: Any) -> Pack:
    draft = drafts.Draft(PackKind(pack.kind), pack.period, **values)
    seen = newest_revision(pack) if seen is None else seen
    return drafts.change_draft(pack, by=cast.scrutiny_officer, seen=seen, draft=draft)


def test_what_somebody_changed_meanwhile_is_put_forward_too(cast: Cast) -> None:
    opened = begun(cast)
    _changed(cast, Pack.objects.get(), texts={"finance": "It costs nothing."})
    assert "It costs nothing." in put_forward(cast, opened).content


def test_what_is_taken_out_of_a_draft_is_not_put_forward(cast: Cast) -> None:
    pack = begun(cast, texts={"finance": "It costs nothing."}, is_public=True)
    changed = _changed(cast, pack, texts={"risks": "There are few."})
    assert not changed.is_public
    content = put_forward(cast, pack).content
    assert "There are few." in content
    assert "It costs nothing." not in content


def test_what_is_put_forward_is_not_changed(cast: Cast) -> None:
    pack = begun(cast)
    put_forward(cast, pack)
    with pytest.raises(Refused, match="This pack is put forward by now"):
        _changed(cast, pack)


def test_of_two_who_change_a_draft_the_second_is_told(cast: Cast) -> None:
    pack = begun(cast)
    seen = newest_revision(pack)
    _changed(cast, pack, venue="Town hall", seen=seen)
    with pytest.raises(Stale, match="Somebody changed this draft"):
        _changed(cast, pack, venue="Library", seen=seen)
    pack.refresh_from_db()
    assert pack.venue == "Town hall"


@pytest.mark.parametrize("verb", [steps.approve, publishing.publish])
def test_no_step_is_left_out(cast: Cast, verb: Callable[..., object]) -> None:
    built = put_forward(cast, begun(cast))
    with pytest.raises(Refused, match="This pack is put forward by now"):
        verb(built, by=cast.chair)
    assert not PackFile.objects.exists()


def test_who_put_it_forward_does_not_approve_it(cast: Cast) -> None:
    built = drafts.put_forward(begun(cast), by=cast.chair).built
    steps.consider(built, by=cast.chair)
    with pytest.raises(Refused, match="somebody else has to approve it"):
        steps.approve(built, by=cast.chair)


def test_a_return_has_a_reason(cast: Cast) -> None:
    built = put_forward(cast, begun(cast))
    with pytest.raises(Refused, match="Say what has to change"):
        steps.return_pack(built, by=cast.chair, reason=" ")


def test_a_form_posted_twice_counts_once(cast: Cast) -> None:
    pack, key = begun(cast), uuid.uuid4()
    first = drafts.put_forward(pack, by=cast.scrutiny_officer, form_key=key)
    assert drafts.put_forward(pack, by=cast.scrutiny_officer, form_key=key) == first
    with pytest.raises(Refused, match="sent before"):
        drafts.put_forward(pack, by=cast.scrutiny_officer, form_key=key, reason="New figures.")
    assert BuiltPack.objects.count() == 1


def test_the_form_of_another_pack_puts_none_forward(cast: Cast) -> None:
    key = uuid.uuid4()
    drafts.put_forward(begun(cast), by=cast.scrutiny_officer, form_key=key)
    other = begun(cast)
    with pytest.raises(Refused, match="This form was posted for something else"):
        drafts.put_forward(other, by=cast.scrutiny_officer, form_key=key)
    assert state(other) is State.DRAFT


def test_a_form_that_took_one_step_takes_no_other(cast: Cast) -> None:
    built, key = put_forward(cast, begun(cast)), uuid.uuid4()
    steps.consider(built, by=cast.chair, form_key=key)
    with pytest.raises(Refused, match="This form was posted for something else"):
        steps.approve(built, by=cast.chair, form_key=key)
    with pytest.raises(Refused, match="sent before"):
        steps.consider(built, by=cast.chair, form_key=key, reason="New figures.")
    assert state(built.pack) is State.CONSIDERED


def test_a_form_that_took_another_step_puts_nothing_forward(cast: Cast) -> None:
    pack, key = begun(cast), uuid.uuid4()
    built, why = put_forward(cast, pack), "Say what it costs."
    steps.return_pack(built, by=cast.chair, reason=why, form_key=key)
    with pytest.raises(Refused, match="This form was posted for something else"):
        drafts.put_forward(pack, by=cast.scrutiny_officer, reason=why, form_key=key)
    assert state(pack) is State.DRAFT


def test_a_form_that_took_a_step_of_one_pack_takes_none_of_another(cast: Cast) -> None:
    key, other = uuid.uuid4(), put_forward(cast, begun(cast))
    steps.consider(put_forward(cast, begun(cast)), by=cast.chair, form_key=key)
    with pytest.raises(Refused, match="This form was posted for something else"):
        steps.consider(other, by=cast.chair, form_key=key)
    assert state(other.pack) is State.PUT_FORWARD


def test_a_correction_names_the_pack_that_it_replaces(cast: Cast) -> None:
    wrong = begun(cast)
    published(cast, wrong)
    right = begun(cast, replaces=wrong)
    assert (right.number, right.replaces) == (2, wrong)


@pytest.mark.parametrize("kind", [PackKind.QUARTERLY, PackKind.SUMMARY])
def test_a_correction_says_on_paper_what_it_replaces(cast: Cast, kind: PackKind) -> None:
    wrong = begun(cast, kind)
    published(cast, wrong)
    published(cast, begun(cast))
    right = begun(cast, kind, replaces=wrong)
    told = FrontRow("Replaces", f"Pack 1, published on {day_words(clock.today())}")
    assert drafts.content_of_draft(right, cast.scrutiny_officer).front.rows[0] == told
    assert read(put_forward(cast, right).content).front.rows[0] == told
    first = BuiltPack.objects.get(pack=wrong)
    assert "Replaces" not in [row.name for row in read(first.content).front.rows]


def test_a_draft_is_changed_and_not_corrected(cast: Cast) -> None:
    draft = begun(cast)
    with pytest.raises(Refused, match="Only a published pack is corrected by another one"):
        begun(cast, replaces=draft)


def test_a_scrutiny_pack_needs_the_body_whose_chair_approves_it(cast: Cast) -> None:
    pack = begun(cast, PackKind.SCRUTINY)
    with pytest.raises(Refused, match="Say for which body this scrutiny pack is"):
        put_forward(cast, pack)


def test_the_chair_of_its_body_approves_a_scrutiny_pack(cast: Cast) -> None:
    body = services.add_body(cast.partnership, by=None, slug="select", name="Select Commission")
    pack = begun(cast, PackKind.SCRUTINY, body=body)
    assert not cast.chair.has_perm("reports.approve_pack", pack)
    services.grant_role(
        cast.auditor, by=None, kind=Role.Kind.CHAIR, partnership=cast.partnership, body=body,
        from_date=LONG_AGO,
    )  # fmt: skip
    assert cast.auditor.has_perm("reports.approve_pack", pack)


def test_a_disk_that_takes_nothing_publishes_nothing(cast: Cast, settings: Settings) -> None:
    built = approved(cast, begun(cast))
    Path(settings.EVIDENCE_ROOT).write_text("a file where the folder should be")
    with pytest.raises(Refused, match="could not be kept: nothing was published"):
        publishing.publish(built, by=cast.scrutiny_officer)
    assert state(built.pack) is State.APPROVED
    assert not PackFile.objects.exists()


def test_a_pack_that_may_tell_who_a_child_is_is_not_put_forward(cast: Cast) -> None:
    pack = begun(cast, texts={"background": "NHS number 943 476 5919."})
    with pytest.raises(HeldBack):
        put_forward(cast, pack)
    assert state(pack) is State.DRAFT

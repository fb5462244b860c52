"""A pack is public or restricted by construction: what is exempt is in the one nowhere."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, timedelta
from pathlib import Path

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from actions.exempt import ACTION, UPDATE
from actions.models import Action
from actions.services.dates import change_date
from actions.services.record import Report, post_update
from governance.exempt import ITEM
from governance.services.meetings import (
    About,
    ask,
    exclude_public,
    open_item,
    set_next_step,
)
from people import clock
from people.asat import newest_revision
from people.errors import Refused
from people.exempt.words import exempt_words
from people.models import AccessEntry, Partnership
from people.schedule_12a import not_for_publication
from people.services import Ground, decide_exempt, lift_exemption
from people.wording import short_day_words
from plans.brag import Rating
from reports.content.audience import audience_of
from reports.content.build import build_content
from reports.content.content_json import write
from reports.content.exempt import LETTER
from reports.content.periods import quarter_of
from reports.content.sections import SECTIONS
from reports.content.shape import MonthChart, PackContent, Table
from reports.content.source import FrontTexts, Meeting, PackKind
from reports.exempt import SECTION
from reports.making import Stage
from reports.models import BuiltPack, Pack, PackFile
from reports.render.html import render_html
from reports.selectors.pack import PackOrder, pack_source
from reports.selectors.packs import order_of, texts_to_start_from
from reports.services import drafts, publishing, steps
from reports.services.withholding import withhold
from tests.actions.exempt.marking import meeting_of
from tests.actions.two_plans import VIOLENCE
from tests.cast import Cast, opened_plan, signed_in
from tests.people.pages.asking import words
from tests.reports.papers import one_page
from tests.support.figures import figure

pytestmark = pytest.mark.django_db

MARKING = f"{not_for_publication('1')}."


@pytest.fixture(autouse=True)
def _kept_apart(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.EVIDENCE_ROOT = tmp_path / "evidence"
    monkeypatch.setattr("reports.render.formats.render_pdf", lambda _content: one_page())


def ground(paragraph: str = "1") -> Ground:
    return Ground(paragraph, "It tells who a child is", clock.today() + timedelta(days=180))


def content(cast: Cast, kind: PackKind = PackKind.QUARTERLY, *, public: bool) -> PackContent:
    order = PackOrder(kind, quarter_of(clock.today()), "Nobody", is_public=public)
    return build_content(pack_source(cast.plan, order))


def both_at_once(cast: Cast) -> tuple[PackContent, PackContent]:
    """The public pack and the restricted one of the same moment."""
    with time_machine.travel(clock.now(), tick=False):
        return content(cast, public=True), content(cast, public=False)


def exempt_action(cast: Cast, ref: str = "2.1.1") -> None:
    action = cast.action(ref)
    decide_exempt(cast.partnership, by=cast.chair, subject=ACTION, row=action.pk, ground=ground())


@pytest.mark.parametrize("kind", [PackKind.QUARTERLY, PackKind.SCRUTINY])
def test_a_public_pack_tells_that_an_action_is_exempt_and_nothing_else(
    cast: Cast, kind: PackKind
) -> None:
    whole = write(content(cast, kind, public=True))
    exempt_action(cast)
    public = write(content(cast, kind, public=True))

    for said in ("Share the missing list", "2.1.1", "No agreement with health"):
        assert said in whole
        assert said not in public
    assert exempt_words("1", "action") in public
    assert "1 action is exempt and not counted here, under paragraph 1" in public
    assert "It tells who a child is" not in public


def test_no_figure_counts_it(cast: Cast) -> None:
    exempt_action(cast)
    public = content(cast, public=True)

    text = write(public)
    assert "Of 4 actions, 1 is Blue, 1 Green, 0 Amber and 0 Red; 2 are not yet rated." in text
    blocks = [block for part in public.parts for block in part.blocks]
    [months] = [block for block in blocks if isinstance(block, MonthChart)]
    assert {sum(bar.counts) for bar in months.months} == {4}


def test_a_restricted_pack_prints_it_on_marked_pages_and_counts_alike(cast: Cast) -> None:
    exempt_action(cast)
    public, restricted = both_at_once(cast)

    assert restricted.parts[:-1] == public.parts
    last = restricted.parts[-1]
    assert (last.letter, last.opening) == (LETTER, MARKING)
    assert "Share the missing list daily" in write(restricted)
    assert restricted.marking == MARKING
    assert restricted.title.startswith("Restricted: ")
    assert MARKING in restricted.title
    assert "Restricted" in restricted.running_title
    assert (audience_of(public), audience_of(restricted)) == ("-public", "-restricted")
    assert 'class="part part--x' in render_html(restricted)


def test_a_moved_date_on_marked_pages_says_on_which_day_it_was_moved(cast: Cast) -> None:
    change_date(
        cast.action("2.1.1"), by=None, to_date=date(2027, 3, 31), reason="Health", agreed_by="Chair"
    )
    exempt_action(cast)
    said = content(cast, public=False).parts[-1].blocks[-1]
    assert isinstance(said, Table)
    [(ref, when, what, why)] = said.groups[0].rows
    assert (ref.text, when.text) == ("2.1.1", short_day_words(clock.today()))
    assert what.text == "Due date moved from 31 Dec 2026 to 31 Mar 2027"
    assert what.notes == ("Agreed by Chair",)
    assert why.text == "Health"


def test_exempt_evidence_leaves_the_rest_of_its_action(cast: Cast) -> None:
    update = post_update(
        cast.action("1.1.1"), by=cast.lead, report=Report(Rating.RED, "Quorndon 1.", "R", "Q", "P")
    )
    decide_exempt(cast.partnership, by=None, subject=UPDATE, row=update.pk, ground=ground())
    public, restricted = write(content(cast, public=True)), write(content(cast, public=False))

    assert "Quorndon" not in public
    assert "Quorndon" in restricted
    assert "Train every taxi driver" in public
    assert exempt_words("1") in public


def test_nothing_is_marked_where_nothing_is_exempt(cast: Cast) -> None:
    public, restricted = both_at_once(cast)
    assert restricted.marking == ""
    assert audience_of(restricted) == ""
    assert restricted.parts == public.parts


def test_todays_decisions_hold_whatever_the_moment(cast: Cast) -> None:
    exempt_action(cast)
    moment = clock.now() - timedelta(microseconds=1)
    order = PackOrder(
        PackKind.QUARTERLY, quarter_of(clock.today()), "", as_at=moment, is_public=True
    )
    assert "Share the missing" not in write(build_content(pack_source(cast.plan, order)))


def test_a_lifted_decision_hides_nothing(cast: Cast) -> None:
    action = cast.action("2.1.1")
    made = decide_exempt(cast.partnership, by=None, subject=ACTION, row=action.pk, ground=ground())
    lift_exemption(made, by=None, reason="Published elsewhere")
    assert "Share the missing list daily" in write(content(cast, public=True))


def test_a_section_of_the_front_sheet_before_and_after_it_is_written(cast: Cast) -> None:
    pack = _draft(cast, is_public=True)
    decide_exempt(
        cast.partnership, by=None, subject=SECTION, row=pack.pk, part="finance", ground=ground("3")
    )
    texts = {"finance": "Quorndon costs.", "risks": "None."}
    draft = drafts.Draft(PackKind.QUARTERLY, pack.period, is_public=True, texts=texts)
    drafts.change_draft(pack, by=None, seen=_newest(pack), draft=draft)

    public = write(build_content(pack_source(cast.plan, order_of(pack, ""))))
    assert "Quorndon" not in public
    assert exempt_words("3", "section") in public
    pack.is_public = False
    restricted = write(build_content(pack_source(cast.plan, order_of(pack, ""))))
    assert "Quorndon costs." in restricted
    assert not_for_publication("3") in restricted
    assert texts_to_start_from(cast.plan)["risks"] == "None."
    assert "finance" not in texts_to_start_from(cast.plan)


def test_a_section_that_is_exempt_no_longer_is_printed(cast: Cast) -> None:
    pack = _draft(cast, is_public=True, finance="Quorndon costs.")
    made = decide_exempt(
        cast.partnership, by=None, subject=SECTION, row=pack.pk, part="finance", ground=ground()
    )
    assert "Quorndon" not in write(build_content(pack_source(cast.plan, order_of(pack, ""))))
    lift_exemption(made, by=None, reason="Published elsewhere")
    assert "Quorndon" in write(build_content(pack_source(cast.plan, order_of(pack, ""))))
    assert texts_to_start_from(cast.plan)["finance"] == "Quorndon costs."


def test_a_correction_begins_without_what_is_exempt_in_the_pack_that_it_corrects(
    cast: Cast, client: Client
) -> None:
    texts = {"finance": "Quorndon costs.", "risks": "None."}
    draft = drafts.Draft(PackKind.QUARTERLY, str(quarter_of(clock.today())), texts=texts)
    drafts.begin_pack(cast.plan, by=None, draft=draft)
    pack = Pack.objects.get()
    decide_exempt(
        cast.partnership, by=None, subject=SECTION, row=pack.pk, part="finance", ground=ground()
    )
    _publish(cast, pack)

    signed_in(client, cast.scrutiny_officer)
    address = reverse("reports:begin", args=["aldermere", "cse"])
    asked = client.get(f"{address}?replaces=1")
    assert "It begins without what is exempt in the pack that it corrects: Finance." in words(asked)
    assert "Quorndon" not in words(asked)
    assert asked.context["form"].initial["risks"] == "None."


@pytest.mark.parametrize("when", ["before", "after"])
def test_no_section_that_is_exempt_stands_in_a_public_pack(cast: Cast, when: str) -> None:
    texts = {field: f"Quorndon {field}." for field in SECTIONS}
    pack = _draft(cast, is_public=True)
    draft = drafts.Draft(PackKind.QUARTERLY, pack.period, is_public=True, texts=texts)
    if when == "before":
        _all_sections_exempt(cast, pack)
    drafts.change_draft(pack, by=None, seen=_newest(pack), draft=draft)
    if when == "after":
        _all_sections_exempt(cast, pack)

    content = build_content(pack_source(cast.plan, order_of(pack, "")))
    assert "Quorndon" not in write(content) + render_html(content)
    figure("S3", "ways of marking in which no exempt word is told", len(SECTIONS))


def test_whatever_is_written_for_the_front_sheet_can_be_exempt() -> None:
    assert set(SECTIONS) == {field.name for field in fields(FrontTexts)}


def _all_sections_exempt(cast: Cast, pack: Pack) -> None:
    for field in SECTIONS:
        decide_exempt(
            cast.partnership, by=None, subject=SECTION, row=pack.pk, part=field, ground=ground()
        )


def test_a_public_pack_that_was_put_forward_before_a_decision_is_not_published(cast: Cast) -> None:
    built = drafts.put_forward(_draft(cast, is_public=True), by=cast.scrutiny_officer).built
    steps.consider(built, by=cast.chair)
    steps.approve(built, by=cast.chair)
    exempt_action(cast)
    with pytest.raises(Refused, match="decided exempt since this pack was put forward"):
        publishing.publish(built, by=cast.scrutiny_officer)


def test_nor_one_of_which_something_is_decided_exempt_while_its_files_are_made(
    cast: Cast,
) -> None:
    built = drafts.put_forward(_draft(cast, is_public=True), by=cast.scrutiny_officer).built
    steps.consider(built, by=cast.chair)
    steps.approve(built, by=cast.chair)

    def meanwhile(stage: Stage) -> None:
        if stage is Stage.KEEPING:
            exempt_action(cast)

    with pytest.raises(Refused, match="decided exempt since this pack was put forward"):
        publishing.publish(built, by=cast.scrutiny_officer, tell=meanwhile)
    assert not PackFile.objects.exists()


def test_a_restricted_one_is_published_whatever_was_decided_since(cast: Cast) -> None:
    built = _approved(cast, _draft(cast))
    exempt_action(cast)
    publishing.publish(built, by=cast.scrutiny_officer)
    assert built.files.exists()


def test_a_restricted_pack_is_read_by_who_may_and_that_is_logged(
    cast: Cast, client: Client
) -> None:
    exempt_action(cast)
    pack = _published(cast)
    file = pack.built.get().files.get(name__endswith=".html")
    assert file.name.endswith("-restricted.html")
    assert _status(cast, client, "board_member", file.name) == 403
    assert _status(cast, client, "chair", file.name) == 200
    row = AccessEntry.objects.get(kind=AccessEntry.Kind.EXEMPT)
    assert (row.user, row.what) == (
        cast.chair,
        f"pack 1 of “{cast.plan}”",
    )


def test_a_public_pack_is_read_by_everyone_here(cast: Cast, client: Client) -> None:
    exempt_action(cast)
    file = _published(cast, is_public=True).built.get().files.get(name__endswith=".html")
    assert file.name.endswith("-public.html")
    assert _status(cast, client, "board_member", file.name) == 200


def test_what_was_published_for_the_public_is_read_by_everyone_until_it_is_withheld(
    cast: Cast, client: Client
) -> None:
    file = _published(cast, is_public=True).built.get().files.get(name__endswith=".html")
    exempt_action(cast)
    assert _status(cast, client, "board_member", file.name) == 200
    pack = client.get(reverse("reports:pack", args=["aldermere", "cse", 1]))
    assert f'files/{file.name}"' in pack.content.decode()
    withhold(file, by=cast.chair, reason="It tells who a child is")
    assert _status(cast, client, "board_member", file.name) == 410


def test_a_restricted_pack_from_before_a_decision_is_read_by_who_may_read_that(
    cast: Cast, client: Client
) -> None:
    file = _published(cast).built.get().files.get(name__endswith=".html")
    assert _status(cast, client, "board_member", file.name) == 200
    exempt_action(cast)
    assert _status(cast, client, "board_member", file.name) == 403
    assert _status(cast, client, "auditor", file.name) == 200
    noted = AccessEntry.objects.filter(kind=AccessEntry.Kind.EXEMPT)
    assert [(row.user, row.what) for row in noted] == [(cast.auditor, f"pack 1 of “{cast.plan}”")]


def test_and_by_its_lead_where_it_was_their_own_action(cast: Cast, client: Client) -> None:
    file = _published(cast).built.get().files.get(name__endswith=".html")
    exempt_action(cast, "1.1.1")
    assert _status(cast, client, "lead", file.name) == 200
    assert AccessEntry.objects.get(kind=AccessEntry.Kind.EXEMPT).user == cast.lead
    exempt_action(cast, "2.1.1")
    assert _status(cast, client, "lead", file.name) == 403


def test_nor_by_others_where_it_was_an_item_of_a_meeting(cast: Cast, client: Client) -> None:
    """A scrutiny pack prints what its body asked: it is held back whatever was decided on."""
    meeting = meeting_of(cast)
    open_item(meeting, by=None, number="49", title="Apologies")
    item = open_item(meeting, by=None, number="50", title="A case")
    file = _published(cast).built.get().files.get(name__endswith=".html")
    assert _status(cast, client, "board_member", file.name) == 200
    decide_exempt(cast.partnership, by=None, subject=ITEM, row=item.pk, ground=ground())
    assert _status(cast, client, "board_member", file.name) == 403
    later = _published(cast).built.get().files.get(name__endswith=".html")
    assert _status(cast, client, "board_member", later.name, 2) == 200


@pytest.mark.parametrize(("said", "status"), [("Quorndon costs.", 403), ("It is free.", 200)])
def test_nor_where_it_says_what_was_decided_on_the_front_sheet_of_another(
    cast: Cast, client: Client, said: str, status: int
) -> None:
    other = _draft(cast, finance="Quorndon costs.")
    pack = _draft(cast, finance=said)
    _publish(cast, pack)
    decide_exempt(
        cast.partnership, by=None, subject=SECTION, row=other.pk, part="finance", ground=ground()
    )
    file = pack.built.get().files.get(name__endswith=".html")
    assert _status(cast, client, "board_member", file.name, pack.number) == status


@pytest.mark.parametrize("is_public", [True, False])
def test_what_was_decided_and_lifted_since_holds_nothing_back(
    cast: Cast, client: Client, is_public: bool
) -> None:
    pack = _draft(cast, is_public=is_public)
    built = _approved(cast, pack)
    action = cast.action("2.1.1")
    made = decide_exempt(cast.partnership, by=None, subject=ACTION, row=action.pk, ground=ground())
    lift_exemption(made, by=None, reason="Published elsewhere")
    publishing.publish(built, by=cast.scrutiny_officer)
    file = built.files.get(name__endswith=".html")
    assert _status(cast, client, "board_member", file.name) == 200
    assert _status(cast, client, "auditor", file.name) == 200
    assert not AccessEntry.objects.filter(kind=AccessEntry.Kind.EXEMPT).exists()


@pytest.mark.parametrize("is_public", [True, False])
def test_what_another_partnership_decided_holds_nothing_back(
    cast: Cast, client: Client, is_public: bool
) -> None:
    built = _approved(cast, _draft(cast, is_public=is_public))
    elsewhere = Partnership.objects.get(slug="elsewhere")
    plan = opened_plan(elsewhere, VIOLENCE, None)
    action = Action.objects.filter(plan=plan).first()
    assert action is not None
    decide_exempt(elsewhere, by=None, subject=ACTION, row=action.pk, ground=ground())
    publishing.publish(built, by=cast.scrutiny_officer)
    file = built.files.get(name__endswith=".html")
    assert _status(cast, client, "auditor", file.name) == 200
    assert not AccessEntry.objects.filter(kind=AccessEntry.Kind.EXEMPT).exists()


def test_a_public_pack_for_a_body_tells_nothing_of_an_item_that_excluded_the_public(
    cast: Cast,
) -> None:
    item = open_item(meeting_of(cast), by=None, number="50", title="A case")
    action = cast.action("1.1.1")
    ask(item, by=None, asked_by="A member", text="Quorndon?", about=[About("1.1.1", action)])
    set_next_step(item, by=None, text="Quorndon.")
    body = item.meeting.body
    order = PackOrder(
        PackKind.SCRUTINY, quarter_of(clock.today()), "", is_public=True, body=body,
        meeting=Meeting(body.name, item.meeting.held_on + timedelta(days=1)),
    )  # fmt: skip
    assert "Quorndon" in write(build_content(pack_source(cast.plan, order)))
    exclude_public(item, by=None, paragraph="3", words="That the public be excluded.")
    assert "Quorndon" not in write(build_content(pack_source(cast.plan, order)))


def _draft(cast: Cast, *, is_public: bool = False, **texts: str) -> Pack:
    quarter = str(quarter_of(clock.today()))
    draft = drafts.Draft(PackKind.QUARTERLY, quarter, is_public=is_public, texts=texts)
    return drafts.begin_pack(cast.plan, by=cast.scrutiny_officer, draft=draft)


def _published(cast: Cast, *, is_public: bool = False) -> Pack:
    pack = _draft(cast, is_public=is_public)
    _publish(cast, pack)
    return pack


def _approved(cast: Cast, pack: Pack) -> BuiltPack:
    built = drafts.put_forward(pack, by=cast.scrutiny_officer).built
    steps.consider(built, by=cast.chair)
    steps.approve(built, by=cast.chair)
    return built


def _publish(cast: Cast, pack: Pack) -> None:
    publishing.publish(_approved(cast, pack), by=cast.scrutiny_officer)


def _newest(pack: Pack) -> int:
    return newest_revision(pack)


def _status(cast: Cast, client: Client, who: str, file: str, number: int = 1) -> int:
    signed_in(client, getattr(cast, who))
    answer = client.get(reverse("reports:file", args=["aldermere", "cse", number, file]))
    return len(b"".join(answer)) and answer.status_code

"""A file is laid beside the plan, looked at, and then applied as it was seen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.models import Action, ProgressUpdate
from actions.services.importing import Preview, confirm, preview, refuse_if_blocked
from actions.services.moving import withdraw
from actions.services.record import Report, post_update
from people.errors import Refused, Stale
from people.models import ChainEntry
from plans.brag import Rating
from plans.document import ActionEntry, ObjectiveEntry, PlanDocument, ThemeEntry
from plans.formats import WRITTEN, Problem, Reading, Severity, read, write
from tests.cast import Cast, with_action, without_action
from tests.support.contents import same_content


def _previewed(cast: Cast, document: PlanDocument) -> Preview:
    return preview(cast.plan, Reading(document))


def _confirm(cast: Cast, found: Preview, reason: str = "") -> None:
    confirm(
        cast.plan, found.document, previewed=found.changes, by=cast.administrator, reason=reason
    )


def test_a_preview_writes_nothing_and_confirming_does_what_it_said(cast: Cast) -> None:
    rows = ChainEntry.objects.count()
    document = with_action(cast.document(), "train", rating=Rating.BLUE, text="Train them all")
    found = _previewed(cast, document)
    assert ChainEntry.objects.count() == rows
    assert [(c.kind, c.ref) for c in found.changes] == [("rating", "1.1.1"), ("wording", "1.1.1")]
    _confirm(cast, found)
    assert same_content(cast.document(), document)


@pytest.mark.parametrize("name", WRITTEN)
def test_the_plans_own_file_changes_nothing(cast: Cast, name: str) -> None:
    post_update(
        cast.action("1.1.1"), by=cast.lead, report=Report(Rating.GREEN, "50 of 60.\r\n\r\n=10 left")
    )
    rows = ChainEntry.objects.count()
    content = write(cast.document(), name)
    found = preview(cast.plan, read(content, f"plan.{name}"))
    assert (found.changes, found.of(Severity.ERROR), found.needs_a_yes) == ((), [], False)
    assert confirm(cast.plan, found.document, by=cast.administrator) == ()
    assert ChainEntry.objects.count() == rows


def test_importing_the_same_file_again_changes_nothing(cast: Cast) -> None:
    document = without_action(cast.document(), "publish")
    document = with_action(document, "train", evidence="60 of 60", rating=Rating.BLUE)
    new = ActionEntry("Print a leaflet", leads=("Ann Lee",), rating=Rating.GREEN)
    theme = ThemeEntry(3, "Pursue", "", (ObjectiveEntry("3.1", "Disrupt", (new,)),))
    document = replace(document, themes=(*document.themes, theme))
    _confirm(cast, _previewed(cast, document), "Merged")
    rows, actions = ChainEntry.objects.count(), Action.objects.count()
    again = _previewed(cast, document)
    assert again.changes == ()
    _confirm(cast, again)
    assert (ChainEntry.objects.count(), Action.objects.count()) == (rows, actions)


def test_a_preview_that_is_out_of_date_is_refused(cast: Cast) -> None:
    found = _previewed(cast, with_action(cast.document(), "train", evidence="60 of 60"))
    post_update(cast.action("1.1.1"), by=cast.lead, report=Report(Rating.GREEN, "55 of 60"))
    with pytest.raises(Stale) as refusal:
        _confirm(cast, found)
    assert str(refusal.value) == (
        "The plan changed after this preview was made. Look at the new preview."
    )
    assert ProgressUpdate.objects.filter(evidence="60 of 60").count() == 0


def test_a_withdrawn_actions_ref_is_not_given_to_another(cast: Cast) -> None:
    withdraw(cast.action("1.1.2"), by=cast.administrator, reason="Merged")
    document = cast.document()
    new = ActionEntry("Something else", ref="1.1.2")
    first = document.themes[0].objectives[0]
    objectives = (replace(first, actions=(*first.actions, new)), *document.themes[0].objectives[1:])
    themes = (replace(document.themes[0], objectives=objectives), document.themes[1])
    found = _previewed(cast, replace(document, themes=themes))
    assert "a ref once used is never given to another action" in found.of(Severity.ERROR)[0].what


def test_an_absent_plan_is_compared_with_an_empty_one(db: None) -> None:
    theme = ThemeEntry(1, "Prevent", "", (ObjectiveEntry("1.1", "Know", (ActionEntry("Count"),)),))
    found = preview(None, Reading(PlanDocument(title="CSE", themes=(theme,))))
    assert [c.kind for c in found.changes] == [
        "plan title", "theme added", "objective added", "action added",
    ]  # fmt: skip
    assert set(found.as_data()) == {"document", "problems", "changes"}


def _with(*severities: Severity) -> Preview:
    problems = tuple(Problem("row 3", f"A {s}.", s) for s in severities)
    return Preview(PlanDocument(), problems, (), (), Reading(PlanDocument()))


def test_notes_need_nothing_and_warnings_a_yes() -> None:
    refuse_if_blocked(_with(), accept_warnings=False)
    refuse_if_blocked(_with(Severity.NOTE), accept_warnings=False)
    refuse_if_blocked(_with(Severity.WARNING, Severity.NOTE), accept_warnings=True)


@pytest.mark.parametrize(
    ("found", "accept", "sentence"),
    [
        (
            _with(Severity.WARNING, Severity.WARNING),
            False,
            "Two warnings need a yes (--yes). The first: row 3: A warning.",
        ),
        (
            _with(Severity.WARNING, Severity.ERROR),
            True,
            "One error blocks the import. Row 3: A error.",
        ),
    ],
)
def test_errors_block_and_warnings_wait(found: Preview, accept: bool, sentence: str) -> None:
    with pytest.raises(Refused) as refusal:
        refuse_if_blocked(found, accept_warnings=accept)
    assert str(refusal.value) == sentence


def test_a_document_that_names_one_thing_twice_is_refused(cast: Cast) -> None:
    held = cast.document()
    twice = replace(held, themes=(*held.themes, held.themes[0]))
    with pytest.raises(Refused, match="The theme 1 stands 2 times in the document"):
        confirm(cast.plan, twice, by=cast.administrator)


def test_a_mistaken_import_is_undone_by_the_former_file(cast: Cast) -> None:
    former, updates = cast.document(), ProgressUpdate.objects.count()
    _confirm(cast, _previewed(cast, without_action(former, "publish")), "Left out by mistake")
    assert "publish" not in [action.key for action in cast.document().actions]
    _confirm(cast, _previewed(cast, former))
    assert same_content(cast.document(), former)
    assert ProgressUpdate.objects.count() == updates
    assert _previewed(cast, former).changes == ()


def test_what_looks_like_a_childs_identity_needs_a_yes(cast: Cast) -> None:
    told = "Child A was found on 4 May 2026."
    found = _previewed(cast, with_action(cast.document(), "train", evidence=told))
    assert [problem.as_data() for problem in found.of(Severity.WARNING)] == [
        {
            "where": "evidence 1.1.1",
            "what": "“Child A was found on 4 May 2026” looks like a child without a name, with a "
            "date. What happened on that day tells who is meant.",
            "severity": "warning",
        }
    ]
    with pytest.raises(Refused, match="One warning needs a yes"):
        refuse_if_blocked(found, accept_warnings=False)


def test_what_the_plan_says_in_the_same_place_already_needs_none(cast: Cast) -> None:
    told = with_action(cast.document(), "train", evidence="She lives at 4 Elm Road, S65 2QZ.")
    _confirm(cast, _previewed(cast, told))
    more = with_action(cast.document(), "train", evidence="She left 4 Elm Road, S65 2QZ.")
    assert _previewed(cast, more).of(Severity.WARNING) == []


def test_a_new_action_is_read_as_well(cast: Cast) -> None:
    new = ActionEntry("Ring her mother on 07700 900123", key="new")
    theme = ThemeEntry(3, "Pursue", "", (ObjectiveEntry("3.1", "Disrupt", (new,)),))
    document = replace(cast.document(), themes=(*cast.document().themes, theme))
    (warning,) = _previewed(cast, document).of(Severity.WARNING)
    assert "“07700 900123” looks like a telephone number" in warning.what

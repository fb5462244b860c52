"""What the service promises of accessibility, and what measures it."""

from __future__ import annotations

from tools.goals.goal import Goal

_EVERY_PAGE = "tests/browser/test_every_page.py"
_STATEMENT = "tests/docs/test_the_accessibility_statement.py"

ACCESSIBILITY = (
    Goal(
        "A1",
        "axe finds nothing (WCAG 2.0, 2.1 and 2.2, A and AA, and its best practice) on any page, "
        "as each role, in each state, at 320, 768 and 1,280 pixels.",
        (_EVERY_PAGE,),
        missing="At its full length one of 13 tests found words without contrast above a closed "
        "plan; they were put right, and that test was then run again by itself.",
        at_length=True,
    ),
    Goal(
        "A2",
        "Every page, refusal and form that came back is valid HTML by the Nu Html Checker and by "
        "html-validate, as each role meets it and in seven states of a plan.",
        ("tests/access/test_pages_are_valid_html.py",),
        missing="Roles that HTML gives anyway are left in tables that become cards, which the Nu "
        "Html Checker would call an error; what else is not asked stands in "
        "`tests/support/validators.py`.",
        at_length=True,
    ),
    Goal(
        "A3",
        "No page scrolls sideways at 320 pixels; nothing is cut off with text twice as large or "
        "spaced as WCAG 1.4.12 lets a reader space it.",
        (_EVERY_PAGE,),
        missing="The style was not switched off.",
    ),
    Goal(
        "A4",
        "Each journey is done by keys alone; where the focus is, pixels change as a line of two "
        "along the control does, at 3 to 1; nothing lies over it, and nothing traps it.",
        (
            "tests/browser/test_by_keyboard.py",
            "tests/browser/test_entering_a_meeting.py",
            "tests/browser/test_the_focus_is_seen_in_pixels.py",
        ),
        missing="The focus was looked at on every page as one of the roles that read it, not as "
        "each, and not on forms that came back.",
        at_length=True,
    ),
    Goal(
        "A5",
        "Everything works without scripts.",
        (
            "tests/browser/test_a_leads_minute.py",
            "tests/browser/test_importing.py",
            f"{_EVERY_PAGE}::test_everything_fits_without_scripts",
            f"{_EVERY_PAGE}::test_no_page_has_a_barrier_where_its_scripts_did_not_arrive",
        ),
        missing="Axe cannot run where scripts are switched off: it was asked about pages whose "
        "scripts did not arrive.",
        at_length=True,
    ),
    Goal(
        "A6",
        "Controls are 24 by 24 pixels, or as far from others as WCAG 2.5.8 asks.",
        (_EVERY_PAGE,),
        missing="The main actions were not measured against 44 pixels.",
    ),
    Goal(
        "A7",
        "Text has a contrast of 4.5 to 1 as drawn, and in forced colours every control keeps an "
        "edge and every rating its word.",
        (_EVERY_PAGE, "tests/templates/test_a_rating_is_letter_word_and_colour.py"),
        missing="Charts were not looked at in forced colours.",
    ),
    Goal(
        "A8",
        "A rating is its letter and its word wherever it stands, and a pattern besides in charts.",
        (
            "tests/templates/test_a_rating_is_letter_word_and_colour.py",
            "tests/plans/test_charts.py",
        ),
        missing="How far apart the four colours are for readers who see fewer is not measured.",
    ),
    Goal(
        "A11",
        "Every form that comes back says so in its title, leads from its top to each field, and "
        "keeps what was typed.",
        ("tests/access/test_forms_that_come_back.py",),
        missing="The second step of moving an action has nowhere to go in this world, so it is not "
        "asked. That the top takes the focus is looked at on 20 forms, under A1.",
    ),
    Goal(
        "A12",
        "What a screen reader is told of each main step of eight journeys was read and is frozen; "
        "on no page have two links to different pages, two buttons or two headings one name.",
        (
            "tests/browser/test_what_a_screen_reader_hears.py",
            "tests/browser/test_no_name_is_of_two_things.py",
            "tests/browser/test_what_happened_is_said.py",
        ),
        missing="A virtual screen reader and Chromium’s own tree were read; no real screen reader "
        "was listened to. Headings that lead somewhere may stand twice.",
        at_length=True,
    ),
    Goal(
        "A13",
        "What the service says is plain English: grade 8 at most by Flesch and Kincaid, no "
        "sentence of more than 25 words, no short form that nothing explains.",
        ("tests/words",),
        missing="Its words were read where they are written, in templates and code; sentences that "
        "are put together from several places were not. Syllables are counted by rules of thumb.",
    ),
    Goal(
        "A14",
        "Each criterion of WCAG 2.2, A and AA, is tied to a test, or said not to be tested; the "
        "accessibility statement is made from that.",
        (
            f"{_STATEMENT}::test_every_criterion_of_wcag_2_2_stands_there_once",
            f"{_STATEMENT}::test_it_is_tied_to_a_test_or_said_not_to_be",
        ),
        missing="Nothing was checked by hand.",
    ),
    Goal(
        "A15",
        "Who does nothing is warned before the session ends and can stay; no word is lost when it "
        "ends.",
        (
            "tests/browser/test_a_warning_before_the_session_ends.py",
            "tests/people/sign_in/test_sessions_end.py",
        ),
        missing="The end after twelve hours is announced and cannot be put off. A session that its "
        "user ends elsewhere, or that a deactivated account loses, keeps nothing.",
    ),
)

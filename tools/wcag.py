"""The criteria of WCAG 2.2, A and AA, and by what each is held: a test, or nothing yet."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    A = "A"
    AA = "AA"


class Standing(StrEnum):
    """How far a criterion is known to be met."""

    TESTED = "tested"
    PARTLY = "tested in part"
    NOT_THERE = "nothing there to which it applies"
    NOT_TESTED = "not tested"


_EVERY_PAGE = "tests/browser/test_every_page.py"
_FOCUS = "tests/browser/test_the_focus_is_seen_in_pixels.py"
_HAPPENED = "tests/browser/test_what_happened_is_said.py"
_HEARD = "tests/browser/test_what_a_screen_reader_hears.py"
_NAMES = "tests/browser/test_no_name_is_of_two_things.py"
_KEYBOARD = "tests/browser/test_by_keyboard.py"
_BACK = "tests/access/test_forms_that_come_back.py"
_HTML = "tests/access/test_pages_are_valid_html.py"
_NEVER = "tests/templates/test_what_no_page_has.py"
_TIMEOUT = "tests/browser/test_a_warning_before_the_session_ends.py"
_FRAME = "tests/templates/test_the_frame_of_a_page.py"
_RATING = "tests/templates/test_a_rating_is_letter_word_and_colour.py"
_ONCE = "tests/access/test_forms_count_once.py"


@dataclass(frozen=True)
class Criterion:
    number: str
    name: str
    level: Level
    standing: Standing
    tests: tuple[str, ...] = ()
    said: str = ""
    """What is looked at; of what is not tested, or only in part, what is left for a person."""


def _tested(number: str, name: str, level: Level, said: str, *tests: str) -> Criterion:
    return Criterion(number, name, level, Standing.TESTED, tests, said)


def _partly(number: str, name: str, level: Level, said: str, *tests: str) -> Criterion:
    return Criterion(number, name, level, Standing.PARTLY, tests, said)


def _not_there(number: str, name: str, level: Level, said: str) -> Criterion:
    return Criterion(number, name, level, Standing.NOT_THERE, (_NEVER,), said)


def _not_tested(number: str, name: str, level: Level, said: str) -> Criterion:
    return Criterion(number, name, level, Standing.NOT_TESTED, (), said)


_SOUND = "No page has sound or moving pictures."
_A, _AA = Level.A, Level.AA

CRITERIA = (
    _partly(
        "1.1.1", "Non-text content", _A,
        "axe asks each picture and control for a name. Whether a chart's words say what it shows "
        "is for a person to judge; its figures stand beside it as a table.", _EVERY_PAGE,
    ),
    _not_there("1.2.1", "Audio-only and video-only (prerecorded)", _A, _SOUND),
    _not_there("1.2.2", "Captions (prerecorded)", _A, _SOUND),
    _not_there("1.2.3", "Audio description or media alternative (prerecorded)", _A, _SOUND),
    _not_there("1.2.4", "Captions (live)", _AA, _SOUND),
    _not_there("1.2.5", "Audio description (prerecorded)", _AA, _SOUND),
    _tested(
        "1.3.1", "Info and relationships", _A,
        "Headings, lists, tables, groups and labels, by axe and by two validators of HTML.",
        _EVERY_PAGE, _HTML,
    ),
    _partly(
        "1.3.2", "Meaningful sequence", _A,
        "The tab key goes through a page in the order of its HTML. Whether that order makes sense "
        "to a listener is for a person to judge.", _KEYBOARD,
    ),
    _partly(
        "1.3.3", "Sensory characteristics", _A,
        "Hints and errors that name a place, such as “the buttons below the reason”, name the "
        "control too; nobody has read every sentence for it.", _BACK,
    ),
    _not_there("1.3.4", "Orientation", _AA, "No style asks how a screen is held."),
    _tested(
        "1.3.5", "Identify input purpose", _AA,
        "Fields about their own reader say what browsers may fill in.", _NEVER, _EVERY_PAGE,
    ),
    _tested(
        "1.4.1", "Use of colour", _A,
        "A rating is its letter and its word wherever its colour is.", _RATING,
    ),
    _not_there("1.4.2", "Audio control", _A, _SOUND),
    _tested("1.4.3", "Contrast (minimum)", _AA, "By axe, from the style as drawn.", _EVERY_PAGE),
    _tested(
        "1.4.4", "Resize text", _AA,
        "With text twice as large nothing is cut off and no page scrolls sideways.", _EVERY_PAGE,
    ),
    _not_there("1.4.5", "Images of text", _AA, "Charts are drawn as SVG, with text as text."),
    _tested(
        "1.4.10", "Reflow", _AA, "At 320 pixels no page scrolls sideways.", _EVERY_PAGE,
    ),
    _partly(
        "1.4.11", "Non-text contrast", _AA,
        "The colours of edges and ratings were worked out; in forced colours each control keeps an "
        "edge. Charts in forced colours were not looked at.", _RATING, _EVERY_PAGE,
    ),
    _tested(
        "1.4.12", "Text spacing", _AA,
        "With a reader's own spacing nothing is cut off.", _EVERY_PAGE,
    ),
    _not_there("1.4.13", "Content on hover or focus", _AA, "Nothing appears on hover or focus."),
    _partly(
        "2.1.1", "Keyboard", _A,
        "The main journeys are done by keys alone. Not every form is.", _KEYBOARD,
        "tests/browser/test_entering_a_meeting.py",
    ),
    _tested("2.1.2", "No keyboard trap", _A, "Tab comes round on the main pages.", _KEYBOARD),
    _not_there("2.1.4", "Character key shortcuts", _A, "No letter by itself is a shortcut."),
    _partly(
        "2.2.1", "Timing adjustable", _A,
        "Before half an hour without use ends, a window says so, and one key puts it off, as often "
        "as wanted. The twelve hours are for security, and are not put off; what is typed is kept.",
        _TIMEOUT, "tests/people/sign_in/test_sessions_end.py",
    ),
    _not_there("2.2.2", "Pause, stop, hide", _A, "Nothing moves, blinks or scrolls by itself."),
    _not_there("2.3.1", "Three flashes or below threshold", _A, "Nothing flashes."),
    _tested("2.4.1", "Bypass blocks", _A, "The first key skips the navigation.", _KEYBOARD),
    _tested(
        "2.4.2", "Page titled", _A,
        "Each page has a title, which begins with “Error:” where a form came back.", _BACK,
        _EVERY_PAGE,
    ),
    _partly(
        "2.4.3", "Focus order", _A,
        "Errors take the focus; no tabindex changes the order of a page. Whether each order makes "
        "sense is for a person to judge.", _KEYBOARD, _NEVER, _EVERY_PAGE,
    ),
    _partly(
        "2.4.4", "Link purpose (in context)", _A,
        "axe asks each link for a name, and no two of a page have one name and lead to different "
        "pages. Whether the name says where it leads is for a person to judge.", _EVERY_PAGE,
        _NAMES,
    ),
    _partly(
        "2.4.5", "Multiple ways", _AA,
        "The navigation stands on every page, and actions are found by filter, words and ref. That "
        "each page has two ways was not counted.", _FRAME,
    ),
    _partly(
        "2.4.6", "Headings and labels", _AA,
        "Each page has one first heading, each field a label, and no heading stands twice. Whether "
        "they describe is for a person to judge.", _EVERY_PAGE, _NAMES,
    ),
    _partly(
        "2.4.7", "Focus visible", _AA,
        "Each control of every page shows that it has the focus, looked at as one of its roles.",
        _KEYBOARD, _FOCUS,
    ),
    _partly(
        "2.4.11", "Focus not obscured (minimum)", _AA,
        "On the same ways, nothing lies over the control that has the focus.", _KEYBOARD,
    ),
    _not_there("2.5.1", "Pointer gestures", _A, "No script listens to gestures."),
    _not_there("2.5.2", "Pointer cancellation", _A, "No script acts when a pointer goes down."),
    _not_tested(
        "2.5.3", "Label in name", _A,
        "That the name of each control holds the words that are seen was not measured.",
    ),
    _not_there("2.5.4", "Motion actuation", _A, "No script asks how a device moves."),
    _not_there("2.5.7", "Dragging movements", _AA, "Nothing is dragged."),
    _tested(
        "2.5.8", "Target size (minimum)", _AA,
        "Controls are 24 by 24 pixels, or stand so far from others, or within a line of text.",
        _EVERY_PAGE,
    ),
    _tested("3.1.1", "Language of page", _A, "British English, on every page.", _EVERY_PAGE, _HTML),
    _not_tested(
        "3.1.2", "Language of parts", _AA,
        "What officers type in another language, such as a Welsh name, is not marked as such.",
    ),
    _not_there("3.2.1", "On focus", _A, "No script acts when a control takes the focus."),
    _not_there("3.2.2", "On input", _A, "No script sends a form, or leaves a page, on a choice."),
    _partly(
        "3.2.3", "Consistent navigation", _AA,
        "All pages have one frame. That its entries keep their order was not measured.", _FRAME,
    ),
    _not_tested(
        "3.2.4", "Consistent identification", _AA,
        "That what does the same has the same name everywhere is for a person to judge.",
    ),
    _not_there(
        "3.2.6", "Consistent help", _A,
        "No page offers a person, a form or a chat that helps; refusals name whom to ask.",
    ),
    _tested(
        "3.3.1", "Error identification", _A,
        "Every form that comes back names each error at its top and at its field.", _BACK,
    ),
    _tested(
        "3.3.2", "Labels or instructions", _A, "axe asks each field for a label.", _EVERY_PAGE,
    ),
    _partly(
        "3.3.3", "Error suggestion", _AA,
        "Errors say what to do. That each suggests enough is for a person to judge.", _BACK,
    ),
    _partly(
        "3.3.4", "Error prevention (legal, financial, data)", _AA,
        "Imports are previewed; a form counts once; what takes something away asks to be sure. "
        "That each change can be checked first was not gone through.", _ONCE,
    ),
    _partly(
        "3.3.7", "Redundant entry", _A,
        "A form that comes back, or that a session's end cut off, keeps what was typed. Other "
        "steps were not gone through.", _BACK, "tests/people/sign_in/test_sessions_end.py",
    ),
    _tested(
        "3.3.8", "Accessible authentication (minimum)", _AA,
        "Passwords and codes may be filled in by the browser or pasted; a passkey asks for none.",
        "tests/people/sign_in/test_in_a_browser.py", _NEVER,
    ),
    _tested(
        "4.1.2", "Name, role, value", _A,
        "By axe and by two validators of HTML.", _EVERY_PAGE, _HTML,
    ),
    _partly(
        "4.1.3", "Status messages", _AA,
        "Errors and warnings are announced by their role, and what happened takes the focus. A "
        "virtual screen reader was read; no real one was listened to.", _BACK, _TIMEOUT, _HAPPENED,
        _HEARD,
    ),
)  # fmt: skip
"""All 55, in their order."""

"""Which pictures the documentation has: who looks at which page of the demonstration."""

from __future__ import annotations

from dataclasses import dataclass

DESKTOP, PHONE = (1280, 900), (375, 812)
LEAD, CHAIR = "kelvin.strachmore", "daniel.whitmoor"
CHIEF, BOARD = "helena.carrowby", "margit.sondergaard"
SCRUTINY, SCRUTINY_CHAIR = "dafydd.harkness", "barnaby.hollinsett"
ADMINISTRATOR, AUDITOR = "joyce.penhallick", "ottoline.marsh"
_PLAN = "/plans/demo/cse/"


@dataclass(frozen=True)
class Picture:
    """A page as one reader sees it."""

    name: str
    """Of its file, without ``.png``."""
    reader: str
    """Before the ``@`` of their account."""
    address: str
    size: tuple[int, int] = DESKTOP
    """Width and height in pixels."""
    heading: str = ""
    """A heading to which the page is scrolled; none is its top."""
    file: str = ""
    """A file of the repository that is read on the page before the picture is taken."""


PICTURES = (
    Picture("plan", BOARD, _PLAN, (1280, 1040)),
    Picture("lead-my-actions", LEAD, "/", PHONE),
    Picture("lead-update", LEAD, f"{_PLAN}actions/3.2.2/update/", PHONE),
    Picture("chair-queue", CHAIR, f"{_PLAN}queue/"),
    Picture("chair-round", CHAIR, "/governance/demo/rounds/cse/1/"),
    Picture("chief-closing", CHIEF, f"{_PLAN}closing/"),
    Picture("board-actions", BOARD, f"{_PLAN}actions/?doubt=green_in_doubt"),
    Picture("board-action", BOARD, f"{_PLAN}actions/1.3.2/"),
    Picture("scrutiny-packs", SCRUTINY, "/packs/demo/cse/kept/"),
    Picture("scrutiny-reviews", SCRUTINY, "/governance/demo/reviews/"),
    Picture("scrutiny-chair-questions", SCRUTINY_CHAIR, "/governance/demo/questions/"),
    Picture(
        "scrutiny-chair-meeting", SCRUTINY_CHAIR,
        "/governance/demo/meetings/improving-lives-2026-10-14/",
    ),
    Picture("administrator-leads", ADMINISTRATOR, "/people/demo/leads-to-find/"),
    Picture(
        "administrator-import", ADMINISTRATOR, "/plans/demo/violence/import/",
        file="fixtures/demo/violence-1.0.json",
    ),
    Picture("auditor-record", AUDITOR, f"{_PLAN}actions/2.1.1/", heading="Record"),
    Picture("auditor-access", AUDITOR, "/people/demo/access/"),
)  # fmt: skip

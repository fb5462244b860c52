"""Read a JSON file of meetings into the partnership's bodies, by difference."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.db import transaction

from governance.management.importing import ImportCommand
from governance.meetings.document import MeetingDocument
from governance.meetings.reading import MeetingsReading, from_json
from governance.meetings.writing import as_data
from governance.selectors.plan_refs import NO_PLAN, PlanRefs, plan_refs
from governance.services.meetings.importing import keep_meeting, preview
from governance.services.meetings.laying import known_in
from governance.services.preview import Change, Preview
from people.errors import Refused
from people.models import Body, Partnership
from people.wording import listed, plain
from plans.formats import Unreadable
from plans.models import Plan


class Command(ImportCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--to", required=True, metavar="PARTNERSHIP")
        parser.add_argument("--plan", metavar="SLUG", help="to which the refs belong")
        self.add_how(parser)

    def handle(self, *_args: Any, **options: Any) -> None:
        partnership, by = self.partnership(options["to"]), self.user(options["by"])
        reading = _read(options["file"])
        bodies = _bodies(partnership, reading.meetings)
        for body in bodies.values():
            self.demand(by, "governance.keep_meetings", body)
        known = known_in(partnership, _refs(partnership, options["plan"]))
        found = preview(reading, bodies, known)
        if not options["dry_run"]:
            _refuse_if_blocked(found)
            self.refuse_unasked(found, yes=options["yes"])
            with transaction.atomic():
                for document in reading.meetings:
                    keep_meeting(bodies[document.body], document, by=by, known=known)
        self.show(as_data(reading.meetings), found, options)


def _refuse_if_blocked(found: Preview[Change]) -> None:
    if found.errors:
        raise Refused(f"{found.errors[0].where}: {found.errors[0].what}")


def _read(path: Path) -> MeetingsReading:
    try:
        return from_json(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise Refused(f"Cannot read {path}: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise Refused(f"{path} is not JSON in UTF-8. Export the meetings again.") from None
    except Unreadable as error:
        raise Refused(str(error)) from None


def _bodies(partnership: Partnership, meetings: Iterable[MeetingDocument]) -> dict[str, Body]:
    """The body of each meeting, by its name in the file."""
    held = {plain(body.name): body for body in partnership.bodies.select_related("partnership")}
    found = {meeting.body: held.get(plain(meeting.body)) for meeting in meetings}
    absent = [name for name, body in found.items() if body is None]
    if absent:
        names = listed(sorted(body.name for body in held.values())) or "none yet"
        raise Refused(
            f"There is no body “{absent[0]}” in this partnership. Add it under that name first, "
            f"or correct the name in the file. There are: {names}."
        )
    return {name: body for name, body in found.items() if body is not None}


def _refs(partnership: Partnership, slug: str | None) -> PlanRefs:
    """The refs of the plan that is named, or of the partnership's only one."""
    plans = list(Plan.objects.filter(partnership=partnership))
    if slug is None:
        return plan_refs(plans[0]) if len(plans) == 1 else NO_PLAN
    named = slug.rpartition("/")[2]
    plan = next((plan for plan in plans if plan.slug == named), None)
    if plan is None:
        raise Refused(f"There is no plan “{slug}” in this partnership.")
    return plan_refs(plan)

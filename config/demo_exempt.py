"""What the demonstration decides exempt: what an update said on a day."""

from __future__ import annotations

from datetime import timedelta

from actions.exempt import UPDATE
from actions.models import ProgressUpdate
from config.demo_script import Data
from people import clock
from people.models import User
from people.services import Ground, decide_exempt
from plans.models import Plan


def keep_exempt(plan: Plan, data: Data) -> None:
    """Decide that the last update of an action by a day is exempt."""
    said = ProgressUpdate.objects.filter(action__plan=plan, action__ref=data["ref"])
    update = said.filter(moment__lte=clock.end_of_day(data["said_on"])).latest("moment", "pk")
    review_on = clock.today() + timedelta(days=data["review_in"])
    decide_exempt(
        plan.partnership,
        by=User.objects.get(email=data["by"]),
        subject=UPDATE,
        row=update.pk,
        ground=Ground(data["paragraph"], data["reason"], review_on),
    )

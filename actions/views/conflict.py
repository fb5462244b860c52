"""Two people at one action: the second sees what the first did, and keeps what they typed."""

from __future__ import annotations

from typing import Any

from actions.forms.common import SeenForm
from actions.models import Action, ProgressUpdate
from actions.selectors.current import current_updates
from people import clock
from people.views.asking import CONFLICT, OK
from plans.document import Position


def newest_update(action: Action) -> ProgressUpdate | None:
    """The current update of an action, as everything recorded has it."""
    found = current_updates([action.pk], at=clock.now(), position=Position.RECORDED)
    return found.get(action.pk)


def met(form: SeenForm, action: Action, last: ProgressUpdate | None) -> dict[str, Any]:
    """What a form's page shows of the newest update, and its status where that is a newer one."""
    if not form.is_overtaken:
        return {"last": last, "in_conflict": False, "status": OK}
    newest = newest_update(action)
    form.show_again(newest.pk if newest else 0)
    return {"last": newest, "in_conflict": True, "status": CONFLICT}

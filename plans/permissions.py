"""Who may do what with a plan."""

from __future__ import annotations

from people.permissions import add, belongs, is_administrator, sees_recorded
from people.rule import Rule, condition
from plans.models import Plan

UNTIL_CLOSED = ("until the plan is closed", "the plan is closed")


@condition(*UNTIL_CLOSED)
def is_not_closed(_user: object, obj: object = None) -> bool:
    """Nothing is written to a closed plan; whatever is no plan, as a partnership, is not closed."""
    plan = obj if isinstance(obj, Plan) else getattr(obj, "plan", None)
    return not (isinstance(plan, Plan) and plan.is_closed)


edits = is_administrator & is_not_closed

PERMISSIONS: dict[str, tuple[str, Rule]] = {
    "plans.see": ("read the plan, its actions and versions", belongs),
    "plans.see_recorded": ("see updates that are not yet considered", sees_recorded),
    "plans.edit": ("edit, import and open the plan and cut its versions", edits),
}

add(PERMISSIONS)

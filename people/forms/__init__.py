"""Forms about officers, users and their roles, and what the forms of every room share."""

from people.forms.access import TermForm
from people.forms.accounts import (
    LENGTH_HINT,
    ActivityForm,
    OwnPasswordForm,
    PasswordForm,
    UserForm,
    password_field,
)
from people.forms.common import (
    ButtonForm,
    OnceForm,
    ReasonForm,
    ServiceForm,
    VerbForm,
    day_field,
    email_field,
    helper,
    line_field,
    offer_choices,
    offer_rows,
    why_field,
)
from people.forms.erasing import GroundsForm, NameForm
from people.forms.exempting import ExemptForm, LiftForm
from people.forms.held import held_now
from people.forms.letters import DigestsForm
from people.forms.officers import OfficerChangeForm, OfficerForm
from people.forms.roles import ActForForm, ActingForm, EndActingForm, InviteForm, RoleForm

__all__ = [
    "LENGTH_HINT",
    "ActForForm",
    "ActingForm",
    "ActivityForm",
    "ButtonForm",
    "DigestsForm",
    "EndActingForm",
    "ExemptForm",
    "GroundsForm",
    "InviteForm",
    "LiftForm",
    "NameForm",
    "OfficerChangeForm",
    "OfficerForm",
    "OnceForm",
    "OwnPasswordForm",
    "PasswordForm",
    "ReasonForm",
    "RoleForm",
    "ServiceForm",
    "TermForm",
    "UserForm",
    "VerbForm",
    "day_field",
    "email_field",
    "held_now",
    "helper",
    "line_field",
    "offer_choices",
    "offer_rows",
    "password_field",
    "why_field",
]

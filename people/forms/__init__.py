"""Forms about officers, users and their roles, and what the forms of every room share."""

from people.forms.accounts import ActivityForm, OwnPasswordForm, PasswordForm, SignInForm, UserForm
from people.forms.common import (
    OnceForm,
    ReasonForm,
    ServiceForm,
    day_field,
    helper,
    line_field,
    why_field,
)
from people.forms.held import held_now
from people.forms.officers import OfficerChangeForm, OfficerForm
from people.forms.roles import ActForForm, ActingForm, EndActingForm, InviteForm, RoleForm

__all__ = [
    "ActForForm",
    "ActingForm",
    "ActivityForm",
    "EndActingForm",
    "InviteForm",
    "OfficerChangeForm",
    "OfficerForm",
    "OnceForm",
    "OwnPasswordForm",
    "PasswordForm",
    "ReasonForm",
    "RoleForm",
    "ServiceForm",
    "SignInForm",
    "UserForm",
    "day_field",
    "held_now",
    "helper",
    "line_field",
    "why_field",
]

"""Forms about accounts: adding one, its password, and whether it may sign in."""

from __future__ import annotations

from typing import Any

from django import forms

from people.forms.common import OnceForm, ReasonForm, email_field, line_field, why_field
from people.models import User


def password_field(
    label: str, missing: str, *, hint: str = "", is_new: bool = True
) -> forms.CharField:
    token = "new-password" if is_new else "current-password"
    widget = forms.PasswordInput(attrs={"autocomplete": token})
    return line_field(label, missing, hint=hint, strip=False, widget=widget, max_length=1024)


LENGTH_HINT = (
    "12 characters or more, such as three words that do not belong together. "
    "Names of agencies, of roles and your own do not count."
)


class UserForm(OnceForm):
    """A new account."""

    name = line_field("Name", "Enter a name", hint="As it is to stand beside what they write.")
    email = email_field()
    button = "Add the user"


class ActivityForm(ReasonForm):
    """Whether an account may sign in; says which way, so that sending it twice does it once."""

    may_sign_in = forms.TypedChoiceField(
        choices=[("yes", "yes"), ("no", "no")],
        coerce=lambda value: value == "yes",
        widget=forms.HiddenInput,
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        verb = "Deactivate" if user.is_active else "Reactivate"
        super().__init__(*args, button=f"{verb} the account", warns=user.is_active, **kwargs)
        self.initial["may_sign_in"] = "no" if user.is_active else "yes"


class PasswordForm(OnceForm):
    password = password_field("New password", "Enter a new password", hint=LENGTH_HINT)
    reason = why_field()
    button = "Set the password"


class OwnPasswordForm(OnceForm):
    present = password_field("Present password", "Enter your present password", is_new=False)
    password = password_field("New password", "Enter a new password", hint=LENGTH_HINT)
    button = "Change the password"

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_present(self) -> str:
        present: str = self.cleaned_data["present"]
        if not self.user.check_password(present):
            raise forms.ValidationError("This is not your present password")
        return present

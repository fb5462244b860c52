"""Forms about accounts: signing in, adding one, its password, and whether it may sign in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm

from people.forms.common import OnceForm, ReasonForm, helper, line_field, why_field
from people.models import User


def _password(label: str, missing: str, *, hint: str = "", is_new: bool = True) -> forms.CharField:
    token = "new-password" if is_new else "current-password"
    widget = forms.PasswordInput(attrs={"autocomplete": token})
    return line_field(label, missing, hint=hint, strip=False, widget=widget, max_length=1024)


_NEW_PASSWORD = "12 characters or more, such as three words that do not belong together."  # noqa: S105


class SignInForm(AuthenticationForm):
    """E-mail address and password. What is wrong of the two is not said."""

    error_messages = {
        "invalid_login": "The e-mail address and password do not go together. "
        "Check both and try again, or ask your plan administrator.",
        "inactive": "",  # never said: the backend treats a left account as an unknown one
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        email, password = self.fields["username"], self.fields["password"]
        email.label, password.label = "E-mail address", "Password"
        email.error_messages["required"] = "Enter your e-mail address"
        password.error_messages["required"] = "Enter your password"
        email.widget.input_type = "email"
        email.widget.attrs |= {"autocomplete": "username", "spellcheck": "false"}
        self.helper = helper("Sign in")


class UserForm(OnceForm):
    """A new account."""

    name = line_field("Name", "Enter a name", hint="As it is to stand beside what they write.")
    email = forms.EmailField(
        label="E-mail address",
        error_messages={
            "required": "Enter an e-mail address",
            "invalid": "Enter an e-mail address such as name@example.org",
        },
    )
    password = _password("First password", "Enter a first password", hint=_NEW_PASSWORD)
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
    password = _password("New password", "Enter a new password", hint=_NEW_PASSWORD)
    reason = why_field()
    button = "Set the password"


class OwnPasswordForm(OnceForm):
    present = _password("Present password", "Enter your present password", is_new=False)
    password = _password("New password", "Enter a new password", hint=_NEW_PASSWORD)
    button = "Change the password"

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_present(self) -> str:
        present: str = self.cleaned_data["present"]
        if not self.user.check_password(present):
            raise forms.ValidationError("This is not your present password")
        return present

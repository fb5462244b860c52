"""Forms of signing in."""

from __future__ import annotations

import json
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from django import forms
from django.http import HttpRequest, HttpResponse

from people.forms import LENGTH_HINT, VerbForm, email_field, helper, line_field, password_field
from people.plain_form import PlainForm
from people.sign_in import first_step

WRONG = (
    "The e-mail address and password do not go together. "
    "Check both and try again, or ask your plan administrator."
)


_OWN_ADDRESS = "Enter your e-mail address"


class SignInForm(PlainForm):
    """E-mail address and password. What is wrong of the two is not said."""

    username = email_field(
        missing=_OWN_ADDRESS,
        widget=forms.EmailInput(
            attrs={"autocomplete": "username", "spellcheck": "false", "autofocus": True}
        ),
    )
    password = password_field("Password", "Enter your password", is_new=False)

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request
        self.helper = helper("Sign in")

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if not self.errors:
            self.user = get_adapter(self.request).authenticate(self.request, **self._credentials())
            if self.user is None:
                raise forms.ValidationError(WRONG)
        return data

    def _credentials(self) -> dict[str, str]:
        return {
            "email": self.cleaned_data["username"],
            "password": self.cleaned_data["password"],
        }

    def login(self, request: HttpRequest, redirect_url: str | None) -> HttpResponse:
        """Take the password as the first step; what else is asked follows."""
        credentials = self._credentials()
        login = Login(user=self.user, email=credentials["email"], redirect_url=redirect_url)
        first_step.note(login)
        return perform_password_login(request, credentials, login)


class CodeForm(VerbForm):
    """A code of the second factor."""

    code = line_field(
        "Code",
        "Enter the code",
        hint="The six digits that your app shows now, or one of your recovery codes.",
        max_length=20,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "one-time-code",
                "inputmode": "numeric",
                "spellcheck": "false",
                "autofocus": True,
            }
        ),
    )
    button = "Go on"


class AppForm(CodeForm):
    """The first code of an app that was just given its secret."""

    button = "Set up the app"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].help_text = "The six digits that the app shows now."


class AnswerField(forms.CharField):
    """What a browser says of a passkey, which nobody types: JSON, of names and values."""

    def clean(self, value: Any) -> dict[str, Any]:
        try:
            said = json.loads(super().clean(value))
        except (ValueError, RecursionError):
            said = None
        if not isinstance(said, dict):
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return said


class PasskeyForm(VerbForm):
    """What the browser says of a passkey that it made, or that the user has used."""

    credential = AnswerField(
        widget=forms.HiddenInput(attrs={"data-passkey-answer": True}),
        error_messages={
            "required": "The browser gave no passkey. Try again",
            "invalid": "The browser gave no passkey. Try again",
        },
    )
    button = "Use a passkey"


class NewPasskeyForm(PasskeyForm):
    name = line_field(
        "Name of the passkey", "Enter a name", hint="So that you know it again, such as work phone."
    )
    button = "Make the passkey"
    field_order = ("name", "credential")


class ConfirmForm(VerbForm):
    """The password once more."""

    password = password_field("Password", "Enter your password", is_new=False)
    button = "Go on"


class ForgottenForm(VerbForm):
    """Where to send a link."""

    email = email_field(
        missing=_OWN_ADDRESS,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
    )
    button = "Send the link"


class ChosenPasswordForm(VerbForm):
    """The password that a user chooses by a link."""

    password = password_field("New password", "Enter a new password", hint=LENGTH_HINT)
    button = "Keep this password"

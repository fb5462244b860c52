"""Signing in, signing out and one's own password."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.contrib import messages
from django.contrib.auth import logout, update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_http_methods, require_POST

from people import services
from people.access import signed_in
from people.forms import OwnPasswordForm, SignInForm
from people.views.asking import FORM_METHODS, done, sent
from people.views.once import counts_once


@method_decorator(login_not_required, name="dispatch")
class SignIn(LoginView):
    template_name = "people/sign_in.html"
    form_class = SignInForm
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        response = super().form_valid(form)
        services.begin_visit(signed_in(self.request))
        return response

    def get_redirect_url(self) -> str:  # type: ignore[override]
        """Where the user was going; never here again, nor straight out."""
        url = super().get_redirect_url()
        passed = {reverse("people:sign-in"), reverse("people:sign-out")}
        return "" if urlsplit(url).path in passed else url


@require_POST
@login_not_required
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session; a POST, so that no link or picture elsewhere can do it."""
    if request.user.is_authenticated:
        logout(request)
        messages.success(request, "You have signed out.")
    return redirect("people:sign-in")


@require_http_methods(FORM_METHODS)
@counts_once
def password_page(request: HttpRequest) -> HttpResponse:
    """Change one's own password; other sessions of the account end."""
    user = signed_in(request)
    form = OwnPasswordForm(sent(request), user=user)
    if request.method == "POST" and form.carries_out(
        lambda data: services.set_password(
            user, data["password"], by=user, reason="Changed by its owner"
        )
    ):
        update_session_auth_hash(request, user)
        return done(request, "Your password is changed.", reverse("people:own-password"))
    return render(request, "people/own_password.html", {"form": form})

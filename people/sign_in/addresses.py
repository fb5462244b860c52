"""The names by which allauth finds the pages of signing in. What has none here does not exist."""

from django.urls import path

from people.views import account, way_in

urlpatterns = [
    path("sign-in/", account.SignIn.as_view(), name="account_login"),
    path("sign-in/second-step/", way_in.second_step_page, name="mfa_authenticate"),
]

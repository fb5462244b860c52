"""The names by which allauth finds the pages of signing in. What has none here does not exist."""

from django.urls import path

from people.views import account

urlpatterns = [
    path("sign-in/", account.SignIn.as_view(), name="account_login"),
]

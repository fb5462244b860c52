"""Every address: each room's own, and what machines ask."""

from django.urls import include, path

from config import failing

handler400 = failing.unreadable
handler403 = failing.refused
handler500 = failing.failed

urlpatterns = [
    path("", include("config.machines")),
    path("", include("people.urls")),
    path("", include("people.sign_in.addresses")),
    path("", include("actions.urls")),
    path("", include("governance.urls")),
    path("", include("reports.urls")),
]

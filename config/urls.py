"""Every address: each room's own, and what machines ask."""

from django.urls import include, path

from config import views

handler400 = views.unreadable
handler403 = views.refused
handler500 = views.failed

urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
    path("", include("people.urls")),
    path("", include("people.sign_in.addresses")),
    path("", include("actions.urls")),
    path("", include("governance.urls")),
    path("", include("reports.urls")),
]

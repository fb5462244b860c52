"""Addresses of governance."""

from django.urls import path

from governance.views import bodies, entering, reviews

app_name = "governance"

_PLACE = "governance/<slug:partnership>/"

urlpatterns = [
    path(_PLACE, bodies.bodies_page, name="bodies"),
    path(f"{_PLACE}meetings/<slug:meeting>/enter/", entering.enter_page, name="enter-meeting"),
    path(f"{_PLACE}reviews/", reviews.reviews_page, name="reviews"),
    path(f"{_PLACE}reviews/<slug:review>/", reviews.review_page, name="review"),
]

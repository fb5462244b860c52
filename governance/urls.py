"""Addresses of governance."""

from django.urls import path

from governance.views import bodies, reviews, round_forms, rounds

app_name = "governance"

_PLACE = "governance/<slug:partnership>/"
_ROUNDS = f"{_PLACE}rounds/<slug:plan>/"

urlpatterns = [
    path(_PLACE, bodies.bodies_page, name="bodies"),
    path(f"{_PLACE}reviews/", reviews.reviews_page, name="reviews"),
    path(f"{_PLACE}reviews/<slug:review>/", reviews.review_page, name="review"),
    path(_ROUNDS, rounds.rounds_page, name="rounds"),
    path(f"{_ROUNDS}settings/", round_forms.set_page, name="set-rounds"),
    path(f"{_ROUNDS}open/", round_forms.open_page, name="open-round"),
    path(f"{_ROUNDS}close/", round_forms.close_page, name="close-round"),
    path(f"{_ROUNDS}<int:number>/", rounds.round_page, name="round"),
]

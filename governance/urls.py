"""Addresses of governance."""

from django.urls import path

from governance.views import (
    asked,
    bodies,
    followed,
    meetings,
    questions,
    reviews,
    round_forms,
    rounds,
)

app_name = "governance"

_PLACE = "governance/<slug:partnership>/"
_ROUNDS = f"{_PLACE}rounds/<slug:plan>/"

urlpatterns = [
    path(_PLACE, bodies.bodies_page, name="bodies"),
    path(f"{_PLACE}meetings/", meetings.meetings_page, name="meetings"),
    path(f"{_PLACE}meetings/<slug:meeting>/", meetings.meeting_page, name="meeting"),
    path(f"{_PLACE}questions/", questions.questions_page, name="questions"),
    path(f"{_PLACE}asked/<slug:body>/", asked.asked_page, name="asked"),
    path(f"{_PLACE}followed/", followed.followed_page, name="followed"),
    path(
        f"{_PLACE}promises/<int:promise>/close/",
        followed.close_promise_page,
        name="close-promise",
    ),
    path(
        f"{_PLACE}next-steps/<int:step>/close/",
        followed.close_next_step_page,
        name="close-next-step",
    ),
    path(f"{_PLACE}reviews/", reviews.reviews_page, name="reviews"),
    path(f"{_PLACE}reviews/<slug:review>/", reviews.review_page, name="review"),
    path(_ROUNDS, rounds.rounds_page, name="rounds"),
    path(f"{_ROUNDS}settings/", round_forms.set_page, name="set-rounds"),
    path(f"{_ROUNDS}open/", round_forms.open_page, name="open-round"),
    path(f"{_ROUNDS}close/", round_forms.close_page, name="close-round"),
    path(f"{_ROUNDS}<int:number>/", rounds.round_page, name="round"),
]

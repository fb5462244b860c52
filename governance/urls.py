"""Addresses of governance."""

from django.urls import path

from governance.views import (
    asked,
    bodies,
    calling,
    entering,
    followed,
    meetings,
    questions,
    reviews,
)

app_name = "governance"

_PLACE = "governance/<slug:partnership>/"

urlpatterns = [
    path(_PLACE, bodies.bodies_page, name="bodies"),
    path(f"{_PLACE}meetings/", meetings.meetings_page, name="meetings"),
    path(f"{_PLACE}meetings/call/", calling.call_page, name="call-meeting"),
    path(f"{_PLACE}meetings/<slug:meeting>/", meetings.meeting_page, name="meeting"),
    path(f"{_PLACE}meetings/<slug:meeting>/enter/", entering.enter_page, name="enter-meeting"),
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
]

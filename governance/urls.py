"""Addresses of governance."""

from django.urls import path

from governance.views import (
    asked,
    bodies,
    body,
    body_forms,
    followed,
    meetings,
    programme,
    questions,
    reviews,
    route_forms,
)

app_name = "governance"

_PLACE = "governance/<slug:partnership>/"
_BODY = f"{_PLACE}bodies/<slug:body>/"
_REPORT = f"{_BODY}reports/<int:route>/"
_ENTRY = f"{_BODY}programme/<int:entry>/"
_PLAN = f"{_BODY}plans/<int:plan_route>/"

urlpatterns = [
    path(_PLACE, bodies.bodies_page, name="bodies"),
    path(f"{_PLACE}bodies/add/", body_forms.add_page, name="add-body"),
    path(_BODY, body.body_page, name="body"),
    path(f"{_BODY}name/", body_forms.rename_page, name="rename-body"),
    path(f"{_BODY}seats/add/", body_forms.seat_page, name="seat-member"),
    path(f"{_BODY}seats/<int:seat>/", body_forms.change_seat_page, name="change-seat"),
    path(f"{_BODY}seats/<int:seat>/end/", body_forms.end_seat_page, name="end-seat"),
    path(f"{_BODY}reports/add/", route_forms.report_page, name="add-report"),
    path(_REPORT, route_forms.change_report_page, name="change-report"),
    path(f"{_REPORT}end/", route_forms.end_report_page, name="end-report"),
    path(f"{_BODY}plans/add/", route_forms.plan_page, name="add-plan-route"),
    path(_PLAN, route_forms.change_plan_page, name="change-plan-route"),
    path(f"{_PLAN}end/", route_forms.end_plan_page, name="end-plan-route"),
    path(f"{_BODY}programme/", programme.programme_page, name="programme"),
    path(f"{_BODY}programme/add/", programme.add_page, name="add-entry"),
    path(_ENTRY, programme.change_page, name="change-entry"),
    path(f"{_ENTRY}looked-at/", programme.look_page, name="note-look"),
    path(f"{_ENTRY}off/", programme.take_off_page, name="take-off"),
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
]

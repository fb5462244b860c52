"""Addresses of governance."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from governance.views import (
    asked,
    bodies,
    body,
    body_forms,
    calling,
    entering,
    followed,
    meetings,
    programme,
    questions,
    recommendation_forms,
    recommendations,
    review_forms,
    review_imports,
    reviews,
    round_forms,
    rounds,
    route_forms,
    scrutiny_forms,
)

app_name = "governance"


class NumberConverter(StringConverter):
    """A number as printed; a null character, which is never kept, is in none."""

    regex = r"[^/\0]+"


register_converter(NumberConverter, "number")

_PLACE = "governance/<slug:partnership>/"
_BODY = f"{_PLACE}bodies/<slug:body>/"
_REPORT = f"{_BODY}reports/<int:route>/"
_ENTRY = f"{_BODY}programme/<int:entry>/"
_PLAN = f"{_BODY}plans/<int:plan_route>/"
_REVIEWS = f"{_PLACE}reviews/"
_REVIEW = f"{_REVIEWS}<slug:review>/"
_RECOMMENDATION = f"{_REVIEW}recommendations/<number:recommendation>/"
_ROUNDS = f"{_PLACE}rounds/<slug:plan>/"

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
    path(_REVIEWS, reviews.reviews_page, name="reviews"),
    path(f"{_REVIEWS}begin/", review_forms.begin_page, name="begin-review"),
    path(f"{_REVIEWS}import/", review_imports.import_new_page, name="import-review"),
    path(_REVIEW, reviews.review_page, name="review"),
    path(f"{_REVIEW}change/", review_forms.change_page, name="change-review"),
    path(f"{_REVIEW}import/", review_imports.import_into_page, name="import-into-review"),
    path(f"{_REVIEW}add/", review_forms.add_page, name="add-recommendation"),
    path(_RECOMMENDATION, recommendations.recommendation_page, name="recommendation"),
    path(
        f"{_RECOMMENDATION}reword/", recommendation_forms.reword_page, name="reword-recommendation"
    ),
    path(
        f"{_RECOMMENDATION}who-responds/",
        recommendation_forms.who_responds_page,
        name="say-who-responds",
    ),
    path(f"{_RECOMMENDATION}decide/", recommendation_forms.decide_page, name="decide"),
    path(f"{_RECOMMENDATION}respond/", recommendation_forms.respond_page, name="respond"),
    path(
        f"{_RECOMMENDATION}responses/<int:response>/correct/",
        recommendation_forms.correct_page,
        name="correct-response",
    ),
    path(f"{_RECOMMENDATION}assign/", recommendation_forms.assign_page, name="assign"),
    path(
        f"{_RECOMMENDATION}assignments/<int:assignment>/",
        recommendation_forms.reassign_page,
        name="reassign",
    ),
    path(
        f"{_RECOMMENDATION}assignments/<int:assignment>/status/",
        recommendation_forms.status_page,
        name="set-status",
    ),
    path(f"{_RECOMMENDATION}actions/", recommendation_forms.deliver_page, name="deliver-by"),
    path(f"{_RECOMMENDATION}look/", scrutiny_forms.look_page, name="look-at"),
    path(f"{_RECOMMENDATION}discharge/", scrutiny_forms.discharge_page, name="discharge"),
    path(_ROUNDS, rounds.rounds_page, name="rounds"),
    path(f"{_ROUNDS}settings/", round_forms.set_page, name="set-rounds"),
    path(f"{_ROUNDS}open/", round_forms.open_page, name="open-round"),
    path(f"{_ROUNDS}close/", round_forms.close_page, name="close-round"),
    path(f"{_ROUNDS}<int:number>/", rounds.round_page, name="round"),
]

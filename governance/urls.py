"""Addresses of governance."""

from django.urls import path

from governance.views import (
    bodies,
    recommendation_forms,
    recommendations,
    review_forms,
    review_imports,
    reviews,
    scrutiny_forms,
)

app_name = "governance"

_PLACE = "governance/<slug:partnership>/"
_REVIEWS = f"{_PLACE}reviews/"
_REVIEW = f"{_REVIEWS}<slug:review>/"
_RECOMMENDATION = f"{_REVIEW}recommendations/<str:recommendation>/"

urlpatterns = [
    path(_PLACE, bodies.bodies_page, name="bodies"),
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
]

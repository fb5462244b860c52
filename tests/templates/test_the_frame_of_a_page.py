"""What surrounds every page, and the pages for what goes wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django import forms
from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Paginator
from django.template.loader import render_to_string
from django.test import RequestFactory

from people.clock import end_of_day
from people.models import User
from people.moments import AsAt
from tests.support.html import assert_same_html, render

AS_AT = AsAt(
    moment=end_of_day(date(2015, 9, 11)),
    of="the plan",
    value="2015-09-11",
    action="/plans/demo/cse/",
    kept=(("theme", "1"),),
)


def page(user: Any = None, **context: Any) -> str:
    request = RequestFactory().get("/")
    request.user = user or AnonymousUser()
    source = '{% extends "base.html" %}{% block title %}Actions{% endblock %}'
    given = {
        "service": {"name": "Aldermere", "strapline": "Plans"},
        "session_end": {"idle": 1800, "hours": 12, "at_last": 1_800_000_000},
        "request": request,
    }
    return render(source, **given, **context)


def test_the_page_says_whose_it_is() -> None:
    drawn = page()
    assert "<title>Actions · Aldermere</title>" in drawn
    assert '<html lang="en-GB">' in drawn
    assert '<a href="#main" class="govuk-skip-link">' in drawn


def test_a_title_says_that_there_is_an_error() -> None:
    class Form(forms.Form):
        why = forms.CharField()

    assert "<title>Error: Actions · Aldermere</title>" in page(form=Form({}))
    assert "<title>Actions · Aldermere</title>" in page(form=Form())


def test_signing_out_is_a_post_and_only_for_those_who_are_signed_in() -> None:
    drawn = page(User(email="priya@example.org"))
    assert '<form class="linkbutton" method="post"' in drawn
    assert "Sign out" not in page()


def test_a_past_moment_is_said_and_has_a_way_back() -> None:
    drawn = page(as_at=AS_AT)
    assert "You are looking at the plan as at the end of 11 September 2015." in drawn
    assert 'href="/plans/demo/cse/?theme=1">Return to now' in drawn
    assert "Return to now" not in page(as_at=replace(AS_AT, value=""))


def test_the_as_at_box_keeps_the_rest_of_the_address() -> None:
    drawn = render_to_string("components/as_at.html", {"as_at": AS_AT})
    assert '<input type="hidden" name="theme" value="1">' in drawn
    assert 'type="date" name="at" value="2015-09-11" max="' in drawn


def test_the_navigation_says_where_we_are_and_what_waits() -> None:
    nav = [
        {"url": "/", "label": "My actions", "current": True, "count": 2},
        {"url": "/plans/", "label": "Plans", "current": False, "count": 0},
    ]
    assert_same_html(
        render_to_string("components/nav.html", {"nav": nav}),
        """<nav class="nav" aria-label="Service"><div class="govuk-width-container"><ul>
        <li><a href="/" aria-current="page">My actions <span class="n">2<span class="vh">
        waiting</span></span></a></li><li><a href="/plans/">Plans</a></li></ul></div></nav>""",
    )


def test_the_pager_keeps_the_filter() -> None:
    context = {"page": Paginator(range(60), 25).page(2), "query": "theme=1", "label": "actions"}
    drawn = render_to_string("components/pager.html", context)
    assert "Showing 26 to 50 of 60 actions" in drawn
    assert 'href="?theme=1&amp;page=1"' in drawn
    assert 'href="?theme=1&amp;page=3"' in drawn


@pytest.mark.parametrize("name", ["400", "403_csrf", "500"])
def test_what_goes_wrong_early_needs_nothing_to_say_so(name: str) -> None:
    assert '<h1 class="h1">' in render_to_string(f"{name}.html")

"""The net that the other tests hang in: a template of ours may print only what it was given."""

from __future__ import annotations

import pytest
from django.core.paginator import Paginator

from tests.support.html import render
from tests.support.strict import UndefinedVariable


@pytest.mark.parametrize(
    "source", ["{{ x }}", "{{ x.y|default:1 }}", "{% load brag %}{% rating x %}"]
)
def test_printing_what_is_not_there_fails(source: str) -> None:
    with pytest.raises(UndefinedVariable, match="prints x"):
        render(source)


def test_the_file_is_named() -> None:
    with pytest.raises(UndefinedVariable, match=r"pager\.html prints label"):
        render('{% include "components/pager.html" %}', page=Paginator([1], 1).page(1))


@pytest.mark.parametrize(
    "source", ["{% if x %}y{% endif %}", "{% for y in x %}{{ y }}{% endfor %}"]
)
def test_asking_whether_it_is_there_does_not(source: str) -> None:
    assert not render(source)

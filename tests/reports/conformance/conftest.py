"""A short paper that has one of everything: pictures, lists, tables, bookmarks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reports.content.build import build_content
from tests.reports import sample
from tests.reports.conftest import rendered


@pytest.fixture(scope="session")
def short_pdf() -> bytes:
    plan = sample.document()
    few = sample.map_actions(plan, {action.key: None for action in plan.actions[3:]})
    return rendered(build_content(replace(sample.source(), document=few)))

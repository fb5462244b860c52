"""``docs/formats.md`` names every field, value, kind of change, severity and column."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from plans import changes, sides
from plans.changes import ACTION_FIELDS, PLAN_FIELDS
from plans.document import ActionState, NoDateReason, OfficerKind, Position
from plans.document_json import action_as_data, as_data, from_json
from plans.formats import WRITTEN
from plans.formats.csv_file import COLUMNS
from plans.formats.reading import Severity
from tests.docs.pages import code, document, rows, section

_LISTED = ("officer", "glossary")


def formats() -> str:
    return document("formats.md")


def sample() -> Any:
    """The example of a plan document."""
    found = re.search(r"^```json\n(.+?)^```$", formats(), re.MULTILINE | re.DOTALL)
    assert found
    return json.loads(found[1])


def kinds() -> set[str]:
    """Every kind of change that ``plans.changes`` can name."""
    source = Path(changes.__file__).read_text()
    plain = set(re.findall(r'Change\(\s*"([a-z ]+)"', source))
    worded = set(re.findall(r'_field_changes\("([a-z ]+)"', source))
    left = {f"action {state}" for state in sides.DEPARTED}
    listed = {f"{kind} {verb}" for kind in _LISTED for verb in ("added", "removed", "changed")}
    plan = {f"plan {field}" for field in PLAN_FIELDS}
    return plain | worded | left | listed | plan | {kind for kind, _ in ACTION_FIELDS}


def test_the_example_is_a_plan_document_with_every_field() -> None:
    data = sample()
    read = as_data(from_json(json.dumps(data)))
    assert _shape(data) == _shape(read)


def _shape(data: Any) -> Any:
    if isinstance(data, dict):
        return {name: _shape(value) for name, value in data.items()}
    return [_shape(value) for value in data] if isinstance(data, list) else None


def test_each_field_of_an_action_has_its_row() -> None:
    document_read = from_json(json.dumps(sample()))
    fields = set(action_as_data(document_read.actions[0]))
    table = rows(section(formats(), "An action"))
    assert {row[0].strip("`") for row in table if row[0].startswith("`")} == fields


def test_each_field_of_a_plan_is_named() -> None:
    assert set(sample()) <= code(section(formats(), "The plan"))


def test_each_value_is_named() -> None:
    values = {*NoDateReason, *ActionState, *OfficerKind, *Position}
    assert values <= code(section(formats(), "PlanDocument as JSON"))


def test_each_kind_of_change_has_its_row_and_no_other() -> None:
    table = rows(section(formats(), "Changes"))
    named = {kind for row in table for kind in re.findall(r"`([^`]+)`", row[0])}
    assert named == kinds()


def test_each_field_that_changes_is_named() -> None:
    assert {field for _, field in ACTION_FIELDS} <= code(section(formats(), "Changes"))


def test_each_severity_has_its_row() -> None:
    table = rows(section(formats(), "Problems"))
    assert {row[0].strip("`") for row in table if row[0].startswith("`")} == set(Severity)


def test_each_column_is_named_in_its_order() -> None:
    assert ", ".join(COLUMNS) in formats()


def test_what_is_written_is_said() -> None:
    said = formats().split("\n## ", 1)[0].replace(" ", "").lower()
    assert all(name in said for name in WRITTEN)

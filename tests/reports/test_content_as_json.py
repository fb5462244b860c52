"""A pack's content goes to JSON and comes back as it was."""

from __future__ import annotations

import json

import pytest

from reports.content.content_json import content_digest, read, write
from reports.content.shape import PackContent


@pytest.mark.parametrize("kind", ["quarterly", "scrutiny"])
def test_it_comes_back_the_same(kind: str, request: pytest.FixtureRequest) -> None:
    content: PackContent = request.getfixturevalue(kind)
    assert read(write(content)) == content
    assert write(read(write(content))) == write(content)


def test_each_value_names_its_kind(quarterly: PackContent) -> None:
    data = json.loads(write(quarterly))
    assert data["is"] == "PackContent"
    assert {block["is"] for part in data["parts"] for block in part["blocks"]} >= {"Table", "Key"}


def test_what_a_later_shape_adds_takes_its_default(quarterly: PackContent) -> None:
    data = json.loads(write(quarterly))
    del data["parts"][0]["wide"]
    assert read(json.dumps(data)).parts[0].wide is False


def test_a_kind_that_no_shape_knows_is_refused() -> None:
    with pytest.raises(KeyError):
        read('{"is": "Script"}')


def test_another_word_has_another_digest(quarterly: PackContent) -> None:
    text = write(quarterly)
    assert content_digest(text) == content_digest(write(quarterly))
    assert content_digest(text) != content_digest(text.replace("Prevent", "Protect", 1))

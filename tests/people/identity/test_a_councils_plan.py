"""In a real plan and the papers around it no child can be told: nothing is found."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from people.identity import findings


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)


def test_nothing_is_found(shared_data: Path) -> None:
    files = sorted((shared_data / "truth").glob("*.json"))
    texts = [text for path in files for text in _texts(json.loads(path.read_text("utf-8")))]
    assert len(texts) > 1000
    assert [each.rule for text in texts for each in findings(text)] == []

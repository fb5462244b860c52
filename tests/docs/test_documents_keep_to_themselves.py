"""No document names a folder of somebody's machine, a registry, or an address that is not ours."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.docs.pages import every_document
from tests.support.machine import ROOT

# Written so that none of these finds itself.
_MACHINE = re.compile(r"/wor[k]/|/tm[p]/|/roo[t]\b|/hom[e]/|/User[s]/|[A-Z]:\\\\")
_REGISTRY = re.compile(r"py[p]i\.|python[h]osted|npm[j]s|deb[i]an\.org|git[h]ub\.com")
_ADDRESS = re.compile(r"https?://([\w.:-]*\w)")
_ALLOWED = re.compile(r"127\.0\.0\.1(:\d+)?|([a-z]+\.)*example(\.org)?")
_MAIL = re.compile(r"[\w.]+@([\w.-]+\w)")

_INVENTED = re.compile(r"\bexample(\.org)?$|^(127\.0\.0\.1|host|database)$")


@pytest.mark.parametrize("path", every_document(), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_document_keeps_to_itself(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not _MACHINE.findall(text)
    assert not _REGISTRY.findall(text)
    assert [host for host in _ADDRESS.findall(text) if not _ALLOWED.fullmatch(host)] == []


def test_mail_addresses_are_invented() -> None:
    for path in every_document():
        hosts = _MAIL.findall(path.read_text(encoding="utf-8"))
        assert all(_INVENTED.search(host) for host in hosts)


def test_pictures_are_small() -> None:
    pictures = list((ROOT / "docs" / "pictures").glob("*.png"))
    assert pictures
    assert all(picture.stat().st_size < 200_000 for picture in pictures)

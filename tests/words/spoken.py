"""What the service says: the sentences of its templates and of its Python, letters and errors too.

What is put in only once it runs (a name, a number) is read as one short word.
"""

from __future__ import annotations

import ast
import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.support.machine import ROOT

ROOMS = ("people", "plans", "actions", "governance", "reports", "config")
_NO_WORDS_OF_OURS = (
    "config/demo", "config/sample", "migrations", "formats/", "doubts/naming", "triggers.py",
    "people/backup", "people/calendars/ical.py", "people/checks.py", "conformance/marks.py",
    "config/settings.py", "config/sqlite3", "config/migrating.py", "config/schema.py",
    "people/identity/people.py",
    "people/one_instant.py", "people/replica.py", "people/turns.py",
)  # fmt: skip
"""What the demonstration's agencies write, names by which texts and files are read, and what is
said to a database or a calendar."""
_PUT_IN = "it"
_FEWEST = 3
"""Words of what is a sentence, and no name of a thing."""

_COMMENT = re.compile(r"{#.*?#}|{% comment %}.*?{% endcomment %}|<!--.*?-->", re.DOTALL)
_VALUE = re.compile(r"{{.*?}}", re.DOTALL)
_CODE = re.compile(r"<(script|style|svg)\b.*?</\1>", re.DOTALL)
_WITHIN = re.compile(r"</?(?:a|b|i|em|strong|span|code|time|abbr|mark|small)\b[^>]*>")
_APART = re.compile(r"<[^>]*>|{%\s*(?:el|end)?(?:if|for|else|block|with)\b.*?%}", re.DOTALL)
_REST = re.compile(r"{%.*?%}", re.DOTALL)
_END = re.compile(r"(?<=[.?!])[”’)]?\s+|\n\s*\n|\x00")
_AFTER_A_STOP = re.compile(rf"(?<=[a-z])\.{_PUT_IN}\b")
_WORD = re.compile(r"[A-Za-zÀ-ž][A-Za-zÀ-ž’'-]*")


@dataclass(frozen=True)
class Sentence:
    where: str
    text: str

    @property
    def words(self) -> list[str]:
        return _WORD.findall(self.text)


def sentences() -> list[Sentence]:
    """Every sentence of the service, of at least a few words."""
    found = [*_of_templates(), *_of_python()]
    return [each for each in found if len(each.words) >= _FEWEST]


def _of_templates() -> Iterator[Sentence]:
    folder = ROOT / "templates"
    given_by_nginx = (ROOT / "deploy").glob("*.html")
    for path in sorted((*folder.rglob("*.html"), *folder.rglob("*.txt"), *given_by_nginx)):
        where = path.relative_to(ROOT).as_posix()
        yield from (Sentence(where, text) for text in split(_words_of(path.read_text())))


def _words_of(template: str) -> str:
    """The words between the tags; what stands in blocks of its own is a text of its own."""
    text = _CODE.sub("\0", _COMMENT.sub("", template))
    text = _VALUE.sub(_PUT_IN, _WITHIN.sub("", text))
    return html.unescape(_REST.sub("", _APART.sub("\0", text)))


def split(text: str) -> list[str]:
    """A text in its sentences."""
    return [" ".join(part.split()) for part in _END.split(text) if part and part.strip()]


def _of_python() -> Iterator[Sentence]:
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            where = path.relative_to(ROOT).as_posix()
            if not any(part in where for part in _NO_WORDS_OF_OURS):
                yield from _of_module(path, where)


def _of_module(path: Path, where: str) -> Iterator[Sentence]:
    tree = ast.parse(path.read_text())
    silent = {id(each) for node in ast.walk(tree) for each in _unsaid(node)}
    for node in ast.walk(tree):
        text = "" if id(node) in silent else _text_of(node)
        if text[:1].isupper() and " " in text:
            yield from (Sentence(where, each) for each in split(_WITHIN.sub("", text)))


def _unsaid(node: ast.AST) -> list[ast.AST]:
    """Docstrings, and the parts of a text that is put together."""
    if isinstance(node, ast.Expr):
        return [node.value]
    return list(ast.walk(node))[1:] if isinstance(node, ast.JoinedStr) else []


def _text_of(node: ast.AST) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return _AFTER_A_STOP.sub(f". {_PUT_IN}", "".join(map(_part, node.values)))
    return ""


def _part(node: ast.expr) -> str:
    return _text_of(node) if isinstance(node, ast.Constant) else _PUT_IN

"""What fails a test though nothing it asserted was wrong: logged errors, undefined variables."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from typing import Any, Self

import pytest
from django.template import engines
from django.template.base import Node


class UndefinedVariable(AssertionError):
    """A template of ours printed something that it was not given."""


class Undefined(str):
    """Stands as ``string_if_invalid``: Django formats it with the variable that it could not find.

    Only ``{{ … }}`` and arguments of tags come here; ``{% if x %}`` and ``{% for … in x %}`` may
    ask for what is not there. Templates of installed packages keep Django's silence.
    """

    __slots__ = ()

    def __new__(cls) -> Self:
        return super().__new__(cls, "%s")

    def __mod__(self, variable: Any) -> str:
        return _refuse(str(variable), sys._getframe(1))

    def __html__(self) -> str:
        # Printed as it is: a method that failed silently or needs arguments.
        return _refuse("a call that failed", sys._getframe(1))


def _refuse(what: str, frame: Any) -> str:
    template = _template_of(frame)
    if "site-packages" in template:
        return ""
    raise UndefinedVariable(f"{template} prints {what}, which it was not given")


def _template_of(frame: Any) -> str:
    """The file whose tag is being rendered, found from the call that asked for the variable."""
    while frame is not None:
        node = frame.f_locals.get("self")
        if isinstance(node, Node) and node.origin is not None:
            return str(node.origin)
        frame = frame.f_back
    return "A template"


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


def _roots() -> list[logging.Logger]:
    """The loggers that hear everything: the root, and those that keep their records from it."""
    known = logging.Logger.manager.loggerDict.values()
    deaf = [x for x in known if isinstance(x, logging.Logger) and not x.propagate]
    return [logging.getLogger(), *deaf]


@pytest.fixture
def logged_errors(_collector: _Collector) -> list[logging.LogRecord]:
    """The errors logged so far. A test that asks for them may log some; others fail on one."""
    return _collector.records


@pytest.fixture(autouse=True)
def _collector(request: pytest.FixtureRequest) -> Iterator[_Collector]:
    collector = _Collector()
    roots = _roots()
    for logger in roots:
        logger.addHandler(collector)
    yield collector
    for logger in roots:
        logger.removeHandler(collector)
    if collector.records and "logged_errors" not in request.fixturenames:
        lines = "\n".join(f"{x.name}: {x.getMessage()}" for x in collector.records)
        pytest.fail(f"An error was logged:\n{lines}", pytrace=False)


@pytest.fixture(autouse=True, scope="session")
def _undefined_variables_fail() -> Iterator[None]:
    engine = engines["django"].engine  # type: ignore[attr-defined]  # the stubs know only what all engines have
    engine.string_if_invalid = Undefined()
    yield
    engine.string_if_invalid = ""

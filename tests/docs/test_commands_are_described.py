"""``docs/commands.md`` has a heading for every command of ours, with every option, and no other."""

from __future__ import annotations

from functools import cache

import pytest
from django.core.management import get_commands, load_command_class
from django.core.management.base import BaseCommand

from tests.docs.pages import code, document, headings, section

_OURS = {"config", "reports", "governance", "actions", "plans", "people"}


@cache
def commands() -> list[str]:
    return sorted(name for name, app in get_commands().items() if app in _OURS)


def options(name: str) -> set[str]:
    """The long options of a command that are its own."""
    command = load_command_class(get_commands()[name], name)
    common = _long(BaseCommand())
    return _long(command) - common | ({"--version"} if _takes_a_version(command) else set())


def _long(command: BaseCommand) -> set[str]:
    actions = command.create_parser("manage.py", "x")._actions
    return {o for action in actions for o in action.option_strings if o.startswith("--")}


def _takes_a_version(command: BaseCommand) -> bool:
    """Django has an option of that name too, which a command may make its own."""
    actions = command.create_parser("manage.py", "x")._actions
    return any("--version" in a.option_strings and a.nargs is None for a in actions)


def test_each_command_has_its_heading_and_no_other() -> None:
    assert sorted(headings(document("commands.md"), 3)) == commands()


@pytest.mark.parametrize("name", commands())
def test_each_option_is_named(name: str) -> None:
    said = section(document("commands.md"), name)
    missing = {option for option in options(name) if option not in said}
    if "--as" in missing and "--as" in code(document("commands.md")):
        missing.discard("--as")
    assert not missing

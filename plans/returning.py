"""Actions that were withdrawn from the plan and that a file brings back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from plans.document import ActionEntry, PlanDocument
from plans.formats.text import one_line


def returning(
    file: Sequence[ActionEntry], plan: PlanDocument, withdrawn: Iterable[ActionEntry]
) -> Mapping[int, ActionEntry]:
    """The withdrawn action that each of the file's is, by the place of the file's, each once.

    By key; a file's action without a key by its ref and words together. What the plan holds is
    not withdrawn, whatever is passed.
    """
    held = {action.key for action in plan.actions}
    gone = [action for action in withdrawn if action.key not in held]
    by_key = {action.key: action for action in gone}
    by_words = {_words(action): action for action in gone if action.ref}
    found: dict[int, ActionEntry] = {}
    taken: set[str] = set()
    for place, action in enumerate(file):
        one = by_key.get(action.key) if action.key else by_words.get(_words(action))
        if one is not None and one.key not in taken:
            taken.add(one.key)
            found[place] = one
    return found


def _words(action: ActionEntry) -> tuple[str, str]:
    return action.ref, one_line(action.text)

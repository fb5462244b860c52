"""Whether two documents say the same, told without comparing them as the service does."""

from __future__ import annotations

from plans.changes import ACTION_FIELDS, PLAN_FIELDS, version_name
from plans.document import ActionEntry, ObjectiveEntry, PlanDocument, ThemeEntry
from plans.document_json import action_as_data, as_data
from plans.formats.text import one_line
from plans.sides import DEPARTED, Data


def same_content(document: PlanDocument, other: PlanDocument) -> bool:
    """Whether nothing that is compared differs.

    A version once listed is never unlisted: ``document`` may list more of them than ``other``.
    """
    listed = {version_name(v) for v in document.versions}
    unlisted = [v for v in other.versions if version_name(v) not in listed]
    return not unlisted and _content(document) == _content(other)


def _content(document: PlanDocument) -> Data:
    data = as_data(document)
    return {
        **{field: data[field] for field in PLAN_FIELDS},
        "officers": sorted(data["officers"], key=lambda o: tuple(map(str, o.values()))),
        "glossary": sorted(data["glossary"], key=lambda g: (g["term"], g["meaning"])),
        "themes": [_theme_content(t) for t in sorted(document.themes, key=lambda t: t.number)],
    }


def _theme_content(theme: ThemeEntry) -> Data:
    return {
        "number": theme.number,
        "name": theme.name,
        "statement": theme.statement,
        "objectives": [
            {"ref": o.ref, "text": o.text, "actions": [*map(_action_content, _present(o))]}
            for o in theme.objectives
        ],
    }


def _present(objective: ObjectiveEntry) -> list[ActionEntry]:
    return [action for action in objective.actions if action.state not in DEPARTED]


def _action_content(action: ActionEntry) -> Data:
    data = action_as_data(action)
    compared = {field: data[field] for _, field in ACTION_FIELDS}
    return {"key": action.key, **compared, "evidence": one_line(action.evidence)}

"""What an import would do, before it is done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from plans.formats import Problem, Severity


class Change(Protocol):
    """One difference between what is kept and what a file says."""

    @property
    def kind(self) -> str: ...
    @property
    def ref(self) -> str: ...
    @property
    def stays(self) -> bool: ...
    def as_data(self) -> dict[str, Any]: ...


ChangeT_co = TypeVar("ChangeT_co", bound=Change, covariant=True)


@dataclass(frozen=True, slots=True)
class Preview(Generic[ChangeT_co]):
    """What could not be taken from a file as it stands, and what the file would change."""

    problems: tuple[Problem, ...]
    changes: tuple[ChangeT_co, ...]

    @property
    def errors(self) -> list[Problem]:
        """What blocks the import."""
        return self._of(Severity.ERROR)

    @property
    def warnings(self) -> list[Problem]:
        """What needs a yes."""
        return self._of(Severity.WARNING)

    def _of(self, severity: Severity) -> list[Problem]:
        return [problem for problem in self.problems if problem.severity is severity]

    @property
    def made(self) -> list[ChangeT_co]:
        """What would change."""
        return [change for change in self.changes if not change.stays]

    @property
    def stays(self) -> list[ChangeT_co]:
        """What the file does not say, and is kept as it is."""
        return [change for change in self.changes if change.stays]

    def as_data(self) -> dict[str, Any]:
        return {
            "problems": [problem.as_data() for problem in self.problems],
            "changes": [change.as_data() for change in self.changes],
        }

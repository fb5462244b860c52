"""History of what can be edited: django-simple-history on the product's one axis of time.

Each revision carries ``history_date``, which is the moment; ``recorded_at``, when it really came
in; who, and why. It is written only inside a writing, and joins the partnership's chain there.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from simple_history.models import HistoricalRecords

from people.current import current_writing
from people.exempt.current import Shown


class Revision(Shown):
    """What every history table has besides simple-history's own columns."""

    recorded_at = models.DateTimeField()
    instance_type: ClassVar[type[models.Model]]
    """The model of what is edited: set by simple-history."""

    class Meta:
        abstract = True


class Tracked(HistoricalRecords):
    """``history = Tracked()`` on a model: every save and delete leaves a revision in the chain."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("bases", (Revision,))
        options.setdefault("history_id_field", models.BigAutoField())
        super().__init__(**options)  # type: ignore[no-untyped-call]  # simple-history states no types

    def create_historical_record(
        self, instance: models.Model, history_type: str, using: str | None = None
    ) -> None:
        writing = current_writing()
        manager = getattr(instance, self.manager_name)
        tracked = self.fields_included(instance)  # type: ignore[no-untyped-call]  # nor here
        values = {field.attname: getattr(instance, field.attname) for field in tracked}
        revision = manager.model(
            history_date=writing.moment,
            recorded_at=writing.recorded_at,
            history_type=history_type,
            history_user=writing.by,
            history_change_reason=writing.reason,
            **values,
        )
        revision.save(using=using)
        writing.enchain([revision])

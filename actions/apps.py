from django.apps import AppConfig


class ActionsConfig(AppConfig):
    name = "actions"
    verbose_name = "Actions"

    def ready(self) -> None:
        from actions import checks, permissions  # noqa: F401, PLC0415 - they are made known, once models are

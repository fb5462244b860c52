"""The app that knows every other: it wires them once all models are ready."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "config"

    def ready(self) -> None:
        from config.wiring import wire  # noqa: PLC0415 - once all models are

        wire()

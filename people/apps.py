from django.apps import AppConfig
from django.db.models.signals import post_migrate


class PeopleConfig(AppConfig):
    name = "people"
    verbose_name = "People"

    def ready(self) -> None:
        from people import checks, permissions, triggers  # noqa: F401, PLC0415 - they are made known, once models are

        post_migrate.connect(triggers.install_after_migrate, sender=self)

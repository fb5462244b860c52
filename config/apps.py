"""Wiring: the entries that each room gives to the navigation."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "config"

    def ready(self) -> None:
        from governance import views as governance  # noqa: PLC0415
        from people.frame import add_section  # noqa: PLC0415
        from people.views import officers  # noqa: PLC0415
        from reports import views as reports  # noqa: PLC0415

        for section in (officers.section, governance.section, reports.section):
            add_section(section)

"""Wiring: what each room gives to the navigation, and to the check of the record."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "config"

    def ready(self) -> None:
        from actions import verification  # noqa: PLC0415
        from actions.views import carrying  # noqa: PLC0415
        from governance.views import bodies as governance  # noqa: PLC0415
        from people.frame import add_beside_officers, add_section  # noqa: PLC0415
        from people.verification import add_check  # noqa: PLC0415
        from people.views import officers  # noqa: PLC0415
        from reports import views as reports  # noqa: PLC0415

        for section in (officers.section, governance.section, reports.section):
            add_section(section)
        add_beside_officers(carrying.beside_officers)
        for check in (
            verification.versions_as_held,
            verification.plans_as_opened,
            verification.evidence_as_kept,
        ):
            add_check(check)

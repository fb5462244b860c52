"""Wiring: what each room gives to navigation, the check of the record, log and forgetting."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "config"

    def ready(self) -> None:
        from actions import logged as of_actions  # noqa: PLC0415
        from actions import verification  # noqa: PLC0415
        from actions.selectors.calendar import due_dates  # noqa: PLC0415
        from actions.services.saved_filters import forget_own_views  # noqa: PLC0415
        from actions.views import carrying  # noqa: PLC0415
        from actions.views.panels import ON_ACTION, ON_MY_WORK, ON_PLAN  # noqa: PLC0415
        from config import duties  # noqa: PLC0415
        from config import logged as of_config  # noqa: PLC0415
        from governance import logged as of_governance  # noqa: PLC0415
        from governance.selectors.calendar import meetings_of  # noqa: PLC0415
        from governance.services import digests  # noqa: PLC0415
        from governance.views import (  # noqa: PLC0415
            asked,
            delivered,
            followed,
            hearing,
            notice,
        )
        from governance.views import bodies as governance  # noqa: PLC0415
        from governance.views.panels import ON_MEETING  # noqa: PLC0415
        from people import logged as of_people  # noqa: PLC0415
        from people import ticking  # noqa: PLC0415
        from people.access_log.addresses import add_addresses  # noqa: PLC0415
        from people.calendars.sources import add_source  # noqa: PLC0415
        from people.forgetting import add_forgetter  # noqa: PLC0415
        from people.frame import add_beside_officers, add_section  # noqa: PLC0415
        from people.jobs import add_job  # noqa: PLC0415
        from people.letters.kinds import add_kind  # noqa: PLC0415
        from people.verification import add_check  # noqa: PLC0415
        from people.views import officers  # noqa: PLC0415
        from reports import logged as of_reports  # noqa: PLC0415
        from reports import verification as of_packs  # noqa: PLC0415
        from reports.views import minutes, packs  # noqa: PLC0415

        for section in (officers.section, governance.section, packs.section):
            add_section(section)
        ON_PLAN.add(hearing.panel)
        ON_ACTION.add(asked.on_action)
        ON_ACTION.add(delivered.recommendations_delivered)
        ON_PLAN.add(asked.on_plan)
        ON_MY_WORK.add(followed.on_my_work)
        for panel in (
            notice.on_coming_meeting,
            notice.on_meeting_to_enter,
            minutes.on_meeting,
        ):
            ON_MEETING.add(panel)
        add_forgetter(forget_own_views)
        add_beside_officers(carrying.beside_officers)
        for room in (of_config, of_people, of_actions, of_governance, of_reports):
            add_addresses(room.ADDRESSES)
        for check in (
            verification.versions_as_held,
            verification.plans_as_opened,
            verification.evidence_as_kept,
            verification.erasures_of_versions,
            of_packs.packs_as_published,
        ):
            add_check(check)
        for source in (due_dates, meetings_of):
            add_source(source)
        add_kind(digests.BEFORE_A_MEETING)
        duties.wire()
        # Letters leave after every job that may post one.
        letters = (ticking.LETTERS, ticking.OLD_LETTERS, ticking.OLD_ACCESS_ENTRIES)
        for job in (digests.DIGESTS, *letters):
            add_job(job)

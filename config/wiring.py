"""What each room gives to the named places of those below; imported once all models are ready."""

from actions import exempt as of_actions_exempt
from actions import held as of_actions_held
from actions import logged as of_actions
from actions import ticking as of_actions_by_the_clock
from actions import verification
from actions.selectors.calendar import due_dates
from actions.selectors.queue import BESIDE_THE_QUEUE
from actions.services.saved_filters import forget_own_views
from actions.views import carrying, leaving, mine
from actions.views.panels import ON_ACTION, ON_MY_WORK, ON_PLAN, ON_QUEUE
from config import logged as of_config
from governance import exempt as of_governance_exempt
from governance import held as of_governance_held
from governance import logged as of_governance
from governance import ticking as of_rounds
from governance.selectors.calendar import meetings_of
from governance.services import digests, notices, round_steps
from governance.views import asked, bodies, delivered, followed, hearing, notice, round_panels
from governance.views.panels import ON_MEETING
from people import held as of_people_held
from people import logged as of_people
from people import ticking
from people.access_log.addresses import add_addresses
from people.calendars.sources import add_source
from people.exempt.subjects import add_subjects, add_texts
from people.forgetting import add_forgetter
from people.frame import (
    ABOVE_OFFICERS,
    BEFORE_SECTIONS,
    BESIDE_OFFICERS,
    ON_OFFICER,
    SECTIONS,
    STILL_TOLD,
)
from people.held import add_tables
from people.jobs import add_job
from people.letters.kinds import add_kind
from people.plan_titles import PLAN_TITLES
from people.verification import add_check
from people.views import officers
from plans import held as of_plans_held
from plans.selectors import titles_in
from reports import exempt as of_reports_exempt
from reports import held as of_packs_held
from reports import logged as of_reports
from reports import ticking as of_reports_by_the_clock
from reports import verification as of_packs
from reports.selectors.waiting import number_of_packs_waiting
from reports.services.notices import PACK_WAITS
from reports.views import minutes, packs, waiting, withholding


def wire() -> None:
    _pages()
    _panels()
    _record()
    _exempt()
    _letters()
    _clock()


def _pages() -> None:
    BEFORE_SECTIONS.add(mine.entries)
    for section in (officers.section, bodies.section, packs.section):
        SECTIONS.add(section)
    for room in (of_config, of_people, of_actions, of_governance, of_reports):
        add_addresses(room.ADDRESSES)


def _panels() -> None:
    for on_action in (asked.on_action, delivered.recommendations_delivered):
        ON_ACTION.add(on_action)
    for on_plan in (round_panels.on_plan, hearing.panel, asked.on_plan):
        ON_PLAN.add(on_plan)
    ON_QUEUE.add(waiting.on_queue)
    BESIDE_THE_QUEUE.add(number_of_packs_waiting)
    for on_my_work in (waiting.on_my_work, round_panels.on_my_work, followed.on_my_work):
        ON_MY_WORK.add(on_my_work)
    for on_meeting in (notice.on_coming_meeting, notice.on_meeting_to_enter, minutes.on_meeting):
        ON_MEETING.add(on_meeting)
    PLAN_TITLES.add(titles_in)
    BESIDE_OFFICERS.add(carrying.beside_officers)
    ABOVE_OFFICERS.add(leaving.beside_officers)
    ON_OFFICER.add(leaving.offers_on_officer)


def _record() -> None:
    add_forgetter(forget_own_views)
    for room in (of_people_held, of_plans_held, of_actions_held, of_governance_held, of_packs_held):
        add_tables(room.TABLES)
    for check in (
        verification.versions_as_held,
        verification.plans_as_opened,
        verification.evidence_as_kept,
        verification.erasures_of_versions,
        of_packs.packs_as_published,
    ):
        add_check(check)


def _exempt() -> None:
    for room in (of_actions_exempt, of_governance_exempt, of_reports_exempt):
        add_subjects(room.SUBJECTS)
        add_texts(room.TEXTS)
    STILL_TOLD.add(withholding.in_published_packs)


def _letters() -> None:
    for kind in (digests.BEFORE_A_MEETING, *round_steps.KINDS.values(), *notices.KINDS, PACK_WAITS):
        add_kind(kind)
    for source in (due_dates, meetings_of):
        add_source(source)


def _clock() -> None:
    """Letters leave after every job that may post one."""
    for job in (
        of_actions_by_the_clock.LEAVING,
        of_rounds.EXCLUSIONS,
        of_rounds.ROUNDS,
        of_rounds.NOTICES,
        digests.DIGESTS,
        of_reports_by_the_clock.PACKS_THAT_WAIT,
        ticking.LETTERS,
        ticking.OLD_LETTERS,
        ticking.OLD_SESSIONS,
        ticking.OLD_ACCESS_ENTRIES,
        of_actions_by_the_clock.UNNAMED_EVIDENCE,
        of_reports_by_the_clock.UNNAMED_FILES,
    ):
        add_job(job)

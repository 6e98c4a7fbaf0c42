"""What is done again and again, whether or not somebody asks for it."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from django.utils.module_loading import import_string

from personalverktyget.adapters.log_service import store_log
from personalverktyget.base.actors import SystemActor
from personalverktyget.base.clock import now, today
from personalverktyget.domain.access_log.guards import ensure_partitions
from personalverktyget.domain.access_log.services.remove_months import remove_months
from personalverktyget.domain.access_log.services.renew_keys import renew_keys
from personalverktyget.domain.access_log.services.seal_log import seal_log
from personalverktyget.domain.attachments.services import clear_strays
from personalverktyget.domain.case_types.selectors import review_reminders
from personalverktyget.domain.case_types.services import publish_planned
from personalverktyget.domain.cases import selectors as cases
from personalverktyget.domain.cases.services import clear_unsent_answers, clear_unsent_files, release_cases
from personalverktyget.domain.contact_cards.services import publish_cards
from personalverktyget.domain.log_export.services import send_log
from personalverktyget.domain.log_review.services import begin_scheduled_reviews
from personalverktyget.domain.message_templates.selectors import template_reminders
from personalverktyget.domain.notifications.kinds import OfficeMailKind
from personalverktyget.domain.notifications.services import mail_office
from personalverktyget.domain.outreach.selectors import addressees_to_refresh, children_to_refresh
from personalverktyget.domain.outreach.services import (
    deliver_due,
    deliver_trials,
    follow_up_due,
    forget_lists,
    make_letters,
    prepare_due,
)
from personalverktyget.domain.people.registers import population_register
from personalverktyget.domain.people.services import refresh_residents

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Scheduled:
    """A piece of work and its times: minute, hour, day, month, weekday and, last, second."""

    name: str
    times: str
    work: Callable[[], object]


def _ensure_partitions() -> None:
    ensure_partitions(today())


def _renew_keys() -> None:
    renew_keys(SystemActor("renew_keys"))


def _remove_months() -> None:
    remove_months(SystemActor("remove_months"))


def _copy_heads() -> None:
    if settings.COPY_OF_HEADS:
        import_string(f"{settings.COPY_OF_HEADS}.copy_heads")(settings.PUBLISHED_HEADS_DIR)


def _send_log() -> None:
    if not settings.LOG_SERVICE_URL:
        return
    report = send_log(SystemActor("send_log"), store_log)
    if report.trouble:
        logger.warning("The log service was not told of everything: %s", report.trouble)
    if report.refused:
        logger.error("The log service refused %d entries (log_export_logdelivery, state refused).", report.refused)


def _release_cases() -> None:
    release_cases(SystemActor("release_cases"))


def _deliver_due() -> None:
    deliver_due(SystemActor("deliver_due"))
    deliver_trials(SystemActor("deliver_due"))


def _follow_up_due() -> None:
    follow_up_due(SystemActor("follow_up_due"))


def _prepare_due() -> None:
    prepare_due(SystemActor("prepare_due"))


def _forget_lists() -> None:
    forget_lists(SystemActor("forget_lists"))


def _make_letters() -> None:
    make_letters(SystemActor("make_letters"))


def _publish_planned() -> None:
    publish_planned(SystemActor("publish_planned"))


def _remind_of_reviews() -> None:
    """Each is queued once: what was queued before is left alone."""
    actor, kinds = SystemActor("remind_of_reviews"), OfficeMailKind
    for reminders, first, still in (
        (review_reminders(actor, today()), kinds.REVIEW_DUE, kinds.REVIEW_STILL_DUE),
        (template_reminders(actor, today()), kinds.TEMPLATE_REVIEW_DUE, kinds.TEMPLATE_REVIEW_STILL_DUE),
    ):
        for one in reminders:
            mail_office(
                first if one.is_first else still,
                one.about,
                address=one.address,
                case_type_name=one.case_type_name,
                unit_name=one.unit_name,
            )


# Residents asked about at a time, and how many times in a row: together less than the round's five minutes.
_ASKED_AT_ONCE, _ROUNDS = 100, 20
_STALE = timedelta(hours=1)


def _refresh_residents() -> None:
    """Whoever waits for something here is as the register had her an hour ago at the most (S-02)."""
    actor = SystemActor("refresh_residents")
    for _round in range(_ROUNDS):
        before = now() - _STALE
        stale = cases.residents_to_refresh(actor, before=before, at_most=_ASKED_AT_ONCE)
        stale = stale or children_to_refresh(actor, before=before, at_most=_ASKED_AT_ONCE)
        stale = stale or addressees_to_refresh(actor, before=before, at_most=_ASKED_AT_ONCE)
        if not stale:
            return
        refresh_residents(actor, population_register(), stale)


def _clear_unsent_files() -> None:
    clear_unsent_files(SystemActor("clear_unsent_files"))
    clear_unsent_answers(SystemActor("clear_unsent_files"))


def _begin_log_reviews() -> None:
    """Every morning: what a night missed comes the next, and what is begun already is left alone."""
    begin_scheduled_reviews(SystemActor("begin_log_reviews"), today())


def _forget_failed_rounds() -> None:
    """A round that failed has been told in the log and has had its successors; nobody needs it in the queue."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs WHERE status = 'failed' AND task_name LIKE 'schedule.%%'", [])


SCHEDULE = (
    Scheduled("schedule.seal_log", "* * * * * */10", seal_log),
    Scheduled("schedule.release_cases", "* * * * *", _release_cases),
    Scheduled("schedule.publish_planned", "* * * * *", _publish_planned),
    Scheduled("schedule.prepare_due", "* * * * * */5", _prepare_due),
    Scheduled("schedule.deliver_due", "* * * * * */5", _deliver_due),
    Scheduled("schedule.follow_up_due", "* * * * *", _follow_up_due),
    Scheduled("schedule.make_letters", "* * * * *", _make_letters),
    Scheduled("schedule.refresh_residents", "*/5 * * * *", _refresh_residents),
    Scheduled("schedule.publish_cards", "* * * * * */10", publish_cards),
    Scheduled("schedule.ensure_partitions", "20 3 * * *", _ensure_partitions),
    Scheduled("schedule.copy_heads", "*/10 * * * *", _copy_heads),
    Scheduled("schedule.send_log", "* * * * *", _send_log),
    Scheduled("schedule.remove_months", "25 3 * * *", _remove_months),
    Scheduled("schedule.clear_expired_sessions", "40 * * * *", SessionStore.clear_expired),
    Scheduled("schedule.clear_unsent_files", "0 4 * * *", _clear_unsent_files),
    Scheduled("schedule.clear_stray_files", "10 4 * * *", clear_strays),
    Scheduled("schedule.forget_lists", "20 4 * * *", _forget_lists),
    Scheduled("schedule.renew_keys", "30 4 * * *", _renew_keys),
    Scheduled("schedule.begin_log_reviews", "20 4 * * *", _begin_log_reviews),
    Scheduled("schedule.remind_of_reviews", "0 7 * * *", _remind_of_reviews),
    Scheduled("schedule.forget_failed_rounds", "50 * * * *", _forget_failed_rounds),
)

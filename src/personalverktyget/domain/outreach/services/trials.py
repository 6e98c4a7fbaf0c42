"""A test to oneself before a dispatch is let go: asked for, delivered by the worker, told by mail, opened (ADR 38)."""

import logging
from contextlib import suppress
from typing import Any, NamedTuple
from uuid import UUID, uuid4

from django.utils.translation import gettext as _

from personalverktyget.base.actors import AdministratorActor, SystemActor
from personalverktyget.base.clock import now
from personalverktyget.base.errors import InvalidInput, NotFound
from personalverktyget.domain.access_log.rounds import on_its_own
from personalverktyget.domain.access_log.unit_of_work import UnitOfWork, unit_of_work
from personalverktyget.domain.attachments.frozen import first_fault
from personalverktyget.domain.attachments.stores import StoreUnavailable
from personalverktyget.domain.cases.texts import required_text
from personalverktyget.domain.outreach import scopes
from personalverktyget.domain.outreach.events.trials import TrialAsked, TrialDelivered, TrialHalted, TrialOpened
from personalverktyget.domain.outreach.files import files_of
from personalverktyget.domain.outreach.freezing import signature_for, texts_of
from personalverktyget.domain.outreach.listing import chosen
from personalverktyget.domain.outreach.models import Dispatch, ListedRow, TrialMessage
from personalverktyget.domain.outreach.requests import TellTrier
from personalverktyget.domain.outreach.senders import Sender, template_of
from personalverktyget.domain.outreach.services.write_message import LONGEST_BODY, LONGEST_SUBJECT
from personalverktyget.domain.outreach.trials import digest_of
from personalverktyget.domain.people.models import StaffMember

# More than anybody needs to see a message right; whoever sends more has set something going by mistake.
MOST = 20
logger = logging.getLogger(__name__)


class _Gone(Exception):
    """Another worker was quicker, or it was thrown away with its dispatch: nothing is done."""


class TrialNotice(NamedTuple):
    """Where a test is told of, and of which dispatch it is."""

    address: str
    dispatch: UUID
    is_of_region: bool


def send_trial(actor: Sender, dispatch_id: UUID, *, seen_version: int, position: int | None = None) -> UUID:
    """Send it to oneself, filled in as for the row of the list at ``position``, or the first. Returns the test's id.

    Raises ``InvalidInput`` where it has no text, no such row, or was tested too often.
    """
    with unit_of_work(actor) as work:
        dispatch = scopes.lock_prepared(actor, dispatch_id, seen_version)
        if dispatch.is_single:
            raise NotFound
        if TrialMessage.objects.filter(dispatch=dispatch).count() >= MOST:
            raise InvalidInput(_("Du har redan skickat %(max)s test av det här meddelandet.") % {"max": MOST}, None)
        row = None if isinstance(actor, AdministratorActor) else _row(dispatch, position)
        trial = _frozen(actor, dispatch, row)
        trial.save(force_insert=True)
        work.record(TrialAsked(trial=trial.id, dispatch=dispatch.id, resident=trial.resident_id, unit=dispatch.unit_id))
        return trial.id


def deliver_trials(worker: SystemActor) -> int:
    """Deliver those that wait, each in a work of its own. Returns how many came. Called by the worker."""
    waiting = TrialMessage.objects.filter(delivered_at=None, halted_at=None).order_by("asked_at")
    came = 0
    for trial_id in list(waiting.values_list("id", flat=True)[:100]):
        with on_its_own("deliver_trials", trial_id, may_come=(StoreUnavailable,)), suppress(_Gone):
            came += _deliver(worker, trial_id)
    return came


def open_trial(actor: Sender, trial_id: UUID) -> None:
    """Keep when she first opened it."""
    if not TrialMessage.objects.filter(id=trial_id, staff_id=actor.staff_id, opened_at=None).exists():
        return
    with unit_of_work(actor) as work:
        trial = TrialMessage.objects.select_for_update().select_related("dispatch").get(id=trial_id)
        trial.opened_at = trial.opened_at or now()
        trial.save(update_fields=["opened_at"])
        dispatch = trial.dispatch
        work.record(
            TrialOpened(trial=trial.id, dispatch=dispatch.id, resident=trial.resident_id, unit=dispatch.unit_id)
        )


def notice_of_trial(trial_id: UUID) -> TrialNotice | None:
    """Where who sent it is told that it has come; ``None`` where it is gone, or she has no address."""
    columns = TrialMessage.objects.filter(id=trial_id).values_list("staff__email", "dispatch_id", "dispatch__unit_id")
    address, dispatch, unit = columns.first() or ("", trial_id, None)
    return TrialNotice(address, dispatch, is_of_region=unit is None) if address else None


def _row(dispatch: Dispatch, position: int | None) -> ListedRow | None:
    rows = chosen(dispatch.id).order_by("position")
    if position is None:
        return rows.first()
    row = rows.filter(position=position).first()
    if row is None:
        raise InvalidInput(_("Skriv numret på en rad i listan som får meddelandet."), "position")
    return row


def _frozen(actor: Sender, dispatch: Dispatch, row: ListedRow | None) -> TrialMessage:
    template = template_of(actor, dispatch.template_version.template_id)
    if template.is_general:
        required_text(dispatch.subject, field="subject", max_length=LONGEST_SUBJECT)
        required_text(dispatch.body, field="body", max_length=LONGEST_BODY)
    staff = StaffMember.objects.get(id=actor.staff_id)
    trial = TrialMessage(
        id=uuid4(),
        dispatch=dispatch,
        staff=staff,
        resident_id=row.resident_id if row else None,
        texts=texts_of(dispatch, template, staff).to_json(),
        signature=signature_for(dispatch, staff),
        asked_at=now(),
    )
    trial.digest = digest_of(trial)
    return trial


def _deliver(worker: SystemActor, trial_id: UUID) -> int:
    with unit_of_work(worker) as work:
        rows = TrialMessage.objects.select_for_update(of=("self",)).select_related("dispatch")
        trial = rows.filter(id=trial_id, delivered_at=None, halted_at=None).first()
        if trial is None:
            raise _Gone
        return _settle(work, trial)


def _settle(work: UnitOfWork, trial: TrialMessage) -> int:
    dispatch = trial.dispatch
    about: dict[str, Any] = {"trial": trial.id, "dispatch": dispatch.id, "resident": trial.resident_id}
    if digest_of(trial) != bytes(trial.digest) or first_fault(files_of(dispatch.id)):
        trial.halted_at = now()
        trial.save(update_fields=["halted_at"])
        work.record(TrialHalted(**about, unit=dispatch.unit_id))
        logger.error("The test %s is not as it was sent, and was stopped.", trial.id)
        return 0
    trial.delivered_at = now()
    trial.save(update_fields=["delivered_at"])
    work.record(TrialDelivered(**about, unit=dispatch.unit_id))
    work.enqueue(TellTrier(trial=trial.id))
    return 1

"""Publish what waits when its time has come, if it still may be. Called by the worker, every minute."""

import logging
from typing import Final
from uuid import UUID

from personalverktyget.base.actors import SystemActor
from personalverktyget.base.clock import now
from personalverktyget.base.errors import DomainError
from personalverktyget.domain.access_log.unit_of_work import UnitOfWork, unit_of_work
from personalverktyget.domain.case_types import draft_rows, publication_rows
from personalverktyget.domain.case_types.content import content_from_json
from personalverktyget.domain.case_types.events import CaseTypePublished, PublicationStopped
from personalverktyget.domain.case_types.governance.states import PublicationAction, PublicationState
from personalverktyget.domain.case_types.models import CaseType, CaseTypePublication
from personalverktyget.domain.case_types.publication_checks import obstacle_to
from personalverktyget.domain.case_types.services.publish_draft import (
    new_version,
    offer_at_own_unit,
)

# So many a round; what is left is taken the next minute.
_AT_MOST: Final = 200
logger = logging.getLogger(__name__)


class _SomebodyWasQuicker(Exception):
    """Another worker published it, or somebody moved it or called it off: nothing is done."""


def publish_planned(actor: SystemActor) -> int:
    """Publish all whose time has come; what no longer may be is stopped, and says why. Returns how many were settled.

    One that fails unexpectedly is tried again the next minute, and does not hold up the others.
    """
    due = CaseTypePublication.objects.filter(state=PublicationState.SCHEDULED, publish_at__lte=now())
    settled = 0
    for id_, case_type_id in due.order_by("publish_at").values_list("id", "case_type_id")[:_AT_MOST]:
        try:
            settled += _settle(actor, id_, case_type_id)
        except DomainError:
            logger.exception("The publication %s could not be settled.", id_)
    return settled


def publish_frozen(work: UnitOfWork, case_type: CaseType, row: CaseTypePublication) -> int:
    """Make the frozen content live. A draft that has not been changed since goes; another is now based on it."""
    content = content_from_json(row.content)
    number = new_version(case_type, content, by=row.asked_by_id, approved_by=row.approved_by_id, reason=row.reason)
    draft = draft_rows.locked(case_type)
    if draft is not None and draft.id == row.draft:
        if draft.content == row.content:
            draft_rows.gone(draft)
        else:
            draft.based_on = case_type.current
            draft.save(update_fields=["based_on"])
    offer_at_own_unit(case_type)
    row.number = number
    publication_rows.settle(row, PublicationAction.PUBLISH, by=None)
    work.record(
        CaseTypePublished(
            case_type=case_type.id,
            code=case_type.code,
            version=number,
            deviating_examples=len(row.deviating) or None,
            publication=row.id,
            unit=case_type.unit_id,
        )
    )
    return number


def _settle(actor: SystemActor, publication_id: UUID, case_type_id: UUID) -> bool:
    try:
        with unit_of_work(actor) as work:
            case_type = CaseType.objects.select_for_update(of=("self",)).get(id=case_type_id)
            row = CaseTypePublication.objects.get(id=publication_id)
            if row.state != PublicationState.SCHEDULED or row.publish_at is None or row.publish_at > now():
                raise _SomebodyWasQuicker
            found = obstacle_to(case_type, row)
            if found is None:
                publish_frozen(work, case_type, row)
                return True
            row.obstacle = found
            publication_rows.settle(row, PublicationAction.STOP, by=None)
            work.record(
                PublicationStopped(case_type=case_type.id, publication=row.id, obstacle=found, unit=case_type.unit_id)
            )
    except _SomebodyWasQuicker:
        return False
    return True

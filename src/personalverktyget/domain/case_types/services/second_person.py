"""A second person approves what another prepared, or sends it back. What was approved is what is published."""

from uuid import UUID

from django.utils.translation import gettext as _

from personalverktyget.base.clock import now
from personalverktyget.base.errors import ChangedMeanwhile
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.case_types import publication_rows, scopes
from personalverktyget.domain.case_types.errors import Obstructed, OwnPublication
from personalverktyget.domain.case_types.events import PublicationApproved, PublicationSentBack
from personalverktyget.domain.case_types.governance.states import PublicationAction
from personalverktyget.domain.case_types.models import CaseTypePublication
from personalverktyget.domain.case_types.publication_checks import obstacle_to
from personalverktyget.domain.case_types.required_text import required_text
from personalverktyget.domain.case_types.services.publish_planned import publish_frozen


def approve_publication(
    actor: scopes.Administrator, case_type_id: UUID, *, seen_version: int, seen_fingerprint: str
) -> int | None:
    """Approve exactly what was seen. Returns the version's number, or None where it now waits for its time.

    One that has no time, or whose time passed while it waited, is published at once.
    """
    with unit_of_work(actor) as work:
        case_type = scopes.lock(actor, case_type_id)
        row = publication_rows.waiting(case_type, seen_version)
        _require_another(actor, row)
        if seen_fingerprint != row.fingerprint or publication_rows.content_fingerprint(row.content) != row.fingerprint:
            raise ChangedMeanwhile
        publication_rows.step(row, PublicationAction.APPROVE)
        row.approved_at, row.approved_by_id = now(), actor.staff_id
        is_time = row.publish_at is None or row.publish_at <= now()
        row.publish_at = row.publish_at or now()
        row.save()
        work.record(
            PublicationApproved(
                case_type=case_type.id, publication=row.id, fingerprint=row.fingerprint, unit=case_type.unit_id
            )
        )
        if not is_time:
            return None
        if (found := obstacle_to(case_type, row)) is not None:
            raise Obstructed(found)
        return publish_frozen(work, case_type, row)


def send_back_publication(actor: scopes.Administrator, case_type_id: UUID, *, seen_version: int, reason: str) -> None:
    """Say no, and why. The draft is as it was; who prepared it reads the reason on the case type's page."""
    reason = required_text(reason, "reason", _("Skriv vad som behöver ändras."))
    with unit_of_work(actor) as work:
        case_type = scopes.lock(actor, case_type_id)
        row = publication_rows.waiting(case_type, seen_version)
        _require_another(actor, row)
        publication_rows.settle(row, PublicationAction.SEND_BACK, by=actor.staff_id, remark=reason)
        work.record(PublicationSentBack(case_type=case_type.id, publication=row.id, unit=case_type.unit_id))


def _require_another(actor: scopes.Administrator, row: CaseTypePublication) -> None:
    if row.asked_by_id == actor.staff_id:
        raise OwnPublication

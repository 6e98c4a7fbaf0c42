"""Say why one opens a closed case that one has not handled."""

from uuid import UUID

from django.utils.translation import gettext as _

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.clock import now
from personalverktyget.base.errors import InvalidInput, NotFound
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.cases import scopes
from personalverktyget.domain.cases.closed_cases import OpeningReason
from personalverktyget.domain.cases.events import ClosedCaseOpened
from personalverktyget.domain.cases.models import ClosedCaseOpening


def open_closed_case(actor: StaffActor, case_id: UUID, *, reason: str) -> None:
    """Choose a reason from the list; then the case opens for the rest of the day."""
    case = scopes.visible(actor).filter(id=case_id).first()
    if case is None:
        raise NotFound
    if reason not in set(OpeningReason):
        raise InvalidInput(_("Välj varför du behöver öppna ärendet."), "reason")
    with unit_of_work(actor) as work:
        ClosedCaseOpening(
            case=case,
            unit_id=case.unit_id,
            resident_id=case.resident_id,
            staff_id=actor.staff_id,
            reason=reason,
            at=now(),
        ).save(force_insert=True)
        work.record(
            ClosedCaseOpened(case=case.id, resident=case.resident_id, unit=case.unit_id, reason=OpeningReason(reason))
        )

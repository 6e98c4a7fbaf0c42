"""Say that one has gone through what a local case type says, and that it stands."""

from uuid import UUID

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.clock import now
from personalverktyget.base.errors import ChangedMeanwhile, NotFound
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.case_types import scopes
from personalverktyget.domain.case_types.events import CaseTypeReviewed


def review_case_type(actor: StaffActor, case_type_id: UUID, *, number: int) -> None:
    """The version that was gone through is the one that is live; the next time is a year from now."""
    with unit_of_work(actor) as work:
        case_type = scopes.lock(actor, case_type_id)
        if case_type.current is None or case_type.withdrawn_at is not None:
            raise NotFound
        if case_type.current.number != number:
            raise ChangedMeanwhile
        case_type.reviewed_at, case_type.reviewed_by_id = now(), actor.staff_id
        case_type.save(update_fields=["reviewed_at", "reviewed_by"])
        work.record(CaseTypeReviewed(case_type=case_type.id, unit=actor.unit_id, version=number))

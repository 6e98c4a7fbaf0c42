"""Record a unit's needs-and-risk analysis."""

from uuid import UUID, uuid4

from django.utils.translation import gettext as _

from personalverktyget.base.actors import AdministratorActor, StaffActor
from personalverktyget.base.clock import now
from personalverktyget.base.errors import InvalidInput, NotAllowed
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access import scopes
from personalverktyget.domain.access.events import NeedsAndRiskAnalysisRecorded
from personalverktyget.domain.access.models import NeedsAndRiskAnalysis
from personalverktyget.domain.access_log.unit_of_work import unit_of_work


def record_needs_and_risk_analysis(
    actor: StaffActor | AdministratorActor, unit_id: UUID, *, needs: str, risks: str, measures: str
) -> None:
    """Record why which roles are needed at the unit, what could go wrong, and what is done about it (B-05)."""
    unit = scopes.administered_unit(actor, unit_id)
    if not (actor.may(Permission.MANAGE_UNIT) or actor.may(Permission.ADMINISTER_REGION)):
        raise NotAllowed(Permission.MANAGE_UNIT)
    for field, text in (("needs", needs), ("risks", risks), ("measures", measures)):
        if not text.strip():
            raise InvalidInput(_("Fyll i det här. Skriv ”inga” om det inte finns något."), field)
    with unit_of_work(actor) as work:
        row = NeedsAndRiskAnalysis(
            id=uuid4(),
            unit=unit,
            needs=needs.strip(),
            risks=risks.strip(),
            measures=measures.strip(),
            recorded_at=now(),
            recorded_by_id=actor.staff_id,
        )
        row.save(force_insert=True)
        work.record(NeedsAndRiskAnalysisRecorded(analysis=row.id, unit=unit.id))

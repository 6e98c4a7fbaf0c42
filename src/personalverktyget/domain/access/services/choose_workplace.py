"""Choose the unit to work at."""

from uuid import UUID

from personalverktyget.base.actors import AdministratorActor, SignedInStaff, StaffActor
from personalverktyget.base.errors import NotFound
from personalverktyget.domain.access.events import WorkplaceChosen
from personalverktyget.domain.access.selectors.actors import workplaces
from personalverktyget.domain.access_log.unit_of_work import record_at_once


def choose_workplace(actor: SignedInStaff | StaffActor | AdministratorActor, workplace_id: UUID | None) -> None:
    """Record where the staff member works from now on. Raises ``NotFound`` where she holds no role."""
    if workplace_id not in {place.id for place in workplaces(actor)}:
        raise NotFound
    record_at_once(actor, WorkplaceChosen(staff=actor.staff_id, workplace=workplace_id))

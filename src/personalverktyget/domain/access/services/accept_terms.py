"""Accept the terms of use that hold now."""

from uuid import uuid4

from personalverktyget.base.actors import AdministratorActor, ResidentActor, SignedInStaff, StaffActor
from personalverktyget.base.clock import now
from personalverktyget.domain.access.events import TermsAccepted
from personalverktyget.domain.access.models import TermsAcceptance
from personalverktyget.domain.access.terms import RESIDENT_TERMS, STAFF_TERMS
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.people.services.accounts import open_account


def accept_terms(actor: SignedInStaff | StaffActor | AdministratorActor | ResidentActor) -> None:
    """Record that the actor accepts the terms. Accepting twice is the same as once. A resident thereby has an inbox."""
    if isinstance(actor, ResidentActor):
        who, version, resident = {"resident_id": actor.resident_id}, RESIDENT_TERMS, actor.resident_id
    else:
        who, version, resident = {"staff_id": actor.staff_id}, STAFF_TERMS, None
    with unit_of_work(actor) as work:
        TermsAcceptance.objects.bulk_create(
            [TermsAcceptance(id=uuid4(), version=version, accepted_at=now(), **who)], ignore_conflicts=True
        )
        if resident is not None:
            open_account(work, resident)
        work.record(TermsAccepted(version=version, resident=resident))

"""Begin a review on suspicion: everything about one staff member or one resident, in any interval (K-04)."""

from datetime import date, timedelta
from uuid import UUID, uuid4

from django.utils.translation import gettext as _

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.clock import now, today
from personalverktyget.base.errors import InvalidInput
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.log_review.events import SuspicionBegun
from personalverktyget.domain.log_review.models import LogReview
from personalverktyget.domain.log_review.services.begin_review import REASON_MAX_LENGTH
from personalverktyget.domain.log_review.settings import DAYS_TO_REVIEW
from personalverktyget.domain.log_review.sought import resident_with
from personalverktyget.domain.log_review.states import ReviewKind
from personalverktyget.domain.people.models import StaffMember


def begin_suspicion(
    actor: StaffActor, *, hsa_id: str, number: str, first_day: date, last_day: date, reason: str
) -> UUID:
    """About the staff member with the HSA-id or the resident with the identity number: one of the two."""
    actor.require(Permission.REVIEW_LOG)
    if first_day > last_day:
        raise InvalidInput(_("Den första dagen måste komma före den sista."), "first_day")
    if not reason.strip():
        raise InvalidInput(_("Skriv vad misstanken gäller."), "reason")
    if bool(hsa_id.strip()) == bool(number.strip()):
        raise InvalidInput(_("Fyll i antingen ett HSA-id eller ett personnummer."), "hsa_id")
    staff = _staff(hsa_id) if hsa_id.strip() else None
    resident = resident_with(number) if number.strip() else None
    if staff == actor.staff_id:
        raise InvalidInput(_("Du kan inte granska dig själv. Någon annan måste göra det."), "hsa_id")
    review = LogReview(
        id=uuid4(),
        unit_id=actor.unit_id,
        kind=ReviewKind.SUSPICION,
        first_day=first_day,
        last_day=last_day,
        begun_at=now(),
        begun_by_id=actor.staff_id,
        reason=reason.strip()[:REASON_MAX_LENGTH],
        due_on=today() + timedelta(days=DAYS_TO_REVIEW),
        seed="",
        rules={"weights": {}, "sizes": {}},
        population=0,
        about_staff=staff,
        about_resident=resident,
    )
    with unit_of_work(actor) as work:
        review.save(force_insert=True)
        work.record(
            SuspicionBegun(
                review=review.id,
                unit=actor.unit_id,
                staff=staff,
                resident=resident,
                first_day=first_day.isoformat(),
                last_day=last_day.isoformat(),
            )
        )
    return review.id


def _staff(hsa_id: str) -> UUID:
    tidy = "".join(hsa_id.split()).upper()
    found = StaffMember.objects.filter(hsa_id__iexact=tidy).values_list("id", flat=True).first()
    if found is None:
        raise InvalidInput(_("Ingen med det HSA-id:t har arbetat i verktyget."), "hsa_id")
    return found

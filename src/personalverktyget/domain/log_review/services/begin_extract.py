"""Take out what the log tells of a resident, to hand to her (PDL 8:5, K-05)."""

from datetime import date
from uuid import UUID, uuid4

from django.utils.translation import gettext as _

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.clock import now
from personalverktyget.base.errors import InvalidInput
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.log_review import scopes
from personalverktyget.domain.log_review.events import LogExtractBegun
from personalverktyget.domain.log_review.models import LogExtract
from personalverktyget.domain.log_review.selectors.extract import AT_MOST, entries_of
from personalverktyget.domain.log_review.sought import resident_with


def begin_extract(actor: StaffActor, *, number: str, first_day: date, last_day: date) -> UUID:
    """Of the resident with the identity number, over the units whose log the actor may review."""
    actor.require(Permission.REVIEW_LOG)
    if first_day > last_day:
        raise InvalidInput(_("Den första dagen måste komma före den sista."), "first_day")
    extract = LogExtract(
        id=uuid4(),
        unit_id=actor.unit_id,
        resident_id=resident_with(number),
        units=scopes.reviewed_units(actor),
        first_day=first_day,
        last_day=last_day,
        made_at=now(),
        made_by_id=actor.staff_id,
    )
    if entries_of(extract)[: AT_MOST + 1].count() > AT_MOST:
        raise InvalidInput(_("Det finns för mycket i loggen för så många dagar. Gör flera utdrag."), "first_day")
    with unit_of_work(actor) as work:
        extract.save(force_insert=True)
        work.record(
            LogExtractBegun(
                extract=extract.id,
                unit=extract.unit_id,
                resident=extract.resident_id,
                first_day=first_day.isoformat(),
                last_day=last_day.isoformat(),
                units=len(extract.units),
            )
        )
    return extract.id

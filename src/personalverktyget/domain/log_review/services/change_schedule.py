"""Change how often a unit's log is reviewed."""

from django.utils.translation import gettext as _

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.errors import InvalidInput
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.log_review.events import ReviewScheduleChanged
from personalverktyget.domain.log_review.models import ReviewSchedule
from personalverktyget.domain.log_review.settings import MOST_MONTHS


def change_schedule(actor: StaffActor, *, months: int) -> None:
    """Every so many months, from the next review on. Never more seldom than the ceiling, whoever asks."""
    actor.require(Permission.MANAGE_UNIT)
    if not 1 <= months <= MOST_MONTHS:
        raise InvalidInput(_("Loggen måste kontrolleras minst var tredje månad."), "months")
    with unit_of_work(actor) as work:
        ReviewSchedule.objects.update_or_create(unit_id=actor.unit_id, defaults={"months": months})
        work.record(ReviewScheduleChanged(unit=actor.unit_id, months=months))

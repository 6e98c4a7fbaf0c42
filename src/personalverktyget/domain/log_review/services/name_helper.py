"""Name who judges what a unit's only reviewer did herself."""

from uuid import UUID, uuid4

from django.utils.translation import gettext as _

from personalverktyget.base.actors import AdministratorActor
from personalverktyget.base.clock import now
from personalverktyget.base.errors import InvalidInput, NotFound, NotPossibleNow
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.log_review import scopes
from personalverktyget.domain.log_review.events import HelperNamed
from personalverktyget.domain.log_review.helpers import candidates
from personalverktyget.domain.log_review.models import LogReview, ReviewHelp
from personalverktyget.domain.log_review.requests import TellStaff
from personalverktyget.domain.notifications.kinds import OfficeMailKind


def name_helper(actor: AdministratorActor, review_id: UUID, *, helper: UUID) -> None:
    """Somebody who reviews at another unit of the care provider, or for all of it. Never the one who made them."""
    with unit_of_work(actor) as work:
        review = scopes.followed(actor).filter(id=review_id).select_related("unit").first()
        if review is None:
            raise NotFound
        # Of two who name somebody at the same moment the second waits, and finds what the first did.
        LogReview.objects.select_for_update(of=("self",)).get(id=review_id)
        whose = scopes.without_reviewer().filter(review_id=review_id).values_list("staff_id", flat=True).first()
        if whose is None:
            raise NotPossibleNow(_("Alla poster i kontrollen är bedömda eller kan bedömas av en granskare på enheten."))
        if helper not in {one.staff_id for one in candidates(review.unit, but=whose)}:
            raise InvalidInput(_("Välj en av granskarna i listan."), "helper")
        row = ReviewHelp(
            id=uuid4(), review_id=review_id, for_staff=whose, helper_id=helper, at=now(), by_id=actor.staff_id
        )
        if ReviewHelp.objects.filter(review_id=review_id, for_staff=whose, helper_id=helper).exists():
            raise NotPossibleNow(_("Den granskaren är redan utsedd."))
        row.save(force_insert=True)
        work.record(HelperNamed(review=review.id, unit=review.unit_id, staff=helper, for_staff=whose))
        work.enqueue(
            TellStaff(kind=OfficeMailKind.LOG_HELP_ASKED, about=row.id, staff=helper, unit_name=review.unit.name)
        )

"""The unit's reviews of its log; for a region's administrator, those of its units that are not signed yet."""

from django.http import HttpResponse
from django.urls import reverse

from personalverktyget.base.actors import AdministratorActor, StaffActor
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.log_export.selectors import log_service
from personalverktyget.domain.log_review import selectors
from personalverktyget.domain.log_review.read_models import ReviewSummary
from personalverktyget.domain.log_review.states import ReviewState
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.pages import AdministrationRequest, administration_page, show
from personalverktyget.web.staff.log_review.words import KINDS, SCHEDULES, STATES, TONES, days, standing


@administration_page(Permission.REVIEW_LOG, Permission.MANAGE_UNIT, Permission.ADMINISTER_REGION)
def reviews(request: AdministrationRequest) -> HttpResponse:
    """Which reviews there are and how far they have come. Nothing of residents."""
    actor = request.actor
    at_a_unit = isinstance(actor, StaffActor)
    may_review = at_a_unit and actor.may(Permission.REVIEW_LOG)
    found = selectors.reviews(actor, only_open=not at_a_unit)
    return show(
        request,
        "staff/log_review/reviews.html",
        rows=[_row(one, leads=may_review) for one in found],
        at_a_unit=at_a_unit,
        may_review=may_review,
        to_help=_to_help(actor) if isinstance(actor, StaffActor) and may_review else 0,
        may_manage=at_a_unit and actor.may(Permission.MANAGE_UNIT),
        schedule=str(SCHEDULES[selectors.schedule(actor).months]).lower() if isinstance(actor, StaffActor) else "",
        asked=selectors.count_unanswered(actor) if may_review and isinstance(actor, StaffActor) else 0,
        overdue=sum(one.is_overdue for one in found),
        log_service=log_service(actor) if isinstance(actor, AdministratorActor) else None,
    )


def _row(one: ReviewSummary, *, leads: bool) -> dict[str, object]:
    signed = one.state == ReviewState.SIGNED
    return {
        "without_reviewer": one.without_reviewer,
        "id": one.id,
        "url": reverse("staff:log_review:review", kwargs={"review_id": one.id}) if leads else "",
        "unit": one.unit_name,
        "days": days(one.first_day, one.last_day),
        "kind": KINDS[one.kind],
        "state": STATES[one.state],
        "tone": TONES[one.state],
        "standing": standing(one),
        "is_overdue": one.is_overdue,
        "when": formats.short(one.signed_at) if one.signed_at else formats.date_only(one.due_on),
        "by": one.signed_by,
        "is_signed": signed,
    }


def _to_help(actor: StaffActor) -> int:
    """How many entries wait that the reviewer is named to judge for other units."""
    return sum(one.is_open and not one.verdict for one in selectors.entries_to_help(actor))

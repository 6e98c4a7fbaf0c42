"""What the unit hands out to residents, one by one."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from personalverktyget.base.permissions import Permission
from personalverktyget.domain.admittance import selectors
from personalverktyget.domain.admittance.areas import in_words
from personalverktyget.web.shared.pages import StaffRequest, show, staff_page


@require_GET
@staff_page(Permission.ADMIT_RESIDENTS)
def overview(request: StaffRequest) -> HttpResponse:
    """The case types with a restricted audience, and to how many each has been handed out."""
    audience = selectors.own_audience(request.actor)
    return show(
        request,
        "staff/residents/overview.html",
        offers=selectors.restricted_offers(request.actor),
        is_for_all=audience.is_for_all,
        who_for=[in_words(area) for area in audience.areas],
    )

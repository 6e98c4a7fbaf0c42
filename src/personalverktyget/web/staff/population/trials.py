"""A test of a message to the population, to whoever writes it."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_GET, require_POST

from personalverktyget.base.permissions import Permission
from personalverktyget.web.shared.pages import AdministrationRequest, administration_page
from personalverktyget.web.staff.outreach.trials import sent_to_oneself, shown
from personalverktyget.web.staff.population.pages import administrator

_REVIEW, PAGE = "staff:population:review", "staff:population:trial"


@require_POST
@administration_page(Permission.ADMINISTER_REGION)
def send(request: AdministrationRequest, dispatch_id: UUID) -> HttpResponse:
    """Send it, and go on to where it comes."""
    return sent_to_oneself(request, administrator(request), dispatch_id, review=_REVIEW, page=PAGE)


@require_GET
@administration_page(Permission.ADMINISTER_REGION)
def trial(request: AdministrationRequest, dispatch_id: UUID, trial_id: UUID) -> HttpResponse:
    """The test, as a resident would read it."""
    return shown(request, administrator(request), dispatch_id, trial_id, review=_REVIEW, page=PAGE)

"""How the log is handed on to the log service: how far it has come, what waits, what was refused. Nothing to change."""

from datetime import datetime

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from personalverktyget.base.actors import AdministratorActor
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.log_export import selectors
from personalverktyget.domain.log_export.selectors.log_service import MOST_COUNTED
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.pages import AdministrationRequest, administration_page, show


@require_GET
@administration_page(Permission.ADMINISTER_REGION)
def log_service(request: AdministrationRequest) -> HttpResponse:
    """For the region's administrator, who can ask whoever runs the program to mend what is wrong."""
    actor = request.actor
    assert isinstance(actor, AdministratorActor)  # Only administrators above the unit hold the permission.
    found = selectors.log_service(actor)
    return show(
        request,
        "staff/log_review/log_service.html",
        service=found,
        waiting=formats.number(min(found.waiting, MOST_COUNTED)),
        waits_for_more=found.waiting > MOST_COUNTED,
        waiting_since=_moment(found.waiting_since),
        has_all_to=_moment(found.has_all_to),
        last_taken=_moment(found.last_taken_at),
        last_refused=_moment(found.last_refused_at),
    )


def _moment(at: datetime | None) -> str:
    return formats.moment(at) if at else ""

"""What the region has sent to its population, and what waits for approval."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.outreach import selectors
from personalverktyget.domain.outreach.read_models import DispatchRow
from personalverktyget.domain.outreach.states import DispatchState
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.pages import AdministrationRequest, administration_page, show
from personalverktyget.web.staff.outreach.many_words import read_by, to_whom
from personalverktyget.web.staff.outreach.words import outcome_of
from personalverktyget.web.staff.population.pages import administrator

_ROUTES = {DispatchState.PREPARING: "review", DispatchState.CHECKING: "recipients"}


@require_GET
@administration_page(Permission.ADMINISTER_REGION, Permission.ADMINISTER_NATION)
def dispatches(request: AdministrationRequest) -> HttpResponse:
    """The latest first; the nation sees what waits for it, and what it has approved."""
    actor = administrator(request)
    found = disclose(actor, selectors.population_dispatches(actor))
    return show(
        request,
        "staff/population/list.html",
        rows=[_row(row) for row in found.rows],
        may_write=actor.may(Permission.ADMINISTER_REGION),
    )


def _row(row: DispatchRow) -> dict[str, Any]:
    tone, words = outcome_of(row)
    return {
        "subject": row.subject,
        "url": reverse(f"staff:population:{_ROUTES.get(row.state, 'sent')}", kwargs={"dispatch_id": row.id}),
        "to": to_whom(row),
        "read": read_by(row),
        "tone": tone,
        "words": words,
        "when": formats.moment(row.at),
        "iso": row.at.isoformat(),
        "by": row.sent_by,
    }

"""Asking once more before a case type is taken away from the cards, with what that means for whom."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from personalverktyget.base.permissions import Permission
from personalverktyget.domain.case_types import selectors, services
from personalverktyget.domain.cases.selectors import case_type_in_use
from personalverktyget.web.shared.pages import AdministrationRequest, administration_page, done, show
from personalverktyget.web.staff.case_types.consequences import of_withdrawing

_CASE_TYPE = "staff:case_types:case_type"


@require_http_methods(["GET", "POST"])
@administration_page(Permission.MANAGE_UNIT, Permission.ADMINISTER_REGION)
def withdraw(request: AdministrationRequest, case_type_id: UUID) -> HttpResponse:
    """Say what comes of it, or do it."""
    overview = selectors.case_type_overview(request.actor, case_type_id)
    if request.method == "POST":
        services.withdraw_case_type(request.actor, case_type_id)
        words = _("Ärendetypen är borttagen från kontaktkorten. Ärenden som redan är skickade fortsätter som vanligt.")
        return done(request, words, to=_CASE_TYPE, case_type_id=case_type_id)
    if overview.withdrawn_at is not None or not overview.versions:
        # It is on no card: the page of the case type says so.
        return done(request, "", to=_CASE_TYPE, case_type_id=case_type_id)
    in_use = case_type_in_use(request.actor, case_type_id)
    return show(
        request,
        "staff/case_types/withdraw.html",
        case_type=overview,
        consequences=of_withdrawing(in_use, is_central=overview.is_central),
        waits=overview.publication is not None and overview.publication.waits,
    )

"""The answers of a case, as a file that other systems read."""

from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.views.decorators.http import require_GET

from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.cases import selectors
from personalverktyget.web.shared.pages import StaffRequest, staff_page


@require_GET
@staff_page(Permission.SEE_UNIT_CASES, Permission.SEE_OWN_CASES)
def answers_file(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """A FHIR QuestionnaireResponse. That it was fetched stands in the log, like every reading of the case."""
    found = selectors.answers_file(request.actor, case_id, base_url=settings.BASE_URL)
    file = disclose(request.actor, found)
    response = HttpResponse(file.text, content_type="application/fhir+json; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{file.file_name}"'
    return response

"""The receipt: that the case has come in, and by when it is answered."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.cases import selectors
from personalverktyget.web.resident.files.files import rows_of
from personalverktyget.web.resident.sentences import answer_by
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.pages import ResidentRequest, resident_page, show


@require_GET
@resident_page()
def receipt(request: ResidentRequest, case_id: UUID) -> HttpResponse:
    """Number, what happens now, by when, and where to see it."""
    found = disclose(request.actor, selectors.receipt(request.actor, case_id))
    return show(
        request,
        "resident/cases/receipt.html",
        receipt=found,
        files=rows_of(found.files),
        received=formats.exact(found.received_at),
        answer_by=answer_by(found.promised_at),
    )

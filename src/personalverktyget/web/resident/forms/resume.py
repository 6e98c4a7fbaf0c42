"""Going on with a half-filled form: at the first page that needs something, or at the review."""

from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from personalverktyget.domain.cases import services
from personalverktyget.domain.cases.read_models import FormDraft
from personalverktyget.domain.forms.rules import page_of
from personalverktyget.web.resident.forms.drafts import (
    checked_draft,
    form_of,
    page_url,
    see_other,
    shown_pages,
    with_draft,
)
from personalverktyget.web.shared.pages import SEE_OTHER, ResidentRequest, resident_page


@require_http_methods(["GET", "POST"])
@resident_page()
@with_draft
def resume(request: ResidentRequest, draft: FormDraft) -> HttpResponse:
    """Lead to where the resident left off; a post accepts that the form has a newer version."""
    if request.method == "POST":
        services.carry_over_form(request.actor, draft.id, accepts_changes=True)
        return see_other("resident:forms:resume", draft_id=draft.id)
    form, checked = form_of(draft), checked_draft(draft)
    if checked.stops:
        return see_other("resident:forms:stop", draft_id=draft.id)
    if checked.is_complete and draft.is_begun:
        return see_other("resident:forms:review", draft_id=draft.id)
    pages = shown_pages(form, checked)
    # A form that nothing is written in begins at its first page, also when that asks for nothing.
    waiting = page_of(form, checked.errors[0].link_id) if draft.is_begun and checked.errors else None
    response = HttpResponseRedirect(page_url(draft.id, form, waiting if waiting in pages and waiting else pages[0]))
    response.status_code = SEE_OTHER
    return response

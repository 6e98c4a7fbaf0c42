"""Throwing a half-filled form away: the one thing here that cannot be undone, and so the one that asks first."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from personalverktyget.domain.cases import services
from personalverktyget.domain.cases.read_models import FormDraft
from personalverktyget.web.resident.forms.drafts import form_of, with_draft
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.pages import ResidentRequest, done, resident_page, show
from personalverktyget.web.shared.questionnaire.answer_lines import written_lines


@require_http_methods(["GET", "POST"])
@resident_page()
@with_draft
def discard(request: ResidentRequest, draft: FormDraft) -> HttpResponse:
    """Name what would be lost, then throw it away."""
    if request.method == "POST":
        services.discard_form(request.actor, draft.id)
        return done(request, _("%(name)s är borttaget.") % {"name": draft.case_type}, to="resident:start")
    lines = written_lines(form_of(draft), draft.answers if draft.is_begun else {})
    saved = formats.moment(draft.saved_at)
    return show(request, "resident/forms/discard.html", draft=draft, lines=lines, saved=saved)

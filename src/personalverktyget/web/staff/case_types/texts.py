"""The texts around the form: what residents read before they begin."""

from dataclasses import asdict
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from personalverktyget.base.permissions import Permission
from personalverktyget.domain.case_types import selectors, services
from personalverktyget.domain.case_types.errors import DraftChangedMeanwhile
from personalverktyget.domain.case_types.text_fingerprint import texts_fingerprint
from personalverktyget.web.shared.pages import AdministrationRequest, administration_page, done, show
from personalverktyget.web.staff.case_types.forms import TextsForm
from personalverktyget.web.staff.case_types.pages import live_words, saved_words, tabs
from personalverktyget.web.staff.case_types.step_words import conflict_words


@require_http_methods(["GET", "POST"])
@administration_page(Permission.MANAGE_UNIT, Permission.ADMINISTER_REGION)
def texts(request: AdministrationRequest, case_type_id: UUID) -> HttpResponse:
    """Change the draft's texts."""
    draft, conflict, status = selectors.draft(request.actor, case_type_id), "", 200
    kept = draft.content.texts
    form = TextsForm(
        request.POST or None, chosen=kept.feedback_target, initial=asdict(kept) | {"seen": texts_fingerprint(kept)}
    )
    if form.is_valid():
        seen = None if request.POST.get("overwrite") else form.cleaned_data["seen"]
        try:
            services.change_texts(request.actor, case_type_id, form.texts(), seen=seen)
        except DraftChangedMeanwhile as changed:
            conflict, status = conflict_words(changed, None).said, 409
        else:
            return done(
                request,
                _("Texterna är sparade i utkastet."),
                to="staff:case_types:texts",
                case_type_id=case_type_id,
            )
    return show(
        request,
        "staff/case_types/texts.html",
        draft=draft,
        form=form,
        conflict=conflict,
        kept=kept,
        tabs=tabs(request, case_type_id),
        saved=saved_words(draft, request.actor.name),
        live=live_words(draft.live),
        status=422 if form.errors else status,
    )

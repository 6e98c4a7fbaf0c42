"""The texts around the form: what residents read before they begin."""

from dataclasses import asdict
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from personalverktyget.base.errors import NotFound
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.case_types import selectors, services
from personalverktyget.domain.case_types.content import TEXT_NAMES, CaseTypeTexts
from personalverktyget.domain.case_types.errors import DraftChangedMeanwhile
from personalverktyget.domain.case_types.form_variables import unknown_in_texts
from personalverktyget.domain.case_types.read_models import Draft
from personalverktyget.domain.case_types.text_fingerprint import texts_fingerprint
from personalverktyget.web.shared.pages import AdministrationRequest, administration_page, done, show
from personalverktyget.web.shared.words import target_in_words
from personalverktyget.web.staff.case_types.difference_words import TEXT_LABELS
from personalverktyget.web.staff.case_types.forms import TextsForm
from personalverktyget.web.staff.case_types.pages import live_words, saved_words, tabs
from personalverktyget.web.staff.case_types.step_words import conflict_words


@require_http_methods(["GET", "POST"])
@administration_page(Permission.MANAGE_UNIT, Permission.ADMINISTER_REGION)
def texts(request: AdministrationRequest, case_type_id: UUID) -> HttpResponse:
    """Change the draft's texts."""
    draft, conflict, status = _draft(request, case_type_id), "", 200
    is_autosave = request.method == "POST" and "HX-Request" in request.headers
    form = _form(draft, request.POST or None)
    if request.method == "POST" and form.is_valid():
        seen = None if request.POST.get("overwrite") else form.cleaned_data["seen"]
        try:
            services.change_texts(request.actor, case_type_id, form.texts(), seen=seen)
        except DraftChangedMeanwhile as changed:
            conflict, status = conflict_words(changed, None).said, 409
        else:
            if is_autosave:
                return _drawn(request, selectors.draft(request.actor, case_type_id))
            return done(
                request,
                _("Texterna är sparade i utkastet."),
                to="staff:case_types:texts",
                case_type_id=case_type_id,
            )
    status = 422 if form.errors and request.method == "POST" else status
    return _drawn(request, draft, form=form, conflict=conflict, status=status)


def _draft(request: AdministrationRequest, case_type_id: UUID) -> Draft:
    """The draft; where it was published or thrown away while somebody wrote, the next one begins, and she is told."""
    try:
        return selectors.draft(request.actor, case_type_id)
    except NotFound:
        if request.method != "POST":
            raise
        services.begin_draft(request.actor, case_type_id)
        return selectors.draft(request.actor, case_type_id)


def _standing(kept: CaseTypeTexts, written: CaseTypeTexts) -> tuple[tuple[str, str], ...]:
    """What stands there now, of what was written otherwise."""
    names = (name for name in TEXT_NAMES if getattr(kept, name) != getattr(written, name))
    said = {"feedback_target": target_in_words(kept.feedback_target) or _("Enhetens och regionens")}
    return tuple((str(TEXT_LABELS[name]), said.get(name, getattr(kept, name))) for name in names)


def _form(draft: Draft, data: QueryDict | None = None) -> TextsForm:
    kept = draft.content.texts
    said = asdict(kept) | {"seen": texts_fingerprint(kept)}
    # What is wrong in what is kept already is told when the page is opened, as if it had just been written.
    shown = data or (said if any(unknown_in_texts(kept)) else None)
    return TextsForm(shown, chosen=kept.feedback_target, initial=said)


def _drawn(
    request: AdministrationRequest,
    draft: Draft,
    *,
    form: TextsForm | None = None,
    conflict: str = "",
    status: int = 200,
) -> HttpResponse:
    return show(
        request,
        "staff/case_types/texts.html",
        fragment="work",
        draft=draft,
        form=form or _form(draft),
        conflict=conflict,
        standing=_standing(draft.content.texts, form.texts()) if conflict and form else (),
        tabs=tabs(request, draft.case_type_id),
        saved=saved_words(draft, request.actor.name),
        live=live_words(draft.live),
        status=status,
    )

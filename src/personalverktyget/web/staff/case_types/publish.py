"""The last look before a draft becomes what residents meet: what is missing, what differs, and the button."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from personalverktyget.base.errors import NotPossibleNow
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.case_types import selectors, services
from personalverktyget.domain.case_types.errors import DraftChangedMeanwhile, NotPublishable
from personalverktyget.domain.case_types.form_variables import unknown_in_texts
from personalverktyget.domain.case_types.read_models import CaseTypeOverview, Draft
from personalverktyget.domain.case_types.rules import missing_texts
from personalverktyget.domain.case_types.text_variables import unknown_words
from personalverktyget.domain.forms.definition_rules import definition_errors
from personalverktyget.domain.forms.editing.runnable import runnable
from personalverktyget.web.shared.pages import AdministrationRequest, administration_page, done, said_in, show
from personalverktyget.web.shared.sent_numbers import sent_number
from personalverktyget.web.staff.case_types.consultation_words import asks_nation
from personalverktyget.web.staff.case_types.difference_words import difference_lines
from personalverktyget.web.staff.case_types.examples import deviations
from personalverktyget.web.staff.case_types.forms import TextsForm
from personalverktyget.web.staff.case_types.lint_words import Lacking, advice_around, advice_on, lacking_words
from personalverktyget.web.staff.case_types.pages import live_words, saved_words, tabs
from personalverktyget.web.staff.case_types.problem_words import form_problem, text_problem
from personalverktyget.web.staff.case_types.publication_forms import PublishForm
from personalverktyget.web.staff.case_types.publication_words import standing
from personalverktyget.web.staff.case_types.step_words import conflict_words


@require_http_methods(["GET", "POST"])
@administration_page(Permission.MANAGE_UNIT, Permission.ADMINISTER_REGION)
def publish(request: AdministrationRequest, case_type_id: UUID) -> HttpResponse:
    """Show what would be published; publish it, or let it wait."""
    overview = selectors.case_type_overview(request.actor, case_type_id)
    draft = selectors.draft(request.actor, case_type_id)
    failing = _failing(request, draft)
    sent = request.POST if request.method == "POST" else None
    form = PublishForm(sent, asks_reason=bool(failing), needs_approval=overview.needs_second_person)
    stopped, status = "", 200
    if request.method == "POST" and form.is_valid():
        try:
            with said_in(form):
                return _published(request, overview, form)
        except DraftChangedMeanwhile as changed:
            stopped, status = conflict_words(changed, None).said, 409
        except NotPublishable:
            stopped, status = _("Utkastet går inte att publicera än. Rätta det som står här."), 422
        except NotPossibleNow as refused:
            stopped, status = str(refused), 409
    return _looked_at(request, overview, draft, form, failing, stopped=stopped, status=422 if form.errors else status)


def _published(request: AdministrationRequest, overview: CaseTypeOverview, form: PublishForm) -> HttpResponse:
    """Publish it, or let it wait for its time, for a second person, or both."""
    version, to = sent_number(request, "version"), "staff:case_types:case_type"
    reason = form.cleaned_data.get("reason", "")
    if not overview.needs_second_person and not form.wants_time:
        number = services.publish_draft(request.actor, overview.id, seen_version=version, reason=reason)
        words = _("Version %(number)s är publicerad. Nya ärenden skickas med den.") % {"number": number}
        return done(request, words, to=to, case_type_id=overview.id)
    services.plan_publication(
        request.actor, overview.id, seen_version=version, reason=reason, publish_at=form.publish_at
    )
    if overview.needs_second_person:
        words = _("Skickad för godkännande. Någon annan av regionens administratörer behöver godkänna.")
    else:
        words = _("Tiden är bestämd. Det som publiceras är utkastet som det är nu.")
    return done(request, words, to=to, case_type_id=overview.id)


def _looked_at(
    request: AdministrationRequest,
    overview: CaseTypeOverview,
    draft: Draft,
    form: PublishForm,
    failing: list[dict[str, object]],
    *,
    stopped: str,
    status: int,
) -> HttpResponse:
    live, problems = selectors.live_content(request.actor, draft.case_type_id), _problems(draft)
    waits = overview.publication if overview.publication and overview.publication.waits else None
    return show(
        request,
        "staff/case_types/publish.html",
        is_asked=overview.is_asked,
        draft=draft,
        tabs=tabs(request, draft.case_type_id),
        saved=saved_words(draft, request.actor.name),
        live=live_words(draft.live),
        stopped=stopped,
        problems=problems,
        failing=failing,
        form=form,
        needs_approval=overview.needs_second_person,
        waits=standing(waits) if waits else None,
        asks_nation=asks_nation(request.actor, overview.id),
        advice=[] if problems else _advice(draft),
        lines=difference_lines(live, draft.content) if live else None,
        overtaken=draft.live != draft.based_on,
        questions=len(draft.content.form.questions),
        pages=len(draft.content.form.items),
        status=status,
    )


def _advice(draft: Draft) -> list[dict[str, str]]:
    """What could be better, each with its place; only of a form that holds together."""
    of = {"case_type_id": draft.case_type_id}
    texts_url, build_url = reverse("staff:case_types:texts", kwargs=of), reverse("staff:case_types:build", kwargs=of)
    around = [
        {"url": f"{texts_url}#id_{field}", "place": str(TextsForm.base_fields[field].label), "text": text}
        for field, text in advice_around(draft)
    ]
    in_form = [
        {"url": f"{build_url}?{urlencode({'fraga': told.link_id})}", "place": told.place, "text": told.text}
        for told in advice_on(draft)
    ]
    translated = [
        {"url": _translate_url(draft, told), "place": told.place, "text": told.text} for told in lacking_words(draft)
    ]
    return [*around, *in_form, *translated]


def _translate_url(draft: Draft, told: Lacking) -> str:
    """Where the translation is written; the page finds the part that holds the text."""
    of = {"case_type_id": draft.case_type_id, "language": told.language}
    return f"{reverse('staff:case_types:translate', kwargs=of)}?{urlencode({'text': told.key})}#t-{told.key}"


def _failing(request: AdministrationRequest, draft: Draft) -> list[dict[str, object]]:
    """The examples that come out otherwise than expected."""
    form = runnable(draft.content.form)
    tried = selectors.examples(request.actor, draft.case_type_id)
    return [{"name": one.name, "deviates": tuple(deviations(form, one))} for one in tried if one.deviation]


def _problems(draft: Draft) -> list[dict[str, str]]:
    """What stands in the way of publishing, each with where it is mended."""
    of = {"case_type_id": draft.case_type_id}
    texts_url, build_url = reverse("staff:case_types:texts", kwargs=of), reverse("staff:case_types:build", kwargs=of)
    problems = [
        {"url": f"{texts_url}#id_{name}", "place": "", "text": text_problem(name)}
        for name in missing_texts(draft.content.texts)
    ]
    problems += [
        {
            "url": f"{texts_url}#id_{name}",
            "place": "",
            "text": f"{TextsForm.base_fields[name].label}: {unknown_words(word)}",
        }
        for name, word in unknown_in_texts(draft.content.texts)
    ]
    for error in definition_errors(draft.content.form):
        told = form_problem(draft.content.form, error)
        url = f"{build_url}?{urlencode({'fraga': told.link_id})}" if told.link_id else build_url
        problems.append({"url": url, "place": told.place, "text": told.text})
    return problems

"""Examples: answers with what should come of them, tried again each time the page is opened and before publishing."""

from collections.abc import Iterator
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from personalverktyget.base.errors import InvalidInput, NotPossibleNow
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.case_types import selectors, services
from personalverktyget.domain.case_types.read_models import Draft, Example
from personalverktyget.domain.forms.definitions import FormDefinition
from personalverktyget.domain.forms.editing.runnable import runnable
from personalverktyget.web.shared.languages import with_swedish
from personalverktyget.web.shared.pages import AdministrationRequest, administration_page, done, show
from personalverktyget.web.shared.questionnaire.answer_lines import written_lines
from personalverktyget.web.staff.case_types.pages import live_words, saved_words, tabs
from personalverktyget.web.staff.case_types.problem_words import item_name
from personalverktyget.web.staff.case_types.try_out import carried_answers

_HERE = "staff:case_types:examples"


@require_http_methods(["GET", "POST"])
@administration_page(Permission.MANAGE_UNIT, Permission.ADMINISTER_REGION)
def examples(request: AdministrationRequest, case_type_id: UUID) -> HttpResponse:
    """Show each example and how it comes out in the draft; save, accept or remove one."""
    draft, error = selectors.draft(request.actor, case_type_id), ""
    if request.method == "POST":
        try:
            return _done(request, draft)
        except (InvalidInput, NotPossibleNow) as refused:
            error = str(refused)
    found = selectors.examples(request.actor, case_type_id)
    form = runnable(draft.content.form)
    return show(
        request,
        "staff/case_types/examples.html",
        draft=draft,
        tabs=tabs(request, case_type_id),
        saved=saved_words(draft, request.actor.name),
        live=live_words(draft.live),
        examples=[
            {"row": one, "deviates": tuple(deviations(form, one)), "lines": written_lines(form, one.answers)}
            for one in found
        ],
        error=error,
        name=request.POST.get("name", ""),
        carried=request.POST.get("carried", ""),
        status=422 if error else 200,
    )


def _done(request: AdministrationRequest, draft: Draft) -> HttpResponse:
    action, _colon, of = request.POST.get("action", "").partition(":")
    if action == "save":
        answers = carried_answers(draft.content.form, request.POST.get("carried", ""))
        services.save_example(request.actor, draft.case_type_id, name=request.POST.get("name", ""), answers=answers)
        words = _("Provfallet är sparat. Det provas igen varje gång utkastet ändras.")
    else:
        example = _id(of)
        if action == "accept":
            services.accept_example(request.actor, draft.case_type_id, example)
            words = _("Så ska det vara från och med nu.")
        else:
            services.forget_example(request.actor, draft.case_type_id, example)
            words = _("Provfallet är borttaget.")
    return done(request, words, to=_HERE, case_type_id=draft.case_type_id)


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise NotPossibleNow(_("Det provfallet finns inte längre.")) from None


def deviations(form: FormDefinition, example: Example) -> Iterator[str]:
    """What comes out otherwise than expected, in words."""
    found = example.deviation
    said = (
        (_("”%(name)s” visas inte längre."), found.no_longer_shown),
        (_("”%(name)s” visas nu."), found.now_shown),
        (_("Felet på ”%(name)s” är borta."), [link_id for link_id, _code in found.errors_gone]),
        (_("”%(name)s” ger nu ett fel."), [link_id for link_id, _code in found.errors_new]),
        (_("”%(name)s” stoppar inte längre."), found.stops_gone),
        (_("”%(name)s” stoppar nu."), found.stops_new),
    )
    for text, link_ids in said:
        for link_id in link_ids:
            item = form.by_link_id.get(link_id)
            yield with_swedish(text, name=item_name(item) if item else _("en fråga som är borttagen"))

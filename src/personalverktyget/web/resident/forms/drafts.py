"""Opening a half-filled form, and what to do when it can no longer be filled in."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import wraps
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from personalverktyget.base.errors import NotFound
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.cases import selectors, services
from personalverktyget.domain.cases.read_models import FormDraft
from personalverktyget.domain.forms.definitions import FormDefinition, Item
from personalverktyget.domain.forms.rules import Checked, check, visible_pages
from personalverktyget.domain.forms.translations.languages import LANGUAGES, SWEDISH, InLanguage
from personalverktyget.web.shared.languages import page_language
from personalverktyget.web.shared.pages import SEE_OTHER, ResidentRequest, show
from personalverktyget.web.shared.questionnaire.answer_lines import written_lines
from personalverktyget.web.shared.unit_pages import phone_link

DraftView = Callable[..., HttpResponse]


def with_draft(view: DraftView) -> DraftView:
    """Give the view the half-filled form in place of its id. A form that is sent already leads to its receipt."""

    @wraps(view)
    def opened(request: ResidentRequest, draft_id: UUID, **kwargs: object) -> HttpResponse:
        try:
            draft = disclose(request.actor, selectors.form_draft(request.actor, draft_id, language=page_language()))
        except NotFound:
            case_id = selectors.sent_form(request.actor, draft_id)
            if case_id is None:
                raise
            return see_other("resident:cases:receipt", case_id=case_id)
        if draft.cannot_be_sent and request.method == "GET":
            return withdrawn_page(request, draft)
        if draft.is_outdated and request.method == "GET":
            return newer_version(request, draft)
        return view(request, draft, **kwargs)

    return opened


def newer_version(request: ResidentRequest, draft: FormDraft, *, to: str = "") -> HttpResponse:
    """The form has a newer version: go on with it, and say first which answers must be given anew."""
    if not draft.changed and services.carry_over_form(request.actor, draft.id):
        return (
            HttpResponseRedirect(to, status=SEE_OTHER) if to else see_other("resident:forms:resume", draft_id=draft.id)
        )
    lines = [line for line in written_lines(form_of(draft), draft.answers) if line.question in draft.changed]
    return show(request, "resident/forms/changed.html", draft=draft, lines=lines)


def withdrawn_page(request: ResidentRequest, draft: FormDraft) -> HttpResponse:
    """The unit no longer offers this, or not to her: say what to do, and show what was written."""
    return show(
        request,
        "resident/forms/withdrawn.html",
        status=409,
        draft=draft,
        phone_link=phone_link(draft.unit_phone),
        lines=written_lines(form_of(draft), draft.answers if draft.is_begun else {}),
    )


def form_of(draft: FormDraft) -> FormDefinition:
    """The form, typed."""
    form: FormDefinition = draft.form
    return form


@dataclass(frozen=True, slots=True)
class OtherLanguage:
    """A language that a form can be read in, by its own name."""

    code: str
    name: str


def other_languages(languages: Iterable[str], language: str) -> tuple[OtherLanguage, ...]:
    """Those of the languages that are not the one that is read now."""
    names = {SWEDISH: "svenska"} | {code: InLanguage(known.own_name, code) for code, known in LANGUAGES.items()}
    return tuple(OtherLanguage(code, names[code]) for code in names if code in languages and code != language)


def see_other(to: str, **kwargs: object) -> HttpResponse:
    """Go on to another page after something was sent."""
    response = HttpResponseRedirect(reverse(to, kwargs=kwargs))
    response.status_code = SEE_OTHER
    return response


def page_url(draft_id: UUID, form: FormDefinition, page: Item, *, from_review: bool = False) -> str:
    """Where a page of the form is. Pages are numbered as the form has them, so that addresses stay what they are."""
    number = form.items.index(page) + 1
    address = reverse("resident:forms:page", kwargs={"draft_id": draft_id, "number": number})
    return f"{address}?granska=1" if from_review else address


def stop_url(draft_id: UUID) -> str:
    """Where it says that the form ends here, and what to do instead."""
    return reverse("resident:forms:stop", kwargs={"draft_id": draft_id})


def shown_pages(form: FormDefinition, checked: Checked) -> tuple[Item, ...]:
    """The pages to be filled in; the first one is always there."""
    return visible_pages(form, checked) or form.items[:1]


def checked_draft(draft: FormDraft) -> Checked:
    """What the answers so far amount to."""
    return check(form_of(draft), draft.answers)

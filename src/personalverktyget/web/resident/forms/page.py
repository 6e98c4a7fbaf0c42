"""A page of the form: a block of questions. Whatever is written is kept at every step, right or wrong."""

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Any, Final

from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from personalverktyget.base.clock import now
from personalverktyget.base.errors import NotFound
from personalverktyget.domain.cases import services
from personalverktyget.domain.cases.read_models import FormDraft
from personalverktyget.domain.forms.definitions import Item
from personalverktyget.domain.forms.rules import Checked, check
from personalverktyget.web.resident.forms.drafts import form_of, page_url, see_other, shown_pages, with_draft
from personalverktyget.web.shared import formats, kept_writing
from personalverktyget.web.shared.form_problems import texts_by_link_id
from personalverktyget.web.shared.pages import SEE_OTHER, ResidentRequest, done, resident_page, show
from personalverktyget.web.shared.questionnaire.questions import blocks_of
from personalverktyget.web.shared.questionnaire.written import answers_on, field_ids, questions_on, storable

NO_ERRORS: Final[Mapping[str, str]] = MappingProxyType({})


@require_http_methods(["GET", "POST"])
@resident_page()
@kept_writing.restores_writing
@with_draft
def page(request: ResidentRequest, draft: FormDraft, number: int) -> HttpResponse:
    """Show a page, or keep what was written on it and go where the button leads."""
    form = form_of(draft)
    if not 1 <= number <= len(form.items):
        raise NotFound
    this = form.items[number - 1]
    return _sent(request, draft, this) if request.method == "POST" else _asked_for(request, draft, this)


def _asked_for(request: ResidentRequest, draft: FormDraft, this: Item) -> HttpResponse:
    form, answers = form_of(draft), dict(draft.answers)
    kept = kept_writing.take(request)
    if kept is not None:
        answers |= answers_on(form, this, kept)
    checked = check(form, answers)
    if this.link_id in checked.hidden:
        return see_other("resident:forms:resume", draft_id=draft.id)
    return _drawn(request, draft, this, answers, checked, was_kept=kept is not None)


def _sent(request: ResidentRequest, draft: FormDraft, this: Item) -> HttpResponse:
    form = form_of(draft)
    written = answers_on(form, this, request.POST)
    services.save_form(request.actor, draft.id, answers={key: storable(value) for key, value in written.items()})
    if kept_writing.take(request) is not None:
        kept_writing.drop(request)
    answers = {**draft.answers, **written}
    checked, action = check(form, answers), request.POST.get("action", "next")
    if action == "autosave":
        return JsonResponse({"shown": _shown_ids(draft, this, checked), "saved": formats.time_of_day(now())})
    if action == "later":
        return done(request, _("Det du har skrivit är sparat. Du hittar det här i inkorgen."), to="resident:start")
    if draft.is_withdrawn:
        return see_other("resident:forms:resume", draft_id=draft.id)
    if action == "previous":
        return _to_neighbour(draft, this, checked, -1)
    # What an answer has just brought up is asked first, without a word about its being missing.
    new = {item.link_id for item in questions_on(this)} - checked.hidden - written.keys()
    errors = _errors(draft, checked, among=written)
    if new or errors:
        return _drawn(request, draft, this, answers, checked, errors=errors, new=new)
    if "granska" in request.GET:
        return see_other("resident:forms:review", draft_id=draft.id)
    return _to_neighbour(draft, this, checked, +1)


def _errors(draft: FormDraft, checked: Checked, *, among: Collection[str]) -> dict[str, str]:
    texts = texts_by_link_id(form_of(draft), checked.errors)
    return {link_id: text for link_id, text in texts.items() if link_id in among}


def _shown_ids(draft: FormDraft, this: Item, checked: Checked) -> list[str]:
    ids = field_ids(form_of(draft))
    return [ids[item.link_id] for item in this.walk() if item is not this and item.link_id not in checked.hidden]


def _to_neighbour(draft: FormDraft, this: Item, checked: Checked, step: int) -> HttpResponse:
    """The page before or after; after the last one the review, before the first one the first."""
    form = form_of(draft)
    pages = [page for page in form.items if page.link_id not in checked.hidden or page is this]
    position = pages.index(this) + step
    if position >= len(pages):
        return see_other("resident:forms:review", draft_id=draft.id)
    response = HttpResponseRedirect(page_url(draft.id, form, pages[max(position, 0)]))
    response.status_code = SEE_OTHER
    return response


def _drawn(
    request: ResidentRequest,
    draft: FormDraft,
    this: Item,
    answers: Mapping[str, Any],
    checked: Checked,
    *,
    errors: Mapping[str, str] = NO_ERRORS,
    new: Collection[str] = (),
    was_kept: bool = False,
) -> HttpResponse:
    form, pages = form_of(draft), shown_pages(form_of(draft), checked)
    ids, position = field_ids(form), pages.index(this) if this in pages else 0
    return show(
        request,
        "resident/forms/page.html",
        status=422 if errors else 200,
        draft=draft,
        this=this,
        blocks=blocks_of(form, this, answers, hidden=checked.hidden, errors=errors, new=new),
        errors=tuple((ids[link_id], text) for link_id, text in errors.items()),
        new=tuple((ids[item.link_id], item.text) for item in questions_on(this) if item.link_id in new),
        was_kept=was_kept,
        step=position + 1,
        steps=len(pages) + 1,
        is_first=position == 0,
        is_from_review="granska" in request.GET,
    )

"""A page of the form: a block of questions. Whatever is written is kept at every step, right or wrong."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from personalverktyget.base.clock import now
from personalverktyget.base.errors import NotFound
from personalverktyget.domain.cases import services
from personalverktyget.domain.cases.read_models import FormDraft
from personalverktyget.domain.forms.answers import Place
from personalverktyget.domain.forms.definitions import Item
from personalverktyget.domain.forms.question_types import Control
from personalverktyget.domain.forms.rules import Checked, Finding, check
from personalverktyget.web.resident.forms.attached import file_rows_of, files_sent
from personalverktyget.web.resident.forms.drafts import (
    form_of,
    other_languages,
    page_url,
    see_other,
    shown_pages,
    stop_url,
    with_draft,
)
from personalverktyget.web.shared import formats, kept_writing
from personalverktyget.web.shared.form_problems import texts_by_place
from personalverktyget.web.shared.pages import SEE_OTHER, ResidentRequest, done, resident_page, show
from personalverktyget.web.shared.questionnaire.questions import Drawing
from personalverktyget.web.shared.questionnaire.repetitions import change_of
from personalverktyget.web.shared.questionnaire.written import answers_on, field_id, field_ids, places_on, storable
from personalverktyget.web.shared.uploads import come_ahead, takes_files, told_ahead

# The page's own buttons for reading the form in another language.
_LANGUAGE: Final = "language:"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """What the page has to say about what was sent: errors that stop, advice that does not, questions that are new."""

    errors: Mapping[Place, str] = field(default_factory=dict)
    advice: Mapping[Place, str] = field(default_factory=dict)
    new: Collection[Place] = ()
    advised: Collection[str] = field(default_factory=frozenset)
    was_kept: bool = False


@takes_files
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
    if come_ahead(request):
        refused = files_sent(request, draft, form, this).refused
        return told_ahead({field_id(field_ids(form), place): words for place, words in refused.items()})
    return _sent(request, draft, this) if request.method == "POST" else _asked_for(request, draft, this)


def _asked_for(request: ResidentRequest, draft: FormDraft, this: Item) -> HttpResponse:
    form, answers = form_of(draft), dict(draft.answers)
    kept = kept_writing.take(request)
    if kept is not None:
        answers |= answers_on(form, this, kept, answers)
    checked = check(form, answers)
    if this.link_id in checked.hidden:
        return see_other("resident:forms:resume", draft_id=draft.id)
    return _drawn(request, draft, this, answers, checked, _Said(was_kept=kept is not None))


def _sent(request: ResidentRequest, draft: FormDraft, this: Item) -> HttpResponse:
    form = form_of(draft)
    files = files_sent(request, draft, form, this)
    draft = files.draft
    written = answers_on(form, this, request.POST, draft.answers)
    change = change_of(form, this, request.POST.get("action", ""))
    if change is not None:
        written = change.made(written, draft.answers)
    services.save_form(request.actor, draft.id, answers={key: storable(value) for key, value in written.items()})
    if kept_writing.take(request) is not None:
        kept_writing.drop(request)
    answers = {**draft.answers, **written}
    checked, action = check(form, answers), request.POST.get("action", "next")
    if action == "autosave":
        return JsonResponse(_live(draft, this, answers, checked))
    if files.refused:
        return _drawn(request, draft, this, answers, checked, _Said(errors=files.refused))
    if action == "later":
        return done(request, _("Det du har skrivit är sparat. Du hittar det här i inkorgen."), to="resident:start")
    if draft.cannot_be_sent:
        return see_other("resident:forms:resume", draft_id=draft.id)
    if action.startswith(_LANGUAGE):
        services.choose_form_language(request.actor, draft.id, action.removeprefix(_LANGUAGE))
    place = files.leads_to or (change.leads_to if change is not None else "")
    if place or action.startswith(_LANGUAGE):
        here = page_url(draft.id, form, this, from_review="granska" in request.GET)
        return _see(f"{here}#{place}" if place else here)
    if action == "previous":
        return _to_neighbour(draft, this, checked, -1)
    return _on(request, draft, this, answers, checked)


def _on(
    request: ResidentRequest, draft: FormDraft, this: Item, answers: Mapping[str, Any], checked: Checked
) -> HttpResponse:
    """The next page, unless an answer ends the form or this page has something to say."""
    if checked.stops:
        return _see(stop_url(draft.id))
    said = _said(request, draft, this, answers, checked)
    if said.new or said.errors or said.advice:
        return _drawn(request, draft, this, answers, checked, said)
    if "granska" in request.GET:
        return see_other("resident:forms:review", draft_id=draft.id)
    return _to_neighbour(draft, this, checked, +1)


def _said(
    request: ResidentRequest, draft: FormDraft, this: Item, answers: Mapping[str, Any], checked: Checked
) -> _Said:
    """What is wrong among the questions that the page showed, and what an answer has just brought up.

    That is asked first, without a word about its being missing. A recommended answer is asked for once.
    """
    form = form_of(draft)
    ids, asked = field_ids(form), frozenset(request.POST.getlist("asked"))
    advised = frozenset(request.POST.getlist("advised"))
    names = {place: field_id(ids, place) for place in places_on(this, answers)}
    new = tuple(place for place, name in names.items() if name not in asked and place not in checked.hidden_places)

    def among(findings: tuple[Finding, ...], beyond: frozenset[str]) -> dict[Place, str]:
        here = tuple(one for one in findings if names.get(one.place, "") in asked - beyond)
        return texts_by_place(form, here)

    errors = among(checked.errors, frozenset())
    advice = {} if errors or new else among(checked.warnings, advised)
    return _Said(errors=errors, advice=advice, new=new, advised=advised | {names[place] for place in advice})


def _live(draft: FormDraft, this: Item, answers: Mapping[str, Any], checked: Checked) -> dict[str, Any]:
    """What the page needs to follow along: which blocks show, and whether an answer ends the form."""
    ids = field_ids(form_of(draft))
    blocks = [Place(item.link_id) for item in this.walk() if item is not this]
    blocks += [place for place in places_on(this, answers, with_texts=True) if place.repetition is not None]
    stop = checked.stops[0] if checked.stops else None
    return {
        "shown": [field_id(ids, place) for place in blocks if place not in checked.hidden_places],
        "saved": formats.time_of_day(now()),
        "stop": {"text": stop.text, "help": stop.help, "url": stop_url(draft.id)} if stop else None,
    }


def _to_neighbour(draft: FormDraft, this: Item, checked: Checked, step: int) -> HttpResponse:
    """The page before or after; after the last one the review, before the first one the first."""
    form = form_of(draft)
    shown = shown_pages(form, checked)
    pages = [page for page in form.items if page in shown or page is this]
    position = pages.index(this) + step
    if position >= len(pages):
        return see_other("resident:forms:review", draft_id=draft.id)
    return _see(page_url(draft.id, form, pages[max(position, 0)]))


def _see(address: str) -> HttpResponse:
    response = HttpResponseRedirect(address)
    response.status_code = SEE_OTHER
    return response


def _drawn(
    request: ResidentRequest,
    draft: FormDraft,
    this: Item,
    answers: Mapping[str, Any],
    checked: Checked,
    said: _Said,
) -> HttpResponse:
    form, pages = form_of(draft), shown_pages(form_of(draft), checked)
    ids, position = field_ids(form), pages.index(this) if this in pages else 0
    drawing = Drawing(
        form=form,
        checked=checked,
        errors=said.errors,
        advice=said.advice,
        new=said.new,
        files=file_rows_of(draft.files),
    )
    blocks = drawing.of(this, answers)
    return show(
        request,
        "resident/forms/page.html",
        status=422 if said.errors else 200,
        draft=draft,
        this=this,
        blocks=blocks,
        takes_files=any(block.kind == Control.FILES for block in blocks),
        errors=tuple((field_id(ids, place), text) for place, text in said.errors.items()),
        advice=tuple((field_id(ids, place), text) for place, text in said.advice.items()),
        advised=sorted(said.advised),
        new=tuple((field_id(ids, place), form.by_link_id[place.link_id].text) for place in said.new),
        stop=checked.stops[0] if checked.stops else None,
        stop_url=stop_url(draft.id),
        other_languages=other_languages(draft.languages, draft.language),
        was_kept=said.was_kept,
        step=position + 1,
        steps=len(pages) + 1,
        is_first=position == 0,
        is_from_review="granska" in request.GET,
    )

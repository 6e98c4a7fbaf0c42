"""Trying a draft out as a resident, page by page, with follow-ups, errors and stops. Nothing is kept or sent."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from personalverktyget.base.permissions import Permission
from personalverktyget.domain.case_types import selectors
from personalverktyget.domain.case_types.form_variables import filled_form, has_variables
from personalverktyget.domain.case_types.read_models import Draft
from personalverktyget.domain.case_types.translated_texts import all_texts
from personalverktyget.domain.contact_cards.selectors import preview_values
from personalverktyget.domain.forms.answers import Place
from personalverktyget.domain.forms.definitions import FormDefinition, Item, ItemType
from personalverktyget.domain.forms.editing.runnable import runnable
from personalverktyget.domain.forms.json_values import MAX_NUMBER, is_storable
from personalverktyget.domain.forms.rules import Checked, check, visible_pages
from personalverktyget.domain.forms.translations.applied import form_in
from personalverktyget.domain.forms.translations.languages import SWEDISH
from personalverktyget.web.shared.form_problems import texts_by_place
from personalverktyget.web.shared.middleware import content_security_policy
from personalverktyget.web.shared.navigation import NavItem
from personalverktyget.web.shared.pages import AdministrationRequest, administration_page, show
from personalverktyget.web.shared.questionnaire.answer_lines import shown_lines
from personalverktyget.web.shared.questionnaire.questions import Drawing
from personalverktyget.web.shared.questionnaire.repetitions import change_of
from personalverktyget.web.shared.questionnaire.written import answers_on, field_id, field_ids, places_on, storable
from personalverktyget.web.shared.unit_pages import phone_link
from personalverktyget.web.staff.case_types.language_words import language_name
from personalverktyget.web.staff.case_types.pages import live_words, saved_words, tabs

# What was answered on other pages travels with the page; more than this no form's answers can be.
_LONGEST: Final = 500_000
# Repetitions are a list of answers by question, and an answer can be a list.
_DEEPEST: Final = 4


@dataclass(frozen=True, slots=True)
class Trial:
    """A form being tried out: where, and what is answered so far."""

    draft: Draft
    form: FormDefinition
    answers: Mapping[str, Any]
    checked: Checked
    errors: Mapping[Place, str] = field(default_factory=dict)
    new: tuple[Place, ...] = ()


@require_http_methods(["GET", "POST"])
@administration_page(Permission.MANAGE_UNIT, Permission.ADMINISTER_REGION)
def try_out(request: AdministrationRequest, case_type_id: UUID) -> HttpResponse:
    """The page around the form, or with ``ram`` the form itself, to be shown inside that page or the builder."""
    draft = selectors.draft(request.actor, case_type_id)
    return framed(request, draft) if "ram" in request.GET else _around(request, draft)


def framed(request: AdministrationRequest, draft: Draft) -> HttpResponse:
    """The form alone, as far as it can be tried."""
    form = _as_read(request, draft)
    response = _filled_in(request, draft, form) if request.method == "POST" else _begun(request, draft, form)
    # Only the program's own pages may show it inside themselves.
    response.headers["X-Frame-Options"] = "SAMEORIGIN"
    response.headers["Content-Security-Policy"] = content_security_policy(frames="'self'")
    return response


def _as_read(request: AdministrationRequest, draft: Draft) -> FormDefinition:
    """The form as it can be filled in, in the language that was chosen, with what text variables stand for."""
    form, language, translations = runnable(draft.content.form), _language(request, draft), draft.content.translations
    if language != SWEDISH:
        form = form_in(form, language, translations.current(language, all_texts(draft.content, draft.settled)))
    if not has_variables(form):
        return form
    return filled_form(form, preview_values(request.actor, draft.content.texts.feedback_target))


def _language(request: AdministrationRequest, draft: Draft) -> str:
    """One that the draft is translated into, or Swedish. What is not translated yet is Swedish, as for residents."""
    chosen = request.GET.get("sprak", "")
    return chosen if chosen in draft.content.translations.languages else SWEDISH


def _languages(request: AdministrationRequest, draft: Draft) -> tuple[NavItem, ...]:
    """The languages to look at it in, where there is more than one."""
    codes, chosen = draft.content.translations.languages, _language(request, draft)
    names = {SWEDISH: _("Svenska")} | {code: language_name(code).capitalize() for code in codes}
    if not codes:
        return ()
    return tuple(NavItem(label=name, url=f"?sprak={code}", current=code == chosen) for code, name in names.items())


def _around(request: AdministrationRequest, draft: Draft) -> HttpResponse:
    frame = reverse("staff:case_types:try_out", kwargs={"case_type_id": draft.case_type_id})
    return show(
        request,
        "staff/case_types/try_out.html",
        draft=draft,
        tabs=tabs(request, draft.case_type_id),
        saved=saved_words(draft, request.actor.name),
        live=live_words(draft.live),
        frame_url=f"{frame}?ram=1&sprak={_language(request, draft)}",
        languages=_languages(request, draft),
    )


def _begun(request: AdministrationRequest, draft: Draft, form: FormDefinition) -> HttpResponse:
    number = request.GET.get("sida", "1")
    index = int(number) - 1 if number.isdecimal() and len(number) < 4 else 0
    if not form.items:
        return show(request, "staff/case_types/frame.html", draft=draft, form_title=form.title)
    this = form.items[index if 0 <= index < len(form.items) else 0]
    return _page(request, Trial(draft, form, {}, check(form, {})), this)


def _filled_in(request: AdministrationRequest, draft: Draft, form: FormDefinition) -> HttpResponse:
    before = carried_answers(form, request.POST.get("carried", ""))
    this = form.by_link_id.get(request.POST.get("page", ""))
    if this is None or this not in form.items:
        return _begun(request, draft, form)
    action = request.POST.get("action", "next")
    written = answers_on(form, this, request.POST, before)
    change = change_of(form, this, action)
    if change is not None:
        written = change.made(written, before)
    answers = {**before, **{key: storable(value) for key, value in written.items()}}
    trial = Trial(draft, form, answers, check(form, answers))
    if action == "autosave":
        return JsonResponse(_live(trial, this))
    if change is not None:
        return _page(request, trial, this)
    return _onwards(request, trial, this, action)


def _onwards(request: AdministrationRequest, trial: Trial, this: Item, action: str) -> HttpResponse:
    """Where a button leads: a stop, an error, the page before or after, and in the end the review."""
    pages = [page for page in trial.form.items if page.link_id not in trial.checked.hidden or page is this]
    index = pages.index(this)
    if action == "previous":
        return _page(request, trial, pages[max(index - 1, 0)])
    if trial.checked.stops:
        stop = trial.checked.stops[0]
        return _shown(request, trial, this, is_stop=True, stop=stop, call_link=phone_link(stop.call))
    ids, asked = field_ids(trial.form), frozenset(request.POST.getlist("asked"))
    names = {place: field_id(ids, place) for place in places_on(this, trial.answers)}
    new = tuple(p for p, name in names.items() if name not in asked and p not in trial.checked.hidden_places)
    findings = tuple(one for one in trial.checked.errors if names.get(one.place, "") in asked)
    errors = texts_by_place(trial.form, findings)
    if new or errors:
        return _page(request, Trial(trial.draft, trial.form, trial.answers, trial.checked, errors, new), this)
    if index + 1 < len(pages):
        return _page(request, trial, pages[index + 1])
    lines = [line for page in pages for line in shown_lines(page, trial.answers, trial.checked)]
    return _shown(request, trial, this, is_review=True, lines=lines, steps=len(pages) + 1)


def _page(request: AdministrationRequest, trial: Trial, this: Item) -> HttpResponse:
    pages = visible_pages(trial.form, trial.checked)
    position = pages.index(this) if this in pages else 0
    ids = field_ids(trial.form)
    drawing = Drawing(form=trial.form, checked=trial.checked, errors=trial.errors, new=trial.new)
    return _shown(
        request,
        trial,
        this,
        status=422 if trial.errors else 200,
        blocks=drawing.of(this, trial.answers),
        errors=tuple((field_id(ids, place), text) for place, text in trial.errors.items()),
        stop=trial.checked.stops[0] if trial.checked.stops else None,
        step=position + 1,
        steps=max(len(pages), 1) + 1,
        is_first=position == 0,
        is_empty=not any(item is not this and item.type is not ItemType.GROUP for item in this.walk()),
        is_hidden=this not in pages,
    )


def _shown(request: AdministrationRequest, trial: Trial, this: Item, *, status: int = 200, **said: Any) -> HttpResponse:
    carried = json.dumps(dict(trial.answers))
    return show(
        request,
        "staff/case_types/frame.html",
        status=status,
        draft=trial.draft,
        form_title=trial.form.title,
        this=this,
        carried=carried,
        **said,
    )


def _live(trial: Trial, this: Item) -> dict[str, Any]:
    """What the page needs to follow along, as the resident's page gets it."""
    ids = field_ids(trial.form)
    blocks = [Place(item.link_id) for item in this.walk() if item is not this]
    blocks += [p for p in places_on(this, trial.answers, with_texts=True) if p.repetition is not None]
    stop = trial.checked.stops[0] if trial.checked.stops else None
    return {
        "shown": [field_id(ids, place) for place in blocks if place not in trial.checked.hidden_places],
        "saved": "",
        "stop": {"text": stop.text, "help": stop.help, "url": "#stop"} if stop else None,
    }


def carried_answers(form: FormDefinition, text: str) -> dict[str, Any]:
    """The answers of the other pages. Whatever else stands there is left out: it came back from a browser."""
    if len(text) > _LONGEST:
        return {}
    try:
        found = json.loads(text or "{}")
    except (ValueError, RecursionError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {link_id: found[link_id] for link_id in form.by_link_id if link_id in found and _is_sound(found[link_id])}


def _is_sound(value: Any, depth: int = 0) -> bool:
    """Whether the page could have written it: no text that cannot be kept, no number without end."""
    match value:
        case str():
            return is_storable(value, _LONGEST)
        case bool() | None:
            return True
        case int() | float():
            return abs(value) < MAX_NUMBER
        case list():
            return depth < _DEEPEST and all(_is_sound(part, depth + 1) for part in value)
        case dict():
            return depth < _DEEPEST and all(_is_sound(part, depth + 1) for pair in value.items() for part in pair)
    return False

"""Searching all texts of a region, and changing them, where there are drafts in those: seen, then chosen, then done."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from personalverktyget.base.actors import AdministratorActor
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.case_types import selectors, services
from personalverktyget.domain.case_types.read_models import SearchedTexts, TextsFound
from personalverktyget.domain.case_types.text_places import ERROR, ITEM, OPTION, TRANSLATION, TextPlace
from personalverktyget.domain.case_types.text_search import (
    TextSearch,
    fragments,
    required_replacement,
    required_search,
    shortened,
)
from personalverktyget.domain.contact_cards.selectors import searched_cards
from personalverktyget.domain.contact_cards.services import replace_card_texts
from personalverktyget.domain.message_templates.read_models import SearchedTemplates
from personalverktyget.domain.message_templates.selectors import searched_templates
from personalverktyget.domain.message_templates.services import replace_template_texts
from personalverktyget.web.shared.pages import AdministrationRequest, administration_page, done, said_in, show
from personalverktyget.web.staff.case_types.forms import SearchTextsForm
from personalverktyget.web.staff.case_types.found_places import (
    CARD_PLACE,
    PLACE,
    TEMPLATE_PLACE,
    Looked,
    Outcomes,
    Places,
    card_groups,
    chosen_places,
    place_row,
    template_groups,
    told,
)
from personalverktyget.web.staff.case_types.place_words import ADDITIONS
from personalverktyget.web.staff.message_templates.words import LABELS

_FIELDS: Final = (PLACE, TEMPLATE_PLACE, CARD_PLACE)


@require_http_methods(["GET", "POST"])
@administration_page(Permission.ADMINISTER_REGION)
def search_texts(request: AdministrationRequest) -> HttpResponse:
    """Show where a text stands; with ``preview`` how it would be; and change the places that are ticked."""
    actor = request.actor
    assert isinstance(actor, AdministratorActor)  # Only administrators above the unit hold the permission.
    data = request.POST if request.method == "POST" else request.GET
    form = SearchTextsForm(data if "text" in data else None)
    search, replacement = _said(form, wants_change=request.method == "POST" or "preview" in data)
    outcomes = Outcomes()
    if request.method == "POST" and search is not None and replacement is not None:
        chosen = [chosen_places(request.POST, field) for field in _FIELDS]
        if not any(chosen):
            form.add_error(None, _("Kryssa för minst ett ställe att ändra."))
        else:
            outcomes = _replaced(actor, search, replacement, *chosen)
            if not outcomes.undone:
                return done(request, outcomes.words, to=f"staff:{_onwards(outcomes)}")
            if words := outcomes.words:
                messages.success(request, words)
    return _drawn(request, form, _Searched(actor, search, replacement), outcomes)


def _replaced(actor: AdministratorActor, search: TextSearch, replacement: str, *chosen: Places) -> Outcomes:
    types, templates, cards = chosen
    return Outcomes(
        services.replace_texts(actor, search, replacement, types),
        replace_template_texts(actor, search, replacement, templates),
        replace_card_texts(actor, search, replacement, cards),
    )


def _onwards(outcomes: Outcomes) -> str:
    """To the drafts that wait to be published; templates are published one by one."""
    if outcomes.types:
        return "case_types:publish_many"
    return "message_templates:list" if outcomes.templates else "case_types:search_texts"


def _said(form: SearchTextsForm, *, wants_change: bool) -> tuple[TextSearch | None, str | None]:
    """What is looked for, and what is to stand there where that was asked for."""
    if not form.is_valid():
        return None, None
    said = form.cleaned_data
    with said_in(form):
        search = required_search(said["text"], match_case=said["match_case"], whole_words=said["whole_words"])
        return search, required_replacement(said["replacement"]) if wants_change else None
    return None, None


@dataclass(frozen=True, slots=True)
class _Searched:
    """What was looked for by whom, and what is to stand there instead; nothing where nothing was asked for yet."""

    actor: AdministratorActor
    search: TextSearch | None
    replacement: str | None

    def drawn(self, sent: QueryDict) -> dict[str, Any]:
        """All that was found, as the page draws it; nothing where nothing was asked for yet."""
        if self.search is None:
            return {}
        ticked = frozenset(value for field in _FIELDS for value in sent.getlist(field))
        looked = Looked(self.search, self.replacement, ticked)
        found = selectors.searched_texts(self.actor, self.search)
        templates = searched_templates(self.actor, self.search)
        cards, more_cards = searched_cards(self.actor, self.search)
        groups = [_group(one, looked) for one in found.found]
        groups += [*template_groups(templates.found, looked), *card_groups(cards, looked)]
        return {
            "is_searched": True,
            "groups": groups,
            "places": sum(len(group["rows"]) for group in groups),
            "has_more": found.has_more or templates.has_more or more_cards,
            "additions": [*_additions(found, self.search), *_template_additions(templates, self.search)],
            "has_more_additions": found.has_more_additions or templates.has_more_additions,
        }


_NOTHING: Final[dict[str, Any]] = {
    "is_searched": False,
    "groups": [],
    "places": 0,
    "has_more": False,
    "additions": [],
    "has_more_additions": False,
}


def _drawn(
    request: AdministrationRequest, form: SearchTextsForm, searched: _Searched, outcomes: Outcomes
) -> HttpResponse:
    return show(
        request,
        "staff/case_types/search_texts.html",
        form=form,
        is_preview=searched.replacement is not None,
        undone=outcomes.undone,
        has_templates=bool(outcomes.templates),
        status=422 if form.errors else 409 if outcomes.undone else 200,
        **(_NOTHING | searched.drawn(request.POST)),
    )


def _group(found: TextsFound, looked: Looked) -> dict[str, Any]:
    """A case type with its places. What is settled beside the form comes last, and is chosen by hand."""
    what = _("Formuläret till en fråga i meddelanden.") if found.is_asked else ""
    return {
        "name": found.name,
        "is_withdrawn": found.is_withdrawn,
        "told": told(what, found.draft_changed_by, found.draft_changed_at),
        "field": PLACE,
        "rows": [
            place_row(found.case_type_id, place, _url(found, place), looked)
            for places in (found.places, found.settled)
            for place in places
        ],
    }


def _url(found: TextsFound, place: TextPlace) -> str:
    """Where the text is changed by itself; nothing where there is no draft to open."""
    of = {"case_type_id": found.case_type_id}
    if place.is_settled:
        return reverse("staff:case_type_settings", kwargs=of)
    if not found.has_draft:
        return reverse("staff:case_types:case_type", kwargs=of)
    if place.path[0] == TRANSLATION:
        return reverse("staff:case_types:translate", kwargs={**of, "language": place.path[1]})
    if place.path[0] in {ITEM, OPTION, ERROR}:
        return f"{reverse('staff:case_types:build', kwargs=of)}?{urlencode({'fraga': place.path[1]})}"
    return reverse("staff:case_types:texts", kwargs=of)


def _additions(found: SearchedTexts, search: TextSearch) -> Iterator[dict[str, Any]]:
    for one in found.additions:
        yield {
            "unit": one.unit_name,
            "case_type": one.case_type_name,
            "label": ADDITIONS[one.field],
            "text": shortened(fragments(one.text, search)),
        }


def _template_additions(found: SearchedTemplates, search: TextSearch) -> Iterator[dict[str, Any]]:
    for one in found.additions:
        yield {
            "unit": one.unit_name,
            "case_type": one.template_name,
            "label": LABELS[one.part],
            "text": shortened(fragments(one.text, search)),
        }

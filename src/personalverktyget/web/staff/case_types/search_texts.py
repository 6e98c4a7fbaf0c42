"""Searching all texts of a region's case types, and changing them in drafts: first seen, then chosen, then done."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from personalverktyget.base.actors import AdministratorActor
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.case_types import selectors, services
from personalverktyget.domain.case_types.read_models import SearchedTexts, TextsFound, TextsReplaced
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
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.pages import AdministrationRequest, administration_page, done, said_in, show
from personalverktyget.web.staff.case_types.forms import SearchTextsForm
from personalverktyget.web.staff.case_types.found_places import (
    CARD_PLACE,
    PLACE,
    Looked,
    card_groups,
    chosen_places,
    done_words,
    place_row,
)
from personalverktyget.web.staff.case_types.place_words import ADDITIONS


@require_http_methods(["GET", "POST"])
@administration_page(Permission.ADMINISTER_REGION)
def search_texts(request: AdministrationRequest) -> HttpResponse:
    """Show where a text stands; with ``preview`` how it would be; and change the places that are ticked."""
    actor = request.actor
    assert isinstance(actor, AdministratorActor)  # Only administrators above the unit hold the permission.
    data = request.POST if request.method == "POST" else request.GET
    form = SearchTextsForm(data if "text" in data else None)
    search, replacement = _said(form, wants_change=request.method == "POST" or "preview" in data)
    outcomes: tuple[TextsReplaced, ...] = ()
    if request.method == "POST" and search is not None and replacement is not None:
        chosen, cards = chosen_places(request.POST, PLACE), chosen_places(request.POST, CARD_PLACE)
        if not (chosen or cards):
            form.add_error(None, _("Kryssa för minst ett ställe att ändra."))
        else:
            of_types = services.replace_texts(actor, search, replacement, chosen)
            of_cards = replace_card_texts(actor, search, replacement, cards)
            outcomes, words = (*of_types, *of_cards), done_words(of_types, of_cards)
            if not any(outcome.left or outcome.refused for outcome in outcomes):
                onwards = "publish_many" if chosen else "search_texts"
                return done(request, words, to=f"staff:case_types:{onwards}")
            if words:
                messages.success(request, words)
    return _drawn(request, form, _Searched(actor, search, replacement), outcomes)


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

    def groups(self, sent: QueryDict) -> tuple[list[dict[str, Any]], SearchedTexts | None, bool]:
        """Case types and cards with their places, what was found of the former, and whether there is more."""
        if self.search is None:
            return [], None, False
        looked = Looked(self.search, self.replacement, frozenset(sent.getlist(PLACE) + sent.getlist(CARD_PLACE)))
        found = selectors.searched_texts(self.actor, self.search)
        cards, has_more = searched_cards(self.actor, self.search)
        groups = [_group(one, looked) for one in found.found] + card_groups(cards, looked)
        return groups, found, found.has_more or has_more


def _drawn(
    request: AdministrationRequest, form: SearchTextsForm, searched: _Searched, outcomes: tuple[TextsReplaced, ...]
) -> HttpResponse:
    groups, found, has_more = searched.groups(request.POST)
    return show(
        request,
        "staff/case_types/search_texts.html",
        form=form,
        is_searched=found is not None,
        is_preview=searched.replacement is not None,
        groups=groups,
        places=sum(len(group["rows"]) for group in groups),
        has_more=has_more,
        additions=list(_additions(found, searched.search)) if found and searched.search else [],
        has_more_additions=found is not None and found.has_more_additions,
        undone=[outcome for outcome in outcomes if outcome.left or outcome.refused],
        status=422 if form.errors else 409 if outcomes else 200,
    )


def _group(found: TextsFound, looked: Looked) -> dict[str, Any]:
    """A case type with its places. What is settled beside the form comes last, and is chosen by hand."""
    draft = ""
    if found.draft_changed_at is not None:
        parts = {"name": found.draft_changed_by, "when": formats.moment(found.draft_changed_at)}
        draft = _("Har ett utkast, ändrat av %(name)s %(when)s. Ändringen görs i det.") % parts
    return {
        "name": found.name,
        "is_withdrawn": found.is_withdrawn,
        "told": draft,
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

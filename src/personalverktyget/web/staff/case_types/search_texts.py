"""Searching all texts of a region's case types, and changing them in drafts: first seen, then chosen, then done."""

from collections.abc import Iterator
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from personalverktyget.base.actors import AdministratorActor
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.case_types import selectors, services
from personalverktyget.domain.case_types.read_models import SearchedTexts, TextsFound, TextsReplaced
from personalverktyget.domain.case_types.text_places import ERROR, ITEM, OPTION, TextPlace
from personalverktyget.domain.case_types.text_search import (
    TextSearch,
    fragments,
    required_replacement,
    required_search,
    shortened,
)
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.pages import AdministrationRequest, administration_page, done, said_in, show
from personalverktyget.web.staff.case_types.forms import SearchTextsForm
from personalverktyget.web.staff.case_types.place_words import ADDITIONS, place_words

# A case type's id, a place's key and its fingerprint, as one value of a checkbox; and how many are read at most.
_PARTS: Final = 3
_MOST_SENT: Final = 1000


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
        chosen = _chosen(request.POST)
        if not chosen:
            form.add_error(None, _("Kryssa för minst ett ställe att ändra."))
        else:
            outcomes = services.replace_texts(actor, search, replacement, chosen)
            if not any(outcome.left or outcome.refused for outcome in outcomes):
                return done(request, _done_words(outcomes), to="staff:case_types:publish_many")
            if words := _done_words(outcomes):
                messages.success(request, words)
    found = selectors.searched_texts(actor, search) if search else None
    return _drawn(request, form, search, replacement, found, outcomes)


def _said(form: SearchTextsForm, *, wants_change: bool) -> tuple[TextSearch | None, str | None]:
    """What is looked for, and what is to stand there where that was asked for."""
    if not form.is_valid():
        return None, None
    said = form.cleaned_data
    with said_in(form):
        search = required_search(said["text"], match_case=said["match_case"], whole_words=said["whole_words"])
        return search, required_replacement(said["replacement"]) if wants_change else None
    return None, None


def _drawn(
    request: AdministrationRequest,
    form: SearchTextsForm,
    search: TextSearch | None,
    replacement: str | None,
    found: SearchedTexts | None,
    outcomes: tuple[TextsReplaced, ...],
) -> HttpResponse:
    groups = [_group(one, search, replacement, request.POST) for one in found.found] if found and search else []
    return show(
        request,
        "staff/case_types/search_texts.html",
        form=form,
        is_searched=found is not None,
        is_preview=replacement is not None,
        groups=groups,
        places=sum(len(group["rows"]) for group in groups),
        has_more=found is not None and found.has_more,
        additions=list(_additions(found, search)) if found and search else [],
        has_more_additions=found is not None and found.has_more_additions,
        undone=[outcome for outcome in outcomes if outcome.left or outcome.refused],
        status=422 if form.errors else 409 if outcomes else 200,
    )


def _group(found: TextsFound, search: TextSearch, replacement: str | None, sent: QueryDict) -> dict[str, Any]:
    """A case type with its places. What is settled beside the form comes last, and is chosen by hand."""
    ticked = set(sent.getlist("place"))
    draft = ""
    if found.draft_changed_at is not None:
        parts = {"name": found.draft_changed_by, "when": formats.moment(found.draft_changed_at)}
        draft = _("Har ett utkast, ändrat av %(name)s %(when)s. Ändringen görs i det.") % parts
    return {
        "found": found,
        "draft": draft,
        "rows": [
            _row(found, place, search, replacement, ticked)
            for places in (found.places, found.settled)
            for place in places
        ],
    }


def _row(
    found: TextsFound, place: TextPlace, search: TextSearch, replacement: str | None, ticked: set[str]
) -> dict[str, Any]:
    value = f"{found.case_type_id}.{place.key}.{place.fingerprint}"
    after = search.replaced(place.text, replacement) if replacement is not None else place.text
    return {
        "value": value,
        "label": place_words(place),
        "url": _url(found, place),
        "before": shortened(fragments(place.text, search)),
        "after": shortened(fragments(place.text, search, replacement)) if replacement is not None else (),
        "is_settled": place.is_settled,
        "too_long": len(after) - place.longest if len(after) > place.longest else 0,
        "longest": place.longest,
        "is_ticked": value in ticked if ticked else not place.is_settled,
    }


def _url(found: TextsFound, place: TextPlace) -> str:
    """Where the text is changed by itself; nothing where there is no draft to open."""
    of = {"case_type_id": found.case_type_id}
    if place.is_settled:
        return reverse("staff:case_type_settings", kwargs=of)
    if not found.has_draft:
        return reverse("staff:case_types:case_type", kwargs=of)
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


def _chosen(sent: QueryDict) -> dict[UUID, dict[str, str]]:
    """The ticked places by case type. What cannot be read came from no page of ours, and is left out."""
    chosen: dict[UUID, dict[str, str]] = {}
    for value in sent.getlist("place")[:_MOST_SENT]:
        parts = value.split(".")
        if len(parts) != _PARTS:
            continue
        try:
            case_type_id = UUID(parts[0])
        except ValueError:
            continue
        chosen.setdefault(case_type_id, {})[parts[1]] = parts[2]
    return chosen


def _done_words(outcomes: tuple[TextsReplaced, ...]) -> str:
    in_draft, types = sum(one.in_draft for one in outcomes), sum(bool(one.in_draft) for one in outcomes)
    settled = sum(one.settled for one in outcomes)
    said = []
    if in_draft:
        texts = ngettext("%(count)s text är ändrad", "%(count)s texter är ändrade", in_draft) % {"count": in_draft}
        drafts = ngettext("i utkastet till %(count)s ärendetyp", "i utkasten till %(count)s ärendetyper", types) % {
            "count": types
        }
        said.append(f"{texts} {drafts}. {_('Inget är publicerat än.')}")
    if settled:
        words = ngettext(
            "%(count)s text i kvitton och svar är ändrad och gäller från nästa ärende.",
            "%(count)s texter i kvitton och svar är ändrade och gäller från nästa ärende.",
            settled,
        )
        said.append(words % {"count": settled})
    return " ".join(said)

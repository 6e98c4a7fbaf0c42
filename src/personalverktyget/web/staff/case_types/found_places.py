"""The places that a search in all texts found, as rows to tick, and what became of those that were ticked."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final
from uuid import UUID

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from personalverktyget.domain.case_types.read_models import TextsReplaced
from personalverktyget.domain.case_types.text_places import TRANSLATION, TextPlace
from personalverktyget.domain.case_types.text_search import TextSearch, fragments, shortened
from personalverktyget.domain.contact_cards.card_texts import CARD
from personalverktyget.domain.contact_cards.read_models import CardTextFound
from personalverktyget.web.staff.case_types.place_words import place_words

# What the checkboxes are called: of case types, and of contact cards.
PLACE, CARD_PLACE = "place", "card"
# A case type's or unit's id, a place's key and its fingerprint, as one value of a checkbox; and how many are read.
_PARTS: Final = 3
_MOST_SENT: Final = 1000


@dataclass(frozen=True, slots=True)
class Looked:
    """What was looked for, what is to stand there, and what is ticked so far."""

    search: TextSearch
    replacement: str | None
    ticked: frozenset[str]


def place_row(owner: UUID, place: TextPlace, url: str, looked: Looked) -> dict[str, Any]:
    """A place before and after. What holds at once is not ticked from the start."""
    value, replacement = f"{owner}.{place.key}.{place.fingerprint}", looked.replacement
    after = looked.search.replaced(place.text, replacement) if replacement is not None else place.text
    holds_at_once = place.is_settled or place.path[0] == CARD
    return {
        "value": value,
        "label": place_words(place),
        "url": url,
        "language": place.path[1] if place.path[0] == TRANSLATION else "sv",
        "before": shortened(fragments(place.text, looked.search)),
        "after": shortened(fragments(place.text, looked.search, replacement)) if replacement is not None else (),
        "at_once": _at_once(place),
        "can_be": place.takes(after),
        "too_long": len(after) - place.longest if len(after) > place.longest else 0,
        "longest": place.longest,
        "is_ticked": value in looked.ticked if looked.ticked else not holds_at_once,
    }


def _at_once(place: TextPlace) -> str:
    if place.path[0] == CARD:
        return _("Har inget utkast. Ändringen syns på kontaktkortet direkt, och enheten kan ta tillbaka den.")
    return _("Har inget utkast. Ändringen gäller från nästa ärende.") if place.is_settled else ""


def card_groups(found: Iterable[CardTextFound], looked: Looked) -> list[dict[str, Any]]:
    """Units with the places on their cards."""
    return [
        {
            "name": name,
            "told": _("På enhetens kontaktkort."),
            "field": CARD_PLACE,
            "rows": [
                place_row(unit, one.place, reverse("public:contact_card", kwargs={"hsa_id": one.hsa_id}), looked)
                for one in rows
            ],
        }
        for (unit, name), rows in groupby(found, key=lambda one: (one.unit_id, one.unit_name))
    ]


def chosen_places(sent: QueryDict, field: str) -> dict[UUID, dict[str, str]]:
    """The ticked places by what they belong to. What cannot be read came from no page of ours, and is left out."""
    chosen: dict[UUID, dict[str, str]] = {}
    for value in sent.getlist(field)[:_MOST_SENT]:
        parts = value.split(".")
        if len(parts) != _PARTS:
            continue
        try:
            owner = UUID(parts[0])
        except ValueError:
            continue
        chosen.setdefault(owner, {})[parts[1]] = parts[2]
    return chosen


def done_words(of_types: tuple[TextsReplaced, ...], of_cards: tuple[TextsReplaced, ...]) -> str:
    """What was changed, and from when it holds."""
    in_draft, types = sum(one.in_draft for one in of_types), sum(bool(one.in_draft) for one in of_types)
    settled, on_cards = (sum(one.settled for one in outcomes) for outcomes in (of_types, of_cards))
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
    if on_cards:
        words = ngettext(
            "%(count)s text på kontaktkort är ändrad och gäller nu.",
            "%(count)s texter på kontaktkort är ändrade och gäller nu.",
            on_cards,
        )
        said.append(words % {"count": on_cards})
    return " ".join(said)

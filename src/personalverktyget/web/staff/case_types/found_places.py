"""The places that a search in all texts found, as rows to tick, and what became of those that were ticked."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
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
from personalverktyget.domain.message_templates.read_models import TemplateTextsFound
from personalverktyget.web.shared import formats
from personalverktyget.web.staff.case_types.place_words import place_words

# What the checkboxes are called: of case types, of message templates, and of contact cards.
PLACE, TEMPLATE_PLACE, CARD_PLACE = "place", "template", "card"
# What a place belongs to, its key and its fingerprint, as one value of a checkbox; and how many are read.
_PARTS: Final = 3
_MOST_SENT: Final = 1000
# The chosen places, by what they belong to: each by its key, with the fingerprint of what stood there.
Places = dict[UUID, dict[str, str]]


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


def template_groups(found: Iterable[TemplateTextsFound], looked: Looked) -> list[dict[str, Any]]:
    """Message templates with their places."""
    return [
        {
            "name": one.name,
            "is_recalled": one.is_withdrawn,
            "told": told(_("Meddelandemall."), one.draft_changed_by, one.draft_changed_at),
            "field": TEMPLATE_PLACE,
            "rows": [
                place_row(
                    one.template_id,
                    place,
                    reverse("staff:message_templates:write", kwargs={"template_id": one.template_id}),
                    looked,
                )
                for place in one.places
            ],
        }
        for one in found
    ]


def told(what: str, by: str, at: datetime | None) -> str:
    """What it is, where its name does not tell; and that there is a draft already, and whose."""
    if at is None:
        return what
    words = _("Har ett utkast, ändrat av %(name)s %(when)s. Ändringen görs i det.")
    return " ".join(filter(None, (what, words % {"name": by, "when": formats.moment(at)})))


def chosen_places(sent: QueryDict, field: str) -> Places:
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


@dataclass(frozen=True, slots=True)
class Outcomes:
    """What became of the chosen places, of each kind."""

    types: tuple[TextsReplaced, ...] = ()
    templates: tuple[TextsReplaced, ...] = ()
    cards: tuple[TextsReplaced, ...] = ()

    @property
    def undone(self) -> list[TextsReplaced]:
        """Those of which something was left."""
        return [one for one in (*self.types, *self.templates, *self.cards) if one.left or one.refused]

    @property
    def words(self) -> str:
        """What was changed, and from when it holds."""
        said = [_in_drafts(self.types, _of_types), _in_drafts(self.templates, _of_templates)]
        if any(said):
            said.append(_("Inget är publicerat än."))
        said += [_settled(sum(one.settled for one in self.types)), _on_cards(sum(one.settled for one in self.cards))]
        return " ".join(filter(None, said))


def _in_drafts(outcomes: tuple[TextsReplaced, ...], of: Callable[[int], str]) -> str:
    texts, drafts = sum(one.in_draft for one in outcomes), sum(bool(one.in_draft) for one in outcomes)
    if not texts:
        return ""
    words = ngettext("%(count)s text är ändrad", "%(count)s texter är ändrade", texts) % {"count": texts}
    return f"{words} {of(drafts) % {'count': drafts}}."


def _of_types(drafts: int) -> str:
    return ngettext("i utkastet till %(count)s ärendetyp", "i utkasten till %(count)s ärendetyper", drafts)


def _of_templates(drafts: int) -> str:
    return ngettext("i utkastet till %(count)s meddelandemall", "i utkasten till %(count)s meddelandemallar", drafts)


def _settled(count: int) -> str:
    words = ngettext(
        "%(count)s text i kvitton och svar är ändrad och gäller från nästa ärende.",
        "%(count)s texter i kvitton och svar är ändrade och gäller från nästa ärende.",
        count,
    )
    return words % {"count": count} if count else ""


def _on_cards(count: int) -> str:
    words = ngettext(
        "%(count)s text på kontaktkort är ändrad och gäller nu.",
        "%(count)s texter på kontaktkort är ändrade och gäller nu.",
        count,
    )
    return words % {"count": count} if count else ""

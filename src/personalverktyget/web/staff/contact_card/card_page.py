"""What stands on each of the card's pages: the ways to the other ones."""

from datetime import timedelta
from typing import Any, Final

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from personalverktyget.base.clock import now
from personalverktyget.domain.contact_cards import selectors
from personalverktyget.domain.contact_cards.read_models import OwnCard, Publication
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.navigation import NavItem
from personalverktyget.web.shared.pages import StaffRequest, show

# After this long a card that waits is worth a call to those who run the program.
LATE: Final = timedelta(minutes=2)


def card_page(
    request: StaffRequest, template: str, own: OwnCard, /, *, here: str, status: int = 200, **context: Any
) -> HttpResponse:
    """One of the card's pages."""
    pages = (
        ("staff:card", _("Texter")),
        ("staff:card_hours", _("Öppettider")),
        ("staff:card_deviations", _("Avvikande tider")),
        ("staff:card_order", _("Ordning")),
        ("staff:card_history", _("Historik")),
    )
    views = tuple(NavItem(label=label, url=reverse(name), current=name == here) for name, label in pages)
    context |= {"own": own, "views": views, "publication": _in_words(selectors.publication(request.actor))}
    return show(request, f"staff/contact_card/{template}.html", status=status, **context)


def _in_words(publication: Publication) -> dict[str, Any]:
    """Since when everybody reads what the card says; or that it waits, and why."""
    since = formats.moment(publication.published_at) if publication.published_at else ""
    if not publication.is_waiting:
        return {"text": _("Publicerat %(when)s") % {"when": since}, "is_waiting": False}
    if publication.failed_at:
        why = _("Det gick inte att publicera %(when)s. Vi försöker igen av oss själva.")
        return {"text": why % {"when": formats.moment(publication.failed_at)}, "is_waiting": True, "is_late": True}
    changed = publication.changed_at
    if changed and now() - changed > LATE:
        why = _("Ändringen från %(when)s är inte publicerad än. Det tar längre tid än det ska, säg till driften.")
        return {"text": why % {"when": formats.moment(changed)}, "is_waiting": True, "is_late": True}
    return {"text": _("Det som är ändrat syns för alla inom en minut."), "is_waiting": True}

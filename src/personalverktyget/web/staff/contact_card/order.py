"""The order of the e-services on the card: by button, or by dragging."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from personalverktyget.base.errors import NotFound
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.contact_cards.selectors import own_card
from personalverktyget.domain.link_services import selectors, services
from personalverktyget.web.shared.pages import StaffRequest, done, staff_page
from personalverktyget.web.staff.contact_card.card_page import card_page

_STEPS = {"up": -1, "down": 1}


@require_http_methods(["GET", "POST"])
@staff_page(Permission.MANAGE_UNIT)
def order(request: StaffRequest) -> HttpResponse:
    """The list, and moving one of it."""
    offers = selectors.card_order(request.actor)
    if request.method == "POST":
        offered = _uuid(request.POST.get("offered", ""))
        now_at = next((place for place, offer in enumerate(offers) if offer.id == offered), None)
        if now_at is None:
            raise NotFound
        place = services.move_on_card(request.actor, offered, place=_wanted(request, now_at))
        words = _("%(name)s står nu på plats %(place)s av %(count)s.")
        return done(
            request,
            words % {"name": offers[now_at].name, "place": place + 1, "count": len(offers)},
            to="staff:card_order",
        )
    return card_page(request, "order", own_card(request.actor), here="staff:card_order", offers=offers)


def _wanted(request: StaffRequest, now_at: int) -> int:
    """The place to move to: a step up or down, or where it was dropped."""
    if (step := _STEPS.get(request.POST.get("step", ""))) is not None:
        return now_at + step
    written = request.POST.get("place", "")
    return int(written) if written.isascii() and written.isdigit() and len(written) < 5 else now_at


def _uuid(written: str) -> UUID:
    try:
        return UUID(written)
    except ValueError as error:
        raise NotFound from error

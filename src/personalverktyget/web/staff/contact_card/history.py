"""What the card said before, and taking it back."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods

from personalverktyget.base.errors import ChangedMeanwhile
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.contact_cards import selectors, services
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.pages import StaffRequest, done, staff_page
from personalverktyget.web.staff.contact_card.card_page import card_page

_PARTS: dict[str, Promise] = {
    "texts": lazy("Texter"),
    "hours": lazy("Öppettider"),
    "deviations": lazy("Avvikande tider"),
    "replaced": lazy("Regionen ändrade en text på många kort"),
    "restored": lazy("En tidigare version togs tillbaka"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A version as the page lists it."""

    number: int
    what: str
    when: str
    exact: str
    iso: str
    by: str


@require_http_methods(["GET", "POST"])
@staff_page(Permission.MANAGE_UNIT)
def history(request: StaffRequest) -> HttpResponse:
    """The versions, the newest first."""
    if request.method == "POST":
        return _restore(request)
    own = selectors.own_card(request.actor)
    lines = [
        Line(
            number=row.number,
            what=str(_PARTS.get(row.part, row.part)),
            when=formats.moment(row.saved_at),
            exact=formats.exact(row.saved_at),
            iso=formats.iso(row.saved_at),
            by=row.by,
        )
        for row in selectors.card_history(request.actor)
    ]
    return card_page(request, "history", own, here="staff:card_history", lines=lines)


def _restore(request: StaffRequest) -> HttpResponse:
    try:
        number, seen = int(request.POST.get("number", "")), int(request.POST.get("version", ""))
    except ValueError as error:
        raise ChangedMeanwhile from error
    services.restore_card(request.actor, number, seen_version=seen)
    return done(
        request, _("Den tidigare versionen gäller igen. Allt däremellan finns kvar i historiken."), to="staff:card"
    )

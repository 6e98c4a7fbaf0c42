"""What the unit says of itself, with a preview of both faces of the card."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from personalverktyget.base.permissions import Permission
from personalverktyget.domain.contact_cards import selectors, services
from personalverktyget.domain.contact_cards.read_models import ContactCard
from personalverktyget.web.shared import kept_writing
from personalverktyget.web.shared.pages import StaffRequest, done, said_in, staff_page
from personalverktyget.web.shared.unit_pages import card_context
from personalverktyget.web.staff.contact_card.card_page import card_page
from personalverktyget.web.staff.contact_card.forms import TextsForm

_TEXTS = ("presentation", "other_information", "urgent_text")


@require_http_methods(["GET", "POST"])
@staff_page(Permission.MANAGE_UNIT)
@kept_writing.restores_writing
def texts(request: StaffRequest) -> HttpResponse:
    """Write, look at it as everybody or as a resident sees it, save."""
    own = selectors.own_card(request.actor)
    initial = {name: getattr(own, name) for name in _TEXTS} | {"version": own.version}
    form = TextsForm(request.POST or kept_writing.take(request), initial=initial)
    action = request.POST.get("action", "")
    if request.method == "POST" and form.is_valid() and action == "save":
        with said_in(form):
            services.change_card_texts(request.actor, **_written(form), seen_version=form.cleaned_data["version"])
            kept_writing.drop(request)
            return done(
                request,
                _("Kontaktkortet är sparat. Inloggade ser ändringen direkt, alla andra inom en minut."),
                to="staff:card",
            )
    is_resident = (action or request.GET.get("sida", "")) == "resident"
    card = _preview(request, form, {name: initial[name] for name in _TEXTS})
    return card_page(
        request,
        "texts",
        own,
        here="staff:card",
        form=form,
        is_resident=is_resident,
        is_unsaved=form.is_bound and form.is_valid(),
        status=422 if form.errors else 200,
        **card_context(card),
    )


def _preview(request: StaffRequest, form: TextsForm, saved: dict[str, Any]) -> ContactCard:
    """The card with what is written; with what is saved where that cannot be."""
    if form.is_bound and form.is_valid():
        with said_in(form):
            return selectors.card_preview(request.actor, **_written(form))
    return selectors.card_preview(request.actor, **saved)


def _written(form: TextsForm) -> dict[str, Any]:
    return {name: form.cleaned_data[name] for name in _TEXTS}

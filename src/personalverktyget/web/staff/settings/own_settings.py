"""Mina inställningar: the signature under what one sends. Name and title come from the staff directory."""

from django import forms
from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_POST

from personalverktyget.domain.people import selectors, services
from personalverktyget.domain.people.services.change_signature import SIGNATURE_MAX_LENGTH
from personalverktyget.web.shared.pages import SignedInStaffRequest, done, said_in, show, signed_in_staff_page
from personalverktyget.web.shared.theme import ONE_YEAR
from personalverktyget.web.shared.words import role_names


class SignatureForm(forms.Form):
    """The own signature; empty for the one from the directory."""

    signature = forms.CharField(
        label=lazy("Egen signatur"),
        help_text=lazy("Står sist i det du skickar till invånare. Lämna tomt för namn och titel ur katalogen."),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": "4", "data-max": str(SIGNATURE_MAX_LENGTH), "lang": "sv"}),
    )


SHORTCUTS_COOKIE = "shortcuts"


@require_POST
@signed_in_staff_page(reason="how one's own keyboard works is one's own")
def shortcuts(request: SignedInStaffRequest) -> HttpResponse:
    """Turn single keys on or off in this browser (WCAG 2.1.4)."""
    chosen = "on" if request.POST.get("shortcuts") == "on" else "off"
    response = done(request, _("Kortkommandot är ändrat"), to="staff:settings")
    secure = settings.MODE == "production"
    response.set_cookie(SHORTCUTS_COOKIE, chosen, max_age=ONE_YEAR, samesite="Lax", httponly=True, secure=secure)
    return response


@signed_in_staff_page(reason="everybody may see and change the own settings")
def own_settings(request: SignedInStaffRequest) -> HttpResponse:
    """Show the own settings; change the signature."""
    profile = selectors.profile(request.actor)
    form = SignatureForm(request.POST or None, initial={"signature": profile.own_signature})
    if form.is_valid():
        with said_in(form):
            services.change_signature(request.actor, signature=form.cleaned_data["signature"])
            return done(request, _("Signaturen är sparad"), to="staff:settings")
    return show(
        request,
        "staff/settings/own_settings.html",
        form=form,
        profile=profile,
        roles=role_names(getattr(request.actor, "roles", frozenset())),
        status=422 if form.errors else 200,
    )

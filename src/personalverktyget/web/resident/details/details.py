"""How notices reach the resident, and whether she has an account."""

from django import forms
from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_GET, require_http_methods

from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.people.mobiles import written_mobile
from personalverktyget.domain.people.read_models import ContactDetails
from personalverktyget.domain.people.selectors import contact_details
from personalverktyget.domain.people.services import NoticeChoices, change_contact, close_account
from personalverktyget.web.shared.pages import ResidentRequest, done, resident_page, said_in, show

_CHANNELS = [("email", lazy("E-post")), ("sms", lazy("Sms"))]


class DetailsForm(forms.Form):
    """Where notices go, and whether any are wanted. What is wrong with them, the service says, all at once."""

    wants_notices = forms.BooleanField(label=lazy("Meddela mig när något nytt har kommit"), required=False)
    channels = forms.MultipleChoiceField(
        label=lazy("Hur vill du få veta det?"),
        choices=_CHANNELS,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        error_messages={"invalid_choice": lazy("Välj ett av alternativen.")},
    )
    email = forms.CharField(
        label=lazy("E-postadress"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    mobile = forms.CharField(
        label=lazy("Mobilnummer"),
        help_text=lazy("Till exempel 070-174 06 05."),
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "data-width": "20"}),
    )

    @property
    def choices(self) -> NoticeChoices:
        """What was chosen. Where there are no text messages, e-mail is all there is."""
        said, ways = self.cleaned_data, self.cleaned_data.get("channels", ["email"])
        return NoticeChoices(
            email=said["email"],
            mobile=said["mobile"],
            wants_notices=said["wants_notices"],
            by_email="email" in ways,
            by_sms="sms" in ways,
        )


@require_http_methods(["GET", "POST"])
@resident_page()
def details(request: ResidentRequest) -> HttpResponse:
    """Name, addresses for notices, notices or none, and the account."""
    known = disclose(request.actor, contact_details(request.actor))
    form = _form(request, known)
    if form.is_valid():
        with said_in(form):
            change_contact(request.actor, _kept(form, known))
    if form.is_bound and form.is_valid():
        return done(request, _("Dina uppgifter är sparade."), to="resident:details")
    status = 422 if form.errors else 200
    return show(request, "resident/details/details.html", status=status, details=known, form=form)


def _form(request: ResidentRequest, known: ContactDetails) -> DetailsForm:
    ways = [way for way, is_chosen in (("email", known.by_email), ("sms", known.by_sms)) if is_chosen]
    initial = {
        "email": known.email,
        "mobile": written_mobile(known.mobile),
        "wants_notices": known.wants_notices,
        "channels": ways,
    }
    form = DetailsForm(request.POST if request.method == "POST" else None, initial=initial)
    if not settings.SMS_GATEWAY_URL:
        del form.fields["channels"], form.fields["mobile"]
    return form


def _kept(form: DetailsForm, known: ContactDetails) -> NoticeChoices:
    """What was chosen; what the form could not ask for stays as it is."""
    form.cleaned_data.setdefault("mobile", known.mobile)
    return form.choices


@require_http_methods(["GET", "POST"])
@resident_page()
def close(request: ResidentRequest) -> HttpResponse:
    """Say what it means to close the account; close it."""
    if request.method == "POST":
        close_account(request.actor)
        return done(request, "", to="resident:account_closed")
    return show(request, "resident/details/close_account.html")


@require_GET
@resident_page(before_terms=True)
def closed(request: ResidentRequest) -> HttpResponse:
    """Say that it is closed, and how to come back."""
    return show(request, "resident/details/account_closed.html", is_open=request.actor.terms_accepted)

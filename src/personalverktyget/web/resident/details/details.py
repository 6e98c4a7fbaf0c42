"""How notices reach the resident."""

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods

from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.people.selectors import contact_details
from personalverktyget.domain.people.services import change_contact
from personalverktyget.web.shared.pages import ResidentRequest, done, resident_page, said_in, show


class DetailsForm(forms.Form):
    """Where notices go, and whether any are wanted. What is wrong with an address, the service says."""

    email = forms.CharField(
        label=lazy("E-postadress"),
        required=False,
        help_text=lazy("Hit skickar vi ett mejl när något nytt har kommit. I mejlet står ingenting om din vård."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    wants_notices = forms.BooleanField(label=lazy("Skicka mejl när något nytt har kommit"), required=False)


@require_http_methods(["GET", "POST"])
@resident_page()
def details(request: ResidentRequest) -> HttpResponse:
    """Name, address for notices, notices or none."""
    known = disclose(request.actor, contact_details(request.actor))
    initial = {"email": known.email, "wants_notices": known.wants_notices}
    form = DetailsForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        with said_in(form):
            change_contact(request.actor, **form.cleaned_data)
    if form.is_bound and form.is_valid():
        return done(request, _("Dina uppgifter är sparade."), to="resident:details")
    status = 422 if form.errors else 200
    return show(request, "resident/details/details.html", status=status, details=known, form=form)

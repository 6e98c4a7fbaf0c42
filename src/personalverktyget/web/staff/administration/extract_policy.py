"""At which care providers residents are told the names of those who have opened their cases."""

from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from personalverktyget.base.actors import AdministratorActor
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.organisation import selectors, services
from personalverktyget.web.shared.pages import AdministrationRequest, administration_page, done, show


class PolicyForm(forms.Form):
    """The region's care providers; those that are ticked name their staff."""

    naming = forms.MultipleChoiceField(
        label=lazy("Visa namn på personalen hos"),
        help_text=lazy("Hos övriga ser invånaren titel och enhet. Den som har skyddad identitet visas aldrig."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": lazy("Listan har ändrats. Ladda om sidan och välj igen.")},
    )


@administration_page(Permission.ADMINISTER_REGION)
def extract_policy(request: AdministrationRequest) -> HttpResponse:
    """Show and change it."""
    actor = request.actor
    assert isinstance(actor, AdministratorActor)  # Only administrators above the unit hold the permission.
    providers = selectors.own_providers(actor)
    form = PolicyForm(
        request.POST if request.method == "POST" else None,
        initial={"naming": [str(row.id) for row in providers if row.names_staff]},
    )
    field = form.fields["naming"]
    assert isinstance(field, forms.MultipleChoiceField)
    field.choices = [(str(row.id), row.name) for row in providers]
    if form.is_valid():
        naming = {UUID(chosen) for chosen in form.cleaned_data["naming"]}
        services.change_extract_policy(actor, naming=naming)
        return done(request, _("Valet är sparat. Det gäller genast."), to="staff:extract_policy")
    return show(request, "staff/administration/extract_policy.html", form=form, status=422 if form.errors else 200)

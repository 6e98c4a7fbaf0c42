"""A Django form with each of the usual fields, so that the gallery shows how ours are drawn."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ExampleForm(forms.Form):
    """Drawn by ``FormRenderer``; bound to nothing it shows every error."""

    unit = forms.CharField(label=_("HSA-id"), help_text=_("Mellanslag före och efter tas bort."))
    reason = forms.CharField(label=_("Orsak"), widget=forms.Textarea(attrs={"rows": 4, "data-max": "300"}))
    role = forms.ChoiceField(label=_("Roll"), choices=[("am", _("Ärendemottagare")), ("ah", _("Ärendehanterare"))])
    when = forms.ChoiceField(
        label=_("Gäller från"),
        choices=[("now", _("Genast")), ("later", _("Ett senare datum"))],
        widget=forms.RadioSelect,
    )
    until = forms.DateField(label=_("Till och med"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    accepted = forms.BooleanField(label=_("Behovs- och riskanalysen är gjord"))

"""Forms of messages to the population."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from personalverktyget.domain.message_templates.read_models import TemplateChoice
from personalverktyget.domain.outreach.basis import OF_REGIONS
from personalverktyget.domain.outreach.selection import OLDEST
from personalverktyget.domain.people.registers import RegisteredArea
from personalverktyget.web.staff.outreach.many_forms import SendManyForm
from personalverktyget.web.staff.outreach.words import BASES

SEXES = (("", _("Alla")), ("F", _("Kvinnor")), ("M", _("Män")))


class BeginForm(forms.Form):
    """Which template, and on what grounds."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    template = forms.ChoiceField(
        label=_("Mall"),
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Välj en mall.")),
    )
    basis = forms.ChoiceField(
        label=_("Varför skriver regionen till befolkningen?"),
        help_text=_("Regionen får bara skriva till befolkningen när det finns särskilda skäl."),
        choices=[(basis, BASES[basis]) for basis in OF_REGIONS],
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Välj varför regionen skriver.")),
    )

    def __init__(self, data: Any = None, *, templates: Sequence[TemplateChoice], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["template"].choices = [(str(row.id), row.name) for row in templates]  # type: ignore[attr-defined]


def _age(label: Any) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=0,
        max_value=OLDEST,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "data-width": "4", "autocomplete": "off"}),
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"), _("Skriv åldern i hela år, från 0 till 130.")
        ),
    )


class SelectionForm(forms.Form):
    """Whom of the population."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    municipality = forms.ChoiceField(
        label=_("Bor i"),
        required=False,
        # The register's own names.
        widget=forms.Select(attrs={"lang": "sv"}),
        error_messages={"invalid_choice": _("Välj en av regionens kommuner.")},
    )
    age_from = _age(_("Från ålder"))
    age_to = _age(_("Till och med ålder"))
    sex = forms.ChoiceField(
        label=_("Juridiskt kön"),
        required=False,
        choices=SEXES,
        error_messages={"invalid_choice": _("Välj ett av alternativen.")},
    )

    def __init__(self, data: Any = None, *, areas: Sequence[RegisteredArea], county: str, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        own = [area for area in areas if county and area.code.startswith(county)]
        field = self.fields["municipality"]
        assert isinstance(field, forms.ChoiceField)
        whole = next((area.name for area in own if area.is_county), "")
        field.choices = [("", whole), *((area.code, area.name) for area in own if not area.is_county)]


class SendForm(SendManyForm):
    """The last step: when it leaves, and what the sender answers for."""

    confirms_notified = forms.BooleanField(
        label=_("Utskicket är anmält i förväg till den nationella förvaltningen av inkorgen"), required=False
    )

"""Whom the unit is for: everybody, or those in some groups."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from personalverktyget.domain.admittance.areas import MOST_AREAS, OLDEST
from personalverktyget.domain.admittance.rules import Area
from personalverktyget.domain.admittance.services.settle_audience import LONGEST_ELSEWHERE
from personalverktyget.domain.people.registers import RegisteredArea
from personalverktyget.web.shared.too_long import TOO_LONG


def _age(label: Any) -> forms.IntegerField:
    error = _("Skriv åldern i hela år, från 0 till 130.")
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=0,
        max_value=OLDEST,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "data-width": "4", "autocomplete": "off"}),
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), error),
    )


class AudienceForm(forms.Form):
    """Whether there are groups at all, and where others should turn."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    is_for_all = forms.ChoiceField(
        label=_("Vem får skicka ärenden hit?"),
        widget=forms.RadioSelect,
        choices=[
            ("yes", _("Alla, i hela landet")),
            ("no", _("De som hör till grupperna här nedanför, och de som ni har godkänt")),
        ],
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Välj ett av alternativen.")),
    )
    elsewhere = forms.CharField(
        label=_("Vart ska andra vända sig?"),
        required=False,
        max_length=LONGEST_ELSEWHERE,
        help_text=_("Visas för den som inte hör hit. Telefonnumret, 1177 och 112 står alltid efter."),
        widget=forms.Textarea(attrs={"rows": 2, "data-max": str(LONGEST_ELSEWHERE), "lang": "sv"}),
        error_messages={
            "max_length": TOO_LONG,
        },
    )


class GroupForm(forms.Form):
    """One group. A row that is left empty is none."""

    where = forms.ChoiceField(
        label=_("Bor i"),
        required=False,
        # The register's own names.
        widget=forms.Select(attrs={"lang": "sv"}),
        error_messages={"invalid_choice": _("Välj ett län eller en kommun i listan.")},
    )
    age_from = _age(_("Från ålder"))
    age_to = _age(_("Till och med ålder"))
    sex = forms.ChoiceField(
        label=_("Juridiskt kön"),
        required=False,
        choices=[("", _("Alla")), ("F", _("Kvinnor")), ("M", _("Män"))],
        error_messages={"invalid_choice": _("Välj ett av alternativen.")},
    )

    def __init__(self, *args: Any, places: Sequence[RegisteredArea] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["where"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Hela landet")), *((area.code, _place(area)) for area in places)]

    @property
    def area(self) -> Area | None:
        """The group; nothing for an empty row, or one that is to be removed."""
        written = self.cleaned_data
        code = written.get("where", "")
        area = Area(
            county=code[:2],
            municipality=code if len(code) > 2 else "",
            sex=written.get("sex", ""),
            age_from=written.get("age_from"),
            age_to=written.get("age_to"),
        )
        return None if area == Area() or written.get("DELETE") else area


GroupFormSet = forms.formset_factory(GroupForm, extra=1, max_num=MOST_AREAS, can_delete=True, absolute_max=20)


def _place(area: RegisteredArea) -> str:
    return area.name if area.is_county else f"\u2003{area.name}"

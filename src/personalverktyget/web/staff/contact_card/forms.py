"""Forms of the card's pages."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from personalverktyget.domain.calendars.opening_hours import WEEKDAYS, OpeningHours
from personalverktyget.domain.contact_cards import opening
from personalverktyget.domain.contact_cards.content import MAX_LENGTHS, MESSAGE_MAX_LENGTH
from personalverktyget.web.shared.too_long import TOO_LONG
from personalverktyget.web.staff.administration.forms import date_field
from personalverktyget.web.staff.hours_fields import HoursField

DIRECTORY, OWN = "directory", "own"
PHONE: Final = "phone_"


def _text(name: str, label: Any, help_text: Any, *, rows: int) -> forms.CharField:
    longest = MAX_LENGTHS[name]
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=False,
        max_length=longest,
        widget=forms.Textarea(attrs={"rows": rows, "data-max": str(longest), "lang": "sv"}),
        error_messages={"max_length": TOO_LONG},
    )


class TextsForm(forms.Form):
    """What the unit says of itself."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    presentation = _text(
        "presentation",
        _("Om mottagningen"),
        _("Vilka ni är och vad ni kan hjälpa till med. Lämna tomt för att visa katalogens text."),
        rows=6,
    )
    other_information = _text(
        "other_information",
        _("Övrig information"),
        _("Visas bara för den som är inloggad. Till exempel att provtagningen har flyttat."),
        rows=4,
    )
    urgent_text = _text(
        "urgent_text",
        _("När det är bråttom"),
        _("Vad som gäller just hos er. Telefonnumret, 1177 och 112 står alltid under texten."),
        rows=3,
    )


class HoursForm(forms.Form):
    """The hours of an ordinary week, and those of the phone."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    source = forms.ChoiceField(
        label=_("Vilka öppettider ska gälla?"),
        widget=forms.RadioSelect,
        choices=[(DIRECTORY, _("Katalogens")), (OWN, _("Egna, som ni skriver här"))],
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Välj ett av alternativen.")),
    )

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        for prefix in ("", PHONE):
            for name, label in zip(WEEKDAYS, opening.WEEKDAYS, strict=True):
                self.fields[prefix + name] = HoursField(str(label).capitalize())

    def week(self, prefix: str = "") -> OpeningHours:
        """The week that was written."""
        return OpeningHours(tuple(self.cleaned_data[prefix + name] for name in WEEKDAYS))

    @property
    def day_fields(self) -> list[Any]:
        """The days of the unit's own hours."""
        return [self[name] for name in WEEKDAYS]

    @property
    def phone_fields(self) -> list[Any]:
        """The days of the phone."""
        return [self[PHONE + name] for name in WEEKDAYS]


class DeviationForm(forms.Form):
    """Days that deviate."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    first = date_field(_("Första dagen"), required=True)
    last = date_field(_("Sista dagen"), required=False, help_text=_("Lämna tomt om det bara gäller en dag."))
    hours = HoursField(_("Öppet de dagarna"), _("Till exempel 8.00–12.00. Lämna tomt om ni har stängt."))
    message = forms.CharField(
        label=_("Vad invånaren ska veta"),
        help_text=_("Visas på kontaktkortet. Till exempel ”Stängt för utbildning” eller vart man kan vända sig."),
        required=False,
        max_length=MESSAGE_MAX_LENGTH,
        widget=forms.Textarea(attrs={"rows": 2, "data-max": str(MESSAGE_MAX_LENGTH), "lang": "sv"}),
        error_messages={"max_length": TOO_LONG},
    )

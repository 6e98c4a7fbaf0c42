"""Forms about link services."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from personalverktyget.domain.link_services.content import LONGEST, LinkContent, Where
from personalverktyget.web.shared.too_long import TOO_LONG


def _line(label: Any, help_text: Any, name: str, *, missing: Any = "", lang: str = "sv") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=bool(missing),
        max_length=LONGEST[name],
        widget=forms.TextInput(attrs={"autocomplete": "off", "lang": lang}),
        error_messages={"required": missing, "max_length": TOO_LONG},
    )


class LinkForm(forms.Form):
    """What a link service says, and where it leads."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    name = _line(_("Namn på kontaktkortet"), "", "name", missing=_("Skriv vad tjänsten ska heta på kontaktkortet."))
    internal_name = _line(_("Regionens eget namn"), _("Syns bara här, för att sortera."), "internal_name")
    description = forms.CharField(
        label=_("Beskrivning"),
        required=False,
        max_length=LONGEST["description"],
        widget=forms.Textarea(attrs={"rows": 2, "data-max": str(LONGEST["description"]), "lang": "sv"}),
        error_messages={"max_length": TOO_LONG},
    )
    url = _line(
        _("Adress"),
        _("Dit länken leder. Den ska börja med https://."),
        "url",
        missing=_("Skriv hela adressen och börja med https://, till exempel https://exempel.se/boka."),
        lang="",
    )
    shown = forms.ChoiceField(
        label=_("Var syns den?"),
        widget=forms.RadioSelect,
        initial=Where.BOTH,
        choices=[
            (Where.BOTH, _("På båda kontaktkorten")),
            (Where.SIGNED_IN, _("Bara för den som har loggat in")),
            (Where.PUBLIC, _("Bara på det öppna kontaktkortet")),
        ],
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Välj ett av alternativen.")),
    )

    @property
    def content(self) -> LinkContent:
        """What was written."""
        written = {name: self.cleaned_data[name].strip() for name in LinkContent.__dataclass_fields__}
        return LinkContent(**written | {"shown": Where(written["shown"])})


class UnitsForm(forms.Form):
    """A pasted list of units."""

    units = forms.CharField(
        label=_("HSA-id, ett på varje rad"),
        help_text=_("Klistra in listan. Varje rad kontrolleras innan något delas ut."),
        max_length=80_000,
        widget=forms.Textarea(attrs={"rows": 8, "autocomplete": "off", "spellcheck": "false"}),
        error_messages={
            "required": _("Skriv minst ett HSA-id."),
            "max_length": _("Listan är för lång. Dela upp den: högst 1000 rader i taget."),
        },
    )

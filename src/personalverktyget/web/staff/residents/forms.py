"""Forms about what is handed out to residents."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from personalverktyget.web.staff.administration.forms import date_field
from personalverktyget.web.staff.residents.words import REASONS

LONGEST_LIST = 40_000


def _until() -> forms.DateField:
    return date_field(_("Gäller till och med"), required=False, help_text=_("Lämna tomt om det gäller tills vidare."))


class NumberForm(forms.Form):
    """Whom it is about."""

    numbers = forms.CharField(
        label=_("Personnummer"),
        help_text=_("Tolv siffror, till exempel 19121212-1212. Samordningsnummer går också bra."),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "data-width": "20"}),
        error_messages=dict.fromkeys(
            ("required", "max_length"), _("Skriv personnumret med tolv siffror, till exempel 19121212-1212.")
        ),
    )


class ListForm(forms.Form):
    """Whom it is about, many at a time."""

    numbers = forms.CharField(
        label=_("Personnummer, ett på varje rad"),
        help_text=_("Klistra in listan. Varje rad kontrolleras innan något delas ut."),
        max_length=LONGEST_LIST,
        widget=forms.Textarea(attrs={"rows": 10, "autocomplete": "off", "spellcheck": "false", "class": "pasted"}),
        error_messages={
            "required": _("Skriv minst ett personnummer."),
            "max_length": _("Listan är för lång. Dela upp den: högst 500 rader i taget."),
        },
    )


class UntilForm(forms.Form):
    """For how long. ``numbers`` says again whom it is about."""

    numbers = forms.CharField(widget=forms.HiddenInput, max_length=LONGEST_LIST)
    until = _until()


class ApproveForm(forms.Form):
    """Why a resident is approved, and for how long."""

    numbers = forms.CharField(widget=forms.HiddenInput, max_length=60)
    reason = forms.ChoiceField(
        label=_("Varför?"),
        widget=forms.RadioSelect,
        choices=list(REASONS.items()),
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Välj ett av alternativen.")),
    )
    until = _until()


class ApprovalsForm(forms.Form):
    """Which of those who are approved."""

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.named = ids_in(data.getlist("approvals")) if data else ()


class GrantsForm(forms.Form):
    """Which of those who have it, and what to do."""

    action = forms.ChoiceField(choices=[("change", ""), ("take_back", "")], widget=forms.HiddenInput)
    everyone = forms.BooleanField(label=_("Alla på sidan"), required=False)
    until = _until()

    def __init__(self, data: Any = None, *, shown: Sequence[UUID], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.shown, self.named = shown, ids_in(data.getlist("grants")) if data else ()

    @property
    def chosen(self) -> Sequence[UUID]:
        """Those that are meant: which of them are the unit's is the service's to say."""
        return self.shown if self.cleaned_data["everyone"] else self.named


def ids_in(texts: Sequence[str]) -> list[UUID]:
    """The ids that were ticked. What is none is nothing."""
    found = []
    for text in texts:
        try:
            found.append(UUID(text))
        except ValueError:
            continue
    return found

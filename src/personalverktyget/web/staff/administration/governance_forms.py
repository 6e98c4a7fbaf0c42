"""Forms in which units, regions and the nation ask and answer one another about central case types."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from personalverktyget.base.clock import today
from personalverktyget.domain.case_types.settings import LONGEST_TEXT
from personalverktyget.web.shared.too_long import TOO_LONG
from personalverktyget.web.staff.administration.forms import date_field
from personalverktyget.web.staff.case_types.consultation_words import OUTCOMES


def _text(label: Any, help_text: Any = "", *, missing: Any = None) -> forms.CharField:
    """A longer text. Where it must be there, ``missing`` says what to write."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=missing is not None,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 4, "data-max": str(LONGEST_TEXT), "lang": "sv"}),
        error_messages={
            "required": missing or "",
            "max_length": TOO_LONG,
        },
    )


class RemovalForm(forms.Form):
    """Why a unit does not want a central case type."""

    reason = _text(
        _("Varför vill ni inte ha kvar den?"),
        _("Regionens administratörer läser det du skriver."),
        missing=_("Skriv varför ni inte vill ha kvar ärendetypen."),
    )


class AnswerForm(forms.Form):
    """Yes or no to a unit."""

    verdict = forms.ChoiceField(
        label=_("Ska ärendetypen tas bort från enheten?"),
        choices=[("yes", _("Ja, ta tillbaka den")), ("no", _("Nej, enheten har kvar den"))],
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Välj ja eller nej."),
            "invalid_choice": _("Välj ja eller nej."),
        },
    )
    answer = _text(_("Svar till enheten"), _("Behövs när du svarar nej. Enheten läser det du skriver."))


class QuestionForm(forms.Form):
    """What a region asks the national level."""

    question = _text(_("Vad vill ni fråga om?"), missing=_("Skriv vad ni vill fråga om."))


class OutcomeForm(forms.Form):
    """The national level's answer."""

    outcome = forms.ChoiceField(
        label=_("Vad blev svaret?"),
        choices=[(outcome.value, words) for outcome, words in OUTCOMES.items()],
        widget=forms.RadioSelect,
        error_messages={"required": _("Välj vad svaret blev."), "invalid_choice": _("Välj vad svaret blev.")},
    )
    answer = _text(
        _("Svar"), _("Skriv det så att det går att förstå också senare."), missing=_("Skriv vad svaret var.")
    )


class RecordForm(OutcomeForm):
    """An answer that came another way than through the program."""

    answered_by = forms.CharField(
        label=_("Vem svarade?"),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "off", "data-width": "20"}),
        error_messages={
            "required": _("Skriv vem som svarade."),
            "max_length": _("Namnet är för långt. Det får ha högst %(limit_value)s tecken."),
        },
    )
    answered_on = date_field(_("Vilken dag?"), required=True)

    def __init__(self, data: Any = None) -> None:
        day: date = today()
        super().__init__(data, initial={"answered_on": day})

"""The kinds of fields that the editor is made of."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as lazy

from personalverktyget.domain.forms.definitions import DayLimit
from personalverktyget.domain.forms.json_values import MAX_TEXT
from personalverktyget.web.shared.too_long import TOO_LONG


def text_field(label: Any, help_text: Any = "", *, rows: int = 2, longest: int = MAX_TEXT) -> forms.CharField:
    """Some lines."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=False,
        max_length=longest,
        strip=True,
        widget=forms.Textarea(attrs={"rows": rows, "lang": "sv"}),
        error_messages={"max_length": TOO_LONG},
    )


def line_field(label: Any, help_text: Any = "", *, width: str = "10", longest: int = 30) -> forms.CharField:
    """A few words."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=False,
        max_length=longest,
        widget=forms.TextInput(attrs={"data-width": width, "autocomplete": "off", "lang": "sv"}),
        error_messages={"max_length": TOO_LONG},
    )


def number_field(label: Any, smallest: int, largest: int) -> forms.IntegerField:
    """A whole number between two others."""
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=smallest,
        max_value=largest,
        widget=forms.TextInput(attrs={"data-width": "4", "inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "invalid": lazy("Skriv ett heltal med siffror, till exempel 12."),
            "min_value": lazy("Skriv ett tal som är minst %(limit_value)s."),
            "max_value": lazy("Skriv ett tal som är högst %(limit_value)s."),
        },
    )


def day_limit_field() -> forms.ChoiceField:
    """Where a date must lie, seen from the day on which it is answered."""
    return forms.ChoiceField(
        label=lazy("Jämfört med dagen då invånaren svarar"),
        help_text=lazy("Den dagen själv går alltid bra."),
        required=False,
        choices=[
            ("", lazy("Vilken dag som helst")),
            (DayLimit.NOT_FUTURE.value, lazy("Inte i framtiden")),
            (DayLimit.NOT_PAST.value, lazy("Inte i det förflutna")),
        ],
    )

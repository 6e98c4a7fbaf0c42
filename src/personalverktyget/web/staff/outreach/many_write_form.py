"""What is written to many: the same as to one, and for a call to screening or vaccination, to people of which ages."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from personalverktyget.domain.outreach.guidelines import Ages
from personalverktyget.web.staff.outreach.forms import WriteForm

_IN_YEARS = _("Skriv åldern i år, till exempel 40.")


def _age_field(label: Any, help_text: Any = "") -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        help_text=help_text,
        required=False,
        min_value=0,
        max_value=130,
        widget=forms.NumberInput(attrs={"data-width": "5", "inputmode": "numeric"}),
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), _IN_YEARS),
    )


class ManyWriteForm(WriteForm):
    """The ages stand below the grounds."""

    youngest = _age_field(_("Lägsta ålder"))
    oldest = _age_field(_("Högsta ålder"))

    @property
    def ages(self) -> Ages:
        """Whom it is for, once it is found to be right."""
        return Ages(self.cleaned_data["youngest"], self.cleaned_data["oldest"])

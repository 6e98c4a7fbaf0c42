"""Forms of the pages around the builder."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from personalverktyget.domain.case_types.content import CaseTypeTexts
from personalverktyget.domain.case_types.read_models import CopyableCaseType
from personalverktyget.domain.case_types.rules import longest
from personalverktyget.domain.case_types.services.share_case_type import LONGEST_DESCRIPTION
from personalverktyget.domain.case_types.text_variables import problem_of
from personalverktyget.web.shared.too_long import TOO_LONG
from personalverktyget.web.shared.words import target_in_words

_TARGETS = ("3d", "2d", "1d", "8h", "4h", "2h")


class NameForm(forms.Form):
    """What a case type is to be called."""

    name = forms.CharField(
        label=lazy("Namn på kontaktkortet"),
        required=False,
        help_text=lazy("Säg vad invånaren vill göra, till exempel ”Boka vaccination”."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "lang": "sv"}),
    )


class NewForm(NameForm):
    """A new case type, from nothing or as a copy."""

    copy_of = forms.ChoiceField(label=lazy("Börja med"), required=False)

    def __init__(self, data: Any = None, *, copyable: tuple[CopyableCaseType, ...], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        field = self.fields["copy_of"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Ett tomt formulär")), *((str(row.id), _copy_words(row)) for row in copyable)]


def _copy_words(row: CopyableCaseType) -> str:
    if row.unit_name:
        return _("En kopia av %(name)s från %(unit)s") % {"name": row.name, "unit": row.unit_name}
    text = _("En kopia av regionens %(name)s") if row.is_central else _("En kopia av %(name)s")
    return text % {"name": row.name}


class ShareForm(forms.Form):
    """What others read of a case type in the library."""

    description = forms.CharField(
        label=lazy("Vad den är bra för"),
        required=False,
        help_text=lazy("Säg när ni använder den och vad andra behöver tänka på om de tar en kopia."),
        widget=forms.Textarea(attrs={"rows": 4, "lang": "sv", "data-max": str(LONGEST_DESCRIPTION)}),
    )


class SearchTextsForm(forms.Form):
    """A text to look for in every case type, and what is to stand there instead."""

    text = forms.CharField(
        label=lazy("Sök efter"),
        required=False,
        strip=False,
        help_text=lazy("Skriv texten precis som den står, till exempel ett telefonnummer eller en formulering."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "lang": "sv"}),
    )
    match_case = forms.BooleanField(label=lazy("Skilj på stora och små bokstäver"), required=False)
    whole_words = forms.BooleanField(label=lazy("Bara hela ord"), required=False)
    replacement = forms.CharField(
        label=lazy("Byt till"),
        required=False,
        strip=False,
        help_text=lazy("Lämna tomt för att bara söka, eller för att ta bort texten."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "lang": "sv"}),
    )


class ImportForm(forms.Form):
    """A form that was made elsewhere."""

    file = forms.FileField(
        label=lazy("Fil med formuläret"),
        help_text=lazy("FHIR Questionnaire (JSON), eller en mall från den tidigare tjänsten (XML). Högst 1 MB."),
        widget=forms.FileInput(attrs={"accept": ".json,.xml,application/json,application/xml,text/xml"}),
        error_messages={
            "required": lazy("Välj filen med formuläret."),
            "empty": lazy("Filen är tom. Välj en fil med ett formulär."),
            "invalid": lazy("Filen kom inte fram. Välj den en gång till."),
            "missing": lazy("Filen kom inte fram. Välj den en gång till."),
        },
    )
    name = forms.CharField(
        label=lazy("Namn på kontaktkortet"),
        required=False,
        help_text=lazy("Lämna tomt om formulärets eget namn passar. Det går att ändra sedan."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "lang": "sv"}),
    )


def _text(name: str, label: Any, help_text: Any, rows: int) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=False,
        max_length=longest(name),
        widget=forms.Textarea(attrs={"rows": rows, "lang": "sv", "data-max": str(longest(name))}),
        error_messages={"max_length": TOO_LONG},
    )


class TextsForm(forms.Form):
    """What residents read before the form."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    name = forms.CharField(
        label=lazy("Namn på kontaktkortet"),
        required=False,
        max_length=longest("name"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "lang": "sv"}),
        error_messages={"max_length": TOO_LONG},
    )
    summary = _text("summary", lazy("Kort beskrivning"), lazy("En mening under namnet på kontaktkortet."), 2)
    description = _text(
        "description", lazy("Beskrivning"), lazy("Vad ärendetypen är till för, och vad som händer sedan."), 4
    )
    not_for = _text(
        "not_for",
        lazy("När den inte passar"),
        lazy("Säg vart invånaren ska vända sig i stället, och vad som gäller när det är bråttom."),
        4,
    )
    terms_text = _text("terms_text", lazy("Det här gäller"), lazy("Invånaren läser det innan hen börjar."), 5)
    feedback_target = forms.ChoiceField(
        label=lazy("Svarstid"),
        required=False,
        help_text=lazy("Kan bara vara kortare än enhetens och regionens."),
    )

    def __init__(self, data: Any = None, *, chosen: str, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        field = self.fields["feedback_target"]
        assert isinstance(field, forms.ChoiceField)
        codes = _TARGETS if chosen in ("", *_TARGETS) else (chosen, *_TARGETS)
        shorter = [(code, target_in_words(code).capitalize()) for code in codes]
        field.choices = [("", _("Enhetens och regionens")), *shorter]

    def clean(self) -> dict[str, Any]:
        """Whatever stands in braces is something that can be filled."""
        cleaned = super().clean() or {}
        for name in ("summary", "description", "not_for", "terms_text"):
            if problem := problem_of((cleaned.get(name, ""),)):
                self.add_error(name, problem)
        return cleaned

    def texts(self) -> CaseTypeTexts:
        """What the form says."""
        names = (name for name in self.fields if name != "seen")
        return CaseTypeTexts(**{name: " ".join(self.cleaned_data[name].split()) if name == "name"
                                else self.cleaned_data[name].strip() for name in names})  # fmt: skip

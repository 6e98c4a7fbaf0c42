"""Forms of messages to residents."""

import re
from collections.abc import Iterable, Sequence
from typing import Any, Final
from uuid import UUID

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from personalverktyget.base.identity_numbers import InvalidIdentityNumber, accept
from personalverktyget.domain.attachments.kinds import ACCEPTED
from personalverktyget.domain.attachments.read_models import AttachedFile
from personalverktyget.domain.message_templates.read_models import SendableTemplate, TemplateChoice
from personalverktyget.domain.outreach.basis import OF_UNITS
from personalverktyget.domain.outreach.services.write_message import LONGEST_BODY, LONGEST_SUBJECT
from personalverktyget.domain.outreach.values import LONGEST_VALUE
from personalverktyget.web.shared.form_problems import identity_problem_text
from personalverktyget.web.shared.too_long import TOO_LONG
from personalverktyget.web.staff.outreach.words import BASES

_ID: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_PLAIN: dict[str, Any] = {"autocomplete": "off", "spellcheck": "false"}


class NewMessageForm(forms.Form):
    """To whom, and with which template. A message that is begun from a case knows its resident."""

    number = forms.CharField(
        label=_("Personnummer"),
        help_text=_("Tolv siffror, till exempel 19121212-1212. Samordningsnummer går också bra."),
        max_length=60,
        widget=forms.TextInput(attrs={**_PLAIN, "data-width": "20"}),
        error_messages=dict.fromkeys(
            ("required", "max_length"), _("Skriv personnumret med tolv siffror, till exempel 19121212-1212.")
        ),
    )
    template = forms.ChoiceField(
        label=_("Mall"),
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Välj en mall.")),
    )

    def __init__(
        self, data: Any = None, *, templates: Sequence[TemplateChoice], about_case: bool, **kwargs: Any
    ) -> None:
        super().__init__(data, **kwargs)
        self.fields["template"].choices = [(str(row.id), row.name) for row in templates]  # type: ignore[attr-defined]
        if about_case:
            del self.fields["number"]

    def clean_number(self) -> str:
        """Twelve digits."""
        try:
            return accept(self.cleaned_data["number"], production=settings.MODE == "production").value
        except InvalidIdentityNumber as error:
            raise forms.ValidationError(identity_problem_text(error.code)) from error


class OtherTemplateForm(forms.Form):
    """Another template for what is being written."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    template = forms.ChoiceField(
        label=_("Mall"),
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Välj en mall.")),
    )

    def __init__(self, data: Any = None, *, templates: Sequence[TemplateChoice], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["template"].choices = [(str(row.id), row.name) for row in templates]  # type: ignore[attr-defined]


class FilesField(forms.Field):
    """Where files are chosen. They are attached as they come (``files.settle_sent``): here their errors are told."""

    widget = forms.FileInput
    accepted: Final = ACCEPTED

    def __init__(self) -> None:
        super().__init__(
            label=_("Bilagor"),
            help_text=_("PDF, JPG, PNG, GIF eller HEIC, högst 15 MB var. Invånaren får dem med meddelandet."),
            required=False,
        )


class SeenFiles(forms.Form):
    """Which files the sender has seen: those leave, or nothing."""

    attached = forms.CharField(widget=forms.HiddenInput, required=False)
    confirms_essentials = forms.BooleanField(
        label=_("Det viktigaste i bilagan står också i meddelandet"), required=False
    )

    @property
    def seen_files(self) -> frozenset[UUID]:
        """Their ids. What is no id is no file, and so differs from those that there are."""
        return frozenset(UUID(word) for word in self.cleaned_data["attached"].split() if _ID.fullmatch(word))

    @staticmethod
    def said(files: Iterable[AttachedFile]) -> str:
        """The files as the page says them."""
        return " ".join(str(file.id) for file in files)


class WriteForm(forms.Form):
    """What is written. Incomplete is fine here: what is lacking is said before it is sent."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    basis = forms.ChoiceField(
        label=_("Varför skriver mottagningen till invånaren?"),
        help_text=_("Inkorgen är till för det som rör invånarens egen vård."),
        choices=[(basis, BASES[basis]) for basis in OF_UNITS],
        widget=forms.RadioSelect,
        required=False,
    )

    def __init__(
        self, data: Any = None, *, template: SendableTemplate, variables: Sequence[str] = (), **kwargs: Any
    ) -> None:
        super().__init__(data, **kwargs)
        # What is filled in is named after its place among the variables: a variable's name can hold any character.
        self.variables = {f"value_{place}": name for place, name in enumerate(variables, start=1)}
        fields: dict[str, forms.Field] = {}
        if template.is_general:
            fields["subject"] = forms.CharField(
                label=_("Rubrik"),
                help_text=_("Det första som invånaren ser i inkorgen."),
                required=False,
                max_length=LONGEST_SUBJECT,
                error_messages={"max_length": _("Rubriken är för lång. Korta den till högst 150 tecken.")},
            )
            fields["body"] = forms.CharField(
                label=_("Meddelande"),
                required=False,
                max_length=LONGEST_BODY,
                strip=False,
                widget=forms.Textarea(attrs={"rows": 10}),
                error_messages={"max_length": _("Meddelandet är för långt. Korta det till högst 10 000 tecken.")},
            )
        for field, name in self.variables.items():
            fields[field] = forms.CharField(
                label=name.capitalize(),
                required=False,
                max_length=LONGEST_VALUE,
                widget=forms.TextInput(attrs=_PLAIN),
                error_messages={"max_length": TOO_LONG},
            )
        self.fields = {**fields, "files": FilesField(), **self.fields}

    @property
    def values(self) -> dict[str, str]:
        """What the variables stand for, by their names."""
        return {name: self.cleaned_data.get(field, "") for field, name in self.variables.items()}

    def field_of(self, said: str | None) -> str | None:
        """The field that the domain means by a name of its own."""
        named = {f"value_{name}": field for field, name in self.variables.items()}
        return named.get(said or "", said)


class SendForm(SeenFiles):
    """The last step: what the sender answers for."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    template = forms.UUIDField(widget=forms.HiddenInput)
    confirms_contact = forms.BooleanField(
        label=_("Mottagningen har en pågående kontakt med invånaren, och det gäller hens egen hälsa"), required=False
    )

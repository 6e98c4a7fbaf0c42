"""Forms about message templates."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from personalverktyget.domain.message_templates.content import LONGEST, LONGEST_ADDITION, TEXT_NAMES, TemplateContent
from personalverktyget.domain.message_templates.follow_up import LEAST_DAYS, MOST_DAYS, MOST_REMINDERS, FollowUp, Unread
from personalverktyget.domain.message_templates.kinds import TemplateKind
from personalverktyget.domain.message_templates.read_models import TemplateChoice
from personalverktyget.domain.message_templates.variables import problem_of
from personalverktyget.web.shared.too_long import TOO_LONG
from personalverktyget.web.staff.message_templates.words import KINDS, LABELS, UNREAD, part_choices

_NOT_DAYS: Final = ("invalid", "min_value", "max_value")
_DAYS: Final = lazy("Skriv ett antal dagar från 1 till 30, eller lämna tomt om ingen påminnelse ska gå.")


def _line(name: str, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=LABELS[name],
        help_text=help_text,
        required=False,
        max_length=LONGEST[name],
        widget=forms.TextInput(attrs={"autocomplete": "off", "lang": "sv"}),
        error_messages={"max_length": TOO_LONG},
    )


def _text(name: str, help_text: Any, rows: int, longest: int = 0) -> forms.CharField:
    most = longest or LONGEST[name]
    return forms.CharField(
        label=LABELS[name],
        help_text=help_text,
        required=False,
        max_length=most,
        widget=forms.Textarea(attrs={"rows": rows, "lang": "sv", "data-max": str(most)}),
        error_messages={"max_length": TOO_LONG},
    )


class NewForm(forms.Form):
    """A new template, from nothing or as a copy."""

    name = _line("name", lazy("Kollegor väljer mallen efter namnet. Invånaren ser det inte."))
    kind = forms.ChoiceField(
        label=lazy("Slag"),
        required=False,
        widget=forms.RadioSelect,
        initial=TemplateKind.INFORMATION,
        choices=[(kind.value, KINDS[kind]) for kind in TemplateKind],
        help_text=lazy("En kopia är av samma slag som det den är en kopia av."),
        error_messages={"invalid_choice": lazy("Välj ett av alternativen.")},
    )
    copy_of = forms.ChoiceField(
        label=lazy("Börja med"),
        required=False,
        error_messages={"invalid_choice": lazy("Mallen går inte längre att kopiera. Välj en annan.")},
    )

    def __init__(
        self, data: Any = None, *, copyable: tuple[TemplateChoice, ...], is_local: bool, **kwargs: Any
    ) -> None:
        super().__init__(data, **kwargs)
        if is_local:
            kinds = self.fields["kind"]
            assert isinstance(kinds, forms.ChoiceField)
            kinds.choices = [(kind.value, KINDS[kind]) for kind in TemplateKind if kind is not TemplateKind.POPULATION]
        field = self.fields["copy_of"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("En tom mall")), *((str(row.id), _copy_words(row)) for row in copyable)]


def _copy_words(row: TemplateChoice) -> str:
    text = _("En kopia av regionens %(name)s") if row.is_central else _("En kopia av %(name)s")
    return text % {"name": row.name}


class WriteForm(forms.Form):
    """What a template says."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    name = _line("name", lazy("Kollegor väljer mallen efter namnet. Invånaren ser det inte."))
    summary = _line("summary", lazy("En mening till kollegorna. Invånaren ser den inte."))
    subject = _line("subject", lazy("Invånaren ser rubriken i inkorgen. Skriv inget känsligt i den."))
    body = _text("body", "", 14)
    purpose = _text("purpose", lazy("Skriv vilken kontakt eller vilket besök det gäller."), 3)
    use_of_answers = _text("use_of_answers", lazy("Skriv vem som läser svaren och om de förs in i journalen."), 3)
    contact = _text("contact", lazy("Skriv telefonnummer, och vad som gäller när det är bråttom."), 3)
    remind_days = forms.IntegerField(
        label=lazy("Påminn efter så många dagar"),
        required=False,
        min_value=LEAST_DAYS,
        max_value=MOST_DAYS,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "min": LEAST_DAYS, "max": MOST_DAYS, "class": "short"}),
        error_messages=dict.fromkeys(_NOT_DAYS, _DAYS),
    )
    reminders = forms.TypedChoiceField(
        label=lazy("Hur många gånger"),
        required=False,
        coerce=int,
        empty_value="",
        choices=[(count, str(count)) for count in range(1, MOST_REMINDERS + 1)],
        help_text=lazy("Lika många dagar går mellan påminnelserna."),
        error_messages={"invalid_choice": lazy("Välj ett av alternativen.")},
    )
    unread = forms.ChoiceField(
        label=lazy("Om det fortfarande är oläst"),
        required=False,
        choices=[(choice.value, UNREAD[choice]) for choice in Unread],
        error_messages={"invalid_choice": lazy("Välj ett av alternativen.")},
    )
    unread_days = forms.IntegerField(
        label=lazy("Dagar mellan de stegen"),
        required=False,
        min_value=LEAST_DAYS,
        max_value=MOST_DAYS,
        help_text=lazy("Räknas från den sista påminnelsen, eller från meddelandet om ingen går."),
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "min": LEAST_DAYS, "max": MOST_DAYS, "class": "short"}),
        error_messages={name: lazy("Skriv ett antal dagar från 1 till 30.") for name in _NOT_DAYS},
    )
    open_parts = forms.MultipleChoiceField(
        label=lazy("Öppet för enheternas tillägg"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=lazy("En enhet som använder mallen kan lägga till egen text efter er. Övriga delar är låsta."),
    )

    def __init__(self, data: Any = None, *, kind: TemplateKind, is_central: bool, is_general: bool, **kw: Any) -> None:
        super().__init__(data, **kw)
        if kind is not TemplateKind.QUESTION:
            del self.fields["use_of_answers"]
        if kind is TemplateKind.POPULATION:
            self.fields["purpose"].help_text = _("Skriv varför regionen vänder sig till alla som får det.")
        if is_general:
            for name in ("subject", "body"):
                self.fields[name].help_text = _("Den som skickar skriver själv. Det du skriver här står från början.")
        self.fields["remind_days"].help_text = (
            _("En påminnelse går om frågan inte är besvarad. Lämna tomt om ingen ska gå.")
            if kind is TemplateKind.QUESTION
            else _("En påminnelse går om meddelandet är oläst. Lämna tomt om ingen ska gå.")
        )
        field = self.fields["open_parts"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = part_choices(kind)
        if not is_central or is_general:
            del self.fields["open_parts"]
        if kind is TemplateKind.POPULATION:
            for name in ("remind_days", "reminders", "unread", "unread_days", "open_parts"):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """A brace that encloses nothing is told at once."""
        cleaned = super().clean() or {}
        for name in ("subject", "body", "purpose", "use_of_answers", "contact"):
            if problem := problem_of(cleaned.get(name, "")):
                self.add_error(name, problem)
        return cleaned

    @property
    def content(self) -> TemplateContent:
        """What was written."""
        texts = {name: self.cleaned_data.get(name, "") for name in TEXT_NAMES}
        return TemplateContent(
            **texts, open_parts=tuple(self.cleaned_data.get("open_parts", ())), follow_up=self._follow_up
        )

    @property
    def _follow_up(self) -> FollowUp:
        days = self.cleaned_data.get("remind_days") or 0
        unread = Unread(self.cleaned_data.get("unread") or Unread.NOTHING)
        goes_on = unread is not Unread.NOTHING
        return FollowUp(
            remind_days=days,
            reminders=int(self.cleaned_data.get("reminders") or 1) if days else 0,
            unread=unread,
            unread_days=(self.cleaned_data.get("unread_days") or 0) if goes_on else 0,
        )


class AdditionsForm(forms.Form):
    """What a unit adds to the parts that are open."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, open_parts: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.open_parts = open_parts
        for part in open_parts:
            field = _text(part, "", 3, LONGEST_ADDITION)
            field.label = _("Vårt tillägg till ”%(part)s”") % {"part": LABELS[part]}
            self.fields[f"addition_{part}"] = field

    @property
    def additions(self) -> dict[str, str]:
        """What was written, by part."""
        return {part: self.cleaned_data[f"addition_{part}"] for part in self.open_parts}

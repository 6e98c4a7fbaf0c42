"""Forms about a case type: what its owner settles, and what a unit adds."""

from collections.abc import Sequence
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from personalverktyget.domain.calendars.opening_hours import WEEKDAYS, OpeningHours
from personalverktyget.domain.case_types.audience import Audience
from personalverktyget.domain.case_types.read_models import HandOutRow
from personalverktyget.domain.case_types.settings import (
    HIGHEST_CAP,
    LONGEST_MESSAGE,
    LONGEST_REPLY,
    LONGEST_TEXT,
    MOST_REPLIES,
)
from personalverktyget.domain.contact_cards import opening
from personalverktyget.web.shared.too_long import TOO_LONG
from personalverktyget.web.staff.hours_fields import HoursField

_NUMBER: Final = _("Skriv ett tal mellan 1 och %(limit_value)s, eller lämna tomt.")


def _text(label: Any, help_text: Any, *, longest: int, rows: int) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=False,
        max_length=longest,
        widget=forms.Textarea(attrs={"rows": rows, "data-max": str(longest), "lang": "sv"}),
        error_messages={"max_length": TOO_LONG},
    )


def _cap(label: Any, help_text: Any = "") -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        help_text=help_text,
        required=False,
        min_value=1,
        max_value=HIGHEST_CAP,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "data-width": "4", "autocomplete": "off"}),
        error_messages={
            "invalid": _("Skriv antalet med siffror, eller lämna tomt."),
            "min_value": _("Skriv minst 1, eller lämna tomt. Vill ni inte ta emot fler, stäng ärendetypen."),
            "max_value": _NUMBER,
        },
    )


class RepliesField(forms.CharField):
    """Ready answers, one a line. Blank lines are nothing."""

    def __init__(self, label: Any, help_text: Any) -> None:
        super().__init__(
            label=label,
            help_text=help_text,
            required=False,
            max_length=MOST_REPLIES * (LONGEST_REPLY + 2),
            widget=forms.Textarea(attrs={"rows": 5, "lang": "sv"}),
            error_messages={"max_length": TOO_LONG},
        )

    def clean(self, value: Any) -> tuple[str, ...]:
        """The answers in their order."""
        return tuple(line.strip() for line in super().clean(value).splitlines() if line.strip())


class OfferForm(forms.Form):
    """Whether the unit receives a case type, and what it adds to it."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    is_active = forms.BooleanField(label=_("Vi tar emot den här ärendetypen"), required=False)
    local_information = _text(
        _("Enhetens egen information"),
        _("Visas för invånaren innan hen börjar. Till exempel vad som gäller just hos er."),
        longest=LONGEST_TEXT,
        rows=4,
    )
    local_terms = _text(
        _("Egna villkor"),
        _("Visas under ärendetypens villkor. Till exempel hur sent en tid kan avbokas."),
        longest=LONGEST_TEXT,
        rows=3,
    )
    feedback_target = forms.ChoiceField(
        label=_("Svarstid"),
        required=False,
        help_text=_("Kan bara bli kortare än den är."),
        error_messages={"invalid_choice": _("Svarstiden går inte att läsa. Välj ett av alternativen.")},
    )
    has_hours = forms.BooleanField(
        label=_("Går bara att skicka vissa tider"),
        required=False,
        help_text=_("Utan kryss går den att skicka dygnet runt. Med kryss är den också stängd när ni har stängt."),
    )
    closed_message = _text(
        _("Meddelande när den är stängd"),
        _("Visas utanför tiderna. Telefonnumret, 1177 och 112 står alltid efter."),
        longest=LONGEST_MESSAGE,
        rows=2,
    )
    is_restricted = forms.BooleanField(
        label=_("Bara för invånare som ni delar ut den till"),
        required=False,
        help_text=_("Den syns då inte på det öppna kontaktkortet. Ni delar ut den under Invånare."),
    )
    suggested = forms.MultipleChoiceField(
        label=_("Föreslås för"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("De står först när någon fördelar ett sådant ärende."),
    )

    standard_replies = RepliesField(
        _("Egna standardsvar"), _("Ett svar per rad. Den som besvarar ett sådant ärende kan välja dem.")
    )

    def __init__(
        self, data: Any = None, *, targets: list[tuple[str, str]], colleagues: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(data, **kwargs)
        for name, choices in (("feedback_target", targets), ("suggested", colleagues)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices
        for name, label in zip(WEEKDAYS, opening.WEEKDAYS, strict=True):
            self.fields[name] = HoursField(str(label).capitalize())

    @property
    def day_fields(self) -> list[Any]:
        """The days of the e-service's hours."""
        return [self[name] for name in WEEKDAYS]

    @property
    def week(self) -> OpeningHours | None:
        """The hours that were written; nothing for around the clock."""
        if not self.cleaned_data["has_hours"]:
            return None
        return OpeningHours(tuple(self.cleaned_data[name] for name in WEEKDAYS))


class SettingsForm(forms.Form):
    """What the owner of a case type settles for every unit that offers it."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    audience = forms.ChoiceField(
        label=_("Vem kan skicka?"),
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Välj ett av alternativen.")),
    )
    receipt_text = _text(
        _("Text på kvittot"),
        _("Står på kvittot när ärendet är skickat. Till exempel vad invånaren ska göra medan hen väntar."),
        longest=LONGEST_TEXT,
        rows=4,
    )
    cap_per_day = _cap(_("Högst så många per dag och enhet"), _("Lämna tomt om det inte finns något tak."))
    cap_per_resident = _cap(_("Högst så många per invånare och dag"), _("Lämna tomt om det inte finns något tak."))
    cap_message = _text(
        _("Meddelande när det är fullt"),
        _("Vart invånaren ska vända sig i stället. Telefonnumret, 1177 och 112 står alltid efter."),
        longest=LONGEST_MESSAGE,
        rows=2,
    )
    fixed_replies = RepliesField(
        _("Fasta svarsalternativ"),
        _("Ett svar per rad, till exempel ”Receptet är förnyat”. Handläggaren väljer, och svaren räknas."),
    )
    takes_attachments = forms.BooleanField(label=_("Invånaren får bifoga bilder och filer"), required=False)
    takes_proxies = forms.BooleanField(
        label=_("Ombud får skicka"), required=False, help_text=_("Till exempel en vårdnadshavare för sitt barn.")
    )

    def __init__(self, data: Any = None, *, is_central: bool, is_asked: bool = False, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        if is_asked:
            # The form of a question is for those who are asked, and for nobody else.
            del self.fields["audience"]
            return
        choices = [
            (Audience.EVERYBODY, _("Alla invånare")),
            (Audience.HANDED_OUT, _("Bara invånare som mottagningen har delat ut den till")),
        ]
        if is_central:
            choices.append((Audience.UNIT_CHOOSES, _("Varje enhet väljer mellan de två")))
        field = self.fields["audience"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices


class HandOutForm(forms.Form):
    """Which units: to give them a case type, or to take it back from them."""

    among = forms.ChoiceField(
        label=_("Vilka enheter?"),
        widget=forms.RadioSelect,
        initial="chosen",
        choices=[("chosen", _("De jag kryssar för")), ("kind", _("Alla av ett slag")), ("all", _("Alla i regionen"))],
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Välj ett av alternativen.")),
    )
    kind = forms.ChoiceField(
        label=_("Slag"),
        required=False,
        # The directory's own words.
        widget=forms.Select(attrs={"lang": "sv"}),
        error_messages={"invalid_choice": _("Välj ett slag.")},
    )
    is_open = forms.BooleanField(
        label=_("Öppna direkt på enheterna"),
        required=False,
        help_text=_("Utan kryss väljer enheten själv när den börjar ta emot ärendetypen."),
    )
    units = forms.MultipleChoiceField(
        required=False,
        error_messages={"invalid_choice": _("En av enheterna finns inte längre. Läs in sidan igen.")},
    )

    def __init__(self, data: Any = None, *, rows: Sequence[HandOutRow], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        kinds = sorted({row.kind for row in rows})
        for name, choices in (
            ("kind", [("", _("Välj slag")), *((kind, kind) for kind in kinds)]),
            ("units", [(str(row.unit_id), row.name) for row in rows]),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices

    def clean(self) -> dict[str, Any]:
        """A unit or a kind must be named where one is asked for."""
        cleaned = super().clean() or {}
        if cleaned.get("among") == "chosen" and not cleaned.get("units") and "units" not in self.errors:
            self.add_error("units", _("Välj minst en enhet."))
        if cleaned.get("among") == "kind" and not cleaned.get("kind") and "kind" not in self.errors:
            self.add_error("kind", _("Välj ett slag."))
        return cleaned

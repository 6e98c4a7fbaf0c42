"""Forms of messages to many."""

from collections.abc import Sequence
from copy import deepcopy
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from personalverktyget.base.clock import moment_in_sweden
from personalverktyget.domain.outreach.recipient_lists.reading import Choices
from personalverktyget.domain.outreach.services.approve import LONGEST_REMARK
from personalverktyget.web.shared.too_long import TOO_LONG
from personalverktyget.web.staff.outreach.forms import SeenFiles

_PLAIN: dict[str, Any] = {"autocomplete": "off", "spellcheck": "false"}


class ListForm(forms.Form):
    """A list, pasted or in a file. What the list leaves open is asked for once it has been found to."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    file = forms.FileField(
        label=_("Välj en fil"),
        help_text=_("Excel (.xlsx) eller CSV, högst 15 MB."),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.txt,.tsv", "class": "file-input"}),
    )
    text = forms.CharField(
        label=_("Eller klistra in personnummer"),
        help_text=_("Ett per rad, eller en tabell med rubriker som du har kopierat."),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6, **_PLAIN}),
    )
    sheet = forms.CharField(
        label=_("Blad i arbetsboken"),
        help_text=_("Behövs bara om listan inte står på det första bladet."),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={**_PLAIN, "data-width": "20"}),
    )
    identity = forms.TypedChoiceField(
        label=_("Kolumn med mottagarnas personnummer"),
        coerce=int,
        empty_value=None,
        required=False,
        error_messages={"invalid_choice": _("Välj en av kolumnerna i listan.")},
    )

    def __init__(self, data: Any = None, files: Any = None, *, columns: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(data, files, **kwargs)
        self.columns: tuple[str, ...] = ()
        if columns:
            self.ask_for_column(columns)
        else:
            del self.fields["identity"]

    def ask_for_column(self, columns: Sequence[str]) -> None:
        """Let the column be chosen among these."""
        self.columns = tuple(columns)
        if "identity" not in self.fields:
            self.fields["identity"] = deepcopy(self.base_fields["identity"])
        chosen = [("", _("Välj kolumn")), *((str(place), name) for place, name in enumerate(columns))]
        self.fields["identity"].choices = chosen  # type: ignore[attr-defined]

    @property
    def choices(self) -> Choices:
        """What was chosen where the list leaves it open."""
        return Choices(sheet=self.cleaned_data["sheet"].strip(), identity=self.cleaned_data.get("identity"))


class SendManyForm(SeenFiles):
    """The last step: what the sender answers for, and when it leaves."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    template = forms.UUIDField(widget=forms.HiddenInput)
    confirms_contact = forms.BooleanField(
        label=_("Mottagningen har en pågående kontakt med var och en, och det gäller deras egen hälsa"), required=False
    )
    confirms_left_out = forms.BooleanField(label=_("De rader som lämnas ute ska inte få meddelandet"), required=False)
    when = forms.ChoiceField(
        label=_("När ska det skickas?"),
        choices=[("now", _("Nu")), ("later", _("Vid en tid"))],
        widget=forms.RadioSelect,
        initial="now",
        error_messages={"required": _("Välj när det ska skickas."), "invalid_choice": _("Välj när det ska skickas.")},
    )
    day = forms.DateField(
        label=_("Dag"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date", "data-width": "10"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Skriv dagen som år-månad-dag, till exempel 2027-01-31.")},
    )
    time = forms.TimeField(
        label=_("Klockslag"),
        help_text=_("Mellan 7.00 och 21.00."),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time", "data-width": "10"}, format="%H:%M"),
        input_formats=["%H:%M", "%H.%M"],
        error_messages={"invalid": _("Skriv klockslaget som 9.30.")},
    )
    rate = forms.TypedChoiceField(
        label=_("Hur fort?"),
        help_text=_("Långsammare sprider svar och samtal över dagen. Det skickas då bara mellan 7.00 och 21.00."),
        coerce=int,
        empty_value=None,
        required=False,
        choices=[
            ("", _("Så fort det går")),
            ("1000", _("Högst 1 000 i minuten")),
            ("100", _("Högst 100 i minuten")),
            ("20", _("Högst 20 i minuten")),
        ],
        error_messages={"invalid_choice": _("Välj hur fort det ska skickas.")},
    )
    send_at: datetime | None = None

    def clean(self) -> dict[str, Any]:
        """The moment that is meant, where one is."""
        cleaned = super().clean() or {}
        if cleaned.get("when") == "later" and not {"day", "time"} & self.errors.keys():
            day, time = cleaned.get("day"), cleaned.get("time")
            if day is None:
                self.add_error("day", str(_("Välj en dag.")))
            if time is None:
                self.add_error("time", str(_("Välj ett klockslag.")))
            if day and time:
                self.send_at = moment_in_sweden(day, time)
                if self.send_at is None:
                    self.add_error("time", str(_("Klockan hoppar över den tiden. Välj en annan.")))
        return cleaned


class SendBackForm(forms.Form):
    """What is to be changed before it can be approved."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    remark = forms.CharField(
        label=_("Vad behöver ändras?"),
        help_text=_("Skriv inte namn eller personnummer här."),
        max_length=LONGEST_REMARK,
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": TOO_LONG},
    )

    def clean_remark(self) -> str:
        """Who has prepared it is told what to change, so it cannot be sent back without a word."""
        remark: str = self.cleaned_data["remark"]
        if self.data.get("action") == "send_back" and not remark.strip():
            raise forms.ValidationError(_("Skriv vad som behöver ändras innan du skickar tillbaka."))
        return remark

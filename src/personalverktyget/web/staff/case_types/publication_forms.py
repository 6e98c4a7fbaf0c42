"""Forms about publishing: when, why although something deviates, and what a second person says."""

import re
from datetime import datetime, time
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from personalverktyget.base.clock import local, moment_in_sweden
from personalverktyget.domain.case_types.content import LONGEST_TEXT
from personalverktyget.web.shared.too_long import TOO_LONG

_TIME: Final = re.compile(r"(\d{1,2})(?:[.:](\d{2}))?")
NOW, LATER = "now", "later"


class TimeOfDayField(forms.CharField):
    """A time as people write it: 7, 7.00, 07:00."""

    def __init__(self, label: Any) -> None:
        super().__init__(
            label=label,
            required=False,
            help_text=lazy("Till exempel 7.00. Svensk tid."),
            widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "decimal", "data-width": "4"}),
        )

    def clean(self, value: Any) -> Any:
        """The time, or None where nothing is written."""
        written = "".join(str(super().clean(value) or "").split())
        if not written:
            return None
        found = _TIME.fullmatch(written)
        if found is None or int(found[1]) > 23 or int(found[2] or 0) > 59:
            raise ValidationError(_("Skriv tiden med timme och minut, till exempel 7.00."))
        return time(int(found[1]), int(found[2] or 0))


class WhenForm(forms.Form):
    """A day and a time in Sweden."""

    publish_on = forms.DateField(
        label=lazy("Dag"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": lazy("Skriv datumet som år, månad och dag, till exempel 2026-11-23.")},
    )
    publish_time = TimeOfDayField(lazy("Klockslag"))

    publish_at: datetime | None = None

    @property
    def wants_time(self) -> bool:
        """Whether a time is to be given at all."""
        return True

    def clean(self) -> dict[str, Any]:
        """Put day and time together; both are needed."""
        written = self.cleaned_data
        if not self.wants_time or self.errors:
            return written
        day, at = written.get("publish_on"), written.get("publish_time")
        if day is None:
            self.add_error("publish_on", _("Välj vilken dag den ska publiceras."))
        if at is None:
            self.add_error("publish_time", _("Skriv vilket klockslag den ska publiceras."))
        if day is not None and at is not None:
            self.publish_at = moment_in_sweden(day, at)
            if self.publish_at is None:
                self.add_error("publish_time", _("Det klockslaget finns inte den dagen, för klockan ställs om."))
        return written


class PublishForm(WhenForm):
    """The last look: publish now or at a time, and why although an example deviates."""

    reason = forms.CharField(
        label=lazy("Varför publicerar du ändå?"),
        help_text=lazy("Sparas tillsammans med versionen."),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3, "lang": "sv"}),
        error_messages={"max_length": TOO_LONG},
    )
    when = forms.ChoiceField(
        label=lazy("När ska den publiceras?"),
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": lazy("Välj när den ska publiceras.")},
    )
    field_order = ("reason", "when", "publish_on", "publish_time")

    def __init__(self, data: Any = None, *, asks_reason: bool, needs_approval: bool) -> None:
        super().__init__(data, initial={"when": NOW})
        if not asks_reason:
            del self.fields["reason"]
        field = self.fields["when"]
        assert isinstance(field, forms.ChoiceField)
        at_once = _("Så snart den är godkänd") if needs_approval else _("Nu")
        field.choices = [(NOW, at_once), (LATER, _("En bestämd dag och tid"))]

    @property
    def wants_time(self) -> bool:
        """Whether the later choice was made; a day that is written beside the other choice is left alone."""
        return self.cleaned_data.get("when") == LATER


class MoveForm(WhenForm):
    """Another time for what waits."""

    def __init__(self, data: Any = None, *, now_at: datetime | None) -> None:
        shown = local(now_at) if now_at else None
        initial = {"publish_on": shown.date(), "publish_time": f"{shown:%-H.%M}"} if shown else {}
        super().__init__(data, initial=initial)


class SendBackForm(forms.Form):
    """Why it is sent back."""

    remark = forms.CharField(
        label=lazy("Vad behöver ändras?"),
        help_text=lazy("Den som har skickat in det ser vad du skriver."),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3, "lang": "sv"}),
        error_messages={"max_length": TOO_LONG},
    )

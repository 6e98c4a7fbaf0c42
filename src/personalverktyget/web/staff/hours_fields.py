"""Hours of a week in a form: a field a day, written as people write them."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from personalverktyget.domain.calendars.hours_text import LONGEST, read_intervals, write_intervals
from personalverktyget.domain.calendars.opening_hours import WEEKDAYS, Interval, InvalidOpeningHours, OpeningHours
from personalverktyget.web.shared.form_problems import opening_hours_problem_text
from personalverktyget.web.shared.too_long import TOO_LONG


class HoursField(forms.CharField):
    """The hours of one day, as people write them."""

    def __init__(self, label: Any, help_text: Any = "") -> None:
        super().__init__(
            label=label,
            help_text=help_text,
            required=False,
            max_length=LONGEST,
            widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "data-width": "20"}),
            error_messages={"max_length": TOO_LONG},
        )

    def clean(self, value: Any) -> tuple[Interval, ...]:
        """The intervals, in order and apart."""
        text = super().clean(value)
        try:
            intervals = read_intervals(text)
            OpeningHours((intervals, *((),) * 6))
        except InvalidOpeningHours as error:
            raise ValidationError(opening_hours_problem_text(error.code)) from error
        return intervals


def written_week(hours: OpeningHours, prefix: str = "") -> dict[str, str]:
    """A week as a form with a field a day shows it."""
    return {prefix + name: write_intervals(day) for name, day in zip(WEEKDAYS, hours.days, strict=True)}

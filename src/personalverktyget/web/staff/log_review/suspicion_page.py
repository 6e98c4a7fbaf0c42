"""A review on suspicion: what has been taken up to be examined, and all that is logged about the person."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from personalverktyget.base.errors import NotPossibleNow
from personalverktyget.domain.log_review import services
from personalverktyget.domain.log_review.read_models import SuspicionPage
from personalverktyget.web.shared.pages import StaffRequest, done, said_in
from personalverktyget.web.staff.log_review.rows import LineRow, line_row

# No entry's number has more digits; what is longer is none.
_DIGITS: Final = 18


class PickForm(forms.Form):
    """Which entries to take up: those that were ticked, or all that the page showed."""

    everyone = forms.BooleanField(label=lazy("Alla poster på sidan"), required=False)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.ticked = numbers_in(data.getlist("numbers")) if data else set[int]()
        self.shown = numbers_in(data.get("shown", "").split()) if data else set[int]()

    @property
    def numbers(self) -> set[int]:
        """Those that are meant: which of them may be taken up is the service's to say."""
        return self.shown if self.cleaned_data["everyone"] else self.ticked


@dataclass(frozen=True, slots=True)
class PickableRow:
    """An entry of the log; ``number`` is there where it can be taken up, ``position`` once it has been."""

    line: LineRow
    number: str
    position: int
    is_ticked: bool


def numbers_in(texts: Sequence[str]) -> set[int]:
    """The numbers of entries that were sent. What is none is nothing."""
    return {int(text) for text in texts if text.isascii() and text.isdigit() and len(text) <= _DIGITS}


def taken_up(request: StaffRequest, form: PickForm, review_id: UUID) -> HttpResponse | None:
    """Take up what is meant, and back to the page; nothing where that cannot be, which the form then says."""
    with said_in(form, also=NotPossibleNow):
        count = services.take_up_entries(request.actor, review_id, form.numbers)
        words = ngettext("%(count)s post är tillagd.", "%(count)s poster är tillagda.", count) % {"count": count}
        response = done(request, words, to="staff:log_review:review", review_id=review_id)
        if after := request.GET.get("efter", ""):
            response.headers["Location"] += f"?{urlencode({'efter': after})}"
        return response
    return None


def lines_of(found: SuspicionPage, form: PickForm) -> dict[str, Any]:
    """What the template needs of the log."""
    waiting = [line.seq for line in found.lines if line.seq in found.can_be_taken_up and line.seq not in found.places]
    return {
        "about_staff": found.about_staff,
        "lines": [
            PickableRow(
                line=line_row(line),
                number=str(line.seq) if line.seq in waiting else "",
                position=found.places.get(line.seq, 0),
                is_ticked=line.seq in form.ticked,
            )
            for line in found.lines
        ],
        "shown": " ".join(map(str, waiting)),
        "has_others": any(line.seq not in found.can_be_taken_up for line in found.lines),
        "next_url": f"?{urlencode({'efter': found.next_cursor})}" if found.next_cursor else "",
        "picking": form,
    }

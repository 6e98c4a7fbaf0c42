"""The question that comes before a closed case which one has not handled: why do you open it?"""

from typing import Final
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from personalverktyget.base.errors import InvalidInput
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.cases import services
from personalverktyget.domain.cases.closed_cases import OpeningReason
from personalverktyget.web.shared.pages import StaffRequest, done, show, staff_page
from personalverktyget.web.shared.words import OPENING_REASONS
from personalverktyget.web.staff.cases.acting import sent_form

TEMPLATE: Final = "staff/cases/open_closed.html"


class ReasonForm(forms.Form):
    """One of the reasons."""

    reason = forms.ChoiceField(
        label=lazy("Varför behöver du öppna ärendet?"),
        widget=forms.RadioSelect,
        choices=[(one.value, OPENING_REASONS[one]) for one in OpeningReason],
        error_messages={"required": lazy("Välj varför du behöver öppna ärendet.")},
    )


def asked_for_reason(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """The question, in place of the case or of a file of it."""
    return show(request, TEMPLATE, form=ReasonForm(), case_id=case_id)


@staff_page(Permission.SEE_UNIT_CASES, Permission.SEE_OWN_CASES)
@sent_form
def open_closed(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Take the reason; then the case opens."""
    form = ReasonForm(request.POST)
    form.full_clean()
    try:
        services.open_closed_case(request.actor, case_id, reason=request.POST.get("reason", ""))
    except InvalidInput:
        return show(request, TEMPLATE, form=form, case_id=case_id, status=422)
    return done(request, _("Ärendet är öppet för dig resten av dagen."), to="staff:cases:case", case_id=case_id)

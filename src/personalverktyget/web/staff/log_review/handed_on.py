"""What the units have handed on to the care provider's reviewers: a list, and one entry with its outcome."""

from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods, require_safe

from personalverktyget.base.errors import NotPossibleNow
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.log_review import selectors, services
from personalverktyget.domain.log_review.services.ask_colleague import TEXT_MAX_LENGTH
from personalverktyget.domain.log_review.states import Verdict
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.pages import StaffRequest, done, said_in, show, staff_page
from personalverktyget.web.staff.administration.forms import text_area
from personalverktyget.web.staff.log_review.rows import asked_row, handed_on_row, line_row
from personalverktyget.web.staff.log_review.words import VERDICT_TONES, VERDICTS, flag_sentence


class OutcomeForm(forms.Form):
    """What the care provider's reviewer came to; the button that was pressed names the verdict."""

    note = text_area(
        lazy("Vad kom ni fram till?"),
        lazy("Enhetens granskare ser det."),
        missing=lazy("Skriv vad ni kom fram till."),
        max_length=TEXT_MAX_LENGTH,
    )
    verdict = forms.CharField(required=False)


@require_safe
@staff_page(Permission.REVIEW_ESCALATED)
def handed_on(request: StaffRequest) -> HttpResponse:
    """Nothing of residents: which unit, when and by whom."""
    rows = [
        {
            "id": one.id,
            "unit": one.unit_name,
            "when": formats.short(one.at),
            "by": one.by,
            "verdict": VERDICTS.get(one.verdict, ""),
            "tone": VERDICT_TONES.get(one.verdict, ""),
        }
        for one in selectors.escalations(request.actor)
    ]
    return show(request, "staff/log_review/handed_on.html", rows=rows)


@require_http_methods(["GET", "POST"])
@staff_page(Permission.REVIEW_ESCALATED)
def handed_on_entry(request: StaffRequest, escalation_id: UUID) -> HttpResponse:
    """The entry that was handed on, and what is made of it."""
    form = OutcomeForm(request.POST or None)
    if form.is_valid():
        with said_in(form, also=NotPossibleNow):
            services.settle_escalation(request.actor, escalation_id, **form.cleaned_data)
            return done(request, _("Bedömningen är sparad."), to="staff:log_review:handed_on")
    found = disclose(request.actor, selectors.escalation(request.actor, escalation_id))
    entry = found.entry
    return show(
        request,
        "staff/log_review/handed_on_entry.html",
        form=form,
        found=found,
        entry=entry,
        line=line_row(entry.line) if entry.line else None,
        flags=[flag_sentence(one) for one in entry.flags],
        asked=[asked_row(one) for one in entry.asked],
        handed_on=handed_on_row(entry.handed_on),
        choices=[(one.value, VERDICTS[one]) for one in Verdict],
        status=422 if form.errors else 200,
    )

"""Two steps beside the verdict: ask the colleague whose entry it is, and hand it on to the care provider."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods

from personalverktyget.base.errors import NotPossibleNow
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.log_review import selectors, services
from personalverktyget.domain.log_review.services.ask_colleague import TEXT_MAX_LENGTH
from personalverktyget.web.shared.pages import StaffRequest, done, said_in, show, staff_page
from personalverktyget.web.staff.administration.forms import text_area
from personalverktyget.web.staff.log_review.rows import line_row
from personalverktyget.web.staff.log_review.words import flag_sentence


class QuestionForm(forms.Form):
    """What to ask."""

    question = text_area(
        lazy("Din fråga"),
        lazy("Medarbetaren ser frågan, vad hon eller han gjorde och när, men inget annat ur loggkontrollen."),
        missing=lazy("Skriv din fråga."),
        rows=4,
        max_length=TEXT_MAX_LENGTH,
    )


class HandOnForm(forms.Form):
    """Why it is handed on."""

    note = text_area(
        lazy("Varför lämnar du posten vidare?"),
        lazy("Vårdgivarens granskare ser posten, varför den valdes, frågor och svar, och det du skriver här."),
        missing=lazy("Skriv varför du lämnar posten vidare."),
        rows=4,
        max_length=TEXT_MAX_LENGTH,
    )


@require_http_methods(["GET", "POST"])
@staff_page(Permission.REVIEW_LOG)
def ask(request: StaffRequest, review_id: UUID, position: int) -> HttpResponse:
    """Ask the colleague; the answer comes back to the entry."""
    form = QuestionForm(request.POST or None)
    if form.is_valid():
        with said_in(form, also=NotPossibleNow):
            services.ask_colleague(request.actor, review_id, position, **form.cleaned_data)
            message = _("Frågan är ställd. Svaret kommer att stå vid posten.")
            return done(request, message, to="staff:log_review:entry", review_id=review_id, position=position)
    return _step(request, "staff/log_review/ask.html", review_id, position, form)


@require_http_methods(["GET", "POST"])
@staff_page(Permission.REVIEW_LOG)
def hand_on(request: StaffRequest, review_id: UUID, position: int) -> HttpResponse:
    """Hand the entry on to the care provider's reviewers."""
    form = HandOnForm(request.POST or None)
    if form.is_valid():
        with said_in(form, also=NotPossibleNow):
            services.escalate_entry(request.actor, review_id, position, **form.cleaned_data)
            message = _("Posten är lämnad till vårdgivarens granskare. Det de kommer fram till står här.")
            return done(request, message, to="staff:log_review:entry", review_id=review_id, position=position)
    return _step(request, "staff/log_review/hand_on.html", review_id, position, form)


def _step(request: StaffRequest, template: str, review_id: UUID, position: int, form: Any) -> HttpResponse:
    found = disclose(request.actor, selectors.entry_alone(request.actor, review_id, position))
    return show(
        request,
        template,
        form=form,
        alone=found,
        entry=found.entry,
        line=line_row(found.entry.line) if found.entry.line else None,
        flags=[flag_sentence(one) for one in found.entry.flags],
        status=422 if form.errors else 200,
    )

"""One review: its entries and what was made of them, and the signature that ends it."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods

from personalverktyget.base.errors import ChangedMeanwhile, NotFound, NotPossibleNow
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.log_review import selectors, services
from personalverktyget.domain.log_review.read_models import ReviewPage
from personalverktyget.domain.log_review.services.sign_review import CONCLUSION_MAX_LENGTH
from personalverktyget.domain.log_review.states import ReviewState
from personalverktyget.web.shared.pages import StaffRequest, done, said_in, show, staff_page
from personalverktyget.web.staff.administration.forms import text_area
from personalverktyget.web.staff.log_review.rows import entry_row, line_row
from personalverktyget.web.staff.log_review.words import KINDS, STATES, TONES, days, standing


class SignForm(forms.Form):
    """What the review showed."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    conclusion = text_area(
        lazy("Slutsats"),
        lazy("Vad visade kontrollen, och vad gör ni åt det? Skriv även om allt var i sin ordning."),
        rows=4,
        max_length=CONCLUSION_MAX_LENGTH,
    )


@require_http_methods(["GET", "POST"])
@staff_page(Permission.REVIEW_LOG)
def review(request: StaffRequest, review_id: UUID) -> HttpResponse:
    """Show it; sign it."""
    form = SignForm(request.POST or None)
    if form.is_valid():
        with said_in(form, also=NotPossibleNow):
            try:
                services.sign_review(
                    request.actor,
                    review_id,
                    conclusion=form.cleaned_data["conclusion"],
                    seen_version=form.cleaned_data["version"],
                )
                return done(
                    request, _("Loggkontrollen är signerad."), to="staff:log_review:review", review_id=review_id
                )
            except ChangedMeanwhile:
                form.add_error(None, _("Någon har bedömt en post sedan du öppnade sidan. Läs igenom och signera igen."))
    try:
        found = disclose(request.actor, selectors.on_suspicion(request.actor, review_id, after=_after(request)))
    except NotFound:
        page = disclose(request.actor, selectors.review(request.actor, review_id))
        return _shown(
            request, "staff/log_review/review.html", page, form, rows=[entry_row(one) for one in page.entries]
        )
    return _shown(
        request,
        "staff/log_review/suspicion.html",
        found.review,
        form,
        about_staff=found.about_staff,
        lines=[line_row(line) for line in found.lines],
        next_url=f"?{urlencode({'efter': found.next_cursor})}" if found.next_cursor else "",
    )


def _after(request: StaffRequest) -> str:
    return request.GET.get("efter", "")


def _shown(request: StaffRequest, template: str, page: ReviewPage, form: SignForm, **more: Any) -> HttpResponse:
    return show(
        request,
        template,
        form=form,
        page_of_review=page,
        seen=page.version,
        days=days(page.summary.first_day, page.summary.last_day),
        kind=KINDS[page.summary.kind],
        state=STATES[page.summary.state],
        tone=TONES[page.summary.state],
        standing=standing(page.summary),
        **more,
        is_signed=page.summary.state == ReviewState.SIGNED,
        status=422 if form.errors else 200,
    )

"""One review: its entries and what was made of them, and the signature that ends it."""

from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods

from personalverktyget.base.errors import ChangedMeanwhile, NotPossibleNow
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.log_review import selectors, services
from personalverktyget.domain.log_review.services.sign_review import CONCLUSION_MAX_LENGTH
from personalverktyget.domain.log_review.states import ReviewState
from personalverktyget.web.shared.pages import StaffRequest, done, said_in, show, staff_page
from personalverktyget.web.staff.administration.forms import text_area
from personalverktyget.web.staff.log_review.rows import entry_row
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
    page = disclose(request.actor, selectors.review(request.actor, review_id))
    return show(
        request,
        "staff/log_review/review.html",
        form=form,
        page_of_review=page,
        seen=page.version,
        days=days(page.summary.first_day, page.summary.last_day),
        kind=KINDS[page.summary.kind],
        state=STATES[page.summary.state],
        tone=TONES[page.summary.state],
        standing=standing(page.summary),
        rows=[entry_row(one) for one in page.entries],
        is_signed=page.summary.state == ReviewState.SIGNED,
        status=422 if form.errors else 200,
    )

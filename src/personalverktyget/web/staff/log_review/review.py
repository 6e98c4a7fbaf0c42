"""One review: its entries and what was made of them, and the signature that ends it."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
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
from personalverktyget.web.staff.log_review.rows import entry_row
from personalverktyget.web.staff.log_review.suspicion_page import PickForm, lines_of, taken_up
from personalverktyget.web.staff.log_review.words import KINDS, STATES, TONES, days, standing, verdict_counts


class SignForm(forms.Form):
    """What the review showed."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    conclusion = text_area(
        lazy("Slutsats"),
        lazy("Vad visade kontrollen, och vad gör ni åt det? Skriv även om allt var i sin ordning."),
        missing=lazy("Skriv en slutsats."),
        rows=4,
        max_length=CONCLUSION_MAX_LENGTH,
    )


@require_http_methods(["GET", "POST"])
@staff_page(Permission.REVIEW_LOG)
def review(request: StaffRequest, review_id: UUID) -> HttpResponse:
    """Show it; sign it; on suspicion: take entries up into it."""
    takes_up = "take_up" in request.POST
    picking = PickForm(request.POST if takes_up else None)
    form = SignForm(None if takes_up else request.POST or None)
    if picking.is_valid():
        answer = taken_up(request, picking, review_id)
    else:
        answer = _signed(request, form, review_id) if form.is_valid() else None
    return answer or _page(request, review_id, form, picking)


def _signed(request: StaffRequest, form: SignForm, review_id: UUID) -> HttpResponse | None:
    """Sign it; nothing where that cannot be, which the form then says."""
    with said_in(form, also=NotPossibleNow):
        try:
            services.sign_review(
                request.actor,
                review_id,
                conclusion=form.cleaned_data["conclusion"],
                seen_version=form.cleaned_data["version"],
            )
            return done(request, _("Loggkontrollen är signerad."), to="staff:log_review:review", review_id=review_id)
        except ChangedMeanwhile:
            form.add_error(None, _("Någon har bedömt en post sedan du öppnade sidan. Läs igenom och signera igen."))
    return None


def _page(request: StaffRequest, review_id: UUID, form: SignForm, picking: PickForm) -> HttpResponse:
    after = request.GET.get("efter", "")
    try:
        found = disclose(request.actor, selectors.on_suspicion(request.actor, review_id, after=after))
    except NotFound:
        page = disclose(request.actor, selectors.review(request.actor, review_id))
        return _shown(request, "staff/log_review/review.html", page, form)
    more = lines_of(found, picking)
    return _shown(request, "staff/log_review/suspicion.html", found.review, form, is_first=not after, **more)


def _shown(request: StaffRequest, template: str, page: ReviewPage, form: SignForm, **more: Any) -> HttpResponse:
    is_signed = page.summary.state == ReviewState.SIGNED
    has_errors = form.errors or ("picking" in more and more["picking"].errors)
    return show(
        request,
        template,
        form=form,
        page_of_review=page,
        rows=[entry_row(one) for one in page.entries],
        seen=page.version,
        days=days(page.summary.first_day, page.summary.last_day),
        kind=KINDS[page.summary.kind],
        state=STATES[page.summary.state],
        tone=TONES[page.summary.state],
        standing=standing(page.summary),
        verdicts=verdict_counts(page) if page.entries else "",
        **more,
        is_signed=is_signed,
        can_pick=bool(more.get("shown")) and not is_signed,
        status=422 if has_errors else 200,
    )

"""Judging for another unit what its only reviewer did herself: a list, and one entry in its context."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from personalverktyget.base.errors import NotPossibleNow
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.log_review import selectors, services
from personalverktyget.domain.log_review.states import Verdict
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.pages import StaffRequest, done, said_in, show, staff_page
from personalverktyget.web.staff.log_review.entry import VerdictForm, grant_row
from personalverktyget.web.staff.log_review.rows import asked_row, folded, line_row
from personalverktyget.web.staff.log_review.words import VERDICT_TONES, VERDICTS, flag_sentence

_REVIEWS = (Permission.REVIEW_LOG, Permission.REVIEW_ESCALATED)


@require_safe
@staff_page(*_REVIEWS)
def to_help(request: StaffRequest) -> HttpResponse:
    """Nothing of residents: which unit, whose entry and when."""
    rows = [
        {
            "review_id": one.review_id,
            "position": one.position,
            "unit": one.unit_name,
            "who": one.staff_name,
            "when": formats.short(one.at),
            "verdict": VERDICTS.get(one.verdict, ""),
            "tone": VERDICT_TONES.get(one.verdict, ""),
            "is_open": one.is_open,
        }
        for one in selectors.entries_to_help(request.actor)
    ]
    may_review = request.actor.may(Permission.REVIEW_LOG)
    return show(request, "staff/log_review/to_help.html", rows=rows, may_review=may_review)


@require_http_methods(["GET", "POST"])
@staff_page(*_REVIEWS)
def entry_to_help(request: StaffRequest, review_id: UUID, position: int) -> HttpResponse:
    """Show the entry; take the verdict."""
    form = VerdictForm(request.POST or None)
    if form.is_valid():
        with said_in(form, also=NotPossibleNow):
            services.judge_for_unit(request.actor, review_id, position, **form.cleaned_data)
            return _onwards(request)
    found = disclose(request.actor, selectors.entry_to_help(request.actor, review_id, position))
    entry = found.entry
    if not form.is_bound:
        form = VerdictForm(initial={"note": entry.note})
    seq = entry.line.seq if entry.line else 0
    lines = sorted([*found.around, *([entry.line] if entry.line else [])], key=lambda line: (line.at, line.seq))
    return show(
        request,
        "staff/log_review/entry_to_help.html",
        form=form,
        found=found,
        entry=entry,
        line=line_row(entry.line) if entry.line else None,
        flags=[flag_sentence(one) for one in entry.flags],
        asked=[asked_row(one) for one in entry.asked],
        grants=[grant_row(one) for one in found.grants],
        around=folded(line_row(line, seq) for line in lines),
        history=folded(line_row(line, seq) for line in found.history),
        verdict=VERDICTS[entry.verdict] if entry.verdict else "",
        verdict_tone=VERDICT_TONES.get(entry.verdict, ""),
        choices=[(one.value, VERDICTS[one], key) for key, one in enumerate(Verdict, start=1)],
        status=422 if form.errors else 200,
    )


def _onwards(request: StaffRequest) -> HttpResponse:
    """To the next that waits for the reader; when none does, to the list."""
    waiting = next((one for one in selectors.entries_to_help(request.actor) if one.is_open and not one.verdict), None)
    if waiting is None:
        return done(request, _("Bedömningen är sparad. Inget mer väntar på dig."), to="staff:log_review:to_help")
    at = {"review_id": waiting.review_id, "position": waiting.position}
    return done(request, _("Bedömningen är sparad. Här är nästa."), to="staff:log_review:entry_to_help", **at)

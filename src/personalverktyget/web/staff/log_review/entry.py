"""One entry in its context, and the three verdicts: a button and a key each, and on to the next."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods

from personalverktyget.base.errors import NotPossibleNow
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access.roles import Role
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.log_review import selectors, services
from personalverktyget.domain.log_review.read_models import EntryPage, GrantThen, ReviewPage
from personalverktyget.domain.log_review.services.judge_entry import NOTE_MAX_LENGTH
from personalverktyget.domain.log_review.states import ReviewState, Verdict
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.pages import SEE_OTHER, StaffRequest, done, said_in, show, staff_page
from personalverktyget.web.shared.words import ROLES
from personalverktyget.web.staff.log_review.rows import asked_row, folded, handed_on_row, line_row
from personalverktyget.web.staff.log_review.words import PARTS, VERDICT_TONES, VERDICTS, flag_sentence

# Which entry the reader has just judged, in the address of the next.
_JUST = "nyss"
_NONE_LEFT = lazy("Du har bedömt allt som du kan bedöma. Det du själv har gjort väntar på någon annan.")


class VerdictForm(forms.Form):
    """A verdict, which the button that was pressed names, and a note."""

    note = forms.CharField(
        label=lazy("Anteckning"),
        help_text=lazy("Behövs när något är oklart eller misstänkt."),
        required=False,
        widget=forms.Textarea(attrs={"rows": "3", "data-max": str(NOTE_MAX_LENGTH), "lang": "sv"}),
    )
    verdict = forms.CharField(required=False)


@require_http_methods(["GET", "POST"])
@staff_page(Permission.REVIEW_LOG)
def entry(request: StaffRequest, review_id: UUID, position: int) -> HttpResponse:
    """Show the entry; take the verdict and go on to the next that waits."""
    form = VerdictForm(request.POST or None)
    if form.is_valid():
        with said_in(form, also=NotPossibleNow):
            services.judge_entry(request.actor, review_id, position, **form.cleaned_data)
            return _onwards(request, review_id, position)
    page = disclose(request.actor, selectors.entry_in_context(request.actor, review_id, position))
    found, review = page.entry, page.review
    if not form.is_bound:
        form = VerdictForm(initial={"note": found.note})
    return show(
        request,
        "staff/log_review/entry.html",
        form=form,
        review_id=review_id,
        entry=found,
        line=line_row(found.line) if found.line else None,
        part=PARTS[found.part],
        flags=[flag_sentence(one) for one in found.flags],
        verdict=VERDICTS[found.verdict] if found.verdict else "",
        verdict_tone=VERDICT_TONES.get(found.verdict, ""),
        choices=[(one.value, VERDICTS[one], key) for key, one in enumerate(Verdict, start=1)],
        is_signed=review.summary.state == ReviewState.SIGNED,
        total=len(review.entries),
        judged=review.summary.judged,
        previous=max((at for at in _places(review) if at < position), default=0),
        following=min((at for at in _places(review) if at > position), default=0),
        just=_just_judged(request, review),
        asked=[asked_row(one) for one in found.asked],
        handed_on=handed_on_row(found.handed_on),
        **_context(page),
        status=422 if form.errors else 200,
    )


def _places(review: ReviewPage) -> list[int]:
    """Where the entries stand that the reader may open."""
    return [one.position for one in review.entries if not one.is_beyond]


def _context(page: EntryPage) -> dict[str, Any]:
    seq = page.entry.line.seq if page.entry.line else 0
    around = [*page.around, *([page.entry.line] if page.entry.line else [])]
    return {
        "around": folded(line_row(line, seq) for line in sorted(around, key=lambda line: (line.at, line.seq))),
        "history": folded(line_row(line, seq) for line in page.history),
        "grants": [grant_row(one) for one in page.grants],
        "earlier": [
            {"verdict": VERDICTS[verdict], "note": note, "when": formats.short(at), "by": by}
            for verdict, note, at, by in page.earlier_verdicts
        ],
    }


def grant_row(one: GrantThen) -> str:
    """A role that somebody held, in words."""
    role = str(ROLES[Role(one.role)]) if one.role in set(Role) else one.role
    since = {"role": role[:1].upper() + role[1:], "first": formats.date_only(one.valid_from)}
    if one.valid_until:
        return _("%(role)s, %(first)s till %(last)s") % (since | {"last": formats.date_only(one.valid_until)})
    return _("%(role)s sedan %(first)s") % since


def _just_judged(request: StaffRequest, review: ReviewPage) -> dict[str, Any] | None:
    """The entry that the reader comes from, with its verdict, so that a slip can be mended at once."""
    chosen = next((one for one in review.entries if str(one.position) == request.GET.get(_JUST)), None)
    return {"position": chosen.position, "verdict": VERDICTS[chosen.verdict]} if chosen and chosen.verdict else None


def _onwards(request: StaffRequest, review_id: UUID, position: int) -> HttpResponse:
    """To the next that waits; when none does, to where one signs."""
    page: ReviewPage = disclose(request.actor, selectors.review(request.actor, review_id))
    if waiting := page.next_after(position):
        at = {"review_id": review_id, "position": waiting}
        next_one = reverse("staff:log_review:entry", kwargs=at, query={_JUST: position})
        return HttpResponseRedirect(next_one, status=SEE_OTHER)
    said = _("Alla poster är bedömda. Skriv en slutsats och signera.") if page.is_judged else _NONE_LEFT
    return done(request, str(said), to="staff:log_review:review", review_id=review_id)

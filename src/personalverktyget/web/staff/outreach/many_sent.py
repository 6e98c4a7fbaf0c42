"""A message to many that has been let go: how far it has come, and what can be done about it."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from personalverktyget.base.clock import now
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.outreach import selectors, services
from personalverktyget.domain.outreach.many_read_models import RecipientPage, RecipientRow, SentDispatch
from personalverktyget.domain.outreach.states import DispatchState
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.message_lines import message_parts
from personalverktyget.web.shared.pages import SEE_OTHER, StaffRequest, done, show, staff_page
from personalverktyget.web.staff.outreach.ending import recalled, stopped
from personalverktyget.web.staff.outreach.files import rows_of
from personalverktyget.web.staff.outreach.follow_up_words import last_step
from personalverktyget.web.staff.outreach.many_words import (
    HEADINGS,
    outcome_in_words,
    progress_lines,
    reason_words,
    recipients_in_words,
)
from personalverktyget.web.staff.outreach.words import BASES, HALTS, name_of, number_of

MOVING = (DispatchState.FREEZING, DispatchState.AWAITING_APPROVAL, DispatchState.SCHEDULED, DispatchState.SENDING)


@require_GET
@staff_page(Permission.SEND_MESSAGES)
def sent(request: StaffRequest, dispatch_id: UUID) -> HttpResponse:
    """What was written, to how many, and what has become of it. A page that asks by itself gets the figures alone."""
    if request.headers.get("HX-Request"):
        dispatch = selectors.dispatch_standing(request.actor, dispatch_id)
    else:
        dispatch = disclose(request.actor, selectors.sent_dispatch(request.actor, dispatch_id))
    progress = dispatch.progress
    return show(
        request,
        "staff/outreach/many.html",
        fragment="outcome",
        parts=message_parts(dispatch.texts),
        files=rows_of(dispatch_id, dispatch.files, route="many"),
        halted=HALTS[dispatch.halted_because] if dispatch.halted_because else "",
        is_on_its_way=dispatch.state in MOVING or dispatch.is_recalling,
        seconds_left=max(0, round((dispatch.send_at - now()).total_seconds())) if dispatch.send_at else 0,
        settled=progress.recipients - progress.waiting,
        frozen=frozen_words(dispatch),
        counts=progress_lines(dispatch),
        **frame_of(dispatch),
    )


@require_POST
@staff_page(Permission.SEND_MESSAGES)
def undo(request: StaffRequest, dispatch_id: UUID) -> HttpResponse:
    """Take it back, and go on where it stood."""
    services.take_back(request.actor, dispatch_id)
    address = reverse("staff:outreach:many_review", kwargs={"dispatch_id": dispatch_id})
    return HttpResponseRedirect(address, status=SEE_OTHER)


@require_POST
@staff_page(Permission.SEND_MESSAGES)
def pause(request: StaffRequest, dispatch_id: UUID) -> HttpResponse:
    """Let nothing more leave for now."""
    services.pause_dispatch(request.actor, dispatch_id)
    return done(request, _("Utskicket är pausat."), to="staff:outreach:many", dispatch_id=dispatch_id)


@require_POST
@staff_page(Permission.SEND_MESSAGES)
def resume(request: StaffRequest, dispatch_id: UUID) -> HttpResponse:
    """Go on."""
    services.resume_dispatch(request.actor, dispatch_id)
    return done(request, _("Utskicket fortsätter."), to="staff:outreach:many", dispatch_id=dispatch_id)


@require_POST
@staff_page(Permission.SEND_MESSAGES)
def retry(request: StaffRequest, dispatch_id: UUID) -> HttpResponse:
    """Once more to all whom it did not reach."""
    services.retry_dispatch(request.actor, dispatch_id)
    return done(request, _("Utskicket skickas en gång till."), to="staff:outreach:many", dispatch_id=dispatch_id)


@require_http_methods(["GET", "POST"])
@staff_page(Permission.SEND_MESSAGES)
def stop(request: StaffRequest, dispatch_id: UUID) -> HttpResponse:
    """Say what stopping does, then do it."""
    return stopped(request, request.actor, dispatch_id, page="staff:outreach:many")


@require_http_methods(["GET", "POST"])
@staff_page(Permission.SEND_MESSAGES)
def recall(request: StaffRequest, dispatch_id: UUID) -> HttpResponse:
    """Say what recalling does, then do it."""
    return recalled(request, request.actor, dispatch_id, page="staff:outreach:many")


def frozen_words(dispatch: SentDispatch) -> str:
    """34 000 av 100 000 mottagare är klara; nothing once all of them are."""
    if dispatch.state is not DispatchState.FREEZING:
        return ""
    numbers = {"count": formats.number(dispatch.progress.recipients), "to": recipients_in_words(dispatch.planned)}
    return _("%(count)s av %(to)s är klara") % numbers


def frame_of(dispatch: SentDispatch) -> dict[str, Any]:
    """What stands around it on each of its pages."""
    by = _("%(name)s, %(when)s")
    lines = [
        (_("Till"), recipients_in_words(dispatch.planned)),
        (_("Varför"), str(BASES[dispatch.basis])),
        (
            _("Skickat av") if dispatch.has_left else _("Förberett av"),
            by % {"name": dispatch.sent_by, "when": formats.moment(dispatch.released_at)},
        ),
    ]
    if dispatch.confirmed:
        words = _("%(count)s är med ändå, med ett skäl")
        lines.append((_("Utanför riktlinjerna"), words % {"count": formats.number(dispatch.confirmed)}))
    if dispatch.approved_at:
        lines.append(
            (_("Godkänt av"), by % {"name": dispatch.approved_by, "when": formats.moment(dispatch.approved_at)})
        )
    if dispatch.send_at and dispatch.state in (DispatchState.AWAITING_APPROVAL, DispatchState.SCHEDULED):
        lines.append((_("Skickas"), formats.moment(dispatch.send_at).capitalize()))
    if dispatch.rate is not None:
        words = _("Högst %(rate)s i minuten, mellan 7.00 och 21.00")
        lines.append((_("Takt"), words % {"rate": formats.number(dispatch.rate)}))
    if dispatch.done_at is not None:
        lines.append((_("Beräknas vara klart"), formats.moment(dispatch.done_at).capitalize()))
    return {"dispatch": dispatch, "lines": lines, "heading": HEADINGS.get(dispatch.state, "")}


def recipient_rows(page: RecipientPage) -> list[dict[str, Any]]:
    """Recipients as ready strings."""
    return [_recipient_row(row, page.columns) for row in page.rows]


def _recipient_row(row: RecipientRow, columns: tuple[str, ...]) -> dict[str, Any]:
    look, words = outcome_in_words(row)
    return {
        "position": row.position,
        "name": name_of(row.person),
        "number": number_of(row.person),
        "values": [(column.capitalize(), row.values.get(column, "")) for column in columns],
        "look": look,
        "words": words,
        "why": reason_words(row),
        "when": formats.moment(at) if (at := row.recalled_at or row.read_at or row.delivered_at) else "",
        "followed": last_step(row.steps),
        "file": _("Bilaga öppnad %(when)s") % {"when": formats.moment(at)} if (at := row.file_opened_at) else "",
    }

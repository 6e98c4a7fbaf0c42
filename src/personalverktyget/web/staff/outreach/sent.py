"""A message to one resident that has been let go: how it stands, taking it back, recalling it."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from personalverktyget.base.clock import now
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.outreach import selectors, services
from personalverktyget.domain.outreach.read_models import SentFile, SentMessage
from personalverktyget.domain.outreach.states import DispatchState, RecipientState
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.guardians import guardian_name
from personalverktyget.web.shared.message_lines import message_parts
from personalverktyget.web.shared.pages import SEE_OTHER, StaffRequest, done, show, staff_page
from personalverktyget.web.staff.outreach.files import rows_of
from personalverktyget.web.staff.outreach.follow_up_words import step_lines
from personalverktyget.web.staff.outreach.words import BASES, HALTS, name_of, number_of


@require_GET
@staff_page(Permission.SEND_MESSAGES)
def sent(request: StaffRequest, dispatch_id: UUID) -> HttpResponse:
    """What was written, to whom, and what has become of it. While it waits, it can be taken back."""
    return _shown(request, disclose(request.actor, selectors.sent_message(request.actor, dispatch_id)), route="sent")


@require_GET
@staff_page(Permission.SEND_MESSAGES)
def answered(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """The message that a case answers, for whoever sees the case."""
    return _shown(request, disclose(request.actor, selectors.answered_message(request.actor, case_id)))


def _shown(request: StaffRequest, message: SentMessage, *, route: str = "") -> HttpResponse:
    return show(
        request,
        "staff/outreach/sent.html",
        fragment="outcome",
        message=message,
        parts=message_parts(message.texts),
        files=rows_of(message.id, [sent.file for sent in message.files], route=route),
        halted=HALTS[message.halted_because] if message.halted_because else "",
        name=name_of(message.person),
        number=number_of(message.person),
        readers=[guardian_name(name) for name in message.guardians],
        basis=BASES[message.basis],
        heading=_heading(message),
        lines=tuple(_lines(message)),
        is_on_its_way=message.recipient_state is RecipientState.WAITING,
        seconds_left=max(0, round((message.send_at - now()).total_seconds())),
    )


@require_POST
@staff_page(Permission.SEND_MESSAGES)
def undo(request: StaffRequest, dispatch_id: UUID) -> HttpResponse:
    """Take it back, and go on writing where it stood."""
    services.take_back(request.actor, dispatch_id)
    address = reverse("staff:outreach:write", kwargs={"dispatch_id": dispatch_id})
    return HttpResponseRedirect(address, status=SEE_OTHER)


@require_http_methods(["GET", "POST"])
@staff_page(Permission.SEND_MESSAGES)
def recall(request: StaffRequest, dispatch_id: UUID) -> HttpResponse:
    """Say what recalling does, then do it."""
    message = disclose(request.actor, selectors.sent_message(request.actor, dispatch_id))
    if request.method == "POST":
        services.recall_message(request.actor, dispatch_id)
        return done(
            request,
            _("Meddelandet är återkallat och syns inte längre i invånarens inkorg."),
            to="staff:outreach:sent",
            dispatch_id=dispatch_id,
        )
    return show(
        request,
        "staff/outreach/recall.html",
        message=message,
        name=name_of(message.person),
        subject=message.texts.subject,
    )


def _heading(message: SentMessage) -> str:
    match message.recipient_state:
        case RecipientState.DELIVERED if message.is_answered:
            return _("Meddelandet är besvarat") if message.is_answered_by_guardian else _("Invånaren har svarat")
        case RecipientState.DELIVERED:
            if message.is_read_by_guardian:
                return _("Meddelandet är läst")
            return _("Invånaren har läst meddelandet") if message.read_at else _("Meddelandet är skickat")
        case RecipientState.NOT_REACHED:
            return _("Meddelandet kom inte fram")
        case RecipientState.RECALLED:
            return _("Meddelandet är återkallat")
        case RecipientState.STOPPED:
            return _("Meddelandet är stoppat")
    return _("Meddelandet skickas strax") if message.state is DispatchState.SCHEDULED else _("Meddelandet skickas")


def _lines(message: SentMessage) -> list[tuple[str, str]]:
    has_left = message.state is not DispatchState.SCHEDULED
    said = [(_("Skickat av") if has_left else _("Skrivet av"), _("%(name)s, %(when)s") % _by(message))]
    for label, at in (
        (_("Kom till inkorgen"), message.delivered_at),
        (_("Läst"), message.read_at),
        (_("Återkallat"), message.recalled_at),
    ):
        if at is not None:
            said.append((label, formats.moment(at).capitalize()))
    said += step_lines(message.steps)
    if message.delivered_at and not message.read_at and not message.recalled_at:
        said.append((_("Läst"), _("Inte än")))
    if message.is_answered_by_guardian:
        said.append((_("Besvarat av"), guardian_name(message.answered_by)))
    said += [(_("Bilaga"), _opened(sent)) for sent in message.files]
    if message.recipient_state is RecipientState.NOT_REACHED:
        said.append((_("Varför"), _("Invånaren kan inte nås här. Ring eller skicka brev i stället.")))
    return said


def _opened(sent: SentFile) -> str:
    """provsvar.pdf, öppnad i dag 14.05."""
    if sent.opened_at is None:
        return _("%(name)s, inte öppnad än") % {"name": sent.file.name}
    return _("%(name)s, öppnad %(when)s") % {"name": sent.file.name, "when": formats.moment(sent.opened_at)}


def _by(message: SentMessage) -> dict[str, str]:
    return {"name": message.sent_by, "when": formats.moment(message.released_at)}

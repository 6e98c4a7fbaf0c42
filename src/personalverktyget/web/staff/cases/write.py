"""What the composer sends: replies, notes, and drafts that are kept while one writes."""

from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.utils.translation import gettext as _

from personalverktyget.base.clock import now
from personalverktyget.base.errors import ChangedMeanwhile, InvalidInput
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.cases import services
from personalverktyget.domain.cases.states import Action
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.pages import StaffRequest, staff_page
from personalverktyget.web.shared.uploads import come_ahead, takes_files, told_ahead
from personalverktyget.web.staff.cases.acting import act, sent_form
from personalverktyget.web.staff.cases.composer import COMPOSER, FILES, Writing
from personalverktyget.web.staff.cases.files import attach_once, attach_sent, uuid_in
from personalverktyget.web.staff.cases.forms import ComposerForm

# What the page's script asks with, so that it gets words instead of a page.
BY_ITSELF = "X-Utkast"
_SAID = {
    Action.REPLY_PARTIALLY: lambda: _("Delsvaret är skickat"),
    Action.ASK: lambda: _("Motfrågan är skickad"),
    Action.REPLY_FINALLY: lambda: _("Svaret är skickat och ärendet avslutat"),
    Action.RECORD_CALL: lambda: _("Telefonsamtalet är sparat"),
    Action.NOTE: lambda: _("Anteckningen är sparad"),
}


@takes_files
@staff_page(Permission.HANDLE_CASES)
@sent_form
def reply(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Send what the handler has written to the resident, or record a call."""
    return _send(request, case_id, frozenset(_SAID) - {Action.NOTE})


@staff_page(Permission.SEE_OWN_CASES)
@sent_form
def note(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Keep an internal note."""
    return _send(request, case_id, frozenset({Action.NOTE}))


@takes_files
@staff_page(Permission.SEE_OWN_CASES)
@sent_form
def draft(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Keep what is being written, sent by the page itself or by its button."""
    kind, body = request.POST.get("kind", ""), request.POST.get("body", "")
    known = kind if kind in set(Action) else ""
    if BY_ITSELF in request.headers:
        services.save_reply_draft(request.actor, case_id, kind=known, body=body)
        return JsonResponse({"words": _("Utkast sparat %(when)s") % {"when": formats.time_of_day(now())}})
    if come_ahead(request):
        return _attach_ahead(request, case_id)

    def command() -> None:
        services.save_reply_draft(request.actor, case_id, kind=known, body=body)
        attach_sent(request, case_id)

    writing = Writing(form=COMPOSER, kind=known, text=body)
    return act(request, case_id, command, writing=writing, said=_("Utkastet är sparat"))


def _attach_ahead(request: StaffRequest, case_id: UUID) -> HttpResponse:
    try:
        attach_once(request, case_id, uuid_in(request.POST.get("key", "")))
    except InvalidInput as refusal:
        return told_ahead({FILES: str(refusal)})
    return told_ahead({})


def _send(request: StaffRequest, case_id: UUID, allowed: frozenset[Action]) -> HttpResponse:
    form = ComposerForm(request.POST)
    form.is_valid()
    sent = form.cleaned_data
    kind = sent.get("kind")
    writing = Writing(
        form=COMPOSER,
        kind=request.POST.get("kind", ""),
        text=request.POST.get("body", ""),
        choice=request.POST.get("choice", "")[:60],
        key=sent.get("key"),
    )

    def command() -> None:
        if "version" in form.errors or "key" in form.errors:
            raise ChangedMeanwhile
        # A note must never be taken for a reply, nor the other way round: the tab that is chosen decides.
        if kind not in allowed:
            raise InvalidInput(_("Välj vad du vill skriva, och skicka sedan igen."), field="kind")
        if kind is Action.NOTE:
            services.note(request.actor, case_id, body=writing.text, key=sent["key"])
        else:
            attach_once(request, case_id, sent["key"])
            services.reply(
                request.actor,
                case_id,
                action=kind,
                body=writing.text,
                seen_version=sent["version"],
                key=sent["key"],
                choice=writing.choice,
            )

    said = _SAID[kind]() if kind in _SAID else ""
    return act(request, case_id, command, writing=writing, said=said)

"""A test to oneself: sent from where the message is reviewed, and read as the resident's inbox shows it."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_GET, require_POST

from personalverktyget.base.errors import ChangedMeanwhile, InvalidInput
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.outreach import selectors, services
from personalverktyget.domain.outreach.senders import Sender
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.file_rows import FileRow
from personalverktyget.web.shared.message_lines import message_parts
from personalverktyget.web.shared.pages import SEE_OTHER, AdministrationRequest, StaffRequest, done, show, staff_page
from personalverktyget.web.staff.outreach.files import rows_of


class TrialForm(forms.Form):
    """Whose values it is filled in with."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    position = forms.IntegerField(
        label=lazy("Fyll i som för rad"),
        help_text=lazy("Radens nummer i listan. Lämna tomt för den första."),
        required=False,
        min_value=1,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "data-width": "4", "autocomplete": "off"}),
        error_messages=dict.fromkeys(("invalid", "min_value"), lazy("Skriv radens nummer med siffror.")),
    )


@require_POST
@staff_page(Permission.SEND_MESSAGES)
def send(request: StaffRequest, dispatch_id: UUID) -> HttpResponse:
    """Send it, and go on to where it comes."""
    return sent_to_oneself(request, request.actor, dispatch_id, review="staff:outreach:many_review", page=_PAGE)


@require_GET
@staff_page(Permission.SEND_MESSAGES)
def trial(request: StaffRequest, dispatch_id: UUID, trial_id: UUID) -> HttpResponse:
    """The test, as a resident would read it."""
    return shown(request, request.actor, dispatch_id, trial_id, review="staff:outreach:many_review", page=_PAGE)


_PAGE = "staff:outreach:trial"


def sent_to_oneself(
    request: StaffRequest | AdministrationRequest, actor: Sender, dispatch_id: UUID, *, review: str, page: str
) -> HttpResponse:
    """Send it; what is in the way is told on the page where it was asked for."""
    # What is not hers is not there, whatever she writes.
    disclose(actor, selectors.prepared_dispatch(actor, dispatch_id))
    form = TrialForm(request.POST)
    problem = "" if form.is_valid() else " ".join(str(words) for field in form.errors.values() for words in field)
    if not problem:
        try:
            made = services.send_trial(
                actor,
                dispatch_id,
                seen_version=form.cleaned_data["version"],
                position=form.cleaned_data["position"],
            )
            return _to(page, dispatch_id, trial_id=made)
        except InvalidInput as error:
            problem = str(error)
        except ChangedMeanwhile:
            problem = _("Meddelandet har ändrats i en annan flik. Läs igenom det igen innan du skickar ett test.")
    return done(request, _("Inget test är skickat.") + " " + problem, to=review, dispatch_id=dispatch_id)


def shown(
    request: StaffRequest | AdministrationRequest,
    actor: Sender,
    dispatch_id: UUID,
    trial_id: UUID,
    *,
    review: str,
    page: str,
) -> HttpResponse:
    """It is on its way, or as the inbox shows it. Opening it keeps that she has."""
    found = disclose(actor, selectors.trial_message(actor, dispatch_id, trial_id))
    if found.delivered_at is not None:
        services.open_trial(actor, trial_id)
    of = {"dispatch_id": dispatch_id}
    return show(
        request,
        "staff/outreach/trial.html",
        fragment="trial",
        trial=found,
        parts=message_parts(found.texts),
        files=_files(actor, dispatch_id, found.files),
        when=formats.moment(found.delivered_at) if found.delivered_at else "",
        iso=formats.iso(found.delivered_at) if found.delivered_at else "",
        here=reverse(page, kwargs={**of, "trial_id": trial_id}),
        back=reverse(review, kwargs=of),
    )


def trial_lines(actor: Sender, dispatch_id: UUID, page: str) -> list[dict[str, Any]]:
    """The tests that were sent, as the review lists them."""
    return [
        {
            "url": reverse(page, kwargs={"dispatch_id": dispatch_id, "trial_id": row.id}),
            "when": formats.moment(row.asked_at),
            "words": _("stoppat") if row.is_halted else _("läst") if row.opened_at else _("inte läst än"),
        }
        for row in selectors.trials_of(actor, dispatch_id)
    ]


def _files(actor: Sender, dispatch_id: UUID, files: Any) -> tuple[FileRow, ...]:
    return rows_of(dispatch_id, files, route="many_review") if files else ()


def _to(page: str, dispatch_id: UUID, **more: UUID) -> HttpResponse:
    return HttpResponseRedirect(reverse(page, kwargs={"dispatch_id": dispatch_id, **more}), status=SEE_OTHER)

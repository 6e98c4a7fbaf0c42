"""Close a case without a reply, and open a closed one again."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from personalverktyget.base.errors import ChangedMeanwhile
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.cases import services
from personalverktyget.web.shared.pages import StaffRequest, staff_page
from personalverktyget.web.staff.cases.acting import act, sent_form
from personalverktyget.web.staff.cases.composer import Writing
from personalverktyget.web.staff.cases.forms import VersionForm

CLOSE, REOPEN = "close", "reopen"


@staff_page(Permission.CLOSE_CASES)
@sent_form
def close(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Close the case, with a reason that the resident reads too."""
    said = _("Ärendet är avslutat")
    return _with_reason(request, case_id, services.close_case, form_name=CLOSE, said=said)


@staff_page(Permission.CLOSE_CASES)
@sent_form
def reopen(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Open the case again, with a reason."""
    own = request.actor.may(Permission.HANDLE_CASES)
    said = (
        _("Ärendet är öppet igen och ligger hos dig") if own else _("Ärendet är öppet igen och väntar på att fördelas")
    )
    return _with_reason(request, case_id, services.reopen_case, form_name=REOPEN, said=said)


def _with_reason(
    request: StaffRequest, case_id: UUID, service: Callable[..., None], *, form_name: str, said: str
) -> HttpResponse:
    form = VersionForm(request.POST)
    writing = Writing(form=form_name, text=request.POST.get("reason", ""))

    def command() -> None:
        if not form.is_valid():
            raise ChangedMeanwhile
        service(request.actor, case_id, reason=writing.text, seen_version=form.cleaned_data["version"])

    return act(request, case_id, command, writing=writing, said=said)

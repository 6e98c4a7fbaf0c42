"""Give a case to somebody, take it, or give it back."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from personalverktyget.base.errors import ChangedMeanwhile, InvalidInput
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.cases import services
from personalverktyget.web.shared.pages import StaffRequest, staff_page
from personalverktyget.web.staff.cases.acting import act, sent_form
from personalverktyget.web.staff.cases.composer import Writing
from personalverktyget.web.staff.cases.forms import AssignForm, VersionForm

ASSIGN, TAKE, RETURN = "assign", "take", "return"


@staff_page(Permission.ASSIGN_CASES)
@sent_form
def assign(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Give the case to the colleague who was chosen."""
    form = AssignForm(request.POST)

    def command() -> None:
        if "version" in form.errors:
            raise ChangedMeanwhile
        if "handler" in form.errors or not form.cleaned_data["handler"]:
            raise InvalidInput(_("Välj vem som ska få ärendet."), field="handler")
        version, handler = form.cleaned_data["version"], form.cleaned_data["handler"]
        services.assign_case(request.actor, case_id, handler=handler, seen_version=version)

    form.is_valid()
    return act(request, case_id, command, writing=Writing(form=ASSIGN), said=_("Ärendet är tilldelat"))


@staff_page(Permission.HANDLE_CASES)
@sent_form
def take(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Take the case oneself."""
    form = VersionForm(request.POST)

    def command() -> None:
        if not form.is_valid():
            raise ChangedMeanwhile
        services.take_case(request.actor, case_id, seen_version=form.cleaned_data["version"])

    return act(request, case_id, command, writing=Writing(form=TAKE), said=_("Ärendet är ditt"))


@staff_page(Permission.HANDLE_CASES)
@sent_form
def return_case(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Give one's own case back to those who distribute, and say why."""
    form = VersionForm(request.POST)
    writing = Writing(form=RETURN, text=request.POST.get("reason", ""))

    def command() -> None:
        if not form.is_valid():
            raise ChangedMeanwhile
        version = form.cleaned_data["version"]
        services.return_case(request.actor, case_id, reason=writing.text, seen_version=version)

    said = _("Ärendet är lämnat tillbaka och väntar på att fördelas")
    # A handler no longer sees a case that is nobody's.
    leaves = not request.actor.may(Permission.SEE_UNIT_CASES)
    return act(request, case_id, command, writing=writing, said=said, leaves=leaves)

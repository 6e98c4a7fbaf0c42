"""Letters on paper to those who have not read what the unit sent: printed, posted, and what came back."""

from contextlib import suppress
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from personalverktyget.base.errors import InvalidInput
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.outreach import selectors, services
from personalverktyget.domain.outreach.selectors.letters import LetterFileRow
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.pages import SEE_OTHER, StaffRequest, done, show, staff_page

_HERE = "staff:outreach:letters"


@require_http_methods(["GET", "POST"])
@staff_page(Permission.SEE_UNIT_CASES)
def letters(request: StaffRequest) -> HttpResponse:
    """The files, those to print first; a letter that came back is found by its reference."""
    problem = ""
    if request.method == "POST":
        try:
            if answer := _acted(request):
                return answer
        except InvalidInput as error:
            problem = str(error)
    rows = disclose(request.actor, selectors.letter_files(request.actor))
    return show(
        request,
        "staff/outreach/letters.html",
        to_print=[_row(row) for row in rows if row.printed_at is None],
        printed=[_row(row) for row in rows if row.printed_at and row.posted_on is None],
        posted=[_row(row) for row in rows if row.posted_on],
        problem=problem,
        errors=[("id_reference", problem)] if problem else [],
        reference=request.POST.get("reference", "")[:20],
        status=422 if problem else 200,
    )


@require_POST
@staff_page(Permission.SEE_UNIT_CASES)
def file(request: StaffRequest) -> HttpResponse:
    """The PDF. From then on it is as printed."""
    with suppress(ValueError):
        printed = services.print_letters(request.actor, UUID(request.POST.get("file", "")))
        response = HttpResponse(printed.content, content_type="application/pdf")
        response["Content-Disposition"] = f'attachment; filename="{printed.name}"'
        return response
    return HttpResponseRedirect(reverse(_HERE), status=SEE_OTHER)


def _acted(request: StaffRequest) -> HttpResponse | None:
    """What the button says. A press that says nothing leads back."""
    match request.POST.get("action"):
        case "post":
            with suppress(ValueError):
                services.post_letters(request.actor, UUID(request.POST.get("file", "")))
                return done(request, _("Breven är postade."), to=_HERE)
        case "return":
            services.return_letter(request.actor, request.POST.get("reference", ""))
            return done(request, _("Noterat att brevet kom i retur."), to=_HERE)
    return HttpResponseRedirect(reverse(_HERE), status=SEE_OTHER)


def _row(row: LetterFileRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "number": row.number,
        "count": ngettext("%(count)s brev", "%(count)s brev", row.count) % {"count": row.count},
        "made": formats.moment(row.made_at),
        "printed": formats.moment(row.printed_at) if row.printed_at else "",
        "by": row.printed_by,
        "posted": formats.day(row.posted_on) if row.posted_on else "",
        "unneeded": ", ".join(row.unneeded),
        "returned": row.returned,
    }

"""Asking about an entry of the log: what it says, who can answer, and on to the form."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.http import require_http_methods

from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.log_review import selectors, services
from personalverktyget.domain.log_review.read_models import OwnLogLine
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.pages import SEE_OTHER, ResidentRequest, resident_page, show
from personalverktyget.web.shared.told_words import DOINGS, times, where, who, why
from personalverktyget.web.shared.unit_pages import phone_link


@require_http_methods(["GET", "POST"])
@resident_page()
def ask_about_entry(request: ResidentRequest, entry_id: UUID) -> HttpResponse:
    """Show the entry and who answers; begin the question, or go on with it."""
    found = disclose(request.actor, selectors.entry_to_ask_about(request.actor, entry_id))
    if request.method == "POST":
        draft_id = services.ask_about_entry(request.actor, entry_id, described=_described(found.line))
        address = reverse("resident:forms:resume", kwargs={"draft_id": draft_id})
        return HttpResponseRedirect(address, status=SEE_OTHER)
    return show(
        request,
        "resident/log/ask.html",
        unit=found.unit,
        provider=found.provider,
        phone=found.phone,
        phone_link=phone_link(found.phone),
        takes_cases=found.takes_cases,
        case_id=found.case_id,
        **_in_words(found.line),
    )


def _in_words(line: OwnLogLine) -> dict[str, Any]:
    return {
        "what": DOINGS[line.doing],
        "case_number": str(line.case_number or ""),
        "when": f"{formats.day(line.last_at)} {times(line)}",
        "who": who(line),
        "where": where(line),
        "why": why(line),
    }


def _described(line: OwnLogLine) -> str:
    """The entry in a line, in Swedish: it is what the case is called at the unit."""
    with override("sv"):
        what = str(DOINGS[line.doing])
        if line.case_number:
            what = f"{what} {line.case_number}"
        return f"{what}, {formats.date_only(line.last_at)} {times(line)}, {who(line)}"

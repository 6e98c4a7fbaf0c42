"""Doing something to a case and going on: nothing that was written is lost, whatever comes in between."""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from personalverktyget.base.errors import ChangedMeanwhile, InvalidInput, NotFound
from personalverktyget.web.shared.domain_errors import record_nothing_found
from personalverktyget.web.shared.errors import ErrorPage, render
from personalverktyget.web.shared.pages import SEE_OTHER, StaffRequest
from personalverktyget.web.staff.cases.case_page import show_case
from personalverktyget.web.staff.cases.composer import Writing

UNPROCESSABLE, CONFLICT = 422, 409
View = Callable[..., HttpResponse]


def sent_form(view: View) -> View:
    """The address takes forms. Whoever comes there otherwise, by going back or by reloading, is led to the case."""

    @wraps(view)
    def taken(request: StaffRequest, case_id: UUID) -> HttpResponse:
        if request.method != "POST":
            return HttpResponseRedirect(reverse("staff:cases:case", kwargs={"case_id": case_id}))
        return view(request, case_id)

    return taken


def act(
    request: StaffRequest,
    case_id: UUID,
    command: Callable[[], None],
    *,
    writing: Writing,
    said: str,
    leaves: bool = False,
) -> HttpResponse:
    """Do it, say so and go back to the case, or to the list where the case ``leaves`` the actor.

    What is wrong with the input is said beside its field; when a colleague was first, the case is shown as it is now.
    Both times the text is still in its form.
    """
    try:
        command()
    except InvalidInput as error:
        return show_again(request, case_id, writing, (error.field or "", str(error)))
    except ChangedMeanwhile:
        return show_case(request, case_id, writing=writing, has_changed=True, status=CONFLICT)
    except NotFound:
        if not writing.text.strip():
            raise
        record_nothing_found(request)
        return _gone(request, writing)
    messages.success(request, said)
    return to_list(request) if leaves else to_case(request, case_id)


def show_again(request: StaffRequest, case_id: UUID, writing: Writing, *errors: tuple[str, str]) -> HttpResponse:
    """The case with what was written and what is wrong with it."""
    return show_case(request, case_id, writing=replace(writing, errors=errors), status=UNPROCESSABLE)


def to_case(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """On to the case, remembering the list that it was opened from."""
    slug = request.POST.get("vy", "")
    query = f"?{urlencode({'vy': slug})}" if slug else ""
    return HttpResponseRedirect(reverse("staff:cases:case", kwargs={"case_id": case_id}) + query, status=SEE_OTHER)


def to_list(request: StaffRequest) -> HttpResponse:
    """Back to the list that the case was opened from."""
    slug = request.POST.get("vy", "")
    query = f"?{urlencode({'vy': slug})}" if slug else ""
    return HttpResponseRedirect(reverse("staff:cases:list") + query, status=SEE_OTHER)


def _gone(request: StaffRequest, writing: Writing) -> HttpResponse:
    """The case is not, or no longer, the actor's to see. The text is given back."""
    return render(
        request,
        ErrorPage(
            status=404,
            title=_("Ärendet finns inte hos dig"),
            what=_("Det kan ha getts till någon annan medan du skrev. Ingenting har skickats."),
            next_step=_("Det du har skrivit finns kvar här nedanför, så att du kan kopiera det."),
            link=reverse("staff:cases:list"),
            link_label=_("Till dina ärenden"),
            written=((_("Text"), writing.text),),
        ),
    )

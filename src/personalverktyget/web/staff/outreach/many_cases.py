"""Recipients from earlier cases: which cases are chosen, to how many residents that comes, and then they are listed."""

from functools import partial
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from personalverktyget.base.clock import today
from personalverktyget.base.errors import ChangedMeanwhile, InvalidInput
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.cases.selectors import choosable, chosen_counts
from personalverktyget.domain.cases.selectors.chosen import ChosenCounts
from personalverktyget.domain.outreach import selectors, services
from personalverktyget.domain.outreach.many_read_models import PreparedDispatch
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.pages import SEE_OTHER, StaffRequest, show, staff_page
from personalverktyget.web.staff.cases import searches
from personalverktyget.web.staff.outreach.case_choice import CaseChoiceForm
from personalverktyget.web.staff.outreach.many_checking import while_checking


@require_http_methods(["GET", "POST"])
@staff_page(Permission.SEND_MESSAGES)
def cases(request: StaffRequest, dispatch_id: UUID) -> HttpResponse:
    """Count those who are chosen; then let them be the list, which is checked like any other."""
    if leads_to := while_checking(request, dispatch_id):
        return leads_to
    dispatch = disclose(request.actor, selectors.prepared_dispatch(request.actor, dispatch_id))
    sent = request.POST if request.method == "POST" else request.GET
    form = CaseChoiceForm(sent or None, choosable(request.actor, today()), seen=partial(searches.seen, request))
    if request.method == "POST" and form.is_valid() and _listed(request, dispatch, form):
        return HttpResponseRedirect(
            reverse("staff:outreach:many_list", kwargs={"dispatch_id": dispatch_id}), status=SEE_OTHER
        )
    counts = chosen_counts(request.actor, form.choice) if form.is_bound and form.is_valid() else None
    return show(
        request,
        "staff/outreach/many_cases.html",
        form=form,
        dispatch=dispatch,
        counts=counts,
        is_of_search=form.is_bound and form.is_valid() and bool(form.cleaned_data["sokning"]),
        words=_words(counts) if counts else "",
        take_in=_take_in(counts) if counts else "",
        status=422 if form.errors else 200,
    )


def _listed(request: StaffRequest, dispatch: PreparedDispatch, form: CaseChoiceForm) -> bool:
    written = request.POST.get("version", "")
    version = int(written) if written.isascii() and written.isdigit() and len(written) < 9 else 0
    try:
        services.list_from_cases(request.actor, dispatch.id, form.choice, seen_version=version)
    except InvalidInput as error:
        form.add_error(None, str(error))
    except ChangedMeanwhile:
        form.add_error(None, _("Meddelandet har ändrats i en annan flik. Läs in mottagarna en gång till."))
    return not form.errors


def _words(counts: ChosenCounts) -> str:
    """312 invånare i 340 ärenden."""
    numbers = {"residents": formats.number(counts.residents), "cases": formats.number(counts.cases)}
    cases_in_words = ngettext("%(cases)s ärende", "%(cases)s ärenden", counts.cases) % numbers
    words = ngettext("%(residents)s invånare i %(in)s", "%(residents)s invånare i %(in)s", counts.residents)
    return words % {**numbers, "in": cases_in_words}


def _take_in(counts: ChosenCounts) -> str:
    words = ngettext("Läs in %(count)s mottagare", "Läs in %(count)s mottagare", counts.residents)
    return words % {"count": formats.number(counts.residents)}

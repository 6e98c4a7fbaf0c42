"""To whom of the population: chosen by where they live, age and sex, and told as counts; or told by a list."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.admittance.selectors import registered_areas
from personalverktyget.domain.organisation.selectors import own_region
from personalverktyget.domain.outreach import selectors, services
from personalverktyget.domain.outreach.many_read_models import ListCheck, PreparedDispatch
from personalverktyget.domain.outreach.recipient_lists.problems import ListProblem, Unread
from personalverktyget.domain.outreach.recipient_lists.refusals import UnreadableList
from personalverktyget.domain.people.registers import RegisteredArea, RegisterUnavailable
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.pages import SEE_OTHER, AdministrationRequest, administration_page, done, show
from personalverktyget.web.shared.sent_numbers import sent_number
from personalverktyget.web.shared.uploads import takes_files, uploads_in
from personalverktyget.web.staff.outreach.listed_rows import (
    NO_ROWS,
    chosen_verdict,
    list_file,
    shown_rows,
    with_verdict,
)
from personalverktyget.web.staff.outreach.many_forms import ListForm
from personalverktyget.web.staff.outreach.many_words import recipients_in_words
from personalverktyget.web.staff.population.forms import SelectionForm
from personalverktyget.web.staff.population.pages import administrator, on_to, told
from personalverktyget.web.staff.population.words import recipients_left_out, selection_words, unreachable_words

_CHOSEN = ("municipality", "sex", "age_from", "age_to")


@require_http_methods(["GET", "POST"])
@administration_page(Permission.ADMINISTER_REGION)
def recipients(request: AdministrationRequest, dispatch_id: UUID) -> HttpResponse:
    """Choose by the register; while the worker looks for them: how far it has come."""
    actor = administrator(request)
    if check := selectors.list_check(actor, dispatch_id):
        return _looking(request, check)
    dispatch = disclose(actor, selectors.prepared_dispatch(actor, dispatch_id))
    if request.headers.get("HX-Request"):
        # It was asked for while they were looked for, and they are found by now.
        address = reverse("staff:population:recipients", kwargs={"dispatch_id": dispatch_id})
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    form = _selection_form(request, dispatch, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            with told(form, version=dispatch.version):
                chosen = {name: form.cleaned_data[name] for name in _CHOSEN}
                services.select_population(actor, dispatch_id, seen_version=form.cleaned_data["version"], **chosen)
                return on_to("recipients", dispatch_id=dispatch_id)
        except RegisterUnavailable:
            form.add_error(None, _("Folkbokföringen svarar inte just nu. Försök igen om en stund."))
    return _shown(request, dispatch, form, _list_form(dispatch))


@takes_files
@require_POST
@administration_page(Permission.ADMINISTER_REGION)
def read_list(request: AdministrationRequest, dispatch_id: UUID) -> HttpResponse:
    """Read a list in place of what there was."""
    actor = administrator(request)
    dispatch = disclose(actor, selectors.prepared_dispatch(actor, dispatch_id))
    form = _list_form(dispatch, request)
    if form.is_valid() and _read(request, dispatch, form):
        return on_to("recipients", dispatch_id=dispatch_id)
    return _shown(request, dispatch, _selection_form(request, dispatch, None), form)


@require_POST
@administration_page(Permission.ADMINISTER_REGION)
def choose(request: AdministrationRequest, dispatch_id: UUID) -> HttpResponse:
    """Leave a row of the list out, or take it in again."""
    is_left_out = request.POST.get("action") == "leave_out"
    services.leave_out(administrator(request), dispatch_id, sent_number(request, "row"), is_left_out=is_left_out)
    address = reverse("staff:population:recipients", kwargs={"dispatch_id": dispatch_id})
    return HttpResponseRedirect(with_verdict(address, chosen_verdict(request)), status=SEE_OTHER)


@require_GET
@administration_page(Permission.ADMINISTER_REGION)
def file(request: AdministrationRequest, dispatch_id: UUID) -> HttpResponse:
    """The list with what was found of each row."""
    return list_file(request, administrator(request), dispatch_id)


@require_POST
@administration_page(Permission.ADMINISTER_REGION)
def cancel(request: AdministrationRequest, dispatch_id: UUID) -> HttpResponse:
    """Break it off; who was found by then is forgotten."""
    services.cancel_check(administrator(request), dispatch_id)
    return done(
        request, _("Det är avbrutet. Välj mottagare igen."), to="staff:population:recipients", dispatch_id=dispatch_id
    )


def _looking(request: AdministrationRequest, check: ListCheck) -> HttpResponse:
    numbers = {"checked": formats.number(check.checked), "rows": formats.number(check.rows or 0)}
    words = _("%(checked)s av %(rows)s är kontrollerade") % numbers if check.rows else _("Mottagarna tas fram")
    return show(request, "staff/population/looking.html", fragment="looking", check=check, words=words)


def _shown(
    request: AdministrationRequest, dispatch: PreparedDispatch, form: SelectionForm, list_form: ListForm
) -> HttpResponse:
    actor = administrator(request)
    selection = selectors.selection_seen(actor, dispatch.id)
    # What the register was asked for is told as counts; a list has rows that whoever reads it in has written.
    rows = shown_rows(request, actor, dispatch) if dispatch.counts and selection is None else {}
    has_failed = bool(form.errors or list_form.errors)
    return show(
        request,
        "staff/population/recipients.html",
        dispatch=dispatch,
        form=form,
        list_form=list_form,
        wrong=list_form if list_form.errors else form,
        is_chosen=bool(dispatch.counts) or (selection is not None and not selection.is_refused),
        selection=selection,
        chosen_by=selection_words(selection),
        to=recipients_in_words(dispatch.chosen),
        unreachable=unreachable_words(selection),
        has_list=bool(rows),
        left_out=recipients_left_out(dispatch.left_out) if rows else "",
        choose_url=reverse("staff:population:choose", kwargs={"dispatch_id": dispatch.id}),
        status=422 if has_failed else 200,
        **(NO_ROWS | rows),
    )


def _selection_form(request: AdministrationRequest, dispatch: PreparedDispatch, data: Any) -> SelectionForm:
    seen = selectors.selection_seen(administrator(request), dispatch.id)
    initial = {name: getattr(seen, name) for name in _CHOSEN} if seen else {}
    county = own_region(administrator(request)).county
    return SelectionForm(data, areas=_areas(), county=county, initial=initial | {"version": dispatch.version})


def _areas() -> tuple[RegisteredArea, ...]:
    """None while the register does not answer: a list can be read all the same."""
    try:
        return registered_areas()
    except RegisterUnavailable:
        return ()


def _list_form(dispatch: PreparedDispatch, request: AdministrationRequest | None = None) -> ListForm:
    initial = {"version": dispatch.version}
    if request is None:
        return ListForm(initial=initial, prefix="list")
    columns = request.POST.getlist("columns")[:100]
    return ListForm(request.POST, request.FILES or None, columns=columns, initial=initial, prefix="list")


def _read(request: AdministrationRequest, dispatch: PreparedDispatch, form: ListForm) -> bool:
    """Read what was sent; what is wrong with it is said beside the field that it came in."""
    upload = next(iter(uploads_in(request, "list-file")), None)
    field = "file" if upload else "text"
    try:
        if upload and upload.cut:
            raise UnreadableList(Unread(ListProblem.TOO_LARGE))
        with told(form, version=dispatch.version):
            services.list_recipients(
                administrator(request),
                dispatch.id,
                seen_version=form.cleaned_data["version"],
                text=form.cleaned_data["text"],
                content=upload.content if upload else b"",
                choices=form.choices,
            )
    except UnreadableList as error:
        form.add_error("sheet" if error.code is ListProblem.UNKNOWN_SHEET else field, str(error))
        if error.columns:
            form.ask_for_column(error.columns)
    return not form.errors

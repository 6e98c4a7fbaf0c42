"""The builder: the outline, the question that is being edited, and the preview. Everything done is one step."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from personalverktyget.base.errors import NotFound
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.case_types import selectors, services
from personalverktyget.domain.case_types.errors import DraftChangedMeanwhile, NothingToUndo
from personalverktyget.domain.case_types.read_models import Draft
from personalverktyget.domain.forms.definitions import Item
from personalverktyget.domain.forms.editing import EditNotPossible, Why
from personalverktyget.web.shared.languages import with_swedish
from personalverktyget.web.shared.pages import SEE_OTHER, AdministrationRequest, administration_page, show
from personalverktyget.web.shared.questionnaire.written import field_ids
from personalverktyget.web.shared.sent_numbers import sent_number
from personalverktyget.web.staff.case_types.advice import building_advice
from personalverktyget.web.staff.case_types.editor import Editor, editor_of, sent_editor, written_of_gone
from personalverktyget.web.staff.case_types.outline import outline_of
from personalverktyget.web.staff.case_types.pages import draft_to_change, live_words, saved_words, tabs
from personalverktyget.web.staff.case_types.palette import palette_of
from personalverktyget.web.staff.case_types.step_words import conflict_words, refusal_words, step_words
from personalverktyget.web.staff.case_types.steps import Taken, take_step


@require_http_methods(["GET", "POST"])
@administration_page(Permission.MANAGE_UNIT, Permission.ADMINISTER_REGION)
def build(request: AdministrationRequest, case_type_id: UUID) -> HttpResponse:
    """Show the draft with one of its parts in the editor, or do what a button says."""
    if request.method == "POST":
        return _sent(request, case_type_id)
    try:
        draft = selectors.draft(request.actor, case_type_id)
    except NotFound:
        # Whoever follows an old link, or comes back after publishing, begins the next draft by doing something.
        selectors.case_type_overview(request.actor, case_type_id)
        return _to("staff:case_types:case_type", case_type_id)
    chosen = draft.content.form.by_link_id.get(request.GET.get("fraga", ""))
    return _drawn(request, draft, chosen)


def _sent(request: AdministrationRequest, case_type_id: UUID) -> HttpResponse:
    link_id, action = request.GET.get("fraga", ""), request.POST.get("action", "save")
    if action in {"undo", "redo"}:
        return _stepped(request, case_type_id, services.undo if action == "undo" else services.redo)
    draft = draft_to_change(request, case_type_id)
    editor = sent_editor(draft.content.form, link_id, request.POST)
    if editor is None and "seen" in request.POST:
        return _drawn(request, draft, None, gone=written_of_gone(request.POST), status=409)
    try:
        taken = take_step(request.actor, draft, editor, request.POST)
    except DraftChangedMeanwhile as conflict:
        now = selectors.draft(request.actor, case_type_id)
        item = now.content.form.by_link_id.get(link_id)
        if item is None:
            return _drawn(request, now, None, gone=written_of_gone(request.POST), status=409)
        return _drawn(request, now, item, editor=editor, conflict=conflict_words(conflict, item), status=409)
    except EditNotPossible as refused:
        messages.warning(request, refusal_words(refused.why))
        if refused.why is Why.TOO_LONG and editor is not None:
            return _drawn(request, draft, draft.content.form.by_link_id[link_id], editor=editor, keeps=True, status=422)
        return _to_part(request, case_type_id, link_id)
    if taken.lost:
        messages.warning(request, _lost_words(selectors.draft(request.actor, case_type_id), taken))
    if action == "save" and ((editor is not None and editor.errors) or request.headers.get("HX-Request")):
        after = selectors.draft(request.actor, case_type_id)
        item = after.content.form.by_link_id.get(link_id)
        return _drawn(request, after, item, editor=editor, status=422 if editor and editor.errors else 200)
    return _to_part(request, case_type_id, taken.chosen)


def _stepped(request: AdministrationRequest, case_type_id: UUID, step: Callable[..., None]) -> HttpResponse:
    try:
        step(request.actor, case_type_id, seen_version=sent_number(request, "version"))
    except DraftChangedMeanwhile as conflict:
        messages.warning(request, conflict_words(conflict, None).said)
    except NothingToUndo:
        messages.info(request, _("Det finns inget steg att ångra eller göra om."))
    return _to_part(request, case_type_id, request.GET.get("fraga", ""))


def _drawn(
    request: AdministrationRequest,
    draft: Draft,
    chosen: Item | None,
    *,
    editor: Editor | None = None,
    conflict: object = None,
    keeps: bool = False,
    gone: tuple[str, ...] | None = None,
    status: int = 200,
) -> HttpResponse:
    form = draft.content.form
    shown = editor_of(form, chosen, sent=editor, keeps_sent=keeps or conflict is not None) if chosen else None
    adds_to = form.by_link_id.get(request.GET.get("lagg-till", "")) if request.method == "GET" else None
    page = _page_number(draft, chosen)
    advice = building_advice(draft, chosen.link_id if chosen else "")
    preview = reverse("staff:case_types:try_out", kwargs={"case_type_id": draft.case_type_id})
    return show(
        request,
        "staff/case_types/build.html",
        fragment="work",
        status=status,
        draft=draft,
        tabs=tabs(request, draft.case_type_id),
        saved=saved_words(draft, request.actor.name),
        live=live_words(draft.live),
        undoes=step_words(draft.undoes),
        redoes=step_words(draft.redoes),
        outline=outline_of(form, chosen.link_id if chosen else "", advice.at),
        advice=advice,
        editor=shown,
        palette=palette_of(form, adds_to),
        conflict=conflict,
        gone=gone,
        behaviors=(("all", _("Alla villkor")), ("any", _("Minst ett av dem"))),
        preview_url=f"{preview}?{urlencode({'ram': 1, 'sida': page})}",
        preview_at=field_ids(form).get(chosen.link_id, "") if chosen else "",
    )


def _page_number(draft: Draft, chosen: Item | None) -> int:
    pages = draft.content.form.items
    return next(
        (
            number
            for number, page in enumerate(pages, start=1)
            if chosen and any(item.link_id == chosen.link_id for item in page.walk())
        ),
        1,
    )


def _lost_words(draft: Draft, taken: Taken) -> str:
    form = draft.content.form
    names = ", ".join(f"”{form.by_link_id[link_id].text}”" for link_id in taken.lost if link_id in form.by_link_id)
    text = _("Villkoret för %(names)s gäller något som inte längre finns. Ändra eller ta bort det innan du publicerar.")
    return with_swedish(text, names=names)


def _to(route: str, case_type_id: UUID) -> HttpResponse:
    response = HttpResponseRedirect(reverse(route, kwargs={"case_type_id": case_type_id}))
    response.status_code = SEE_OTHER
    return response


def _to_part(request: AdministrationRequest, case_type_id: UUID, link_id: str) -> HttpResponse:
    response = _to("staff:case_types:build", case_type_id)
    if link_id:
        response.headers["Location"] += f"?{urlencode({'fraga': link_id})}"
    return response

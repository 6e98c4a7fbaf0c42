"""One case type: what is live, what is being prepared, its versions, its name, and taking it away."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.clock import today
from personalverktyget.base.errors import NotPossibleNow
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.case_types import selectors, services
from personalverktyget.domain.case_types.governance.states import ConsultationState
from personalverktyget.domain.case_types.read_models import CaseTypeOverview, Consultation, VersionRow
from personalverktyget.domain.message_templates.selectors import template_of_form
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.pages import AdministrationRequest, administration_page, done, said_in, show
from personalverktyget.web.shared.sent_numbers import sent_number
from personalverktyget.web.staff.case_types.consultation_words import history_line
from personalverktyget.web.staff.case_types.forms import NameForm
from personalverktyget.web.staff.case_types.publication_words import standing, what_became

_HERE = "staff:case_types:case_type"


@require_http_methods(["GET", "POST"])
@administration_page(Permission.MANAGE_UNIT, Permission.ADMINISTER_REGION)
def case_type(request: AdministrationRequest, case_type_id: UUID) -> HttpResponse:
    """Show it, or do what a button says."""
    overview = selectors.case_type_overview(request.actor, case_type_id)
    form = NameForm(initial={"name": overview.name})
    if request.method == "POST":
        match request.POST.get("action", ""):
            case "rename":
                form = NameForm(request.POST)
                if (response := _renamed(request, overview, form)) is not None:
                    return response
            case action:
                return _done(request, overview, action)
    asked = selectors.consultations_of(request.actor, case_type_id)
    versions = [
        {
            "row": row,
            "when": formats.moment(row.published_at),
            "by": _by(row),
        }
        for row in overview.versions
    ]
    return show(
        request,
        "staff/case_types/case_type.html",
        case_type=overview,
        template=template_of_form(request.actor, case_type_id) if overview.is_asked else None,
        form=form,
        versions=versions,
        draft_words=_draft_words(overview),
        standing=standing(overview.publication) if overview.publication else None,
        became=what_became(overview.publication) if overview.publication else "",
        history=_history(overview, asked),
        asks_nation=any(row.state is ConsultationState.OPEN for row in asked),
        review=_review(overview),
        status=422 if form.errors else 200,
    )


def _renamed(request: AdministrationRequest, overview: CaseTypeOverview, form: NameForm) -> HttpResponse | None:
    if form.is_valid():
        with said_in(form, also=NotPossibleNow):
            services.rename_case_type(request.actor, overview.id, name=form.cleaned_data["name"])
            return done(
                request,
                _("Namnet är ändrat. Ärenden som redan är skickade behåller sitt namn."),
                to=_HERE,
                case_type_id=overview.id,
            )
    return None


def _done(request: AdministrationRequest, overview: CaseTypeOverview, action: str) -> HttpResponse:
    of = {"case_type_id": overview.id}
    match action:
        case "begin":
            services.begin_draft(request.actor, overview.id)
            return done(request, "", to="staff:case_types:build", **of)
        case "discard":
            name = {"name": overview.name}
            if services.discard_draft(request.actor, overview.id, seen_version=sent_number(request, "version")):
                return done(request, _("%(name)s är borttagen.") % name, to="staff:case_types:list")
            return done(request, _("Utkastet är slängt. Det som är publicerat är som det var."), to=_HERE, **of)
        case "review" if isinstance(request.actor, StaffActor):
            number = request.POST.get("number", "")
            services.review_case_type(
                request.actor, overview.id, number=int(number) if number.isdecimal() and len(number) < 9 else 0
            )
            return done(request, _("Noterat. Om ett år är det dags igen."), to=_HERE, **of)
        case "restore":
            services.restore_case_type(request.actor, overview.id)
            return done(request, _("Ärendetypen finns på kontaktkorten igen."), to=_HERE, **of)
    return done(request, "", to=_HERE, **of)


def _by(row: VersionRow) -> str:
    if row.approved_by:
        return _("%(name)s, godkänd av %(second)s") % {"name": row.by, "second": row.approved_by}
    return row.by or _("Systemet")


def _history(overview: CaseTypeOverview, asked: tuple[Consultation, ...]) -> list[dict[str, str]]:
    """Publications that came to nothing, and what the national level was asked; the latest first."""
    ended = [
        (row.settled_at, {"text": what_became(row), "remark": row.remark})
        for row in overview.publications
        if row.settled_at is not None and what_became(row)
    ]
    told = [(row.settled_at or row.asked_at, history_line(row)) for row in asked]
    return [line for _at, line in sorted([*ended, *told], key=lambda one: one[0], reverse=True)]


def _review(overview: CaseTypeOverview) -> dict[str, object] | None:
    """When a local case type was last gone through, and when it is time again."""
    if overview.reviewed_at is None or overview.review_due_on is None:
        return None
    return {
        "last": formats.moment(overview.reviewed_at),
        "by": overview.reviewed_by,
        "due": formats.day(overview.review_due_on),
        "is_due": overview.review_due_on <= today(),
        "number": next((row.number for row in overview.versions if row.is_current), 0),
    }


def _draft_words(overview: CaseTypeOverview) -> str:
    if overview.draft_changed_at is None:
        return ""
    parts = {"name": overview.draft_changed_by, "when": formats.moment(overview.draft_changed_at)}
    return _("Ändrat av %(name)s %(when)s") % parts

"""The case types that an administrator looks after, and beginning a new one."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.clock import today
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.case_types import selectors, services
from personalverktyget.domain.case_types.read_models import CopyableCaseType, OwnCaseType
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.pages import AdministrationRequest, administration_page, done, said_in, show
from personalverktyget.web.staff.case_types.forms import NewForm
from personalverktyget.web.staff.case_types.publication_words import standing


@require_GET
@administration_page(Permission.MANAGE_UNIT, Permission.ADMINISTER_REGION)
def case_type_list(request: AdministrationRequest) -> HttpResponse:
    """A unit's local case types, or a region's central ones."""
    rows = selectors.own_case_types(request.actor)
    return show(
        request,
        "staff/case_types/list.html",
        rows=[_row(row) for row in rows],
        drafts=sum(row.has_draft for row in rows),
        to_review=[row for row in rows if _is_due(row)],
        is_local=isinstance(request.actor, StaffActor),
    )


@require_http_methods(["GET", "POST"])
@administration_page(Permission.MANAGE_UNIT, Permission.ADMINISTER_REGION)
def new(request: AdministrationRequest) -> HttpResponse:
    """Begin a case type. It is a draft until it is published."""
    copyable = selectors.copyable_case_types(request.actor)
    form = NewForm(request.POST or None, copyable=copyable, initial=_copied(request, copyable))
    if form.is_valid():
        with said_in(form):
            copy_of = form.cleaned_data["copy_of"]
            made = services.create_case_type(
                request.actor, name=form.cleaned_data["name"], copy_of=UUID(copy_of) if copy_of else None
            )
            return done(
                request,
                _("Ett utkast har börjat. Inget syns för invånarna förrän du publicerar."),
                to="staff:case_types:build",
                case_type_id=made,
            )
    return show(
        request,
        "staff/case_types/new.html",
        form=form,
        is_local=isinstance(request.actor, StaffActor),
        back_url=reverse("staff:case_types:list"),
        status=422 if form.errors else 200,
    )


def _copied(request: AdministrationRequest, copyable: tuple[CopyableCaseType, ...]) -> dict[str, str]:
    """What to begin with where another page named it, under the same name."""
    wanted = request.GET.get("kopia", "")
    return next(({"copy_of": wanted, "name": row.name} for row in copyable if str(row.id) == wanted), {})


def _row(row: OwnCaseType) -> dict[str, object]:
    draft = ""
    if row.has_draft and row.changed_at is not None:
        draft = _("Ändrat av %(name)s %(when)s") % {"name": row.changed_by, "when": formats.moment(row.changed_at)}
    live = ""
    if row.live and row.published_at is not None:
        parts = {"number": row.live, "when": formats.moment(row.published_at)}
        live = _("Version %(number)s, %(when)s") % parts
    return {
        "row": row,
        "draft": draft,
        "live": live,
        "standing": standing(row.publication) if row.publication else None,
        "is_due": _is_due(row),
    }


def _is_due(row: OwnCaseType) -> bool:
    return row.review_due_on is not None and row.review_due_on <= today()

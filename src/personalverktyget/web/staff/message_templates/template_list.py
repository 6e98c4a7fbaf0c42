"""The message templates that an administrator looks after, those of the region, and beginning a new one."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.message_templates import selectors, services
from personalverktyget.domain.message_templates.kinds import TemplateKind
from personalverktyget.domain.message_templates.read_models import CentralTemplate, OwnTemplate, TemplateChoice
from personalverktyget.web.shared.pages import AdministrationRequest, administration_page, done, said_in, show
from personalverktyget.web.staff.message_templates.forms import NewForm
from personalverktyget.web.staff.message_templates.words import SHORT_KINDS, changed_words, live_words, review_words


@require_GET
@administration_page(Permission.MANAGE_UNIT, Permission.ADMINISTER_REGION)
def template_list(request: AdministrationRequest) -> HttpResponse:
    """A unit's own templates and those of its region, or a region's central ones."""
    is_local = isinstance(request.actor, StaffActor)
    rows = [_row(row) for row in selectors.own_templates(request.actor)]
    central = selectors.central_templates(request.actor) if isinstance(request.actor, StaffActor) else ()
    return show(
        request,
        "staff/message_templates/list.html",
        rows=rows,
        central=[_central(row) for row in central],
        to_review=[item for item in rows if item["review"]["is_due"]],
        news=[row for row in central if row.has_news],
        is_local=is_local,
    )


@require_http_methods(["GET", "POST"])
@administration_page(Permission.MANAGE_UNIT, Permission.ADMINISTER_REGION)
def new(request: AdministrationRequest) -> HttpResponse:
    """Begin a template. It is a draft until it is published."""
    copyable = selectors.copyable_templates(request.actor)
    is_local = isinstance(request.actor, StaffActor)
    form = NewForm(request.POST or None, copyable=copyable, is_local=is_local, initial=_copied(request, copyable))
    if form.is_valid():
        with said_in(form):
            copy_of, kind = form.cleaned_data["copy_of"], form.cleaned_data["kind"]
            made = services.create_template(
                request.actor,
                name=form.cleaned_data["name"],
                kind=TemplateKind(kind or TemplateKind.INFORMATION),
                copy_of=UUID(copy_of) if copy_of else None,
            )
            return done(
                request,
                _("Ett utkast har börjat. Ingen kan skicka med mallen förrän du publicerar."),
                to="staff:message_templates:write",
                template_id=made,
            )
    return show(
        request,
        "staff/message_templates/new.html",
        form=form,
        is_local=is_local,
        status=422 if form.errors else 200,
    )


def _copied(request: AdministrationRequest, copyable: tuple[TemplateChoice, ...]) -> dict[str, Any]:
    """What to begin with where another page named it, under the same name."""
    wanted = request.GET.get("kopia", "")
    found = next((row for row in copyable if str(row.id) == wanted), None)
    return {"copy_of": wanted, "name": found.name, "kind": found.kind} if found else {}


def _row(row: OwnTemplate) -> dict[str, Any]:
    return {
        "row": row,
        "kind": SHORT_KINDS[row.kind],
        "live": live_words(row.live, row.published_at),
        "draft": changed_words(row.changed_by, row.changed_at),
        "review": review_words(row.review_due_on),
    }


def _central(row: CentralTemplate) -> dict[str, Any]:
    return {
        "row": row,
        "kind": SHORT_KINDS[row.kind],
        "review": review_words(row.review_due_on),
    }

"""One version of a template: what it said, and how it differs from the one before."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from personalverktyget.base.errors import NotFound
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.message_templates import selectors
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.pages import AdministrationRequest, administration_page, show
from personalverktyget.web.staff.message_templates.words import changes, shown_parts


@require_GET
@administration_page(Permission.MANAGE_UNIT, Permission.ADMINISTER_REGION)
def version(request: AdministrationRequest, template_id: UUID, number: int) -> HttpResponse:
    """Show a version, and what it changed."""
    found = selectors.template_overview(request.actor, template_id)
    row = next((row for row in found.versions if row.number == number), None)
    if row is None:
        raise NotFound
    content = selectors.template_version(request.actor, template_id, number)
    before = selectors.template_version(request.actor, template_id, number - 1) if number > 1 else None
    return show(
        request,
        "staff/message_templates/version.html",
        found=found,
        row=row,
        when=formats.moment(row.published_at),
        parts=shown_parts(content.parts),
        before=number - 1,
        lines=changes(before, content) if before else None,
    )

"""One version of a template: what it said, how it differs from the one before or the live one, going back to it."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from personalverktyget.base.errors import NotFound
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.message_templates import selectors, services
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.pages import AdministrationRequest, administration_page, done, show
from personalverktyget.web.shared.sent_numbers import sent_number
from personalverktyget.web.staff.message_templates.words import changes, shown_parts


@require_http_methods(["GET", "POST"])
@administration_page(Permission.MANAGE_UNIT, Permission.ADMINISTER_REGION)
def version(request: AdministrationRequest, template_id: UUID, number: int) -> HttpResponse:
    """Show a version and what it changed, and how it differs from what is sent now; or go back to it."""
    found = selectors.template_overview(request.actor, template_id)
    row = next((row for row in found.versions if row.number == number), None)
    if row is None:
        raise NotFound
    if request.method == "POST":
        made = services.roll_back_template(
            request.actor, template_id, number=number, seen_live=sent_number(request, "live")
        )
        words = _("Version %(old)s gäller igen, som version %(new)s.") % {"old": number, "new": made}
        return done(request, words, to="staff:message_templates:template", template_id=template_id)
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
        since=changes(found.live_content, content) if found.live_content and not row.is_current else None,
    )

"""One template: what is live, what is being written, its form, who uses it, its versions."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from personalverktyget.base.permissions import Permission
from personalverktyget.domain.message_templates import selectors, services
from personalverktyget.domain.message_templates.read_models import TemplateOverview
from personalverktyget.domain.outreach import selectors as outreach
from personalverktyget.domain.outreach.read_models import TemplateUses
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.pages import AdministrationRequest, administration_page, done, show
from personalverktyget.web.shared.sent_numbers import sent_number
from personalverktyget.web.staff.message_templates.words import (
    KINDS,
    LABELS,
    changed_words,
    reminder_words,
    review_words,
    shown_parts,
)

_HERE = "staff:message_templates:template"


@require_http_methods(["GET", "POST"])
@administration_page(Permission.MANAGE_UNIT, Permission.ADMINISTER_REGION)
def template(request: AdministrationRequest, template_id: UUID) -> HttpResponse:
    """Show it, or do what a button says."""
    found = selectors.template_overview(request.actor, template_id)
    if request.method == "POST":
        return _done(request, found, request.POST.get("action", ""))
    return show(
        request,
        "staff/message_templates/template.html",
        found=found,
        kind=KINDS[found.kind],
        parts=shown_parts((found.live_content or found.content).parts),
        summary=(found.live_content or found.content).summary,
        opened=[LABELS[name] for name in found.content.open_parts],
        reminders=reminder_words((found.live_content or found.content).follow_up),
        draft_words=changed_words(found.changed_by, found.changed_at) if found.has_draft else "",
        review=_review(found),
        uses=_uses(outreach.template_uses(request.actor, found.id)) if found.live else None,
        versions=[{"row": row, "when": formats.moment(row.published_at)} for row in found.versions],
    )


def _done(request: AdministrationRequest, found: TemplateOverview, action: str) -> HttpResponse:
    of = {"template_id": found.id}
    match action:
        case "discard":
            gone = services.discard_template_draft(
                request.actor, found.id, seen_version=sent_number(request, "version")
            )
            if gone:
                words = _("%(name)s är borttagen.") % {"name": found.name}
                return done(request, words, to="staff:message_templates:list")
            return done(request, _("Utkastet är slängt. Det som är publicerat är som det var."), to=_HERE, **of)
        case "undo":
            services.undo_replacement(request.actor, found.id, seen_version=sent_number(request, "version"))
            return done(request, _("Ändringen är ångrad."), to=_HERE, **of)
        case "withdraw":
            services.withdraw_template(request.actor, found.id)
            return done(request, _("Mallen är tillbakadragen. Ingen kan skicka med den."), to=_HERE, **of)
        case "restore":
            services.restore_template(request.actor, found.id)
            return done(request, _("Mallen går att använda igen."), to=_HERE, **of)
        case "review":
            services.review_template(request.actor, found.id, number=sent_number(request, "number"))
            return done(request, _("Noterat. Om ett år är det dags igen."), to=_HERE, **of)
    return done(request, "", to=_HERE, **of)


def _uses(uses: TemplateUses) -> dict[str, Any]:
    return {
        "sent": uses.sent,
        "last": formats.moment(uses.last_at) if uses.last_at else "",
        "begun": uses.being_written,
    }


def _review(found: TemplateOverview) -> dict[str, Any] | None:
    if found.reviewed_at is None:
        return None
    last = {"last": formats.moment(found.reviewed_at), "by": found.reviewed_by}
    return last | review_words(found.review_due_on)

"""The last look before a template is sent with."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from personalverktyget.base.errors import NotFound, NotPossibleNow
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.message_templates import selectors, services
from personalverktyget.domain.message_templates.errors import NotPublishable, TemplateChangedMeanwhile
from personalverktyget.domain.message_templates.publication_checks import FORM, problems_with
from personalverktyget.web.shared.pages import AdministrationRequest, administration_page, done, show
from personalverktyget.web.shared.sent_numbers import sent_number
from personalverktyget.web.staff.message_templates.words import (
    LABELS,
    changed_words,
    changes,
    reminder_words,
    shown_parts,
)


@require_http_methods(["GET", "POST"])
@administration_page(Permission.MANAGE_UNIT, Permission.ADMINISTER_REGION)
def publish(request: AdministrationRequest, template_id: UUID) -> HttpResponse:
    """Show what differs and what is lacking, and publish."""
    stopped = ""
    if request.method == "POST":
        try:
            number = services.publish_template(request.actor, template_id, seen_version=sent_number(request, "version"))
        except TemplateChangedMeanwhile:
            stopped = _("Någon annan har ändrat mallen sedan du öppnade sidan. Läs igenom den igen.")
        except NotPublishable:
            stopped = _("Något saknas. Se nedanför.")
        except NotPossibleNow as refused:
            stopped = str(refused)
        else:
            words = _("Version %(number)s är publicerad. Den skickas från och med nu.") % {"number": number}
            return done(request, words, to="staff:message_templates:template", template_id=template_id)
    found = selectors.template_overview(request.actor, template_id)
    if not found.has_draft:
        if stopped:
            return done(request, stopped, to="staff:message_templates:template", template_id=template_id)
        raise NotFound
    has_form = found.form is not None and found.form.live > 0
    problems = problems_with(found.content, found.kind, is_general=found.is_general, has_live_form=has_form)
    return show(
        request,
        "staff/message_templates/publish.html",
        found=found,
        stopped=stopped,
        problems=[
            {"text": text, "label": LABELS.get(name, ""), "is_form": name == FORM} for name, text in problems.items()
        ],
        lines=changes(found.live_content, found.content) if found.live_content else (),
        reminders=reminder_words(found.content.follow_up),
        parts=shown_parts(found.content.parts),
        saved=changed_words(found.changed_by, found.changed_at),
        status=422 if stopped else 200,
    )

"""Write what a template is to say next."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from personalverktyget.base.permissions import Permission
from personalverktyget.domain.message_templates import selectors, services
from personalverktyget.domain.message_templates.errors import TemplateChangedMeanwhile
from personalverktyget.domain.message_templates.read_models import TemplateOverview
from personalverktyget.web.shared import formats, kept_writing
from personalverktyget.web.shared.pages import AdministrationRequest, administration_page, done, said_in, show
from personalverktyget.web.staff.message_templates.forms import WriteForm
from personalverktyget.web.staff.message_templates.words import Change, changed_words, changes, known_words


@require_http_methods(["GET", "POST"])
@administration_page(Permission.MANAGE_UNIT, Permission.ADMINISTER_REGION)
@kept_writing.restores_writing
def write(request: AdministrationRequest, template_id: UUID) -> HttpResponse:
    """Keep what is written, and go on to the preview or to publishing."""
    found = selectors.template_overview(request.actor, template_id)
    form = _form(found, request.POST or kept_writing.take(request))
    theirs: tuple[Change, ...] = ()
    conflict = ""
    if request.method == "POST" and form.is_valid():
        seen = found.version if request.POST.get("overwrite") else form.cleaned_data["version"] or 0
        with said_in(form):
            try:
                services.save_template(request.actor, template_id, form.content, seen_version=seen)
            except TemplateChangedMeanwhile as changed:
                conflict = _conflict(changed)
                theirs = changes(form.content, found.content)
            else:
                kept_writing.drop(request)
                return _on(request, template_id)
    return show(
        request,
        "staff/message_templates/write.html",
        found=found,
        form=form,
        conflict=conflict,
        theirs=theirs,
        saved=changed_words(found.changed_by, found.changed_at),
        variables=known_words(found.kind),
        status=409 if conflict else 422 if form.errors else 200,
    )


def _on(request: AdministrationRequest, template_id: UUID) -> HttpResponse:
    """To where the button leads: the preview, publishing, or the same page."""
    onward = {"preview": "preview", "publish": "publish"}.get(request.POST.get("then", ""), "write")
    return done(request, _("Sparat i utkastet."), to=f"staff:message_templates:{onward}", template_id=template_id)


def _form(found: TemplateOverview, data: Any) -> WriteForm:
    initial = asdict(found.content) | {"version": found.version}
    follow_up = found.content.follow_up
    initial |= {"remind_days": follow_up.remind_days or None, "reminders": follow_up.reminders or 1}
    initial |= {"unread": follow_up.unread, "unread_days": follow_up.unread_days or None}
    return WriteForm(
        data,
        kind=found.kind,
        is_central=found.is_central,
        is_general=found.is_general,
        initial=initial | {"open_parts": list(found.content.open_parts)},
    )


def _conflict(changed: TemplateChangedMeanwhile) -> str:
    if not changed.at:
        return _("Någon annan har publicerat mallen eller slängt utkastet medan du skrev.")
    parts = {"name": changed.by, "when": formats.moment(changed.at)}
    return _("%(name)s har ändrat mallen %(when)s, medan du skrev. Det du skrev står kvar här nedanför.") % parts

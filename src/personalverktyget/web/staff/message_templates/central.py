"""A central template at a unit: use it, add to what is open, look at what is new, take a copy."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from personalverktyget.base.permissions import Permission
from personalverktyget.domain.message_templates import selectors, services
from personalverktyget.domain.message_templates.content import PARTS, with_additions
from personalverktyget.domain.message_templates.kinds import TemplateKind
from personalverktyget.domain.message_templates.read_models import FollowedTemplate
from personalverktyget.web.shared import kept_writing
from personalverktyget.web.shared.pages import StaffRequest, done, said_in, show, staff_page
from personalverktyget.web.shared.sent_numbers import sent_number
from personalverktyget.web.staff.message_templates.forms import AdditionsForm
from personalverktyget.web.staff.message_templates.preview import drawn
from personalverktyget.web.staff.message_templates.words import (
    KINDS,
    LABELS,
    changes,
    known_words,
    live_words,
    reminder_words,
    review_words,
)

_HERE = "staff:message_templates:central"


@require_http_methods(["GET", "POST"])
@staff_page(Permission.MANAGE_UNIT)
@kept_writing.restores_writing
def central(request: StaffRequest, template_id: UUID) -> HttpResponse:
    """Show it, or do what a button says."""
    found = selectors.followed_template(request.actor, template_id)
    form = _form(found, kept_writing.take(request))
    if request.method == "POST":
        if action := request.POST.get("action", ""):
            return _done(request, found, action)
        form = _form(found, request.POST)
        if form.is_valid():
            with said_in(form):
                seen = form.cleaned_data["version"] or 0
                services.save_additions(request.actor, template_id, form.additions, seen_version=seen)
                kept_writing.drop(request)
                return done(request, _("Tillägget är sparat och skickas från och med nu."), to=_HERE,
                            template_id=template_id)  # fmt: skip
    return show(
        request,
        "staff/message_templates/central.html",
        found=found,
        form=form,
        kind=KINDS[found.kind],
        rows=_rows(found, form),
        news=changes(found.seen_content, found.content) if found.has_news else (),
        reminders=reminder_words(found.content.follow_up),
        live=live_words(found.live, found.published_at),
        review=review_words(found.review_due_on),
        variables=known_words(found.kind),
        status=422 if form.errors else 200,
    )


@require_GET
@staff_page(Permission.MANAGE_UNIT)
def central_preview(request: StaffRequest, template_id: UUID) -> HttpResponse:
    """As a resident of the unit's reads it, with what the unit adds."""
    found = selectors.followed_template(request.actor, template_id)
    return show(
        request,
        "staff/message_templates/preview.html",
        found=found,
        back_route=_HERE,
        **drawn(request.actor, with_additions(found.content, found.additions), request.GET),
    )


def _done(request: StaffRequest, found: FollowedTemplate, action: str) -> HttpResponse:
    of = {"template_id": found.id}
    match action:
        case "follow":
            services.follow_template(request.actor, found.id)
            return done(request, _("Mallen går nu att välja när ni skickar meddelanden."), to=_HERE, **of)
        case "leave":
            services.leave_template(request.actor, found.id)
            return done(request, _("Mallen går inte längre att välja på enheten."), to=_HERE, **of)
        case "looked_at":
            services.look_at_template(request.actor, found.id, number=sent_number(request, "number"))
            return done(request, _("Markerat: ni har sett det som är nytt."), to=_HERE, **of)
    return done(request, "", to=_HERE, **of)


def _form(found: FollowedTemplate, data: Any) -> AdditionsForm:
    open_parts = found.content.open_parts if found.is_followed else ()
    initial = {f"addition_{part}": text for part, text in found.additions.items()} | {"version": found.version}
    return AdditionsForm(data, open_parts=open_parts, initial=initial)


def _rows(found: FollowedTemplate, form: AdditionsForm) -> list[dict[str, Any]]:
    """Each part as the region has written it, locked or with a field for what the unit adds."""
    asks = found.kind is TemplateKind.QUESTION
    return [
        {
            "label": LABELS[part],
            "text": getattr(found.content, part),
            "field": form[f"addition_{part}"] if part in form.open_parts else None,
            "is_open": part in found.content.open_parts,
        }
        for part in PARTS
        if asks or part != "use_of_answers"
    ]

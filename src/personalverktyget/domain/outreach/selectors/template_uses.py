"""How much a template is used: for whoever means to change it or take it back."""

from uuid import UUID

from django.db.models import Count, Max

from personalverktyget.domain.message_templates import scopes as templates
from personalverktyget.domain.outreach.models import Dispatch
from personalverktyget.domain.outreach.read_models import TemplateUses
from personalverktyget.domain.outreach.states import UNSENT, DispatchState


def template_uses(actor: templates.Administrator, template_id: UUID) -> TemplateUses:
    """What has been sent with a template that the actor may change, and what is being written: counts and a moment.

    Nothing of whom it went to or who wrote it: an administrator opens no message.
    """
    rows = Dispatch.objects.filter(
        template_version__template__in=templates.manageable(actor), template_version__template_id=template_id
    )
    sent = rows.exclude(state__in=UNSENT).aggregate(count=Count("id"), last=Max("released_at"))
    return TemplateUses(
        sent=sent["count"], last_at=sent["last"], being_written=rows.filter(state=DispatchState.PREPARING).count()
    )

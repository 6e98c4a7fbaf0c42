"""Go back to an earlier version of a template in one step: a new version that says the same as the old one."""

from uuid import UUID

from django.utils.translation import gettext as _

from personalverktyget.base.errors import ChangedMeanwhile, NotFound, NotPossibleNow
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.message_templates import scopes
from personalverktyget.domain.message_templates.errors import NotPublishable
from personalverktyget.domain.message_templates.events import TemplatePublished
from personalverktyget.domain.message_templates.kinds import TemplateKind
from personalverktyget.domain.message_templates.models import MessageTemplateVersion
from personalverktyget.domain.message_templates.publication_checks import problems_with
from personalverktyget.domain.message_templates.version_rows import content_of_version, new_version


def roll_back_template(actor: scopes.Administrator, template_id: UUID, *, number: int, seen_live: int) -> int:
    """Publish what version ``number`` said. Returns the new version's number. A draft that somebody writes on stays.

    It is checked like anything else that is published: raises ``NotPublishable`` for what may not be said any longer.
    """
    with unit_of_work(actor) as work:
        row = scopes.lock(actor, template_id)
        old = MessageTemplateVersion.objects.filter(template=row, number=number).first()
        if old is None or row.current is None:
            raise NotFound
        if row.current.number != seen_live:
            raise ChangedMeanwhile
        content = content_of_version(old)
        if content == content_of_version(row.current):
            raise NotPossibleNow(_("Den versionen säger samma sak som den som gäller nu."))
        has_live_form = row.case_type is not None and row.case_type.current_id is not None
        found = problems_with(content, TemplateKind(row.kind), is_general=row.is_general, has_live_form=has_live_form)
        if found:
            raise NotPublishable(found)
        made = new_version(row, content, by=actor.staff_id, keeps_draft=True)
        work.record(TemplatePublished(template=row.id, code=row.code, version=made, restores=number, unit=row.unit_id))
        return made

"""Make what is written what is sent; take a template away and bring it back; say that it still stands."""

from uuid import UUID

from django.utils.translation import gettext as _

from personalverktyget.base.clock import now
from personalverktyget.base.errors import ChangedMeanwhile, NotFound, NotPossibleNow
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.message_templates import scopes
from personalverktyget.domain.message_templates.content import content_from
from personalverktyget.domain.message_templates.errors import NotPublishable
from personalverktyget.domain.message_templates.events import (
    TemplatePublished,
    TemplateRestored,
    TemplateReviewed,
    TemplateWithdrawn,
)
from personalverktyget.domain.message_templates.kinds import TemplateKind
from personalverktyget.domain.message_templates.models import MessageTemplate
from personalverktyget.domain.message_templates.publication_checks import problems_with
from personalverktyget.domain.message_templates.services.write_template import require_as_seen
from personalverktyget.domain.message_templates.version_rows import content_of_version, draft_of, new_version


def publish_template(actor: scopes.Administrator, template_id: UUID, *, seen_version: int) -> int:
    """Publish what is written as the actor saw it. Returns the version's number. Raises ``NotPublishable``.

    Those who follow a central template send with the new version from now on, and are told what is new.
    """
    with unit_of_work(actor) as work:
        row = scopes.lock(actor, template_id)
        require_as_seen(row, seen_version)
        draft = draft_of(row)
        if draft is None:
            raise NotFound
        content = content_from(draft.content)
        has_live_form = row.case_type is not None and row.case_type.current_id is not None
        found = problems_with(content, TemplateKind(row.kind), is_general=row.is_general, has_live_form=has_live_form)
        if found:
            raise NotPublishable(found)
        if row.current is not None and content_of_version(row.current) == content:
            raise NotPossibleNow(_("Utkastet säger samma sak som det som redan är publicerat."))
        number = new_version(row, content, by=actor.staff_id)
        work.record(TemplatePublished(template=row.id, code=row.code, version=number, unit=row.unit_id))
        return number


def withdraw_template(actor: scopes.Administrator, template_id: UUID) -> None:
    """Let nothing more be sent with it. What was sent stays, and questions that are out can be answered."""
    with unit_of_work(actor) as work:
        row = scopes.lock(actor, template_id)
        if row.current_id is None:
            raise NotFound
        if row.is_general:
            raise NotPossibleNow(_("De allmänna mallarna finns alltid. De går inte att dra tillbaka."))
        if row.withdrawn_at is not None:
            raise NotPossibleNow(_("Mallen är redan tillbakadragen."))
        row.withdrawn_at = now()
        row.save(update_fields=["withdrawn_at"])
        work.record(TemplateWithdrawn(template=row.id, unit=row.unit_id))


def restore_template(actor: scopes.Administrator, template_id: UUID) -> None:
    """Let it be sent with again, as it was."""
    with unit_of_work(actor) as work:
        row = scopes.lock(actor, template_id)
        if row.withdrawn_at is None:
            raise NotPossibleNow(_("Mallen går redan att använda."))
        row.withdrawn_at = None
        row.save(update_fields=["withdrawn_at"])
        work.record(TemplateRestored(template=row.id, unit=row.unit_id))


def review_template(actor: scopes.Administrator, template_id: UUID, *, number: int) -> None:
    """The version that was gone through is the one that is live; the next time is a year from now."""
    with unit_of_work(actor) as work:
        row: MessageTemplate = scopes.lock(actor, template_id)
        if row.current is None or row.withdrawn_at is not None:
            raise NotFound
        if row.current.number != number:
            raise ChangedMeanwhile
        row.reviewed_at, row.reviewed_by_id = now(), actor.staff_id
        row.save(update_fields=["reviewed_at", "reviewed_by"])
        work.record(TemplateReviewed(template=row.id, version=number, unit=row.unit_id))

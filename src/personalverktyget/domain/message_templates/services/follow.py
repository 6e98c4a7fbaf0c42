"""A unit follows a central template: it sends with what the region has published last, and what it adds itself."""

from collections.abc import Mapping
from uuid import UUID, uuid4

from django.utils.translation import gettext as _

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.clock import now
from personalverktyget.base.errors import ChangedMeanwhile, InvalidInput, NotFound, NotPossibleNow
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.message_templates import scopes
from personalverktyget.domain.message_templates.content import LONGEST_ADDITION, OPENABLE
from personalverktyget.domain.message_templates.events import (
    TemplateAddedTo,
    TemplateFollowed,
    TemplateLeft,
    TemplateLookedAt,
)
from personalverktyget.domain.message_templates.models import TemplateSubscription
from personalverktyget.domain.message_templates.services.write_template import require_text
from personalverktyget.domain.message_templates.variables import problem_of
from personalverktyget.domain.organisation.models import CareUnit


def follow_template(actor: StaffActor, template_id: UUID) -> None:
    """Let the unit's staff send with it. One that was left before begins anew, without what was added then."""
    with unit_of_work(actor) as work:
        template = scopes.followable(actor).select_related("current").filter(id=template_id, withdrawn_at=None).first()
        if template is None or template.current is None:
            raise NotFound
        # Two at the same moment: the later waits, and then finds that it is done.
        CareUnit.objects.select_for_update(of=("self",)).get(id=actor.unit_id)
        if scopes.subscriptions(actor.unit_id).filter(template=template).exists():
            raise NotPossibleNow(_("Enheten använder redan mallen."))
        number = template.current.number
        TemplateSubscription(
            id=uuid4(), unit_id=actor.unit_id, template=template, seen_number=number, begun_at=now()
        ).save(force_insert=True)
        work.record(TemplateFollowed(template=template.id, version=number, unit=actor.unit_id))


def leave_template(actor: StaffActor, template_id: UUID) -> None:
    """Let nobody at the unit send with it any longer. What was sent stays."""
    with unit_of_work(actor) as work:
        row = _lock(actor, template_id)
        row.ended_at = now()
        row.save(update_fields=["ended_at"])
        work.record(TemplateLeft(template=row.template_id, unit=actor.unit_id))


def save_additions(actor: StaffActor, template_id: UUID, additions: Mapping[str, str], *, seen_version: int) -> None:
    """Replace what the unit adds. Only parts that the region has opened take anything.

    What stands for a part that the region has closed since is kept, unseen, in case it is opened again.
    """
    for part, text in additions.items():
        require_text(text, f"addition_{part}", LONGEST_ADDITION)
        if problem := problem_of(text):
            raise InvalidInput(problem, f"addition_{part}")
    with unit_of_work(actor) as work:
        row = _lock(actor, template_id)
        if row.version != seen_version:
            raise ChangedMeanwhile
        is_open = row.template.current.open_parts if row.template.current else []
        if any(text.strip() for part, text in additions.items() if part not in is_open):
            raise InvalidInput(_("Den delen är låst. Bara regionen kan ändra den."), None)
        kept = {part: text for part, text in row.additions.items() if part not in is_open}
        said = {part: additions.get(part, "").replace("\r\n", "\n").strip() for part in is_open}
        both = kept | {part: text for part, text in said.items() if text}
        row.additions = {part: both[part] for part in OPENABLE if part in both}
        row.version += 1
        row.save(update_fields=["additions", "version"])
        parts = " ".join(part for part in is_open if said[part])
        work.record(TemplateAddedTo(template=row.template_id, parts=parts, unit=actor.unit_id))


def look_at_template(actor: StaffActor, template_id: UUID, *, number: int) -> None:
    """Say that the unit has looked at a version, and that what it adds still fits."""
    with unit_of_work(actor) as work:
        row = _lock(actor, template_id)
        if row.template.current is None or row.template.current.number != number:
            raise ChangedMeanwhile
        row.seen_number = number
        row.save(update_fields=["seen_number"])
        work.record(TemplateLookedAt(template=row.template_id, version=number, unit=actor.unit_id))


def _lock(actor: StaffActor, template_id: UUID) -> TemplateSubscription:
    actor.require(Permission.MANAGE_UNIT)
    rows = scopes.subscriptions(actor.unit_id).select_for_update(of=("self",)).select_related("template__current")
    row = rows.filter(template_id=template_id).first()
    if row is None:
        raise NotFound
    return row

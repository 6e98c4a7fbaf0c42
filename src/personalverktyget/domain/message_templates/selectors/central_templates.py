"""Central templates as a unit's administrator meets them: to follow, to copy, to look at."""

from uuid import UUID

from django.db.models import Q, QuerySet

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.errors import NotFound
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.message_templates import scopes
from personalverktyget.domain.message_templates.kinds import TemplateKind
from personalverktyget.domain.message_templates.models import (
    MessageTemplate,
    MessageTemplateVersion,
    TemplateSubscription,
)
from personalverktyget.domain.message_templates.read_models import CentralTemplate, FollowedTemplate
from personalverktyget.domain.message_templates.reviews import review_due_on
from personalverktyget.domain.message_templates.version_rows import content_of_version


def central_templates(actor: StaffActor) -> tuple[CentralTemplate, ...]:
    """The general ones first, then by name; of those that the region has withdrawn the ones that the unit follows."""
    actor.require(Permission.MANAGE_UNIT)
    followed = {row.template_id: row for row in scopes.subscriptions(actor.unit_id)}
    rows = _published(actor).filter(Q(withdrawn_at=None) | Q(id__in=list(followed))).order_by("name", "id")
    found = [_central(row, followed.get(row.id)) for row in rows]
    place = {TemplateKind.INFORMATION: 0, TemplateKind.QUESTION: 1}
    return tuple(sorted(found, key=lambda row: place[row.kind] if row.is_general else len(place)))


def followed_template(actor: StaffActor, template_id: UUID) -> FollowedTemplate:
    """One of them, with what the unit adds and what is new in it. Raises ``NotFound``."""
    actor.require(Permission.MANAGE_UNIT)
    row = _published(actor).select_related("region").filter(id=template_id).first()
    if row is None or row.current is None or row.region is None:
        raise NotFound
    held = scopes.subscriptions(actor.unit_id).filter(template=row).first()
    content = content_of_version(row.current)
    seen = None
    if held is not None and held.seen_number < row.current.number:
        seen = MessageTemplateVersion.objects.filter(template=row, number=held.seen_number).first()
    return FollowedTemplate(
        id=row.id,
        name=row.name,
        kind=TemplateKind(row.kind),
        is_general=row.is_general,
        owner=row.region.name,
        content=content,
        live=row.current.number,
        published_at=row.current.published_at,
        withdrawn_at=row.withdrawn_at,
        review_due_on=review_due_on(row),
        is_followed=held is not None,
        additions=held.additions if held else {},
        seen_number=held.seen_number if held else row.current.number,
        seen_content=content_of_version(seen) if seen else content,
        version=held.version if held else 0,
        case_type_id=row.case_type_id,
    )


def _published(actor: StaffActor) -> QuerySet[MessageTemplate]:
    rows = MessageTemplate.objects.filter(region_id=actor.region_id, current__isnull=False)
    return rows.exclude(kind=TemplateKind.POPULATION).select_related("current")


def _central(row: MessageTemplate, held: TemplateSubscription | None) -> CentralTemplate:
    assert row.current is not None  # It was asked for.
    return CentralTemplate(
        id=row.id,
        name=row.name,
        kind=TemplateKind(row.kind),
        summary=row.current.summary,
        is_general=row.is_general,
        is_followed=held is not None,
        is_withdrawn=row.withdrawn_at is not None,
        has_news=held is not None and held.seen_number < row.current.number,
        has_additions=held is not None and bool(held.additions),
        live=row.current.number,
        published_at=row.current.published_at,
        review_due_on=review_due_on(row),
    )

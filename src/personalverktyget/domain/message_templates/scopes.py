"""Which templates an administrator may change, which a unit can follow, and which can be sent with."""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from personalverktyget.base.actors import AdministratorActor, StaffActor
from personalverktyget.base.errors import NotFound
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.message_templates.kinds import TemplateKind
from personalverktyget.domain.message_templates.models import MessageTemplate, TemplateSubscription

Administrator = StaffActor | AdministratorActor


def manageable(actor: Administrator) -> QuerySet[MessageTemplate]:
    """A unit's own ones for its administrator, a region's central ones for the region's."""
    if isinstance(actor, StaffActor):
        actor.require(Permission.MANAGE_UNIT)
        return MessageTemplate.objects.filter(unit_id=actor.unit_id)
    return MessageTemplate.objects.filter(region_id=actor.own_region_id)


def lock(actor: Administrator, template_id: UUID) -> MessageTemplate:
    """A template to change, locked until the work ends. Raises ``NotFound`` where the actor may not change it."""
    row = manageable(actor).select_for_update(of=("self",)).filter(id=template_id).first()
    if row is None:
        raise NotFound
    return row


def copyable(actor: Administrator) -> QuerySet[MessageTemplate]:
    """Published ones that a copy may be made of: one's own, and the region's central ones with words of their own."""
    published = MessageTemplate.objects.filter(current__isnull=False, is_general=False)
    if isinstance(actor, StaffActor):
        actor.require(Permission.MANAGE_UNIT)
        published = published.exclude(kind=TemplateKind.POPULATION)
        return published.filter(Q(unit_id=actor.unit_id) | Q(region_id=actor.region_id, withdrawn_at=None))
    return published.filter(region_id=actor.own_region_id)


def followable(actor: StaffActor) -> QuerySet[MessageTemplate]:
    """Central ones that the actor's unit can follow. The general ones are there for all without that."""
    actor.require(Permission.MANAGE_UNIT)
    rows = MessageTemplate.objects.filter(region_id=actor.region_id, current__isnull=False, is_general=False)
    return rows.exclude(kind=TemplateKind.POPULATION)


def subscriptions(unit_id: UUID) -> QuerySet[TemplateSubscription]:
    """What a unit follows now."""
    return TemplateSubscription.objects.filter(unit_id=unit_id, ended_at=None)


def sendable(actor: StaffActor) -> QuerySet[MessageTemplate]:
    """What the actor's unit can send with: general ones, those that it follows, and its own, as they are published."""
    actor.require(Permission.SEND_MESSAGES)
    followed = Exists(subscriptions(actor.unit_id).filter(template=OuterRef("pk")))
    form_is_live = Q(case_type__current__isnull=False, case_type__withdrawn_at=None)
    central = Q(region_id=actor.region_id) & (Q(is_general=True) | followed)
    return MessageTemplate.objects.filter(
        central | Q(unit_id=actor.unit_id),
        Q(kind=TemplateKind.INFORMATION) | form_is_live,
        current__isnull=False,
        withdrawn_at=None,
    )


def for_population(actor: AdministratorActor) -> QuerySet[MessageTemplate]:
    """What the actor's region can write to its population with, as it is published."""
    own = MessageTemplate.objects.filter(region_id=actor.own_region_id, kind=TemplateKind.POPULATION)
    return own.filter(current__isnull=False, withdrawn_at=None)

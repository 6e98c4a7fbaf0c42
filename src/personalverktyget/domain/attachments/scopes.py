"""Which files an actor may see. The only place that says so, with ``cases/scopes.py`` for staff."""

from uuid import UUID

from django.db.models import Q, QuerySet

from personalverktyget.base.actors import ResidentActor, StaffActor
from personalverktyget.domain.attachments.models import Attachment


def own(actor: ResidentActor) -> QuerySet[Attachment]:
    """What the resident has attached, and what the unit has sent her; the same of the children in whose place she acts,
    but not what another guardian has attached and not sent.
    """
    theirs = Attachment.objects.filter(resident_id__in=actor.acts_for)
    is_her_doing = Q(by_kind="resident") & _by_herself(actor)
    return theirs.filter(is_her_doing | Q(sent_at__isnull=False))


def at_unit(actor: StaffActor) -> QuerySet[Attachment]:
    """What has been sent at the actor's unit, and what she is about to send. To be narrowed to the cases she sees."""
    here = Attachment.objects.filter(unit_id=actor.unit_id)
    return here.filter(Q(sent_at__isnull=False) | Q(by_staff_id=actor.staff_id))


def gathered(actor: StaffActor | ResidentActor, gathered_for: UUID) -> QuerySet[Attachment]:
    """What the actor has attached to something that is not sent yet."""
    waiting = Attachment.objects.filter(gathered_for=gathered_for, sent_at=None)
    if isinstance(actor, StaffActor):
        return waiting.filter(by_staff_id=actor.staff_id, unit_id=actor.unit_id)
    return waiting.filter(_by_herself(actor), by_kind="resident", resident_id__in=actor.acts_for)


def _by_herself(actor: ResidentActor) -> Q:
    return Q(guardian=None, resident_id=actor.resident_id) | Q(guardian_id=actor.resident_id)

"""Which messages somebody has opened herself. A child's message has several readers, and is new to each."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from personalverktyget.base.actors import ResidentActor
from personalverktyget.domain.outreach import scopes
from personalverktyget.domain.outreach.models import GuardianReading, Recipient


def is_unread_by(actor: ResidentActor) -> Q:
    """That the actor has not opened it: of her own, that it is unread; of a child's, that she has not read it."""
    own = Q(resident_id=actor.resident_id, read_at=None)
    if not actor.wards:
        return own
    hers = GuardianReading.objects.filter(recipient=OuterRef("pk"), guardian_id=actor.resident_id)
    return own | Q(~Exists(hers), resident_id__in=actor.wards)


def unread(actor: ResidentActor) -> QuerySet[Recipient]:
    """What has come that the actor has not opened."""
    return scopes.received(actor).filter(is_unread_by(actor))

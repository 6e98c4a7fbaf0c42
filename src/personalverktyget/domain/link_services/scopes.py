"""Which link services an administrator may see and change."""

from uuid import UUID

from django.db.models import QuerySet

from personalverktyget.base.actors import AdministratorActor
from personalverktyget.base.errors import NotFound
from personalverktyget.domain.link_services.models import LinkService


def own(actor: AdministratorActor) -> QuerySet[LinkService]:
    """Those of the actor's region."""
    return LinkService.objects.filter(region_id=actor.own_region_id)


def lock(actor: AdministratorActor, service_id: UUID) -> LinkService:
    """One of them, locked until the work ends. Raises ``NotFound``."""
    row = own(actor).select_for_update().filter(id=service_id).first()
    if row is None:
        raise NotFound
    return row

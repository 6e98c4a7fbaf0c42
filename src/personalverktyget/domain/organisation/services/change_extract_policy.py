"""Whether residents are told the names of those who have opened their cases."""

from collections.abc import Collection
from uuid import UUID

from personalverktyget.base.actors import AdministratorActor
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.organisation.events import ExtractPolicyChanged
from personalverktyget.domain.organisation.models import CareProvider


def change_extract_policy(actor: AdministratorActor, *, naming: Collection[UUID]) -> int:
    """Name staff at the region's care providers in ``naming``, and at no other of them.

    Returns how many were written: none where it is so already.
    """
    actor.require(Permission.ADMINISTER_REGION)
    providers = CareProvider.objects.filter(region_id=actor.own_region_id)
    if not any(provider.names_staff != (provider.id in naming) for provider in providers):
        return 0
    with unit_of_work(actor) as work:
        for provider in providers.select_for_update():
            provider.names_staff = provider.id in naming
            provider.save(update_fields=["names_staff"])
            work.record(ExtractPolicyChanged(provider=provider.id, names_staff=provider.names_staff))
    return len(providers)

"""The care providers of a region."""

from personalverktyget.base.actors import AdministratorActor
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.organisation.models import CareProvider
from personalverktyget.domain.organisation.read_models import ProviderRow


def own_providers(actor: AdministratorActor) -> tuple[ProviderRow, ...]:
    """Those of the region that the actor administers, by name."""
    actor.require(Permission.ADMINISTER_REGION)
    found = CareProvider.objects.filter(region_id=actor.own_region_id).order_by("name", "id")
    return tuple(ProviderRow(row.id, row.name, row.hsa_id, row.names_staff) for row in found)

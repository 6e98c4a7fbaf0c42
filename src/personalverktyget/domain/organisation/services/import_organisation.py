"""Bring regions, care providers and units in from the directory, and keep them as it has them."""

from uuid import UUID, uuid4

from personalverktyget.base.actors import SystemActor
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.organisation.directory import DirectoryUnit, UnitDirectory
from personalverktyget.domain.organisation.events import OrganisationImported
from personalverktyget.domain.organisation.models import CareProvider, CareUnit, Region
from personalverktyget.domain.organisation.naming import search_key, sort_key

_UNIT = (
    "name",
    "sort_key",
    "search_key",
    "provider",
    "region",
    "kind",
    "address",
    "postal_code",
    "town",
    "municipality",
    "phone",
    "opening_hours",
    "presentation",
    "latitude",
    "longitude",
)


def import_organisation(actor: SystemActor, directory: UnitDirectory) -> None:
    """Write what the directory says. The units' and regions' own settings are left alone."""
    with unit_of_work(actor) as work:
        regions = [
            Region(id=uuid4(), hsa_id=found.hsa_id, name=found.name, county=found.county)
            for found in directory.regions()
        ]
        Region.objects.bulk_create(
            regions, update_conflicts=True, unique_fields=["hsa_id"], update_fields=["name", "county"]
        )
        region_ids = dict(Region.objects.values_list("hsa_id", "id"))
        CareProvider.objects.bulk_create(
            [
                CareProvider(id=uuid4(), hsa_id=found.hsa_id, name=found.name, region_id=region_ids[found.region])
                for found in directory.providers()
            ],
            update_conflicts=True,
            unique_fields=["hsa_id"],
            update_fields=["name", "region"],
        )
        providers = {row.hsa_id: row for row in CareProvider.objects.all()}
        units = [_unit(found, providers[found.provider]) for found in directory.units()]
        CareUnit.objects.bulk_create(units, update_conflicts=True, unique_fields=["hsa_id"], update_fields=_UNIT)
        work.record(OrganisationImported(directory="staff", regions=len(regions), units=len(units)))


def _unit(found: DirectoryUnit, provider: CareProvider) -> CareUnit:
    region_id: UUID = provider.region_id
    return CareUnit(
        id=uuid4(),
        hsa_id=found.hsa_id,
        name=found.name,
        sort_key=sort_key(found.name),
        search_key=search_key(found.name, found.municipality, found.town),
        provider=provider,
        region_id=region_id,
        kind=found.kind,
        address=found.address,
        postal_code=found.postal_code,
        town=found.town,
        municipality=found.municipality,
        phone=found.phone,
        opening_hours=dict(found.opening_hours),
        presentation=found.presentation,
        latitude=found.latitude,
        longitude=found.longitude,
    )

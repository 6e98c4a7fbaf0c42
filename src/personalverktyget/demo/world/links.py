"""A link to a service on another site, which the region has handed out to its health centres."""

from typing import Final

from personalverktyget.base.actors import AdministratorActor
from personalverktyget.demo.world.restricted import signed_in
from personalverktyget.domain.access.selectors import actor_for_staff
from personalverktyget.domain.link_services.content import LinkContent
from personalverktyget.domain.link_services.read_models import UnitState
from personalverktyget.domain.link_services.selectors import checked_units, link_services
from personalverktyget.domain.link_services.services import create_link_service, hand_out_link
from personalverktyget.domain.people.registers import StaffDirectory

BY: Final = "TSTNMT2321000156-7069"
UNITS: Final = "TSTNMT2321000156-1A01\nTSTNMT2321000156-1A02\nTSTNMT2321000156-1A03"
SAMPLES: Final = LinkContent(
    name="Boka tid för provtagning",
    internal_name="Laboratoriets tidbok",
    description="Du väljer själv tid och plats i laboratoriets tidbok.",
    url="https://tidbok.regionklarmark.example/prov",
)


def hand_out_a_link(directory: StaffDirectory) -> None:
    """Make it and hand it out. Once."""
    staff = signed_in(directory, BY)
    actor = actor_for_staff(staff.staff_id, None, staff.commission_hsa_id)
    assert isinstance(actor, AdministratorActor), f"{BY} administers a region"
    if link_services(actor):
        return
    service = create_link_service(actor, SAMPLES)
    rows = checked_units(actor, service, UNITS)
    hand_out_link(actor, service, units=[row.unit_id for row in rows if row.state is UnitState.VALID and row.unit_id])

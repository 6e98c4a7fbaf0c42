"""Residents' browsers, and the real form for renewing a prescription at Ängens vårdcentral."""

import pytest
from django.test import Client

from personalverktyget.domain.case_types.central.renew_prescription import CONTENT
from personalverktyget.domain.case_types.services import publish_central_case_type
from tests.support.world import SYSTEM, World
from tests.support.world_registers import PREFIX, REGIONS


@pytest.fixture
def prescription_world(small_world: World) -> World:
    """The small world, with the real form in place of the short one."""
    publish_central_case_type(SYSTEM, PREFIX + REGIONS["klar"][1], CONTENT)
    return small_world


@pytest.fixture
def helena(client: Client, prescription_world: World) -> Client:
    """Helena's browser."""
    return prescription_world.sign_in_resident(client, "helena")


@pytest.fixture
def other_browser(prescription_world: World) -> Client:
    """Lennart's browser."""
    return prescription_world.sign_in_resident(Client(), "lennart")

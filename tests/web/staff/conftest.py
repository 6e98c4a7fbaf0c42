"""Browsers of those who work with the cases of the small world."""

from uuid import UUID

import pytest
from django.test import Client

from tests.support.world import World


@pytest.fixture
def own(small_world: World) -> UUID:
    return small_world.cases["assigned"]


@pytest.fixture
def handler(small_world: World) -> Client:
    return small_world.sign_in(Client(), "handler")


@pytest.fixture
def receiver(small_world: World) -> Client:
    return small_world.sign_in(Client(), "receiver")

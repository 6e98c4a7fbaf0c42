"""A live identity provider, and the program set up for it."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from personalverktyget.adapters.sign_in import discovery
from tests.support.identity_provider import LiveProvider, live_provider, sign_in
from tests.web.sign_in import urls

SignIn = Callable[..., HttpResponse]


@pytest.fixture(scope="session")
def identity_provider() -> Iterator[LiveProvider]:
    """The demo's provider as a process of its own."""
    with live_provider() as provider:
        yield provider


@pytest.fixture
def program(identity_provider: LiveProvider, settings: Settings, db: None) -> Settings:
    """The program's settings, with that provider and a few small pages."""
    discovery.forget_all()
    urls.SENT.clear()
    settings.ROOT_URLCONF = "tests.web.sign_in.urls"
    settings.STAFF_PROVIDER = replace(settings.STAFF_PROVIDER, issuer=identity_provider.issuer)
    settings.RESIDENT_PROVIDER = replace(settings.RESIDENT_PROVIDER, issuer=identity_provider.issuer)
    return settings


@pytest.fixture
def enter(client: Client, program: Settings, identity_provider: LiveProvider) -> SignIn:
    """Sign in with the test client: ``enter("personal", "arendemottagare")``."""

    def run(side: str, hint: str, next_path: str = "") -> HttpResponse:
        return sign_in(client, identity_provider, side, hint, next_path)

    return run

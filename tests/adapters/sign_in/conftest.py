"""A provider that can be told to get any single thing wrong, and a sign-in through it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from personalverktyget.adapters.sign_in import discovery
from personalverktyget.adapters.sign_in.flow import begin, complete
from personalverktyget.adapters.sign_in.provider import VerifiedIdentity
from tests.adapters.sign_in.fake_provider import LOA3, FakeProvider


@dataclass(frozen=True)
class Settings:
    """A provider as the installation's settings describe it."""

    issuer: str
    client_id: str = "client"
    client_secret: str = ""
    acr_values: tuple[str, ...] = (LOA3, "http://id.sambi.se/loa/loa4")
    scope: str = "openid profile"
    subject_claim: str = "employeeHsaId"
    commission_claim: str = "allCommissions"


@pytest.fixture(scope="module")
def running_provider() -> Iterator[FakeProvider]:
    """One for all tests of a file: making keys takes time."""
    with FakeProvider().running() as provider:
        yield provider


@pytest.fixture
def provider(running_provider: FakeProvider) -> Iterator[FakeProvider]:
    """An honest provider that nobody remembers anything of."""
    running_provider.reset()
    discovery.forget_all()
    yield running_provider
    discovery.forget_all()


@pytest.fixture
def settings_for(provider: FakeProvider) -> Settings:
    """How the program is set up for that provider."""
    return Settings(issuer=provider.issuer)


@pytest.fixture
def sign_in(provider: FakeProvider, settings_for: Settings) -> Callable[..., VerifiedIdentity]:
    """A whole sign-in. What is given replaces a parameter that the browser brings back."""

    def run(settings: Settings | None = None, **brought: str) -> VerifiedIdentity:
        chosen = settings or settings_for
        begun = begin(chosen, "http://localhost/tillbaka/")
        answer = {"code": provider.code_for(begun.nonce), "state": begun.state, **brought}
        return complete(chosen, begun, answer)

    return run

"""M-03 and G2 for text messages: what one says, and what each answer of a gateway means."""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from pytest_django.fixtures import Settings

from personalverktyget.adapters import sms_gateway
from personalverktyget.adapters.sms_gateway import GatewayUnavailable, send_sms_notice
from personalverktyget.domain.notifications.services import DeliveryRefused, DeliveryUncertain
from tests.support.environment import free_ports
from tests.support.sms_gateway import Gateway, gateway_that

MOBILE = "+46701740605"
TAKEN = ("takes it", "answers twice")
MEANINGS: dict[str, type[Exception]] = {
    "wrong number": DeliveryRefused,
    "wrong request": DeliveryRefused,
    "redirect": GatewayUnavailable,
    "wrong token": GatewayUnavailable,
    "busy": GatewayUnavailable,
    "closed": GatewayUnavailable,
    "answers late": DeliveryUncertain,
    "answers a byte at a time": DeliveryUncertain,
    "answers without end": DeliveryUncertain,
    "cuts the connection": DeliveryUncertain,
    "cuts its answer": DeliveryUncertain,
    "fault inside": DeliveryUncertain,
    "fault behind it": DeliveryUncertain,
    "no JSON": DeliveryUncertain,
    "no object": DeliveryUncertain,
    "no HTTP": DeliveryUncertain,
    "conflict": DeliveryUncertain,
}


@pytest.fixture(autouse=True)
def _own_client() -> Iterator[None]:
    sms_gateway._client.cache_clear()
    yield
    sms_gateway._client.cache_clear()


@pytest.fixture
def gateway(request: pytest.FixtureRequest, settings: Settings, tmp_path: Path) -> Iterator[Gateway]:
    with gateway_that(request.param, tmp_path) as running:
        settings.SMS_GATEWAY_URL, settings.SMS_GATEWAY_TOKEN = running.url, "secret"
        settings.SMS_SENDER, settings.SMS_GATEWAY_TIMEOUT = "Vard", 2
        yield running


@pytest.mark.parametrize("gateway", TAKEN, indirect=True)
def test_what_is_sent_says_only_that_something_has_come(gateway: Gateway, settings: Settings) -> None:
    keys = [uuid4(), uuid4()]
    for key in keys:
        send_sms_notice(MOBILE, key)
    assert [got["headers"]["idempotency-key"] for got in gateway.got] == [str(key) for key in keys]
    (first, _second), address = gateway.got, f"{settings.BASE_URL}/invanare/"
    assert first["body"] == {"to": MOBILE, "from": "Vard", "text": f"Du har något nytt att läsa. Logga in: {address}"}
    assert first["headers"]["authorization"] == "Bearer secret"
    assert first["path"] == "/sms"


@pytest.mark.slow
@pytest.mark.parametrize(("gateway", "meaning"), MEANINGS.items(), indirect=["gateway"])
def test_each_answer_has_its_meaning_and_is_asked_for_once(gateway: Gateway, meaning: type[Exception]) -> None:
    with pytest.raises(meaning) as told:
        send_sms_notice(MOBILE, uuid4())
    assert [got["path"] for got in gateway.got] == ["/sms"]
    assert MOBILE not in str(told.value)


def test_nobody_there_is_tried_again(settings: Settings) -> None:
    settings.SMS_GATEWAY_URL = f"http://127.0.0.1:{free_ports().mail}/sms"
    with pytest.raises(GatewayUnavailable):
        send_sms_notice(MOBILE, uuid4())


@pytest.mark.parametrize(
    ("mode", "url"), [("demo", "http://gateway.example/"), ("production", "http://localhost:1/"), ("test", "ftp://x/")]
)
def test_nothing_goes_over_the_net_in_clear(settings: Settings, mode: str, url: str) -> None:
    settings.MODE, settings.SMS_GATEWAY_URL = mode, url
    with pytest.raises(GatewayUnavailable, match="https"):
        send_sms_notice(MOBILE, uuid4())

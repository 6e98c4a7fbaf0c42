"""The demo's own gateway for text messages, and its page."""

import json
from pathlib import Path
from uuid import uuid4

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

GATEWAY, PAGE = "/demo/sms/ta-emot/", "/demo/sms/"
MESSAGE = {"to": "+46701740605", "from": "Vard", "text": "Du har något nytt att läsa."}


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.RECEIVED_SMS_DIR, settings.SMS_GATEWAY_TOKEN = tmp_path / "sms", "secret"
    return tmp_path / "sms"


def send(key: str, *, token: str = "secret", body: object = MESSAGE) -> int:
    headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": key}
    content = json.dumps(body) if not isinstance(body, str) else body
    return Client().post(GATEWAY, content, content_type="application/json", headers=headers).status_code


def test_what_has_come_is_shown_once_for_each_key() -> None:
    assert "Inga sms har kommit" in Client().get(PAGE).content.decode()
    key = str(uuid4())
    assert [send(key), send(key), send(str(uuid4()))] == [202, 202, 202]
    page = Client().get(PAGE).content.decode()
    assert page.count(MESSAGE["text"]) == 2
    assert "+46701740605" in page


@pytest.mark.parametrize("body", ["", "[]", "{", {"to": "x"}, {**MESSAGE, "text": 1}])
def test_what_is_no_message_is_refused(body: object, folder: Path) -> None:
    assert send(str(uuid4()), body=body) == 400
    assert not folder.exists()


def test_a_wrong_token_or_no_key_is_refused(folder: Path) -> None:
    assert send(str(uuid4()), token="å") == 401
    assert send("no key") == 400
    assert not folder.exists()

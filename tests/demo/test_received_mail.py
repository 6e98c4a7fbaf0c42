"""The demo's page of received mail: newest first, to the letter, and nothing but what the receiver has put there."""

from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from tests.support.swedish import swedish_in

RECEIVER = "den.som.far@brevkorgen.example"
FIRST, SECOND = "00001763892000000000-0a1b2c3d", "00001763892999000000-4e5f6a7b"


@pytest.fixture
def folder(tmp_path: Path, settings: Settings) -> Path:
    settings.RECEIVED_MAIL_DIR = tmp_path
    return tmp_path


def put(folder: Path, name: str, subject: str, body: bytes = b"Hej", charset: str = "utf-8") -> None:
    head = (
        f"X-RcptTo: {RECEIVER}\r\nFrom: avsandare@personalverktyget.example\r\n"
        f"Subject: {subject}\r\n"
        f"Date: Mon, 23 Nov 2026 10:15:00 +0100\r\nContent-Type: text/plain; charset={charset}\r\n"
        "Content-Transfer-Encoding: 8bit\r\n\r\n"
    )
    (folder / f"{name}.eml").write_bytes(head.encode() + body)


def page(address: str) -> str:
    response = Client().get(address)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.django_db
def test_an_empty_box_says_why_it_is_empty(folder: Path) -> None:
    assert "Ingen e-post har kommit" in page("/demo/post/")


@pytest.mark.django_db
def test_a_folder_that_is_not_there_yet_is_an_empty_box(folder: Path, settings: Settings) -> None:
    settings.RECEIVED_MAIL_DIR = folder / "not-yet"
    assert "Ingen e-post har kommit" in page("/demo/post/")


@pytest.mark.django_db
def test_the_newest_message_stands_first_and_opens(folder: Path) -> None:
    put(folder, FIRST, "Det första")
    put(folder, SECOND, "=?utf-8?q?Du_har_f=C3=A5tt_n=C3=A5got?=", "Logga in för att läsa.\nÅ, ä och ö.".encode())
    listed = page("/demo/post/")
    assert listed.index("Du har fått något") < listed.index("Det första")
    opened = page(f"/demo/post/{SECOND}/")
    assert "Å, ä och ö." in opened
    assert RECEIVER in opened


@pytest.mark.django_db
def test_in_english_only_the_mail_itself_is_swedish_and_says_so(folder: Path) -> None:
    put(folder, FIRST, "")
    put(folder, SECOND, "=?utf-8?q?Du_har_f=C3=A5tt_n=C3=A5got?=", "Logga in för att läsa.".encode())
    english = Client(headers={"Accept-Language": "en"})
    for address in ("/demo/post/", f"/demo/post/{FIRST}/", f"/demo/post/{SECOND}/"):
        shown = english.get(address).content.decode()
        assert '<html lang="en">' in shown
        assert swedish_in(shown, lambda text: text.replace("Svenska", "").replace(RECEIVER, "")) == []
        assert swedish_in(shown.replace('lang="sv"', ""), str) != []


@pytest.mark.django_db
def test_what_a_message_says_is_text_and_never_markup(folder: Path) -> None:
    put(folder, FIRST, "<b>x</b>", b"<script>alert(1)</script>")
    for address in ("/demo/post/", f"/demo/post/{FIRST}/"):
        assert "<b>x</b>" not in page(address)
        assert "<script>alert" not in page(address)


@pytest.mark.django_db
@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "no-such-charset"])
def test_a_message_in_a_strange_character_set_is_shown_all_the_same(folder: Path, charset: str) -> None:
    put(folder, FIRST, "x", b"Hej \xe5\xe4\xf6", charset)
    assert "Hej " in page(f"/demo/post/{FIRST}/")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "content", [b"", b"\x00\xff\xfe", b"Date: yesterday\r\n\r\n", b"Content-Type: multipart/mixed\r\n\r\n"]
)
def test_a_broken_message_breaks_nothing(folder: Path, content: bytes) -> None:
    (folder / f"{FIRST}.eml").write_bytes(content)
    page("/demo/post/")
    page(f"/demo/post/{FIRST}/")


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["secret", "..%2Fsecret", "%2Fetc%2Fpasswd", SECOND])
def test_no_other_file_is_opened(folder: Path, name: str) -> None:
    (folder / "secret.eml").write_bytes(b"Subject: secret\r\n\r\nsecret")
    (folder.parent / "secret.eml").write_bytes(b"Subject: secret\r\n\r\nsecret")
    assert Client().get(f"/demo/post/{name}/").status_code == 404
    assert "secret" not in page("/demo/post/")

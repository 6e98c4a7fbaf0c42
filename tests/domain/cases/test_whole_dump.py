"""C-01: somebody who gets hold of the database learns no name of a file, no content, and no sealed answer.

What may stand there in clear is stated here too, so that nobody takes the test for more than it says.
"""

import base64
import re
import zlib
from dataclasses import dataclass, replace
from typing import Any, Final
from uuid import UUID, uuid4

import psycopg
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from personalverktyget.domain.attachments.models import Attachment
from personalverktyget.domain.case_types.models import OfferedCaseType
from personalverktyget.domain.case_types.services import offer_case_types, publish_central_case_type
from personalverktyget.domain.cases import services
from personalverktyget.domain.cases.models import CaseAnswers, CaseDraft
from personalverktyget.domain.cases.states import Action
from tests.support import files
from tests.support.attaching import MemoryStore, memory_store
from tests.support.database import TestDatabase
from tests.support.dumps import Dump, dump
from tests.support.form_in_hand import ANG, FormInHand
from tests.support.world import SYSTEM, World, build_small_world
from tests.support.world_registers import CASE_TYPE, PREFIX, REGIONS

__all__ = ["memory_store"]
pytestmark = pytest.mark.slow

PHONE, EMAIL, NUMBER = "070-174 06 58", "solveig.hemlig@exempel.example", "19810228-2384"
ROW_PHONE, DRAFT_PHONE = "070-174 06 62", "070-174 06 70"
SEARCHED: Final = "19800927-2393"
# What a file is called says more than its owner thinks.
NAMES: Final = (
    "Könssjukdom Solveig.jpg",
    "Läkarintyg Solveig 19810228-2384.pdf",
    "Ärr på låret.png",
    "Svar på prov.pdf",
)
MATTER, MESSAGE, NOTE = "Utslag på armbågen", "Kan du skicka en närbild?", "Ringde vårdcentralen i grannbyn."

PAGE: Final[dict[str, Any]] = {
    "linkId": "page",
    "type": "group",
    "text": "Om dig",
    "item": [
        {"linkId": "matter", "type": "string", "text": "Vad gäller det?", "required": True},
        {"linkId": "phone", "type": "phone", "text": "Telefon"},
        {"linkId": "email", "type": "email", "text": "E-post"},
        {"linkId": "number", "type": "identityNumber", "text": "Barnets personnummer"},
        {"linkId": "files", "type": "attachment", "text": "Filer", "repeats": True},
        {
            "linkId": "others",
            "type": "group",
            "text": "Närstående",
            "repeats": True,
            "item": [{"linkId": "their_phone", "type": "phone", "text": "Telefon till närstående"}],
        },
    ],
}
FORM: Final = {"title": "Allt", "headline": {"linkId": "matter"}, "item": [PAGE]}
CONTENT: Final = replace(CASE_TYPE, code="allt", name="Allt", form=FORM)


@dataclass(frozen=True)
class Left:
    """What is in the database once all have done what people do."""

    world: World
    case: UUID
    draft: UUID
    dump: Dump


@pytest.fixture
def left(fresh_database: TestDatabase, memory_store: MemoryStore) -> Left:
    """A case with files and sealed answers, one half filled in, an answer half written, and sessions of all kinds."""
    world = build_small_world()
    publish_central_case_type(SYSTEM, PREFIX + REGIONS["klar"][1], CONTENT)
    offer_case_types(SYSTEM, ANG, [CONTENT.code])
    offered = OfferedCaseType.objects.get(unit_id=world.units["ang"], case_type__code=CONTENT.code).id
    helena = world.sign_in_resident(Client(), "helena")
    case = _send(world, helena, offered)
    draft = _begin(world, helena, offered)
    _talk(world, helena, case)
    staff = world.sign_in(Client(), "receiver")
    assert staff.post("/personal/arenden/sok/", {"sok": SEARCHED}).status_code in (302, 303, 200)
    return Left(world, case, draft, Dump(dump(fresh_database.superuser_url)))


def _send(world: World, browser: Client, offered: UUID) -> UUID:
    form = FormInHand(browser, services.begin_form(world.resident("helena"), offered))
    _write(form, PHONE, (NAMES[0], files.jpg(400, 300)), (NAMES[1], files.pdf()))
    assert browser.post(form.url("granska")).status_code == 303
    return CaseAnswers.objects.latest("case__received_at").case_id


def _begin(world: World, browser: Client, offered: UUID) -> UUID:
    form = FormInHand(browser, services.begin_form(world.resident("helena"), offered))
    _write(form, DRAFT_PHONE, (NAMES[2], files.png()))
    return form.draft_id


def _write(form: FormInHand, phone: str, *uploads: tuple[str, bytes]) -> None:
    answers = {"matter": MATTER, "phone": phone, "email": EMAIL, "number": NUMBER}
    data: dict[str, Any] = {form.field(link_id): answer for link_id, answer in answers.items()}
    data |= {f"{form.field('their_phone')}r1": ROW_PHONE, f"{form.field('others')}r1": "", form.field("others"): ""}
    data |= {"asked": [*data, form.field("files")], "action": "next"}
    data[form.field("files")] = [SimpleUploadedFile(name, content) for name, content in uploads]
    response = form.client.post(form.url(1), data)
    assert response.status_code == 303, re.findall("field-error.*", response.content.decode())
    kept = CaseDraft.objects.get(id=form.draft_id).answers
    assert kept["others"][0]["their_phone"].keys() == kept["phone"].keys() == {"sealed"}


def _talk(world: World, browser: Client, case: UUID) -> None:
    world.assign(case, "handler")
    services.note(world.actor("handler"), case, body=NOTE, key=uuid4())
    world.reply(case, Action.ASK, MESSAGE)
    upload = SimpleUploadedFile(NAMES[3], files.pdf(2))
    sent = {"body": "Svaret.", "key": str(uuid4()), "action": "attach:answer-files", "answer-files": [upload]}
    assert browser.post(f"/invanare/arenden/{case}/svara/", sent).status_code == 303


def test_a_dump_tells_no_file_and_no_sealed_answer(left: Left, memory_store: MemoryStore) -> None:
    assert Attachment.objects.count() == len(NAMES)
    _require_what_may_stand_in_clear(left.dump)
    for name in NAMES:
        stem = name.rpartition(".")[0]
        for part in (name, stem, *(word for word in stem.split() if len(word) > 4)):
            assert left.dump.where(part) == [], f"a file's name: {part}"
    for secret in (PHONE, ROW_PHONE, DRAFT_PHONE, EMAIL, NUMBER, SEARCHED):
        for written in {secret, secret.replace("-", ""), secret.replace(" ", ""), _digits(secret), _digits(secret)[2:]}:
            if len(written) > 5:
                assert left.dump.where(written) == [], f"a sealed answer: {written}"
    for sealed in memory_store.kept.values():
        assert left.dump.where(sealed[100:124]) == [], "a stored file"
    for sent in (files.jpg(400, 300), files.pdf(), files.png(), files.pdf(2)):
        for start in range(0, len(sent) - 24, 24):
            assert left.dump.where(sent[start : start + 24]) == [], "a part of a file as it was sent"


def _digits(text: str) -> str:
    return "".join(character for character in text if character.isdigit())


def _require_what_may_stand_in_clear(found: Dump) -> None:
    """What people write to each other is not sealed: the database's own protection is what keeps it.

    Free text of forms, headlines, messages, notes and drafts of them, words to search by; units, staff and their roles;
    how many files there are, of which kind and size, and when they came.
    """
    for clear in (MATTER, MESSAGE, NOTE, "Svaret.", "Ängens vårdcentral", "Hanna Handläggare"):
        assert "as it is" in found.where(clear), f"the search finds nothing: {clear}"


@pytest.mark.parametrize(
    "hidden",
    [
        lambda text: text.encode(),
        lambda text: text.upper().encode(),
        lambda text: text.encode("utf-16-le"),
        lambda text: b"x" + text.encode("utf-16-be"),
        lambda text: text.encode().hex().encode(),
        lambda text: base64.b64encode(b"before " + text.encode() + b" behind"),
        lambda text: base64.urlsafe_b64encode(b"\xff\xfe " + text.encode()),
        lambda text: base64.b64encode(zlib.compress(b"before " + text.encode())),
        lambda text: zlib.compress(base64.b64encode(text.encode())),
        lambda text: b"%22" + text.replace(" ", "%20").encode(),
    ],
)
def test_the_search_finds_what_is_hidden(fresh_database: TestDatabase, hidden: Any) -> None:
    """Or what it does not find would prove nothing. Both as bytes and, where it is one, as text."""
    content = hidden("solveig.hemlig@exempel.example")
    with psycopg.connect(fresh_database.superuser_url) as connection:
        connection.execute("CREATE TABLE hiding (bytes bytea, words text)")
        text = content.decode("latin-1").replace("\0", "")
        connection.execute("INSERT INTO hiding VALUES (%s, %s)", [content, text])
    found = Dump(dump(fresh_database.superuser_url))
    assert found.where("solveig.hemlig@exempel.example")
    assert not found.where("solveig.synlig@exempel.example")

"""A new key is put in use: everything is read before, during and after, and the old one can be taken out."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event, Thread
from typing import Any, Final
from uuid import UUID, uuid4

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from personalverktyget.base.actors import SystemActor
from personalverktyget.base.encryption import CannotDecrypt
from personalverktyget.config.missing_keys import missing_keys
from personalverktyget.domain.access_log import keys_in_use as in_use
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.access_log.key_marks import sealed_models
from personalverktyget.domain.access_log.keys_in_use import keys_in_use
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.access_log.services.renew_keys import renew_keys
from personalverktyget.domain.attachments.models import Attachment
from personalverktyget.domain.attachments.places import Upload
from personalverktyget.domain.attachments.selectors import own_file
from personalverktyget.domain.case_types.models import OfferedCaseType
from personalverktyget.domain.case_types.services import offer_case_types, publish_central_case_type
from personalverktyget.domain.cases import selectors, services
from personalverktyget.domain.cases.models import CaseAnswers, CaseDraft
from personalverktyget.domain.outreach.models import UploadedList
from personalverktyget.domain.outreach.selectors import dispatch_file, message, messages
from personalverktyget.domain.outreach.services import attach_to_dispatch, begin_dispatch, list_recipients
from personalverktyget.domain.outreach.uploads import opened_upload
from personalverktyget.domain.people.identities import decrypt_contact, decrypt_name, decrypt_number
from personalverktyget.domain.people.models import AnswerKey, ResidentIdentity
from personalverktyget.domain.people.services import NoticeChoices, change_contact
from tests.support import files
from tests.support.attaching import MemoryStore, memory_store
from tests.support.database import TestDatabase
from tests.support.following_up import letter_file_of
from tests.support.form_in_hand import ANG
from tests.support.key_rings import Change, current_key, key_ring
from tests.support.many import being_checked
from tests.support.message_templates import published
from tests.support.messages import delivered, written
from tests.support.world import SYSTEM, World, build_small_world
from tests.support.world_registers import CASE_TYPE, PREFIX, REGIONS, RESIDENTS

__all__ = ["key_ring", "memory_store"]
ACTOR: Final = SystemActor("test")
PHONE, MATTER, DAY = "070-174 06 58", "Utslag", "måndag 7 december"
ITEMS: Final[list[dict[str, Any]]] = [
    {"linkId": "matter", "type": "string", "text": "Vad gäller det?", "required": True},
    {"linkId": "phone", "type": "phone", "text": "Telefon"},
    {"linkId": "files", "type": "attachment", "text": "Filer", "repeats": True},
]
FORM: Final = {
    "title": "F",
    "headline": {"linkId": "matter"},
    "item": [{"linkId": "page", "type": "group", "text": "Om dig", "item": ITEMS}],
}
CONTENT: Final = replace(CASE_TYPE, code="allt", name="Allt", form=FORM)


def _filled_in(world: World, who: str) -> UUID:
    """A half-filled form with a sealed answer and a file."""
    actor = world.resident(who)
    offered = OfferedCaseType.objects.get(unit_id=world.units["ang"], case_type__code=CONTENT.code).id
    draft = services.begin_form(actor, offered)
    services.save_form(actor, draft, answers={"matter": MATTER, "phone": PHONE})
    services.attach_to_form(actor, draft, question="files", upload=Upload(f"{who}.png", files.png()))
    return draft


def _filled_world(world: World) -> World:
    """A sent case and a half-filled form, both with sealed answers and files; a message with a value and a file."""
    publish_central_case_type(SYSTEM, PREFIX + REGIONS["klar"][1], CONTENT)
    offer_case_types(SYSTEM, ANG, [CONTENT.code])
    services.submit_case(world.resident("helena"), _filled_in(world, "helena"))
    _filled_in(world, "helena")
    _filled_in(world, "lennart")
    template = published(world)
    delivered(world, written(world, template, values={"dag": DAY}))
    actor = world.actor("handler")
    many = begin_dispatch(actor, template_id=template)
    list_recipients(actor, many, seen_version=1, text=f"Personnummer;dag\n{RESIDENTS['helena'][0]};{DAY}\n")
    attach_to_dispatch(actor, many, Upload("karta.png", files.png()))
    being_checked(world, template)
    letter_file_of(world)
    return world


@pytest.fixture
def filled(small_world: World, memory_store: MemoryStore) -> World:
    """The small world with all kinds of what the key ring protects."""
    return _filled_world(small_world)


def _require_readable(world: World) -> None:
    helena = world.resident("helena")
    (line,) = disclose(helena, messages(helena)).lines
    assert DAY in disclose(helena, message(helena, line.id)).texts.body
    for upload in UploadedList.objects.all():
        with opened_upload(upload) as found:
            assert next(iter(found)).identity is not None
    for row in ResidentIdentity.objects.all():
        assert decrypt_name(row.resident_id, row.name)
        assert decrypt_number(row.resident_id, row.number)
        assert decrypt_contact(row.resident_id, row.contact)
    for answers in CaseAnswers.objects.filter(answers__has_key="phone"):
        actor = world.resident(_who(world, answers.resident_id))
        case = disclose(actor, selectors.case_for_resident(actor, answers.case_id))
        assert PHONE in {line.answer for line in case.answers}
    for draft in CaseDraft.objects.all():
        actor = world.resident(_who(world, draft.resident_id))
        assert disclose(actor, selectors.form_draft(actor, draft.id)).answers["phone"] == PHONE
    handler = world.actor("handler")
    shared = Attachment.objects.get(resident=None)
    assert disclose(handler, dispatch_file(handler, shared.gathered_for, shared.id, downloads=True)).content
    for file in Attachment.objects.filter(resident__isnull=False):
        assert file.resident_id is not None
        actor = world.resident(_who(world, file.resident_id))
        opened = disclose(actor, own_file(actor, file.id, downloads=True))
        assert opened.file.name.endswith(".png")
        assert opened.content


def _who(world: World, resident: UUID) -> str:
    return next(name for name, id_ in world.residents.items() if id_ == resident)


def test_after_renewing_the_old_key_can_be_taken_out(
    filled: World, memory_store: MemoryStore, settings: Any, key_ring: Change
) -> None:
    old, kept = current_key(settings), dict(memory_store.kept)
    answers = list(CaseAnswers.objects.values_list("answers", flat=True))
    assert keys_in_use().keys() == {old}
    key_ring(current="k2")
    _require_readable(filled)
    told: list[tuple[str, int]] = []
    rows = sum(model._default_manager.count() for model in sealed_models())
    assert renew_keys(ACTOR, batch=2, tell=lambda table, count: told.append((table, count))) == rows
    assert {table for table, _count in told} == {model._meta.db_table for model in sealed_models()}
    assert renew_keys(ACTOR) == 0, "again and again, and nothing more is written"
    assert keys_in_use().keys() == {"k2"}
    key_ring(without=old)
    assert missing_keys(settings) == []
    _require_readable(filled)
    assert memory_store.kept == kept, "the files themselves are not touched"
    assert list(CaseAnswers.objects.values_list("answers", flat=True)) == answers, "nor are sent answers"
    entries = LogEntry.objects.filter(event="keys.renewed")
    assert sum(entry.details["count"] for entry in entries) == rows


def test_a_key_that_is_taken_out_too_early_is_said_before_the_program_starts(
    filled: World, settings: Any, key_ring: Change, capsys: pytest.CaptureFixture[str]
) -> None:
    old = current_key(settings)
    key_ring(current="k2")
    helena = filled.resident("helena")
    draft = CaseDraft.objects.filter(resident_id=helena.resident_id)[0]
    services.save_form(helena, draft.id, answers={"phone": PHONE})
    good = settings.KEYRING_FILE
    key_ring(without=old)
    (error,) = missing_keys(settings)
    assert error.id == "personalverktyget.E058"
    assert f"lacks the key {old}, which" in error.msg
    assert "people_residentidentity" in error.msg
    with pytest.raises(CannotDecrypt):
        renew_keys(ACTOR)
    settings.KEYRING_FILE = good
    assert _command(capsys, "--check") == (1, f"{old} behövs: {', '.join(keys_in_use()[old])}\n")
    code, said = _command(capsys)
    assert code == 0
    assert f"{old} behövs inte längre i databasen." in said
    assert _command(capsys, "--check")[0] == 0


def _command(capsys: pytest.CaptureFixture[str], *options: str) -> tuple[Any, str]:
    with pytest.raises(SystemExit) as ended:
        call_command("renew_keys", *options)
    return ended.value.code, capsys.readouterr().out


def test_what_is_no_key_ring_is_said_in_words(small_world: World, settings: Any, tmp_path: Path) -> None:
    for content in ("nonsense", "[]", '{"current": "k1"}', '{"current": "k1", "keys": {}, "hash_key": ""}'):
        settings.KEYRING_FILE = tmp_path / f"{abs(hash(content))}.json"
        settings.KEYRING_FILE.write_text(content)
        (error,) = missing_keys(settings)
        assert error.id == "personalverktyget.E057"


def test_a_row_of_which_only_a_part_is_renewed_is_found(filled: World, settings: Any, key_ring: Change) -> None:
    """As when a resident changes her address while an older key stands in the other columns."""
    old = current_key(settings)
    renewed = 0
    for current in ("a key that sorts first", "zzz"):
        key_ring(current=current)
        change_contact(filled.resident("helena"), NoticeChoices(email="ny@exempel.example"))
        assert {old, current} <= keys_in_use().keys()
        renewed += renew_keys(ACTOR)
        assert keys_in_use().keys() == {current}
        old = current
    assert renewed
    _require_readable(filled)


def test_keys_are_found_by_an_index_whatever_the_number_of_rows(filled: World) -> None:
    plans: dict[str, str] = {}
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        for model in sealed_models():
            cursor.execute(f"EXPLAIN {_statement(model)}")
            plans[model._meta.db_table] = "\n".join(line for (line,) in cursor.fetchall())
    for model in sealed_models():
        (index,) = [index.name for index in model._meta.indexes if index.name.endswith("keys")]
        assert index in plans[model._meta.db_table]
        assert "Sort" not in plans[model._meta.db_table]


def _statement(model: Any) -> str:
    with CaptureQueriesContext(connection) as said:
        in_use._names(model)
    return said[-1]["sql"]


@pytest.mark.slow
def test_killed_half_way_it_is_gone_on_with(
    fresh_database: TestDatabase, memory_store: MemoryStore, settings: Any, key_ring: Change
) -> None:
    world, old = _filled_world(build_small_world()), current_key(settings)
    rows = sum(model._default_manager.count() for model in sealed_models())
    ring = key_ring(current="k2")
    with _Renewing(fresh_database, ring) as process:
        assert process.stdout is not None
        # The first tables are told of as soon as they are committed; then the process is killed, whatever it does.
        for _line in range(3):
            assert process.stdout.readline()
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=20)
    renewed = sum(entry.details["count"] for entry in LogEntry.objects.filter(event="keys.renewed"))
    assert 0 < renewed < rows
    assert keys_in_use().keys() == {old, "k2"}
    _require_readable(world)
    assert renew_keys(ACTOR) == rows - renewed
    key_ring(without=old)
    assert missing_keys(settings) == []
    _require_readable(world)


class _Renewing:
    """``manage.py renew_keys``, a row at a time."""

    def __init__(self, database: TestDatabase, ring: Path) -> None:
        environment = {**os.environ, "DATABASE_URL": database.urls.running_url, "KEYRING_FILE": str(ring)}
        command = [sys.executable, "-m", "django", "renew_keys", "--batch", "1"]
        self.process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)

    def __enter__(self) -> "subprocess.Popen[str]":
        return self.process

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait(timeout=20)


@pytest.mark.slow
def test_beside_those_who_write_nothing_is_lost(
    fresh_database: TestDatabase, memory_store: MemoryStore, settings: Any, key_ring: Change
) -> None:
    world, old = _filled_world(build_small_world()), current_key(settings)
    key_ring(current="k2")
    is_over, written = Event(), list[str]()

    def write() -> Iterator[None]:
        helena = world.resident("helena")
        draft = CaseDraft.objects.filter(resident_id=helena.resident_id)[0].id
        while not is_over.is_set():
            written.append(f"{uuid4().hex[:12]}@exempel.example")
            change_contact(helena, NoticeChoices(email=written[-1]))
            services.save_form(helena, draft, answers={"phone": PHONE})
            yield

    def write_on() -> None:
        try:
            for _round in write():
                pass
        finally:
            connection.close()

    thread = Thread(target=write_on)
    thread.start()
    try:
        for current in ("k3", "k4", "k5"):
            key_ring(current=current)
            renew_keys(ACTOR, batch=1)
    finally:
        is_over.set()
        thread.join(timeout=30)
    renew_keys(ACTOR)
    assert keys_in_use().keys() == {"k5"}
    for gone in (old, "k2", "k3", "k4"):
        key_ring(without=gone)
    _require_readable(world)
    row = ResidentIdentity.objects.get(resident_id=world.residents["helena"])
    assert len(written) > 3
    assert decrypt_contact(row.resident_id, row.contact).email == written[-1]
    assert AnswerKey.objects.count() == 2

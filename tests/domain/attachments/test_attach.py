"""Taking files in: what is refused and in which words, what is logged, and that nothing is ever half there."""

import json
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, OperationalError

from personalverktyget.base.actors import ResidentActor
from personalverktyget.base.clock import now
from personalverktyget.base.errors import NotFound, NotPossibleNow
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.attachments import limits, scopes, services
from personalverktyget.domain.attachments.events import AttachmentRemoved
from personalverktyget.domain.attachments.files import attached_files
from personalverktyget.domain.attachments.kinds import FileKind
from personalverktyget.domain.attachments.models import Attachment
from personalverktyget.domain.attachments.places import Room, Upload
from personalverktyget.domain.attachments.problems import Code
from personalverktyget.domain.attachments.refusals import _TEXTS, RefusedFile
from personalverktyget.domain.attachments.selectors import own_file
from tests.support import files
from tests.support.attaching import Finds, IsSilent, MemoryStore, attached, place_of, scanner
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("memory_store")


def _log(event: str) -> list[LogEntry]:
    return list(LogEntry.objects.filter(event=event).order_by("seq"))


def test_a_file_is_kept_sealed_and_handed_out_whole(small_world: World, memory_store: MemoryStore) -> None:
    helena, place = small_world.resident("helena"), place_of(small_world)
    id_ = attached(helena, place, name="IMG_7.HEIC", content=files.heic())
    (file,) = attached_files(scopes.gathered(helena, place.gathered_for))
    assert (file.id, file.name, file.kind, file.is_virus_checked) == (id_, "IMG_7.jpg", FileKind.JPEG, False)
    opened = disclose(helena, own_file(helena, id_, downloads=True))
    assert (opened.file, len(opened.content)) == (file, file.size)
    assert opened.content.startswith(b"\xff\xd8\xff")
    assert opened.content[:20] not in memory_store.kept[id_]


def test_attaching_and_opening_are_in_the_log_without_the_name(small_world: World) -> None:
    helena, place = small_world.resident("helena"), place_of(small_world)
    id_ = attached(helena, place, name="Helena Sandberg.jpg")
    disclose(helena, own_file(helena, id_, downloads=False))
    disclose(helena, own_file(helena, id_, downloads=True))
    for event in ("attachment.received", "attachment.shown", "attachment.downloaded"):
        (entry,) = _log(event)
        assert (entry.resource_id, entry.residents) == (str(id_), [helena.resident_id])
        assert "Sandberg" not in json.dumps(entry.details)


def test_another_residents_file_does_not_exist(small_world: World) -> None:
    id_ = attached(small_world.resident("helena"), place_of(small_world))
    with pytest.raises(NotFound):
        own_file(small_world.resident("lennart"), id_, downloads=True)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("tom.pdf", b"", Code.EMPTY),
        ("stor.pdf", b"%PDF-1.7" + bytes(limits.MAX_FILE_BYTES), Code.TOO_LARGE),
        ("eicar.com", files.EICAR, Code.WRONG_KIND),
        ("bomb.zip", files.zip_bomb(5), Code.WRONG_KIND),
        ("brev.docx", files.docx_bomb(), Code.WRONG_KIND),
        ("packad.gz", files.gzip_bomb(), Code.WRONG_KIND),
        ("lager.zip", files.nested_archive(), Code.WRONG_KIND),
        ("bild.svg", files.SVG, Code.WRONG_KIND),
        ("bild.png", files.HTML, Code.WRONG_KIND),
        ("avbruten.jpg", files.jpg()[:700], Code.UNREADABLE),
    ],
)
def test_what_is_refused_is_told_by_name(
    small_world: World, memory_store: MemoryStore, name: str, content: bytes, code: Code
) -> None:
    place = place_of(small_world)
    with pytest.raises(RefusedFile) as refused:
        attached(small_world.resident("helena"), place, content, name=name)
    assert refused.value.code is code
    assert str(refused.value).startswith(name)
    assert memory_store.kept == {}
    assert not Attachment.objects.exists()


def test_every_code_has_its_words() -> None:
    assert set(_TEXTS) == set(Code)


def test_a_form_may_ask_for_less_and_never_for_more() -> None:
    assert Room(files=2, file_bytes=1000).file_bytes == 1000
    assert Room(files=99, file_bytes=10**12) == Room()


def test_number_and_size_are_bounded_by_place_and_in_all(small_world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    helena, place, two = small_world.resident("helena"), place_of(small_world), Room(files=2)
    for size in (10, 20):
        attached(helena, place, files.png(size, size), room=two)
    with pytest.raises(RefusedFile) as full:
        attached(helena, place, files.png(30, 30), room=two)
    assert full.value.code is Code.TOO_MANY
    assert "2" in str(full.value)
    monkeypatch.setattr(limits, "MAX_TOTAL_BYTES", 200)
    with pytest.raises(RefusedFile) as heavy:
        attached(helena, place, files.png(40, 40))
    assert heavy.value.code is Code.TOO_MUCH


def test_the_same_file_in_the_same_place_is_one(small_world: World, memory_store: MemoryStore) -> None:
    helena, place = small_world.resident("helena"), place_of(small_world)
    assert attached(helena, place) == attached(helena, place)
    assert len(memory_store.kept) == 1
    assert attached(helena, place_of(small_world)) != attached(helena, place)


def test_what_the_scanner_finds_is_refused_and_logged(
    small_world: World, memory_store: MemoryStore, settings: Any
) -> None:
    settings.VIRUS_SCANNER = scanner(Finds)
    place = place_of(small_world)
    infected = files.pdf() + files.EICAR
    with pytest.raises(RefusedFile) as refused:
        attached(small_world.resident("helena"), place, infected, name="faktura.pdf")
    assert refused.value.code is Code.INFECTED
    (entry,) = _log("attachment.refused")
    assert (entry.outcome, entry.details["finding"]) == ("refused", "Eicar-Test")
    assert entry.resource_id == str(place.gathered_for)
    assert memory_store.kept == {}


def test_what_the_scanner_has_seen_says_so(small_world: World, settings: Any) -> None:
    settings.VIRUS_SCANNER = scanner(Finds)
    helena, place = small_world.resident("helena"), place_of(small_world)
    attached(helena, place)
    assert [file.is_virus_checked for file in attached_files(scopes.gathered(helena, place.gathered_for))] == [True]


def test_while_the_scanner_is_silent_nothing_is_taken_in(
    small_world: World, memory_store: MemoryStore, settings: Any
) -> None:
    settings.VIRUS_SCANNER = scanner(IsSilent)
    with pytest.raises(RefusedFile) as refused:
        attached(small_world.resident("helena"), place_of(small_world))
    assert refused.value.code is Code.SCANNER_SILENT
    assert memory_store.kept == {}


def test_a_file_that_was_altered_or_exchanged_is_not_shown(small_world: World, memory_store: MemoryStore) -> None:
    helena, place = small_world.resident("helena"), place_of(small_world)
    one, other = attached(helena, place), attached(helena, place, files.png())
    kept = dict(memory_store.kept)
    for altered in (kept[one][:-1] + bytes([kept[one][-1] ^ 1]), kept[one][:-9], kept[other], b"PVF1", b""):
        memory_store.kept[one] = altered
        with pytest.raises(NotPossibleNow):
            own_file(helena, one, downloads=True)
    del memory_store.kept[one]
    with pytest.raises(NotPossibleNow):
        own_file(helena, one, downloads=True)
    assert dict(services.verify_files()) == {one: "missing", other: ""}
    memory_store.kept[one] = kept[other]
    assert dict(services.verify_files())[one] == "altered"


def test_a_file_that_is_taken_away_loses_its_key_now_and_its_content_soon(
    small_world: World, memory_store: MemoryStore
) -> None:
    helena, place = small_world.resident("helena"), place_of(small_world)
    id_ = attached(helena, place)
    with pytest.raises(NotFound):
        services.remove(small_world.resident("lennart"), place.gathered_for, id_, confirm=lambda: None)
    services.remove(helena, place.gathered_for, id_, confirm=lambda: None)
    assert not Attachment.objects.exists()
    assert len(_log("attachment.removed")) == 1
    assert services.forget_files([id_]) == 1
    assert memory_store.kept == {}
    with pytest.raises(NotFound):
        services.remove(helena, place.gathered_for, id_, confirm=lambda: None)


def test_a_file_with_a_row_is_never_forgotten(small_world: World, memory_store: MemoryStore) -> None:
    id_ = attached(small_world.resident("helena"), place_of(small_world))
    assert services.forget_files([id_, uuid4()]) == 1
    assert services.clear_strays() == 0
    assert list(memory_store.kept) == [id_]


def _refuse() -> None:
    raise NotPossibleNow("withdrawn")


def _lose_the_database() -> None:
    raise OperationalError("the server closed the connection")


@pytest.mark.parametrize(("cut", "error"), [(_refuse, NotPossibleNow), (_lose_the_database, OperationalError)])
def test_cut_while_the_row_is_kept_there_is_no_row_and_the_file_goes(
    small_world: World, memory_store: MemoryStore, cut: Any, error: type[Exception]
) -> None:
    upload, place = Upload("a.png", files.png()), place_of(small_world)
    with pytest.raises(error):
        services.attach(small_world.resident("helena"), upload, place, room=Room(), confirm=cut)
    assert not Attachment.objects.exists()
    assert _log("attachment.received") == []
    services.clear_strays()
    assert memory_store.kept == {}


@pytest.mark.parametrize("step", ["put", "delete"])
def test_cut_while_the_store_fails_nothing_is_half_there(
    small_world: World, memory_store: MemoryStore, step: str
) -> None:
    memory_store.fails = {step}
    upload, place = Upload("a.png", files.png()), place_of(small_world)
    with pytest.raises(Exception, match=r"full|withdrawn"):
        services.attach(small_world.resident("helena"), upload, place, room=Room(), confirm=_refuse)
    assert not Attachment.objects.exists()
    memory_store.fails = set()
    services.clear_strays()
    assert memory_store.kept == {}


def test_what_was_put_just_now_is_no_stray(small_world: World, memory_store: MemoryStore) -> None:
    """Its row may be on its way."""
    memory_store.kept[uuid4()], memory_store.kept_at = b"x", now()
    assert services.clear_strays() == 0
    assert len(memory_store.kept) == 1


def test_cut_between_row_and_file_a_removal_is_finished_by_its_job(
    small_world: World, memory_store: MemoryStore
) -> None:
    helena, place = small_world.resident("helena"), place_of(small_world)
    id_ = attached(helena, place)
    memory_store.fails = {"delete"}
    services.remove(helena, place.gathered_for, id_, confirm=lambda: None)
    with pytest.raises(Exception, match="full"):
        services.forget_files([id_])
    memory_store.fails = set()
    assert services.forget_files([id_]) == 1
    assert services.forget_files([id_]) == 1
    assert memory_store.kept == {}


def test_a_removal_that_is_rolled_back_leaves_row_and_file(small_world: World, memory_store: MemoryStore) -> None:
    helena, place = small_world.resident("helena"), place_of(small_world)
    id_ = attached(helena, place)

    def remove_and_fail() -> None:
        with unit_of_work(helena) as work:
            services.remove_rows(work, scopes.gathered(helena, place.gathered_for))
            raise DatabaseError("cut")

    with pytest.raises(DatabaseError):
        remove_and_fail()
    assert disclose(helena, own_file(helena, id_, downloads=True)).content
    assert AttachmentRemoved.name not in {entry.event for entry in LogEntry.objects.all()}


def test_what_the_database_holds_of_a_file_tells_neither_name_nor_content(small_world: World) -> None:
    helena = ResidentActor(resident_id=small_world.residents["helena"])
    id_ = attached(helena, place_of(small_world), name="Helena Sandberg 19811228-9874.jpg")
    row = Attachment.objects.filter(id=id_).values().get()
    told = repr({key: bytes(value) if isinstance(value, memoryview) else value for key, value in row.items()})
    assert "Sandberg" not in told
    assert "9874" not in told

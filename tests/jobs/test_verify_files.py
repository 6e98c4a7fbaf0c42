"""The operators' command that opens every attached file."""

from typing import Any

import pytest
from django.core.management import call_command

from personalverktyget.domain.attachments.places import Upload
from personalverktyget.domain.cases import services
from tests.support import files
from tests.support.attaching import MemoryStore, memory_store
from tests.support.world import World

__all__ = ["memory_store"]


def _run(capsys: pytest.CaptureFixture[str]) -> tuple[Any, str]:
    with pytest.raises(SystemExit) as ended:
        call_command("verify_files")
    said = capsys.readouterr()
    return ended.value.code, said.out + said.err


def test_it_tells_what_is_whole_missing_or_out_of_reach(
    small_world: World, memory_store: MemoryStore, capsys: pytest.CaptureFixture[str]
) -> None:
    case, handler = small_world.cases["assigned"], small_world.actor("handler")
    ids = [services.attach_to_reply(handler, case, Upload("a.png", files.png(size, 9))) for size in (8, 9)]
    assert _run(capsys) == (0, "2 filer är lästa, 0 har fel.\n")
    del memory_store.kept[ids[0]]
    memory_store.kept[ids[1]] += b"x"
    code, said = _run(capsys)
    assert code == 1
    assert f"{ids[0]} saknas" in said
    assert f"{ids[1]} går inte att läsa" in said
    memory_store.fails = {"get"}
    code, said = _run(capsys)
    assert (code, "kunde inte kontrolleras" in said) == (2, True)

"""The rows of a region's list: what was found of each, left out one by one, taken along; and nobody is pointed out."""

import io
import re
from typing import Any
from uuid import UUID

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse

from personalverktyget.base.test_numbers import all_numbers
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.outreach.models import ListedRow
from personalverktyget.domain.people.services import lock_sign_in
from tests.support.many import numbers
from tests.support.population import HERE, handed_over, listed_message, settle, to_population
from tests.support.world import World
from tests.support.world_registers import RESIDENTS


@pytest.fixture
def world(small_world: World, monkeypatch: pytest.MonkeyPatch) -> World:
    """The small world, whose residents live somewhere."""
    settle(small_world, monkeypatch)
    return small_world


class Pages:
    """A regional administrator's browser at one message."""

    def __init__(self, world: World, dispatch: UUID) -> None:
        self.client, self.dispatch = world.sign_in(Client(), "regional_admin"), dispatch

    def url(self, route: str) -> str:
        return reverse(f"staff:population:{route}", kwargs={"dispatch_id": self.dispatch})

    def reads(self, query: str = "") -> str:
        answer = self.client.get(f"{self.url('recipients')}{query}")
        assert answer.status_code == 200
        return answer.content.decode()

    def chooses(self, row: object, action: str, *, status: int = 303) -> Any:
        answer = self.client.post(f"{self.url('choose')}?visa=valid", {"row": row, "action": action})
        assert answer.status_code == status
        return answer

    def file(self, query: str = "") -> bytes:
        answer = self.client.get(f"{self.url('file')}{query}")
        assert answer.status_code == 200
        return b"".join(answer.streaming_content)  # type: ignore[attr-defined]


def rows_in(page: str) -> dict[str, str]:
    """The rows of the table by what is written in them, without their places."""
    rows = re.findall(r"<tr>\s*<th scope=\"row\".*?</tr>", page, re.DOTALL)
    return {re.findall(r"\b\d{12}\b", row)[0]: re.sub(r"\b\d{1,12}\b", "", row) for row in rows}


def test_rows_are_read_filtered_left_out_and_taken_along(world: World) -> None:
    made = listed_message(world, f"{numbers('helena', 'lennart')}\n123\n{numbers('helena')}")
    pages = Pages(world, made)
    page = pages.reads()
    assert "Inget giltigt personnummer" in page
    assert "Samma person står på rad 1, och den raden gäller." in page
    assert RESIDENTS["lennart"][0] not in page
    assert RESIDENTS["lennart"][0] in pages.reads("?visa=valid")
    assert "2 rader lämnas ute." in page
    answer = pages.chooses(2, "leave_out")
    assert answer["Location"] == f"{pages.url('recipients')}?visa=valid"
    assert "1 mottagare" in pages.reads()
    entry = LogEntry.objects.filter(event="dispatch.recipient_left_out").get()
    assert entry.residents == [world.residents["lennart"]]
    lines = pages.file().decode("utf-8-sig").splitlines()
    assert lines[0] == "Rad;Personnummer;Kontroll;Förklaring;Skickas"
    assert [line.split(";")[-1] for line in lines[1:]] == ["Ja", "Nej", "Nej", "Nej"]
    sheet = openpyxl.load_workbook(io.BytesIO(pages.file("?format=xlsx"))).active
    assert sheet is not None
    assert [cell.value for cell in sheet[2]][:3] == [1, RESIDENTS["helena"][0], "Går att skicka till"]
    kinds = LogEntry.objects.filter(event="dispatch.list_exported").order_by("seq").values_list("details", flat=True)
    assert [(it["rows"], it["file"]) for it in kinds] == [(4, "csv"), (4, "xlsx")]
    pages.chooses(2, "take_in")
    assert "2 mottagare" in pages.reads()
    for wrong in (3, 99, "x"):
        pages.chooses(wrong, "take_in", status=409)


def test_a_protected_person_is_as_one_who_cannot_be_reached_for_another_reason(world: World) -> None:
    lock_sign_in(world.administrator("regional_admin"), world.residents["camilla"], reason="Spärrat kort.")
    pages = Pages(world, listed_message(world, numbers("protected", "camilla", "helena")))
    found = rows_in(pages.reads("?visa=not_here"))
    protected, locked = (RESIDENTS[who][0] for who in ("protected", "camilla"))
    assert found.keys() == {protected, locked}
    assert found[protected] == found[locked]
    lines = {line.split(";")[1]: line.split(";")[2:] for line in pages.file().decode("utf-8-sig").splitlines()}
    assert lines[protected] == lines[locked] == ["Kan inte nås här", "Ring eller skicka brev i stället.", "Nej"]
    assert "Skyddad" not in pages.reads()
    for row in (1, 2):
        pages.chooses(row, "take_in", status=409)
    assert ListedRow.objects.filter(left_out=False).count() == 1


def test_the_rows_come_some_at_a_time(world: World) -> None:
    pages = Pages(world, listed_message(world, "\n".join(all_numbers()[-60:])))
    page, seen = pages.reads("?visa=unknown"), set[str]()
    while True:
        rows = rows_in(page)
        assert not seen & rows.keys()
        seen |= rows.keys()
        onwards = re.findall(r'href="(\?visa=unknown&amp;efter=[^"]+)"', page)
        if not onwards:
            break
        page = pages.reads(onwards[0].replace("&amp;", "&"))
    assert len(seen) == ListedRow.objects.filter(verdict="unknown").count() > 50


def test_those_who_are_chosen_in_the_register_are_told_nobody(world: World) -> None:
    pages = Pages(world, to_population(world, municipality=f"{HERE}01"))
    page = pages.reads()
    assert "2 mottagare" in page
    assert "Rader i listan" not in page
    assert "Ladda ner listan" not in page
    assert pages.client.get(pages.url("file")).status_code == 404
    pages.chooses(1, "leave_out", status=409)
    assert not ListedRow.objects.filter(left_out=True).exists()


def test_nothing_is_left_out_of_what_has_been_handed_over(world: World) -> None:
    made = listed_message(world)
    pages = Pages(world, made)
    handed_over(world, made)
    pages.chooses(1, "leave_out", status=404)
    assert pages.client.get(pages.url("file")).status_code == 404
    assert pages.client.get(pages.url("recipients")).status_code == 404

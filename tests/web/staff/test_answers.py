"""The pages of gathered answers: figures and texts, choices that are kept in the address, and what is wrong in one."""

import csv
import io
import re
import sys
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.people.events import ResidentsRefreshed
from personalverktyget.domain.people.models import Resident
from tests.support.asked import HELENA, LENNART, answered_by, asked_of_many
from tests.support.world import SYSTEM, World
from tests.support.world_registers import RESIDENTS

answer_table = sys.modules["personalverktyget.domain.outreach.selectors.answer_table"]


class Pages:
    """A browser at one dispatch's answers."""

    def __init__(self, world: World, dispatch: UUID, who: str = "both") -> None:
        self.client, self.dispatch = world.sign_in(Client(), who), dispatch

    def url(self, route: str) -> str:
        return reverse(f"staff:outreach:{route}", kwargs={"dispatch_id": self.dispatch})

    def reads(self, route: str, query: str = "", status: int = 200) -> str:
        answer = self.client.get(self.url(route) + query)
        assert answer.status_code == status
        return answer.content.decode()

    def takes(self, kind: str, query: str = "") -> bytes:
        answer = self.client.get(f"{self.url('many_answers_file')}?format={kind}{query}")
        assert answer.status_code == 200
        return b"".join(answer.streaming_content)  # type: ignore[attr-defined]


@pytest.fixture
def pages(small_world: World) -> Pages:
    dispatch = asked_of_many(small_world, "helena", "lennart", "camilla", by="both")
    answered_by(small_world, dispatch, "helena", HELENA)
    answered_by(small_world, dispatch, "lennart", LENNART)
    return Pages(small_world, dispatch)


class TestSummedUp:
    def test_figures_bars_and_texts(self, pages: Pages) -> None:
        assert pages.url("many_answers") in pages.reads("many")
        page = pages.reads("many_answers")
        assert "2 svar" in page
        assert "Median 71,25 kg, från 62,5 till 80 kg." in page
        assert 'width="50.0%"' in page
        assert "Det började i våras.\nSedan blev det värre." in page
        assert "Frågan ställs bara till en del" in page
        assert "0 (Inget)" in page
        assert "10 (Värst)" in page

    def test_a_choice_says_what_it_is(self, pages: Pages) -> None:
        page = pages.reads("many_answers", "?val=1.true")
        assert "Visar 1 av 2 svar." in page
        assert "Röker du?: Ja" in page
        assert 'value="1.true" selected' in page

    @pytest.mark.parametrize("query", ["?val=99.x", "?fran=2026-13-01", "?fran=2026-05-01&till=2026-04-01", "?val=1"])
    def test_what_is_wrong_in_the_address_is_said(self, pages: Pages, query: str) -> None:
        assert "error-summary" in pages.reads("many_answers", query, status=422)

    @pytest.mark.parametrize("query", ["?val=6.&lag=x&hog=2", "?val=1.&lag=2"])
    def test_what_means_nothing_is_not_found(self, pages: Pages, query: str) -> None:
        pages.reads("many_answers", query, status=404)

    def test_before_anybody_has_answered(self, small_world: World) -> None:
        pages = Pages(small_world, asked_of_many(small_world, "helena", by="both"))
        assert "Ingen har svarat än" in pages.reads("many_answers")
        assert pages.url("many_answers") not in pages.reads("many")


class TestTheTable:
    def test_a_row_each_with_all_of_what_was_said(self, pages: Pages) -> None:
        page = pages.reads("many_answers_table")
        assert re.search(r'class="mark"[^>]*>Personalverktyget<', page), (
            "what the page is given hides nothing of its frame"
        )
        assert page.index("Lennart Östberg") < page.index("Helena Sandberg")
        assert "Det började i våras.\nSedan blev det värre." in page
        assert "Sömn, Hosta" in page
        assert "070-174 06 05" in page
        assert '<li class="as-written">Levaxin</li><li class="as-written">Alvedon</li>' in page

    def test_a_long_answer_is_folded_with_nothing_cut_off(self, small_world: World) -> None:
        long = "Min dotter hjälper mig att skriva. " * 30 + "Hälsningar från oss."
        dispatch = asked_of_many(small_world, "helena", by="both")
        answered_by(small_world, dispatch, "helena", {**HELENA, "told": long})
        page = Pages(small_world, dispatch).reads("many_answers_table")
        beginning, whole = page.split('<details class="long-answer">')[1].split("</summary>", 1)
        assert "Hälsningar från oss." not in beginning
        assert long in whole.split("</details>")[0]
        assert page.count('<details class="long-answer">') == 1

    @pytest.mark.parametrize(
        ("ordering", "first"),
        [
            ("tid", "Helena"),
            ("lista", "Helena"),
            ("1", "Helena"),
            ("-1", "Lennart"),
            ("2", "Helena"),
            ("-2", "Helena"),
            ("3", "Helena"),
            ("5", "Lennart"),
            ("6", "Helena"),
            ("-7", "Lennart"),
            ("8", "Helena"),
            ("10", "Lennart"),
            ("-10", "Helena"),
            ("99", "Lennart"),
        ],
    )
    def test_rows_come_in_the_order_that_is_chosen(self, pages: Pages, ordering: str, first: str) -> None:
        page = pages.reads("many_answers_table", f"?ordning={ordering}")
        names = sorted(("Helena Sandberg", "Lennart Östberg"), key=page.index)
        assert names[0].startswith(first)

    @pytest.mark.parametrize("ordering", ["", "tid", "lista", "1", "-2", "3", "6", "-8", "10"])
    def test_each_row_is_on_one_page(self, pages: Pages, ordering: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(answer_table, "PAGE_SIZE", 1)
        first = pages.reads("many_answers_table", f"?ordning={ordering}")
        follows = re.search(r'href="(\?[^"]*efter=[^"]*)"', first)
        assert follows
        second = pages.reads("many_answers_table", follows[1].replace("&amp;", "&"))
        assert ("Helena Sandberg" in first) != ("Helena Sandberg" in second)
        assert ("Lennart Östberg" in first) != ("Lennart Östberg" in second)
        assert not re.search(r'href="\?[^"]*efter=', second)

    def test_one_question_alone(self, pages: Pages) -> None:
        page = pages.reads("many_answers_table", "?bara=8&val=8.")
        assert "Helena Sandberg" in page
        assert "Lennart Östberg" not in page
        assert "Sömn, Hosta" not in page
        assert "Inga svar att visa" in pages.reads("many_answers_table", "?val=6.&lag=1&hog=2")

    def test_what_reaches_a_protected_one_is_not_told(self, small_world: World, pages: Pages) -> None:
        with unit_of_work(SYSTEM) as work:
            Resident.objects.filter(id=small_world.residents["helena"]).update(is_protected=True)
            work.record(ResidentsRefreshed(register="population", asked=1, residents=()))
        for page in (pages.reads("many_answers_table"), pages.takes("csv").decode(), pages.reads("many_answers")):
            assert "Helena" not in page
            assert RESIDENTS["helena"][0][-4:] not in page
            assert "070-174 06 05" not in page
            assert "Skyddad identitet" in page


class TestTheFile:
    def test_csv_and_excel_say_the_same(self, pages: Pages) -> None:
        lines = list(csv.reader(io.StringIO(pages.takes("csv").decode("utf-8-sig")), delimiter=";"))
        sheet = load_workbook(io.BytesIO(pages.takes("xlsx"))).active
        assert sheet
        cells = [list(row) for row in sheet.iter_rows(values_only=True)]
        assert lines[0] == cells[0]
        assert lines[0][4:] == [
            *("Röker du?", "Hur många om dagen?", "Varför kommer du?", "Vad besvärar dig?", "Hur ont?"),
            *("Vad väger du? (kg)", "Sedan när?", "Berätta mer", "Telefon"),
            *("Läkemedel 1: Namn", "Läkemedel 1: Hur ofta?", "Läkemedel 2: Namn", "Läkemedel 2: Hur ofta?"),
        ]
        assert [line[0] for line in lines[1:]] == ["Helena Sandberg", "Lennart Östberg"]
        assert cells[1][4:10] == ["Ja", 5, "Ont", "Sömn, Hosta", 7, 62.5]
        assert lines[1][9] == "62,5"
        assert lines[1][11] == HELENA["told"]
        assert lines[1][13:] == ["Levaxin", "Varje dag", "Alvedon", "Ibland"]
        assert cells[2][4:10] == ["Nej", None, "Vet inte", "Sömn", 2, 80]

    def test_a_choice_is_what_is_taken_along(self, pages: Pages) -> None:
        assert "Lennart" not in pages.takes("csv", "&val=1.true").decode()

    def test_every_part_of_it_is_logged_before_it_is_sent(
        self, small_world: World, pages: Pages, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(answer_table, "_BATCH", 1)
        pages.takes("xlsx")
        export = LogEntry.objects.filter(event="dispatch.answers_exported").get()
        assert export.details["count"] == 2
        told = [entry.residents for entry in LogEntry.objects.filter(event="dispatch.answers_shown").order_by("seq")]
        assert told == [[small_world.residents["helena"]], [small_world.residents["lennart"]]]

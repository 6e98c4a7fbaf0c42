"""The pages of gathered answers: figures and texts, choices that are kept in the address, and what is wrong in one."""

from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from tests.support.asked import HELENA, LENNART, answered_by, asked_of_many
from tests.support.world import World


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

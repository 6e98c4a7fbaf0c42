"""The pages of log control, over HTTP and without JavaScript."""

import re
from datetime import timedelta
from uuid import UUID

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from personalverktyget.base.clock import today
from personalverktyget.domain.log_review import services
from personalverktyget.domain.log_review.models import ChosenEntry, LogReview
from tests.support.log_reviews import SYSTEM, after_the_month, begun_review, opened_everywhere, opens
from tests.support.world import World
from tests.support.world_registers import hsa_id_of


@pytest.fixture
def reviewer(small_world: World, client: Client) -> Client:
    return small_world.sign_in(client, "reviewer")


def address(page: str, review_id: UUID, **rest: object) -> str:
    return reverse(f"staff:log_review:{page}", kwargs={"review_id": review_id, **rest})


def test_the_whole_job_by_buttons_alone(small_world: World, reviewer: Client) -> None:
    for _ in range(7):
        opens(small_world, "handler_2", "assigned")
    days = {"first_day": today().isoformat(), "last_day": today().isoformat(), "reason": "Stickprov"}
    answer = reviewer.post(reverse("staff:log_review:begin"), days, follow=True)
    page = answer.content.decode()
    assert "Varken fördelat eller handlagt, 7" in page
    review_id = LogReview.objects.get().id
    first = reviewer.get(address("entry", review_id, position=1)).content.decode()
    assert "Öppnade 7 gånger utan att ha fördelat eller handlagt något för invånaren." in first
    assert "Lennart Östberg" in first
    assert "Ärendehanterare sedan" in first
    while "Börja granska" in page or "Fortsätt granska" in page or "verdict-title" in page:
        at = answer.redirect_chain[-1][0] if "/post/" in answer.redirect_chain[-1][0] else None
        at = at or address("entry", review_id, position=1)
        answer = reviewer.post(at, {"verdict": "justified", "note": "Vikarierade. 漢字 <b>"}, follow=True)
        page = answer.content.decode()
    assert "Signera loggkontrollen" in page
    version = LogReview.objects.get().version
    signed = reviewer.post(address("review", review_id), {"version": version, "conclusion": ""})
    assert signed.status_code == 422
    signed = reviewer.post(address("review", review_id), {"version": version, "conclusion": "Allt väl."}, follow=True)
    assert "Innehållet är oförändrat sedan dess" in signed.content.decode()
    pdf = reviewer.get(address("report", review_id))
    assert pdf.headers["Content-Type"] == "application/pdf"
    assert pdf.content.startswith(b"%PDF-")
    assert pdf.content == reviewer.get(address("report", review_id)).content
    late = reviewer.post(address("entry", review_id, position=1), {"verdict": "suspected", "note": "Nej"})
    assert "är signerad och kan inte ändras" in late.content.decode()


def test_what_was_written_stays_when_the_verdict_is_wrong(small_world: World, reviewer: Client) -> None:
    review_id = begun_review(small_world)
    answer = reviewer.post(address("entry", review_id, position=1), {"verdict": "", "note": "Skrivet."})
    assert answer.status_code == 422
    assert "Skrivet." in answer.content.decode()
    answer = reviewer.post(address("entry", review_id, position=1), {"verdict": "suspected", "note": " "})
    assert "Skriv vad som är oklart eller misstänkt." in answer.content.decode()
    assert reviewer.get(address("entry", review_id, position=999)).status_code == 404


def test_after_a_verdict_the_next_entry_comes_with_a_way_back(small_world: World, reviewer: Client) -> None:
    for who, case in (("handler", "assigned"), ("handler_2", "assigned"), ("handler", "other_handler")):
        opens(small_world, who, case)
    review_id = services.begin_review(
        small_world.actor("reviewer"), first_day=today(), last_day=today(), reason="Stickprov"
    )
    # From the second on, and after the last back to the first, which was passed over
    total = ChosenEntry.objects.count()
    for here, there in ((2, 3), (total, 1)):
        answer = reviewer.post(address("entry", review_id, position=here), {"verdict": "justified", "note": ""})
        assert answer.headers["Location"] == f"{address('entry', review_id, position=there)}?nyss={here}"
        page = reviewer.get(answer.headers["Location"]).content.decode()
        assert f"Post {here}: Motiverad." in page
        assert f'href="{address("entry", review_id, position=here)}"' in page
    for wrong in ("1", "99", "x", ""):
        page = reviewer.get(f"{address('entry', review_id, position=1)}?nyss={wrong}").content.decode()
        assert "just-judged" not in page
    for position in [*range(3, total), 1]:
        at = address("entry", review_id, position=position)
        last = reviewer.post(at, {"verdict": "justified", "note": ""}, follow=True).content.decode()
    assert "Alla poster är bedömda. Skriv en slutsats och signera." in last


def test_signing_with_an_old_page_says_so_and_keeps_the_text(small_world: World, reviewer: Client) -> None:
    review_id = begun_review(small_world)
    reviewer.post(address("entry", review_id, position=1), {"verdict": "justified", "note": ""})
    answer = reviewer.post(address("review", review_id), {"version": 1, "conclusion": "Allt väl."})
    assert answer.status_code == 422
    assert "Någon har bedömt en post sedan du öppnade sidan" in answer.content.decode()


def test_an_overdue_review_is_in_the_menu_of_the_unit_and_of_the_region(small_world: World) -> None:
    """K-02."""
    opened_everywhere(small_world)
    with time_machine.travel(after_the_month()):
        services.begin_scheduled_reviews(SYSTEM, today())
    with time_machine.travel(after_the_month() + timedelta(days=25)):
        for who, told in (("admin", "1 loggkontroll skulle"), ("regional_admin", "2 loggkontroller skulle")):
            page = small_world.sign_in(Client(), who).get(reverse("staff:log_review:list")).content.decode()
            assert told in page
            assert 'data-due="late">Försenad' in page
            assert 'data-state="returned"' not in page, "nothing came back: it has not been done"
            assert "/post/" not in page
        menu = small_world.sign_in(Client(), "admin").get(reverse("staff:unit")).content.decode()
        assert '<span>Loggkontroll</span><span class="count">1</span>' in menu


def ticks(world: World, client: Client) -> tuple[str, list[int]]:
    """A check on suspicion of a colleague who has opened two cases; its address, and the numbers in the log."""
    made = [opens(world, "handler_2", case) for case in ("assigned", "new")]
    asked = {"hsa_id": hsa_id_of("handler_2"), "first_day": today(), "last_day": today(), "reason": "Tips."}
    answer = client.post(reverse("staff:log_review:suspicion"), asked)
    return answer.headers["Location"], made


def test_on_suspicion_entries_are_ticked_examined_and_signed(small_world: World, reviewer: Client) -> None:
    at, made = ticks(small_world, reviewer)
    before = reviewer.get(at).content.decode()
    assert "Poster att granska" not in before
    assert f'name="numbers" value="{made[0]}"' in before
    none = reviewer.post(at, {"take_up": "1"})
    assert none.status_code == 422
    assert "Markera minst en post." in none.content.decode()
    answer = reviewer.post(f"{at}?efter=", {"take_up": "1", "numbers": [made[0], made[0]]}, follow=True)
    page = answer.content.decode()
    assert "1 post är tillagd." in page
    assert "0 av 1 bedömda" in page
    assert f'name="numbers" value="{made[0]}"' not in page
    assert "Signera loggkontrollen" not in page
    shown = re.search(r'name="shown" value="([\d ]+)"', page)
    assert shown
    both = reviewer.post(at, {"take_up": "1", "everyone": "on", "shown": shown[1]}, follow=True).content.decode()
    assert f"0 av {len(shown[1].split()) + 1} bedömda" in both
    assert "Tillagd av granskaren" in reviewer.get(f"{at}post/1/").content.decode()
    for position in range(1, len(shown[1].split()) + 2):
        reviewer.post(f"{at}post/{position}/", {"verdict": "justified", "note": ""})
    version = LogReview.objects.get().version
    signed = reviewer.post(at, {"version": version, "conclusion": "Hon hade skäl."}, follow=True).content.decode()
    assert "Innehållet är oförändrat sedan dess" in signed
    assert 'name="numbers"' not in signed
    assert "2 granskade, 0 misstänkta" in signed
    late = reviewer.post(at, {"take_up": "1", "numbers": made})
    assert late.status_code == 422
    assert "är signerad och kan inte ändras" in late.content.decode()
    assert reviewer.get(f"{at}rapport/").content.startswith(b"%PDF-")


@pytest.mark.parametrize("wrong", ["x", "-1", "1" * 30, "٣", "999999999999"])
def test_numbers_that_are_none_take_up_nothing(small_world: World, reviewer: Client, wrong: str) -> None:
    at, _made = ticks(small_world, reviewer)
    assert reviewer.post(at, {"take_up": "1", "numbers": wrong}).status_code in (404, 422)
    assert reviewer.post(at, {"take_up": "1", "everyone": "on", "shown": f"{wrong} "}).status_code in (404, 422)
    assert not ChosenEntry.objects.exists()

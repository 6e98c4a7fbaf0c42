"""The queues and the search: who sees which rows, in what order, and what it costs."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from personalverktyget.base.clock import now
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.cases.models import Case
from personalverktyget.domain.cases.states import Action
from tests.support.sql import as_snapshot
from tests.support.world import World

LIST = "/personal/arenden/"
SNAPSHOT = Path(__file__).with_name("case_list.sql")


def text_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_a_receiver_sees_the_whole_unit_and_nothing_else(small_world: World, client: Client) -> None:
    shown = text_of(small_world.sign_in(client, "receiver"), LIST)

    assert all(
        word in shown for word in ("Levaxin", "Metformin", "Atorvastatin", "Helena Sandberg", "Hugo Handläggare")
    )
    assert not any(word in shown for word in ("Losartan", "Candesartan", "Omeprazol"))
    assert shown.index("Levaxin") < shown.index("Metformin"), "what nobody has comes first"


def test_a_handler_sees_the_own_cases_only(small_world: World, client: Client) -> None:
    shown = text_of(small_world.sign_in(client, "handler"), LIST)

    assert "Metformin" in shown
    assert not any(word in shown for word in ("Levaxin", "Atorvastatin", "Losartan"))


def test_a_handler_loses_a_case_that_is_given_to_another(small_world: World, client: Client) -> None:
    case = small_world.cases["assigned"]
    browser = small_world.sign_in(client, "handler")
    assert browser.get(f"{LIST}{case}/").status_code == 200

    small_world.assign(case, "handler_2")

    assert "Metformin" not in text_of(browser, LIST)
    assert browser.get(f"{LIST}{case}/").status_code == 404


def test_a_protected_person_is_masked_in_lists(small_world: World, client: Client) -> None:
    shown = text_of(small_world.sign_in(client, "receiver"), LIST)

    assert "Alvedon" in shown
    assert "Skyddad identitet" in shown
    assert "Personsson" not in shown


@pytest.mark.parametrize("who", ["admin", "reviewer"])
def test_those_who_work_with_other_things_see_no_case(small_world: World, client: Client, who: str) -> None:
    assert small_world.sign_in(client, who).get(LIST).status_code == 403


def test_one_who_is_not_signed_in_is_led_to_the_sign_in_and_back(client: Client, db: None) -> None:
    response = client.get(f"{LIST}?vy=mina")

    assert response.status_code == 302
    assert response.headers["Location"] == "/personal/logga-in/?nasta=%2Fpersonal%2Farenden%2F%3Fvy%3Dmina"


@pytest.mark.parametrize(
    ("view", "seen", "unseen"),
    [
        ("att-fordela", "Levaxin", "Metformin"),
        ("mina", "Inga", "Levaxin"),
        ("avslutade", "Omeprazol", "Levaxin"),
        ("forsenade", "Inget är försenat", "Levaxin"),
    ],
)
def test_each_view_holds_its_own(small_world: World, client: Client, view: str, seen: str, unseen: str) -> None:
    shown = text_of(small_world.sign_in(client, "both"), f"{LIST}?vy={view}")

    assert (seen in shown) or (view == "mina" and "Du har inga öppna ärenden" in shown)
    assert unseen not in shown


def test_what_waits_for_the_resident_has_a_view(small_world: World, client: Client) -> None:
    small_world.reply(small_world.cases["assigned"], Action.ASK, "Hur länge har du tagit medicinen?")

    assert "Metformin" in text_of(small_world.sign_in(client, "handler"), f"{LIST}?vy=vantar")


def test_a_view_that_does_not_exist_or_is_not_hers_is_not_found(small_world: World, client: Client) -> None:
    browser = small_world.sign_in(client, "handler")

    assert browser.get(f"{LIST}?vy=hittepa").status_code == 404
    assert browser.get(f"{LIST}?vy=att-fordela").status_code == 404
    assert browser.get(f"{LIST}?efter=hittepa").status_code == 404


def test_the_list_is_paged_by_key_without_gaps(small_world: World, client: Client) -> None:
    for number in range(60):
        small_world.send_case("camilla", "ang", f"Nummer {number:03d} i raden")
    browser = small_world.sign_in(client, "receiver")

    first = browser.get(f"{LIST}?vy=att-fordela")
    second = browser.get(LIST + first.context["cases"].next_url)
    back = browser.get(LIST + second.context["cases"].previous_url)

    ids = [[row.url for row in page.context["cases"].rows] for page in (first, second, back)]
    assert len(ids[0]) == 50
    assert len(ids[0] + ids[1]) == len({*ids[0], *ids[1]}) == 62
    assert ids[2] == ids[0]
    assert not first.context["cases"].previous_url
    assert not second.context["cases"].next_url


@pytest.mark.parametrize("by", ["number", "identity_number", "name", "word"])
def test_search_finds_by_number_person_name_and_word(small_world: World, client: Client, by: str) -> None:
    case = Case.objects.get(id=small_world.cases["new"])
    wanted = {"number": str(case.number), "identity_number": "19810228-2384", "name": "sandberg", "word": "tablett"}
    shown = text_of(small_world.sign_in(client, "receiver"), f"{LIST}?q={wanted[by]}")

    assert "Levaxin" in shown
    assert "Metformin" not in shown
    assert "Losartan" not in shown, "the same person's case at another unit"


def test_a_search_without_hits_says_what_to_do(small_world: World, client: Client) -> None:
    shown = text_of(small_world.sign_in(client, "receiver"), f"{LIST}?q=finns<inte>")

    assert "Inga av dina ärenden matchar ”finns&lt;inte&gt;”" in shown


def test_what_a_list_showed_is_in_the_log_before_it_is_shown(small_world: World, client: Client) -> None:
    since = now()
    text_of(small_world.sign_in(client, "receiver"), LIST)

    entry = LogEntry.objects.get(at__gte=since, event="cases.listed")
    assert {str(small_world.residents[who]) for who in ("helena", "protected", "lennart", "camilla")} == {
        str(resident) for resident in entry.residents
    }


def test_news_tells_of_new_cases_and_of_no_person(small_world: World, client: Client) -> None:
    browser = small_world.sign_in(client, "receiver")
    counted = browser.get(LIST).context["counted"]
    before = LogEntry.objects.count()

    def ask() -> Any:
        return browser.get(f"{LIST}nytt/?vy=alla&antal={counted}", headers={"X-Bakgrund": "1"}).json()

    assert ask() == {"count": 2, "words": ""}
    assert LogEntry.objects.count() == before, "a question in the background is no reading"
    small_world.send_case("camilla", "ang", "Ipren 400 mg")
    assert ask() == {"count": 3, "words": "1 nytt ärende, visa"}


def test_the_list_is_five_statements_and_they_are_these(
    small_world: World, client: Client, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    browser = small_world.sign_in(client, "receiver")
    with django_assert_max_num_queries(8):
        browser.get(LIST)
    with CaptureQueriesContext(connection) as captured:
        browser.get(LIST)

    statements = as_snapshot(query["sql"] for query in captured.captured_queries)
    assert statements == SNAPSHOT.read_text(), (
        f"The list's SQL changed. If that was meant, put this in {SNAPSHOT}:\n{statements}"
    )

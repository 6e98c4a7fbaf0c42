"""Handing a case type out to residents over HTTP: to one, to many, changed, taken back; and by those who may not."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest
from django.test import Client
from django.utils import translation

from personalverktyget.base.clock import today
from personalverktyget.domain.admittance.models import CaseTypeGrant
from personalverktyget.domain.cases.models import Case
from tests.support.handing_out import NEWCOMER, Register
from tests.support.world import World
from tests.support.world_registers import CASE_TYPE, PREFIX, RESIDENTS
from tests.web.test_pages_in_english import swedish_in
from tests.web.test_statement_counts import statements

HELENA, LENNART, PROTECTED = (RESIDENTS[who][0] for who in ("helena", "lennart", "protected"))
CARD = f"/invanare/mottagning/{PREFIX}9001/"
INTRO = f"{CARD}{CASE_TYPE.code}/"


@pytest.fixture
def staff(small_world: World) -> Client:
    return small_world.sign_in(Client(), "receiver")


@pytest.fixture
def helena(small_world: World) -> Client:
    return small_world.sign_in_resident(Client(), "helena")


def at(offered: UUID, part: str = "") -> str:
    return f"/personal/invanare/arendetyper/{offered}/{part}"


def page(client: Client, address: str) -> str:
    return client.get(address, follow=True).content.decode()


def test_to_one_with_her_name_shown_first(staff: Client, helena: Client, restricted: UUID) -> None:
    assert CASE_TYPE.name not in page(helena, CARD)
    found = staff.post(at(restricted, "dela-ut/"), {"numbers": "19810228-2384"}).content.decode()
    assert "Helena Sandberg" in found
    assert "Är det rätt person?" in found
    assert not CaseTypeGrant.objects.exists()
    sent = {"numbers": HELENA, "until": today().isoformat(), "action": "hand_out"}
    assert staff.post(at(restricted, "dela-ut/"), sent).status_code == 303
    listed = page(staff, at(restricted))
    assert "syns för invånaren nu" in listed
    assert "Helena Sandberg" in listed
    assert CASE_TYPE.name in page(helena, CARD)
    again = staff.post(at(restricted, "dela-ut/"), {"numbers": HELENA}).content.decode()
    assert "Invånaren har redan tillgång" in again
    taken = {"numbers": HELENA, "until": "", "action": "take_back"}
    assert staff.post(at(restricted, "dela-ut/"), taken).status_code == 303
    assert CASE_TYPE.name not in page(helena, CARD)


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ("", "Skriv personnumret med tolv siffror"),
        ("1981", "Skriv"),
        ("198102282385", "stämmer inte"),
        ("199000702390", "Kontrollera numret"),
        ("å" * 61, "Skriv personnumret med tolv siffror"),
        ("\u202e198102282384\u0000", "tecken"),
    ],
)
def test_what_is_wrong_with_a_number_is_told_beside_it(
    staff: Client, restricted: UUID, numbers: str, words: str
) -> None:
    response = staff.post(at(restricted, "dela-ut/"), {"numbers": numbers})
    assert response.status_code in (200, 422)
    if response.status_code == 422:
        assert words in response.content.decode()


def test_a_last_day_that_is_over_is_told_and_nothing_is_lost(staff: Client, restricted: UUID) -> None:
    over = (today() - timedelta(days=1)).isoformat()
    for until, words in ((over, "Dagen har varit"), ("9999-12-31", "tidigare datum"), ("i morgon", "Skriv datumet")):
        sent = {"numbers": HELENA, "until": until, "action": "hand_out"}
        response = staff.post(at(restricted, "dela-ut/"), sent)
        assert response.status_code == 422
        assert words in response.content.decode()
        assert "Helena Sandberg" in response.content.decode()
    assert not CaseTypeGrant.objects.exists()


def test_to_many_after_a_look_at_each_line(staff: Client, restricted: UUID) -> None:
    text = f"{HELENA}\n19520913-2132\n{HELENA}\n{NEWCOMER[0]}\n123\n<b>x</b>\n{PROTECTED}"
    shown = staff.post(at(restricted, "dela-ut/lista/"), {"numbers": text}).content.decode()
    assert "4 av 7 rader kan få ärendetypen" in shown
    for words in ("Helena Sandberg", "Nora Nyinflyttad", "Samma nummer som på rad 1", "Skyddad identitet"):
        assert words in shown
    assert "<b>x</b>" not in shown
    assert "Hemliga" not in shown
    assert not CaseTypeGrant.objects.exists()
    response = staff.post(at(restricted, "dela-ut/lista/"), {"numbers": text, "until": "", "hand_out": "1"})
    assert response.status_code == 303
    assert "utdelad till 4 invånare" in page(staff, at(restricted))
    assert CaseTypeGrant.objects.count() == 4


def test_an_empty_and_an_endless_list_are_told(staff: Client, restricted: UUID) -> None:
    for text, words in (("", "Skriv minst ett"), ("x\n" * 501, "Dela upp den"), ("1" * 40_001, "Dela upp den")):
        response = staff.post(at(restricted, "dela-ut/lista/"), {"numbers": text})
        assert response.status_code == 422
        assert words in response.content.decode()


def test_many_are_changed_and_taken_back(staff: Client, restricted: UUID) -> None:
    staff.post(at(restricted, "dela-ut/lista/"), {"numbers": f"{HELENA}\n{LENNART}", "hand_out": "1"})
    ids = [str(id_) for id_ in CaseTypeGrant.objects.values_list("id", flat=True)]
    day = (today() + timedelta(days=30)).isoformat()
    assert staff.post(at(restricted), {"action": "change", "everyone": "on", "until": day}).status_code == 303
    assert {until.isoformat() for until in CaseTypeGrant.objects.values_list("until", flat=True) if until} == {day}
    assert staff.post(at(restricted), {"action": "take_back", "grants": ids[:1]}).status_code == 303
    assert CaseTypeGrant.objects.filter(taken_back_at=None).count() == 1
    for sent, words in (
        ({"action": "take_back"}, "Välj minst en invånare"),
        ({"action": "take_back", "grants": ids[:1]}, "redan tillbakatagen"),
        ({"action": "change", "grants": ["x", ids[1]], "until": "2000-01-01"}, "Dagen har varit"),
    ):
        response = staff.post(at(restricted), sent)
        assert response.status_code == 422
        assert words in response.content.decode()


def test_the_register_is_down(staff: Client, restricted: UUID, register: Register) -> None:
    register.is_down = True
    response = staff.post(at(restricted, "dela-ut/"), {"numbers": HELENA})
    assert response.status_code == 422
    assert "Folkbokföringen svarar inte" in response.content.decode()
    assert HELENA in response.content.decode()


@pytest.mark.parametrize("who", ["receiver_berg", "handler_hamn"])
def test_another_units_staff_get_nowhere(small_world: World, staff: Client, restricted: UUID, who: str) -> None:
    staff.post(at(restricted, "dela-ut/"), {"numbers": HELENA, "action": "hand_out"})
    row = str(CaseTypeGrant.objects.get().id)
    other = small_world.sign_in(Client(), who)
    for address, sent in (
        (at(restricted), {"action": "take_back", "grants": [row]}),
        (at(restricted, "dela-ut/"), {"numbers": LENNART, "action": "hand_out"}),
        (at(restricted, "dela-ut/lista/"), {"numbers": LENNART, "hand_out": "1"}),
    ):
        assert other.get(address).status_code == 404
        assert other.post(address, sent).status_code == 404
    assert CaseTypeGrant.objects.get().taken_back_at is None


def test_another_resident_who_types_the_address_is_helped_and_told_nothing(
    small_world: World, staff: Client, restricted: UUID
) -> None:
    staff.post(at(restricted, "dela-ut/"), {"numbers": HELENA, "action": "hand_out"})
    lennart = small_world.sign_in_resident(Client(), "lennart")
    told = [page(lennart, address) for address in (INTRO, f"{CARD}finns-inte/")]
    for shown in told:
        assert "Du kan inte skicka ett sådant ärende" in shown
        assert CASE_TYPE.name not in shown
    response = lennart.post(INTRO)
    assert response.status_code == 303
    assert response.headers["Location"] == CARD


def test_what_was_begun_is_shown_with_why_it_cannot_be_sent(staff: Client, helena: Client, restricted: UUID) -> None:
    staff.post(at(restricted, "dela-ut/"), {"numbers": HELENA, "action": "hand_out"})
    begun = helena.post(INTRO).headers["Location"]
    helena.post(f"{begun}1/", {"medicine": "Levaxin 50", "action": "later"})
    sent = Case.objects.count()
    staff.post(at(restricted), {"action": "take_back", "everyone": "on"})
    refused = helena.post(f"{begun}granska/")
    assert refused.status_code == 409
    assert "gäller inte längre" in refused.content.decode()
    for address in (begun, f"{begun}1/", f"{begun}granska/"):
        shown = page(helena, address)
        assert "gäller inte längre" in shown
        assert "allt du har skrivit finns kvar" in shown
    assert Case.objects.count() == sent
    lost = page(helena, INTRO)
    assert "Du har haft tillgång" in lost


def test_the_overview_says_what_is_handed_out(small_world: World, staff: Client, restricted: UUID) -> None:
    assert CASE_TYPE.name in page(staff, "/personal/invanare/")
    other = small_world.sign_in(Client(), "receiver_hamn")
    assert "inga ärendetyper med begränsat urval" in page(other, "/personal/invanare/")


def test_the_card_sends_no_more_statements_than_before(
    small_world: World, staff: Client, helena: Client, restricted: UUID
) -> None:
    staff.post(at(restricted, "dela-ut/"), {"numbers": HELENA, "action": "hand_out"})
    # One more than a card that tells nothing of her: its log entry.
    assert len(statements(helena, CARD)) <= 7


@pytest.fixture
def _language() -> Iterator[None]:
    # A request leaves its language behind.
    with translation.override("sv"):
        yield


@pytest.mark.usefixtures("_language")
def test_the_steps_read_in_english(staff: Client, restricted: UUID) -> None:
    staff.cookies["django_language"] = "en"
    text = f"{HELENA}\n{HELENA}\n{PROTECTED}\n123\n199000702390"
    shown = [
        staff.post(at(restricted, "dela-ut/"), {"numbers": HELENA}),
        staff.post(at(restricted, "dela-ut/lista/"), {"numbers": text}),
    ]
    staff.post(at(restricted, "dela-ut/lista/"), {"numbers": text, "hand_out": "1"})
    shown += [staff.get(at(restricted)), staff.post(at(restricted, "dela-ut/"), {"numbers": HELENA})]
    shown += [staff.post(at(restricted, "dela-ut/lista/"), {"numbers": text}), staff.get("/personal/invanare/")]
    assert [swedish_in(answer.content.decode()) for answer in shown] == [[]] * len(shown)

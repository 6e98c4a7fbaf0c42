"""Groups that are answered several times, forms that stop, and what a form begins with: the pages, without a script."""

import re
from uuid import UUID

import pytest
from django.test import Client

from personalverktyget.base.clock import now
from personalverktyget.base.errors import NotPossibleNow
from personalverktyget.domain.case_types.services import publish_central_case_type
from personalverktyget.domain.case_types.services.publish_case_type import CaseTypeContent
from personalverktyget.domain.cases.models import Case, CaseAnswers, CaseDraft
from personalverktyget.domain.cases.services import submit_case
from tests.support.world import SYSTEM, World
from tests.support.world_registers import CASE_TYPE, PREFIX, REGIONS

FORM = {
    "title": "Vårdbegäran",
    "item": [
        {
            "linkId": "first",
            "type": "group",
            "text": "Besvären",
            "item": [
                {"linkId": "pain", "type": "boolean", "text": "Har du ont i bröstet?", "required": True},
                {
                    "linkId": "stop",
                    "type": "stop",
                    "text": "Ring 112",
                    "help": "Smärta i bröstet kan vara bråttom.",
                    "call": "112",
                    "enableWhen": [{"question": "pain", "operator": "=", "answer": True}],
                },
                {"linkId": "phone", "type": "email", "text": "E-post", "prefill": "email"},
            ],
        },
        {
            "linkId": "second",
            "type": "group",
            "text": "Läkemedlen",
            "item": [
                {
                    "linkId": "medicines",
                    "type": "group",
                    "text": "Läkemedel",
                    "repeats": True,
                    "maxOccurs": 3,
                    "item": [
                        {"linkId": "name", "type": "string", "text": "Namn", "required": True},
                        {"linkId": "works", "type": "boolean", "text": "Hjälper det?"},
                        {
                            "linkId": "how",
                            "type": "text",
                            "text": "På vilket sätt inte?",
                            "required": True,
                            "enableWhen": [{"question": "works", "operator": "=", "answer": False}],
                        },
                    ],
                }
            ],
        },
    ],
}
# In the order of the form: first, pain, stop, phone, second, medicines, name, works, how.
PAIN, PHONE, GROUP, NAME, WORKS, HOW = "q2", "q4", "q6", "q7", "q8", "q9"


@pytest.fixture
def draft_url(client: Client, small_world: World) -> str:
    """The address of the form that Helena has begun."""
    content = CaseTypeContent(
        code=CASE_TYPE.code,
        name="Vårdbegäran",
        summary="Allt.",
        description="",
        not_for="",
        terms_text="Allt.",
        feedback_target="",
        form=FORM,
    )
    publish_central_case_type(SYSTEM, PREFIX + REGIONS["klar"][1], content)
    small_world.sign_in_resident(client, "helena")
    begun = client.post(f"/invanare/mottagning/{PREFIX}9001/{CASE_TYPE.code}/")["Location"]
    return begun if begun.endswith("/") else f"{begun}/"


def text_of(response: object) -> str:
    return response.content.decode()  # type: ignore[attr-defined,no-any-return]


def kept(draft_url: str) -> dict[str, object]:
    answers: dict[str, object] = CaseDraft.objects.get(id=UUID(draft_url.split("/")[3])).answers
    return answers


def first(client: Client, draft_url: str, pain: str, action: str = "next") -> object:
    return client.post(f"{draft_url}1/", {"asked": [PAIN, PHONE], PAIN: pain, PHONE: "", "action": action})


def rows(*given: dict[str, str], action: str = "next") -> dict[str, object]:
    data: dict[str, object] = {"action": action}
    asked = [GROUP]
    for number, answers in enumerate(given, start=1):
        asked += [f"{GROUP}r{number}", *(f"{field}r{number}" for field in answers)]
        data |= {f"{field}r{number}": answer for field, answer in answers.items()}
    return {**data, "asked": asked}


def test_a_repetition_more_and_one_less(client: Client, draft_url: str) -> None:
    page = f"{draft_url}2/"
    assert text_of(client.get(page)).count('class="repetition"') == 1
    one = {NAME: "Alvedon", WORKS: "true"}
    more = client.post(page, rows(one, action=f"add:{GROUP}r2"))
    assert more["Location"] == f"{page}#{GROUP}r2"
    shown = text_of(client.get(page))
    assert shown.count('class="repetition"') == 2
    assert 'value="Alvedon"' in shown
    assert "Läkemedel 2" in shown
    two = {NAME: "Ipren", WORKS: ""}
    assert client.post(page, rows(one, two, action=f"remove:{GROUP}r1"))["Location"] == f"{page}#{GROUP}"
    assert kept(draft_url)["medicines"] == [{"name": "Ipren", "works": ""}]


def test_no_more_than_there_may_be(client: Client, draft_url: str) -> None:
    page, one = f"{draft_url}2/", {NAME: "x", WORKS: ""}
    client.post(page, rows(one, one, action=f"add:{GROUP}r3"))
    assert f"add:{GROUP}" not in text_of(client.get(page))
    client.post(page, rows(one, one, one, action=f"add:{GROUP}r4"))
    assert len(kept(draft_url)["medicines"]) == 3  # type: ignore[arg-type]


@pytest.mark.parametrize("action", ["add:q1", "remove:q6", "remove:q6r99", "add:", "add:q6r-1", "remove:q7r1"])
def test_a_button_that_is_not_there_loses_nothing(client: Client, draft_url: str, action: str) -> None:
    page = f"{draft_url}2/"
    assert client.post(page, rows({NAME: "Alvedon", WORKS: ""}, action=action)).status_code < 400
    assert kept(draft_url)["medicines"] == [{"name": "Alvedon", "works": ""}]


def test_a_follow_up_belongs_to_its_own_repetition(client: Client, draft_url: str) -> None:
    page = f"{draft_url}2/"
    first(client, draft_url, "false")
    good, bad = {NAME: "Alvedon", WORKS: "true"}, {NAME: "Ipren", WORKS: "false"}
    live = client.post(page, rows(good, bad, action="autosave")).json()
    assert f"{HOW}r2" in live["shown"]
    assert f"{HOW}r1" not in live["shown"]
    shown = text_of(client.post(page, rows(good, bad)))
    assert f'data-block="{HOW}r1" hidden disabled' in shown
    assert f'data-block="{HOW}r2" data-new' in shown
    missing = client.post(page, rows(good, {**bad, HOW: ""}))
    assert missing.status_code == 422
    assert f'href="#{HOW}r2"' in text_of(missing)
    done = client.post(page, rows(good, {**bad, HOW: "Inte alls"}))
    assert done["Location"] == f"{draft_url}granska/"
    review = text_of(client.get(done["Location"]))
    assert review.index("Läkemedel 1") < review.index("Alvedon") < review.index("Läkemedel 2") < review.index("Ipren")
    assert f"{page}?granska=1#{NAME}r2" in review
    client.post(done["Location"])
    sent = CaseAnswers.objects.get(case__submission_key=draft_url.split("/")[3]).answers
    assert sent["medicines"] == [
        {"name": "Alvedon", "works": True},
        {"name": "Ipren", "works": False, "how": "Inte alls"},
    ]


def test_staff_read_each_repetition_by_itself(client: Client, draft_url: str, small_world: World) -> None:
    first(client, draft_url, "false")
    rows_sent = rows({NAME: "Alvedon", WORKS: "true"}, {NAME: "Ipren", WORKS: ""})
    client.post(f"{draft_url}2/", rows_sent)
    client.post(f"{draft_url}granska/")
    case = Case.objects.get(submission_key=draft_url.split("/")[3])
    staff = small_world.sign_in(Client(), "receiver")
    page = text_of(staff.get(f"/personal/arenden/{case.id}/"))
    told = ["Har du ont i bröstet?", ">Läkemedel 1</h3>", "Alvedon", ">Läkemedel 2</h3>", "Ipren"]
    places = [page.index(words) for words in told]
    assert places == sorted(places)
    assert page.count("<dl") - page.count("</dl>") == 0


def test_a_repetition_that_is_left_empty_is_not_asked_for(client: Client, draft_url: str) -> None:
    first(client, draft_url, "false")
    done = client.post(f"{draft_url}2/", rows({NAME: "", WORKS: ""}))
    assert done["Location"] == f"{draft_url}granska/"
    client.post(done["Location"])
    assert "medicines" not in CaseAnswers.objects.get(case__submission_key=draft_url.split("/")[3]).answers


def test_a_form_that_stops_says_what_to_do_and_sends_nothing(
    client: Client, draft_url: str, small_world: World
) -> None:
    assert first(client, draft_url, "true")["Location"] == f"{draft_url}stopp/"  # type: ignore[index]
    page = text_of(client.get(f"{draft_url}stopp/"))
    assert re.search(r"<h1[^>]*>Ring 112</h1>", page)
    assert "Smärta i bröstet kan vara bråttom." in page
    assert 'href="tel:112"' in page
    assert "Inget har skickats" in page
    assert f'href="{draft_url}1/#{PAIN}"' in page
    for address in (draft_url, f"{draft_url}granska/"):
        assert client.get(address)["Location"] == f"{draft_url}stopp/"
    assert client.post(f"{draft_url}granska/")["Location"] == f"{draft_url}stopp/"
    draft_id = UUID(draft_url.split("/")[3])
    with pytest.raises(NotPossibleNow):
        submit_case(small_world.resident("helena"), draft_id)
    assert not Case.objects.filter(submission_key=draft_id).exists()


def test_the_answer_that_stopped_can_be_changed(client: Client, draft_url: str) -> None:
    first(client, draft_url, "true")
    assert "Visa vad du ska göra nu" in text_of(client.get(f"{draft_url}1/"))
    assert first(client, draft_url, "false")["Location"] == f"{draft_url}2/"  # type: ignore[index]
    assert client.get(f"{draft_url}stopp/")["Location"] == draft_url


def test_going_away_or_saving_is_possible_while_the_form_stops(client: Client, draft_url: str) -> None:
    assert first(client, draft_url, "true", "later")["Location"] == "/invanare/"  # type: ignore[index]
    live = first(client, draft_url, "true", "autosave").json()  # type: ignore[attr-defined]
    assert live["stop"] == {
        "text": "Ring 112",
        "help": "Smärta i bröstet kan vara bråttom.",
        "url": f"{draft_url}stopp/",
    }
    assert first(client, draft_url, "false", "autosave").json()["stop"] is None  # type: ignore[attr-defined]


def test_contact_details_stand_there_from_the_beginning_and_are_kept_when_they_are_sent(
    client: Client, draft_url: str
) -> None:
    address = re.search(rf'id="{PHONE}" name="{PHONE}" value="([^"]+)"', text_of(client.get(f"{draft_url}1/")))
    assert address is not None
    assert "@" in address[1]
    assert kept(draft_url) == {}
    assert client.get(draft_url)["Location"] == f"{draft_url}1/"
    first(client, draft_url, "false")
    assert kept(draft_url)["phone"] == ""
    assert f'name="{PHONE}" value=""' in text_of(client.get(f"{draft_url}1/"))


def test_a_draft_is_taken_up_where_it_was_left(client: Client, draft_url: str, small_world: World) -> None:
    """Another device is another session: what the first one wrote is there."""
    first(client, draft_url, "false")
    client.post(f"{draft_url}2/", rows({NAME: "Alvedon", WORKS: "false"}, action="autosave"))
    other = Client()
    small_world.sign_in_resident(other, "helena")
    assert other.get(draft_url)["Location"] == f"{draft_url}2/"
    assert 'value="Alvedon"' in text_of(other.get(f"{draft_url}2/"))
    assert now() >= CaseDraft.objects.get(id=UUID(draft_url.split("/")[3])).saved_at

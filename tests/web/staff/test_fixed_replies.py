"""Ready answers on the pages: settled one a line, chosen when answering, counted."""

from uuid import uuid4

from django.test import Client

from personalverktyget.domain.cases.models import Message
from tests.domain.case_types.test_settings import central
from tests.domain.cases.test_fixed_replies import RENEWED, known
from tests.support.world import World


def test_from_the_region_to_the_answer_and_its_count(small_world: World, client: Client) -> None:
    where = f"/personal/arendetyper/{central(small_world)}/installningar/"
    small_world.sign_in(client, "regional_admin")
    sent = {"version": "1", "audience": "everybody", "fixed_replies": f"{RENEWED}\n\n  <b>Annat</b> svar \n"}
    assert client.post(where, sent).status_code == 303

    case = small_world.cases["assigned"]
    handler = small_world.sign_in(Client(), "handler")
    page = handler.get(f"/personal/arenden/{case}/").content.decode()
    assert RENEWED in page
    assert "&lt;b&gt;Annat&lt;/b&gt; svar" in page
    answer = {
        "kind": "reply_finally",
        "body": "",
        "choice": known(small_world)[RENEWED].key,
        "version": str(small_world.version(case)),
        "key": str(uuid4()),
        "form": "composer",
    }
    assert handler.post(f"/personal/arenden/{case}/svara/", answer).status_code == 303
    assert Message.objects.filter(case_id=case).latest("sent_at").body == RENEWED

    page = small_world.sign_in(Client(), "regional_admin").get(where).content.decode()
    assert "Så har svarsalternativen använts" in page
    assert '<td class="number">1</td>' in page


def test_a_choice_that_is_gone_is_told_and_what_was_written_stays(small_world: World, client: Client) -> None:
    case = small_world.cases["assigned"]
    answer = {
        "kind": "reply_finally",
        "body": "Det här har jag skrivit.",
        "choice": "f-borta",
        "version": str(small_world.version(case)),
        "key": str(uuid4()),
        "form": "composer",
    }
    response = small_world.sign_in(client, "handler").post(f"/personal/arenden/{case}/svara/", answer)
    page = response.content.decode()
    assert response.status_code == 422
    assert "Svaret som du valde finns inte längre" in page
    assert "Det här har jag skrivit." in page

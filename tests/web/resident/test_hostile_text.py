"""Text of every script and with every trick, through the text fields of a form: kept and shown to the letter."""

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.test import Client

from personalverktyget.domain.case_types.models import OfferedCaseType
from personalverktyget.domain.case_types.services import publish_central_case_type
from personalverktyget.domain.case_types.services.publish_case_type import CaseTypeContent
from personalverktyget.domain.cases.models import Case, CaseAnswers, CaseDraft, Message
from personalverktyget.domain.cases.states import Action
from personalverktyget.domain.contact_cards.selectors import units_found
from tests.support.world import SYSTEM, World
from tests.support.world_registers import CASE_TYPE, PREFIX, REGIONS

BLNS = Path(__file__).parents[3] / "../shared/material/hostile/blns/blns.json"
PER_PAGE = 90
PAGES = 3
AS_WRITTEN = re.compile(r'<span class="as-written"[^>]*>([^<]*)</span>')
IN_TEXTAREA = re.compile(r"<textarea[^>]*>\n([^<]*)</textarea>")
IN_INPUT = re.compile(r'<input class="ds-input" type="text" id="q\d+" name="q\d+" value="([^"]*)"')


def strings() -> list[str]:
    if not BLNS.exists():
        pytest.skip(f"{BLNS.parent} is missing")
    # Blank answers are no answers, and a NUL is no text: both have tests of their own.
    return [text for text in json.loads(BLNS.read_text()) if text.strip() and "\0" not in text]


def halves() -> Iterator[list[str]]:
    every = strings()
    for start in range(0, len(every), PER_PAGE * PAGES):
        yield every[start : start + PER_PAGE * PAGES]


def form_of(count: int, offset: int) -> dict[str, object]:
    """As many questions as there are strings, short and long text by turns."""
    pages = []
    for start in range(0, count, PER_PAGE):
        questions = [
            {
                "linkId": f"t{number}",
                "type": "text" if (number + offset) % 2 else "string",
                "text": f"Fråga {number}",
                "maxLength": 20_000,
            }
            for number in range(start, min(start + PER_PAGE, count))
        ]
        pages.append({"linkId": f"page{start}", "type": "group", "text": f"Sida {start}", "item": questions})
    return {"title": "Prov", "headline": {"linkId": "t0"}, "item": pages}


def published(form: dict[str, object]) -> CaseTypeContent:
    return CaseTypeContent(
        code=CASE_TYPE.code,
        name="Prov",
        summary="Prov.",
        description="",
        not_for="",
        terms_text="Prov.",
        feedback_target="",
        form=form,
    )


@pytest.mark.slow
@pytest.mark.parametrize("half", [0, 1])
def test_what_residents_write_is_kept_and_shown_to_the_letter(client: Client, small_world: World, half: int) -> None:
    texts = list(halves())[half]
    publish_central_case_type(SYSTEM, PREFIX + REGIONS["klar"][1], published(form_of(len(texts), half)))
    small_world.sign_in_resident(client, "helena")
    address = f"/invanare/mottagning/{PREFIX}9001/{CASE_TYPE.code}/"
    draft = UUID(client.post(address)["Location"].split("/")[3])
    assert OfferedCaseType.objects.filter(unit_id=small_world.units["ang"]).exists()
    expected = [text.replace("\r\n", "\n") for text in texts]
    for page, start in enumerate(range(0, len(texts), PER_PAGE), start=1):
        _send_page(client, draft, page, texts[start : start + PER_PAGE], start)
        shown = client.get(f"/invanare/formular/{draft}/{page}/").content.decode()
        fields = [*IN_TEXTAREA.findall(shown), *IN_INPUT.findall(shown)]
        assert sorted(unescape(field) for field in fields) == sorted(texts[start : start + PER_PAGE])
    assert [CaseDraft.objects.get(id=draft).answers[f"t{number}"] for number in range(len(texts))] == texts
    review = client.get(f"/invanare/formular/{draft}/granska/").content.decode()
    assert [unescape(text) for text in AS_WRITTEN.findall(review)] == expected
    case_url = client.post(f"/invanare/formular/{draft}/granska/")["Location"].removesuffix("kvitto/")
    case = Case.objects.get(submission_key=draft)
    kept = CaseAnswers.objects.get(case=case).answers
    assert [kept[f"t{number}"] for number in range(len(texts))] == expected
    shown = client.get(case_url).content.decode()
    assert [unescape(text) for text in AS_WRITTEN.findall(shown)] == expected
    assert client.get("/invanare/").status_code == 200


def _send_page(client: Client, draft: UUID, page: int, texts: list[str], start: int) -> None:
    # Items are numbered through the whole form, pages among them.
    ids = [f"q{start + page + 1 + position}" for position in range(len(texts))]
    data: dict[str, object] = {"asked": ids, "action": "next", **dict(zip(ids, texts, strict=True))}
    response = client.post(f"/invanare/formular/{draft}/{page}/", data)
    assert response.status_code == 303, response.content.decode()


def test_an_answer_of_every_script_is_kept_and_shown_to_the_letter(client: Client, small_world: World) -> None:
    body, case_id = "", small_world.cases["new"]
    for text in strings():
        if len(body) + len(text) < 9_000:
            body += f"{text}\n"
    body = body.replace("\r", "").strip()
    small_world.assign(case_id, "handler")
    small_world.reply(case_id, Action.ASK, "Hur länge?")
    small_world.sign_in_resident(client, "helena")
    client.post(f"/invanare/arenden/{case_id}/svara/", {"body": body, "key": str(uuid4())})
    assert Message.objects.get(case_id=case_id, kind="answer").body == body
    page = client.get(f"/invanare/arenden/{case_id}/").content.decode()
    assert body in [unescape(text) for text in re.findall(r'<div dir="auto"[^>]*>([^<]*)</div>', page)]


@pytest.mark.django_db
@pytest.mark.slow
def test_searching_for_anything_breaks_nothing(client: Client) -> None:
    for text in strings():
        assert units_found(text, after=text).rows == ()
    for text in strings()[::25]:
        assert client.get("/", {"q": text, "efter": text}).status_code == 200


@pytest.mark.parametrize("field", ["q3", "q6"])
def test_a_sign_that_no_text_can_hold_is_said_beside_its_field(client: Client, small_world: World, field: str) -> None:
    form = form_of(6, 0)
    publish_central_case_type(SYSTEM, PREFIX + REGIONS["klar"][1], published(form))
    small_world.sign_in_resident(client, "helena")
    draft = UUID(client.post(f"/invanare/mottagning/{PREFIX}9001/{CASE_TYPE.code}/")["Location"].split("/")[3])
    response = client.post(f"/invanare/formular/{draft}/1/", {"asked": field, field: "före\0efter", "action": "next"})
    assert response.status_code == 422
    assert "ett tecken som inte går att spara" in response.content.decode()
    assert "före\ufffdefter" in json.dumps(CaseDraft.objects.get(id=draft).answers, ensure_ascii=False)

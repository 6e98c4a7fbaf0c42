"""The pages of a question to a colleague and of what is handed on, over HTTP and without JavaScript."""

from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from personalverktyget.domain.log_review.models import EntryQuestion, Escalation, LogReview
from tests.support.log_reviews import begun_review, opens
from tests.support.world import World
from tests.web.staff.test_log_review import address

QUESTIONS = "/personal/loggkontroll/fragor/"
MENU = "<span>Frågor från loggkontrollen</span>"


@pytest.fixture
def review_id(small_world: World) -> UUID:
    opens(small_world, "handler_2", "new")
    return begun_review(small_world)


def text(answer: object) -> str:
    return answer.content.decode()  # type: ignore[attr-defined,no-any-return]


def test_a_question_is_asked_answered_and_in_the_report(small_world: World, review_id: UUID) -> None:
    reviewer, handler = small_world.sign_in(Client(), "reviewer"), small_world.sign_in(Client(), "handler")
    assert MENU not in text(handler.get("/personal/arenden/"))
    entry = address("entry", review_id, position=2)
    who = "handler" if "Hanna Handläggare</h2>" in text(reviewer.get(entry)) else "handler_2"
    colleague = small_world.sign_in(Client(), who)
    ask = address("ask", review_id, position=2)
    assert reverse("staff:log_review:ask", kwargs={"review_id": review_id, "position": 2}) in text(reviewer.get(entry))
    wrong = reviewer.post(ask, {"question": "x" * 2001})
    assert wrong.status_code == 422
    assert "x" * 2001 in text(wrong)
    asked = text(reviewer.post(ask, {"question": "Varför öppnade du <b>ärendet</b>?"}, follow=True))
    assert "Inte besvarad än" in asked
    assert f'{MENU}<span class="count">1</span>' in text(colleague.get("/personal/arenden/"))
    page = text(colleague.get(QUESTIONS))
    assert "Varför öppnade du &lt;b&gt;ärendet&lt;/b&gt;?" in page
    assert "Helena" not in page
    question = EntryQuestion.objects.get().id
    sent = {"which": f"svar-{question}", f"svar-{question}-question_id": str(question)}
    empty = colleague.post(QUESTIONS, sent | {f"svar-{question}-answer": " "})
    assert empty.status_code == 422
    assert "Skriv ditt svar." in text(empty)
    assert colleague.post(QUESTIONS, {"which": "svar-x", "question_id": "x"}).status_code == 422
    answered = text(colleague.post(QUESTIONS, sent | {f"svar-{question}-answer": "Jag vikarierade."}, follow=True))
    assert "Svaret är skickat till granskaren." in answered
    assert MENU not in text(colleague.get("/personal/arenden/"))
    assert "Jag vikarierade." in text(reviewer.get(entry))
    assert "Frågan är besvarad" in text(reviewer.get(address("review", review_id)))


def test_an_entry_is_handed_on_and_comes_back_with_an_outcome(small_world: World, review_id: UUID) -> None:
    reviewer = small_world.sign_in(Client(), "reviewer")
    judge = small_world.sign_in(Client(), "provider_reviewer")
    assert "Inget är lämnat vidare" in text(judge.get("/personal/loggkontroll/lamnat/"))
    reviewer.post(address("hand_on", review_id, position=1), {"note": "Samma sak förra månaden."}, follow=True)
    listed = text(judge.get("/personal/loggkontroll/lamnat/"))
    assert "Väntar på dig" in listed
    assert '<span>Lämnat till vårdgivaren</span><span class="count">1</span>' in listed
    page = reverse("staff:log_review:handed_on_entry", kwargs={"escalation_id": Escalation.objects.get().id})
    assert "Samma sak förra månaden." in text(judge.get(page))
    for wrong in ({"verdict": "", "note": "Skrivet."}, {"verdict": "suspected", "note": ""}):
        answer = judge.post(page, wrong)
        assert answer.status_code == 422
        assert wrong["note"] in text(answer)
    judge.post(page, {"verdict": "suspected", "note": "Anmäls."})
    assert "Vårdgivarens bedömning:" in text(reviewer.get(address("entry", review_id, position=1)))
    assert reviewer.get(page).status_code == 403


def test_the_unanswered_are_told_where_one_signs(small_world: World, review_id: UUID) -> None:
    reviewer = small_world.sign_in(Client(), "reviewer")
    reviewer.post(address("ask", review_id, position=1), {"question": "Varför?"})
    answer = ""
    for position in range(1, 10):
        reviewer.post(address("entry", review_id, position=position), {"verdict": "justified", "note": "Väl."})
    answer = text(reviewer.get(address("review", review_id)))
    assert "1 fråga till en medarbetare är inte besvarad." in answer
    version = LogReview.objects.get().version
    reviewer.post(address("review", review_id), {"version": version, "conclusion": "Allt väl."})
    assert reviewer.get(address("report", review_id)).content.startswith(b"%PDF-")
    late = reviewer.post(address("ask", review_id, position=1), {"question": "Sent."})
    assert late.status_code == 422
    assert "Sent." in text(late)

"""The answers of a case go out as a QuestionnaireResponse to those who may see the case, and the log knows of it."""

import json

from django.test import Client
from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse

from personalverktyget.base.clock import now
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.case_types.selectors import published_form
from personalverktyget.domain.cases.models import Case
from personalverktyget.domain.forms.exchange.questionnaires.writing import Published, questionnaire
from personalverktyget.domain.forms.exchange.responses.checking import check_response
from tests.support.world import World
from tests.web.staff.case_pages import address, page


def test_the_answers_go_out_with_their_questions_and_answer_the_form(small_world: World, receiver: Client) -> None:
    case = Case.objects.select_related("case_type_version").get(id=small_world.cases["new"])
    assert address(case.id, "svar/") in page(receiver, case.id)
    response = receiver.get(address(case.id, "svar/"))
    assert response["Content-Disposition"] == f'attachment; filename="arende-{case.number}.json"'
    sent = json.loads(response.content)
    QuestionnaireResponse.model_validate(sent)
    version = case.case_type_version
    published = Published(url=sent["questionnaire"].split("|")[0], version=str(version.number))
    assert sent["questionnaire"].endswith(f"/fhir/Questionnaire/{version.case_type_id}|{version.number}")
    assert check_response(questionnaire(published_form(version.id), published), sent).issues == ()
    assert "Levaxin 100 mikrogram" in response.content.decode()
    assert "Sandberg" not in response.content.decode()


def test_that_they_were_fetched_is_logged(small_world: World, receiver: Client) -> None:
    since = now()
    receiver.get(address(small_world.cases["new"], "svar/"))
    entry = LogEntry.objects.get(at__gte=since, event="case.read")
    assert entry.residents == [small_world.residents["helena"]]
    assert entry.details["page"] == "answers_file"


def test_a_case_of_somebody_else_does_not_exist(small_world: World, handler: Client) -> None:
    assert handler.get(address(small_world.cases["new"], "svar/")).status_code == 404
    assert handler.get(address(small_world.cases["hamn"], "svar/")).status_code == 404

"""The answers of a case as others read them: a FHIR QuestionnaireResponse."""

from uuid import UUID

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.clock import local
from personalverktyget.base.errors import NotFound
from personalverktyget.domain.access_log.disclosure import Disclosure
from personalverktyget.domain.case_types.selectors import form_address, published_form
from personalverktyget.domain.cases import scopes
from personalverktyget.domain.cases.closed_cases import require_reason_given
from personalverktyget.domain.cases.events import CaseRead
from personalverktyget.domain.cases.read_models import AnswersFile
from personalverktyget.domain.cases.sealed_answers import opened
from personalverktyget.domain.forms.exchange.questionnaires.answers import questionnaire_response
from personalverktyget.domain.forms.exchange.questionnaires.json_text import json_text
from personalverktyget.domain.forms.exchange.questionnaires.writing import Published


def answers_file(actor: StaffActor, case_id: UUID, *, base_url: str) -> Disclosure[AnswersFile]:
    """What the resident answered, with the version of the form that it was answered in. It names nobody."""
    rows = scopes.visible(actor).select_related("case_type_version", "answers")
    case = (
        rows.defer("case_type_version__form", "case_type_version__translations")
        .filter(id=case_id, answers__isnull=False)
        .first()
    )
    if case is None:
        raise NotFound
    require_reason_given(actor, case_id, state=case.state, handler_id=case.handler_id)
    version = case.case_type_version
    form = published_form(version.id)
    published = Published(url=form_address(base_url, version.case_type_id), version=str(version.number))
    answers = opened(form, case.resident_id, case.answers.answers)
    response = questionnaire_response(form, answers, published, authored=local(case.received_at).isoformat())
    event = CaseRead(case=case.id, resident=case.resident_id, unit=case.unit_id, page="answers_file")
    return Disclosure("file", event, AnswersFile(f"arende-{case.number}.json", json_text(response) + "\n"))

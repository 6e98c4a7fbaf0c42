"""What a case is when it has just been received: its row, its first step and the words that it is found by."""

from datetime import datetime
from uuid import UUID, uuid4

from personalverktyget.domain.case_types.models import CaseTypeVersion, OfferedCaseType
from personalverktyget.domain.cases import clock
from personalverktyget.domain.cases.models import Case, CaseTransition
from personalverktyget.domain.cases.states import Action, State
from personalverktyget.domain.forms.definitions import FormDefinition
from personalverktyget.domain.forms.rules import Checked, headline, summary
from personalverktyget.domain.organisation.models import CareUnit


def received_case(
    *,
    number: int,
    unit: CareUnit,
    resident_id: UUID,
    offered: OfferedCaseType,
    version: CaseTypeVersion,
    form: FormDefinition,
    checked: Checked,
    at: datetime,
    key: UUID,
    language: str = "",
    prompted_by: UUID | None = None,
    guardian_id: UUID | None = None,
) -> Case:
    """The case's row, with what is promised. ``unit`` comes with its region, ``offered`` with its type."""
    case = Case(
        id=uuid4(),
        number=number,
        unit=unit,
        resident_id=resident_id,
        offered=offered,
        case_type_version=version,
        case_type_name=offered.case_type.name,
        form_language=language,
        headline=headline(form, checked.answers) or offered.case_type.name,
        state=State.RECEIVED,
        queue_rank=0,
        received_at=at,
        waiting_since=at,
        submission_key=key,
        prompted_by=prompted_by,
        guardian_id=guardian_id,
    )
    clock.promise(case)
    return case


def first_step(case: Case) -> CaseTransition:
    """The step that begins the case's history."""
    return CaseTransition(
        case=case,
        unit_id=case.unit_id,
        resident_id=case.resident_id,
        action=Action.SUBMIT,
        from_state="",
        to_state=State.RECEIVED,
        at=case.received_at,
        by_kind="resident",
    )


def searchable_text(case: Case, form: FormDefinition, checked: Checked) -> str:
    """What the case is found by from the beginning: its type, and the answers in words, but not whom they name."""
    personal = {item.link_id for item in form.personal_questions}
    lines = (line.answer for line in summary(form, checked.answers) if line.link_id not in personal)
    return "\n".join([case.case_type_name, *lines])

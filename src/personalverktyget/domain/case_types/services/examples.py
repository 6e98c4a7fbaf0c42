"""Keep example answers with what should come of them, accept a new outcome, forget them."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID, uuid4

from django.utils.translation import gettext as _

from personalverktyget.base.clock import now
from personalverktyget.base.errors import InvalidInput, NotFound, NotPossibleNow
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.case_types import draft_rows, scopes
from personalverktyget.domain.case_types.content import LONGEST_NAME, content_from_json
from personalverktyget.domain.case_types.events import CaseTypeExampleChanged
from personalverktyget.domain.case_types.models import CaseType, CaseTypeExample
from personalverktyget.domain.forms.definitions import FormDefinition
from personalverktyget.domain.forms.editing.runnable import runnable
from personalverktyget.domain.forms.outcomes import outcome_of

MOST_EXAMPLES: Final = 50


def save_example(actor: scopes.Administrator, case_type_id: UUID, *, name: str, answers: Mapping[str, Any]) -> UUID:
    """Keep the answers; what comes of them in the draft now is what is expected from now on."""
    name = " ".join(name.split())
    if not name or len(name) > LONGEST_NAME:
        raise InvalidInput(_("Skriv vad provfallet ska visa, till exempel ”Hög feber stoppas”."), "name")
    with unit_of_work(actor) as work:
        case_type = scopes.lock(actor, case_type_id)
        if CaseTypeExample.objects.filter(case_type=case_type).count() >= MOST_EXAMPLES:
            raise NotPossibleNow(_("Det finns redan så många provfall som går att ha. Ta bort något först."))
        form = _draft_form(case_type)
        example = CaseTypeExample(
            id=uuid4(),
            case_type=case_type,
            name=name,
            answers={link_id: answer for link_id, answer in answers.items() if link_id in form.by_link_id},
            expected=outcome_of(form, answers).to_json(),
            saved_at=now(),
            saved_by_id=actor.staff_id,
        )
        example.save(force_insert=True)
        work.record(CaseTypeExampleChanged(case_type=case_type.id, operation="saved", unit=case_type.unit_id))
    return example.id


def accept_example(actor: scopes.Administrator, case_type_id: UUID, example_id: UUID) -> None:
    """What comes of it in the draft now is what is expected from now on."""
    with unit_of_work(actor) as work:
        case_type = scopes.lock(actor, case_type_id)
        example = _example(case_type, example_id)
        example.expected = outcome_of(_draft_form(case_type), example.answers).to_json()
        example.save(update_fields=["expected"])
        work.record(CaseTypeExampleChanged(case_type=case_type.id, operation="accepted", unit=case_type.unit_id))


def forget_example(actor: scopes.Administrator, case_type_id: UUID, example_id: UUID) -> None:
    """Take it away."""
    with unit_of_work(actor) as work:
        case_type = scopes.lock(actor, case_type_id)
        _example(case_type, example_id).delete()
        work.record(CaseTypeExampleChanged(case_type=case_type.id, operation="removed", unit=case_type.unit_id))


def _example(case_type: CaseType, example_id: UUID) -> CaseTypeExample:
    example = CaseTypeExample.objects.filter(case_type=case_type, id=example_id).first()
    if example is None:
        raise NotFound
    return example


def _draft_form(case_type: CaseType) -> FormDefinition:
    draft = draft_rows.locked(case_type)
    if draft is None:
        raise NotFound
    return runnable(content_from_json(draft.content).form)

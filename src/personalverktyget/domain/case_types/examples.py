"""Trying a case type's examples against a form."""

from personalverktyget.domain.case_types.models import CaseType, CaseTypeExample
from personalverktyget.domain.case_types.read_models import Example
from personalverktyget.domain.forms.definitions import FormDefinition
from personalverktyget.domain.forms.editing.runnable import runnable
from personalverktyget.domain.forms.outcomes import deviation, outcome_from_json, outcome_of


def tried(case_type: CaseType, form: FormDefinition) -> tuple[Example, ...]:
    """Every example with what is otherwise than expected, in the order in which they were saved."""
    form = runnable(form)
    rows = CaseTypeExample.objects.filter(case_type=case_type).order_by("saved_at", "id")
    return tuple(
        Example(
            id=row.id,
            name=row.name,
            answers=row.answers,
            deviation=deviation(outcome_from_json(row.expected), outcome_of(form, row.answers)),
        )
        for row in rows
    )

"""From rows as they are kept to answers as staff may read them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from personalverktyget.base.actors import StaffActor
from personalverktyget.domain.attachments.files import FILE_COLUMNS, attached_file
from personalverktyget.domain.attachments.models import Attachment
from personalverktyget.domain.case_types.form_variables import filled_form, has_variables
from personalverktyget.domain.case_types.selectors import published_form
from personalverktyget.domain.cases.sealed_answers import opened
from personalverktyget.domain.cases.texts_at_unit import values_in
from personalverktyget.domain.forms.definitions import FormDefinition, ItemType
from personalverktyget.domain.forms.translations.languages import SWEDISH
from personalverktyget.domain.outreach.gathering.read_models import AnswerRow
from personalverktyget.domain.outreach.gathering.rows import GivenRow
from personalverktyget.domain.outreach.models import Dispatch
from personalverktyget.domain.outreach.people import people_for
from personalverktyget.domain.outreach.senders import unit_of
from personalverktyget.domain.people.answer_keys import answer_keys


def form_of(dispatch: Dispatch) -> FormDefinition:
    """The form that it asks with, as it was frozen. ``dispatch`` comes with its unit, and asks."""
    assert dispatch.form_version_id is not None
    form = published_form(dispatch.form_version_id)
    if not has_variables(form):
        return form
    unit = unit_of(dispatch)
    return filled_form(form, values_in(SWEDISH, unit, unit.feedback_target))


def answer_rows(actor: StaffActor, form: FormDefinition, given: Sequence[GivenRow]) -> tuple[AnswerRow, ...]:
    """The same rows opened, in four statements at most. Phone numbers and the like of the protected are left out."""
    people = people_for(actor, {row.resident_id for row in given})
    keys = answer_keys({row.resident_id for row in given}) if form.personal_questions else {}
    files = _files_of(form, [row.case_id for row in given])
    made = []
    for row in given:
        person = people[row.resident_id]
        answers = without_personal(form, row.answers) if person.is_masked else row.answers
        made.append(
            AnswerRow(
                position=row.position,
                person=person,
                case_id=row.case_id,
                case_number=row.case_number,
                received_at=row.received_at,
                answers=opened(form, row.resident_id, answers, key_of=keys.__getitem__),
                files=files.get(row.case_id, {}),
                is_withheld=person.is_masked and bool(form.personal_questions),
            )
        )
    return tuple(made)


def without_personal(form: FormDefinition, answers: Mapping[str, Any]) -> dict[str, Any]:
    """The answers but for those that name or reach somebody."""
    personal = {item.link_id for item in form.personal_questions}
    return {key: _without(personal, value) for key, value in answers.items() if key not in personal}


def _without(personal: Collection[str], value: Any) -> Any:
    if not (isinstance(value, list) and all(isinstance(row, dict) for row in value)):
        return value
    return [{key: answer for key, answer in row.items() if key not in personal} for row in value]


def _files_of(form: FormDefinition, cases: Iterable[UUID]) -> Mapping[UUID, Mapping[str, tuple[str, ...]]]:
    if not any(item.type is ItemType.ATTACHMENT for item in form.questions):
        return {}
    found: dict[UUID, dict[str, tuple[str, ...]]] = defaultdict(dict)
    rows = Attachment.objects.filter(case_id__in=list(cases), message_id=None, sent_at__isnull=False)
    for case_id, *columns in rows.order_by("received_at", "id").values_list("case_id", *FILE_COLUMNS):
        file = attached_file(*columns)
        if case_id is not None:
            found[case_id][file.question] = (*found[case_id].get(file.question, ()), file.name)
    return found

"""A case that a staff member opens."""

from collections.abc import Collection
from datetime import date
from functools import cache
from typing import Any, Final
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.clock import today
from personalverktyget.base.errors import NotFound
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access.models import Grant
from personalverktyget.domain.access.policies import in_force
from personalverktyget.domain.access.roles import Role
from personalverktyget.domain.access_log.disclosure import Disclosure
from personalverktyget.domain.cases import policies, scopes
from personalverktyget.domain.cases.closed_cases import require_reason_given
from personalverktyget.domain.cases.events import CaseRead, ProtectedIdentityShown
from personalverktyget.domain.cases.models import ReplyDraft
from personalverktyget.domain.cases.read_models import Answer, CaseFiles, CaseForStaff, Draft
from personalverktyget.domain.cases.reply_choices import choices
from personalverktyget.domain.cases.sealed_answers import opened
from personalverktyget.domain.cases.selectors.files import files_by_question, staff_files, with_files
from personalverktyget.domain.cases.selectors.thread import staff_thread, with_guardians
from personalverktyget.domain.cases.signature import signature_of
from personalverktyget.domain.cases.states import Action, State
from personalverktyget.domain.cases.texts_at_unit import form_of_case
from personalverktyget.domain.forms.definitions import FormDefinition
from personalverktyget.domain.forms.rules import summary
from personalverktyget.domain.people.models import StaffMember
from personalverktyget.domain.people.persons import PERSON_COLUMNS, person_opened
from personalverktyget.domain.people.read_models import Colleague
from personalverktyget.domain.people.selectors import names_shown
from personalverktyget.domain.reading.fixed_query import FixedQuery

_COLUMNS = (
    "id",
    "number",
    "version",
    "headline",
    "case_type_name",
    "state",
    "handler_id",
    "handler__given_name",
    "handler__surname",
    "received_at",
    "promised_at",
    "due_at",
    "waiting_since",
    "first_feedback_at",
    "closing_due_at",
    "closed_at",
    "close_reason",
    "case_type_version_id",
    "form_language",
    "prompted_by",
    "guardian_id",
    "answers__answers",
    "offered__suggested",
    "offered__standard_replies",
    "offered__case_type__code",
    "offered__case_type__fixed_replies",
    "resident__deceased_on",
    "resident__emigrated_on",
    *PERSON_COLUMNS,
)
# Of the reader: how she signs, and what she has begun to write on the case.
_SIGNER: Final = ("given_name", "surname", "title", "own_signature")
_DRAFT: Final = ("kind", "body", "saved_at")
_OWN_COLUMNS: Final = (*(f"reader_{name}" for name in _SIGNER), *(f"draft_{name}" for name in _DRAFT))


def case_for_staff(actor: StaffActor, case_id: UUID, *, unmasked: bool = False) -> Disclosure[CaseForStaff]:
    """Everything on one case. ``unmasked`` shows a protected identity's name and number, and is logged as that."""
    found = _case(scopes.reach_of(actor)).rows(unit_id=actor.unit_id, staff_id=actor.staff_id, case_id=case_id)
    if not found:
        raise NotFound
    row = dict(zip((*_COLUMNS, *_OWN_COLUMNS), found[0], strict=True))
    require_reason_given(actor, case_id, state=row["state"], handler_id=row["handler_id"])
    reading = ProtectedIdentityShown if unmasked and row["resident__is_protected"] else CaseRead
    event = reading(case=case_id, resident=row["resident_id"], unit=actor.unit_id)
    return Disclosure("case", event, _opened(actor, row, unmasked=unmasked))


@cache
def _case(reach: scopes.Reach) -> FixedQuery:
    def build(*, unit_id: UUID, staff_id: UUID, case_id: UUID) -> QuerySet[Any, Any]:
        reader = StaffMember.objects.filter(id=staff_id)
        draft = ReplyDraft.objects.filter(case_id=OuterRef("pk"), staff_id=staff_id)
        own = {f"reader_{name}": Subquery(reader.values(name)) for name in _SIGNER}
        own |= {f"draft_{name}": Subquery(draft.values(name)) for name in _DRAFT}
        cases = scopes.within(reach, unit_id=unit_id, staff_id=staff_id).filter(id=case_id)
        return cases.annotate(**own).values_list(*_COLUMNS, *_OWN_COLUMNS)

    return FixedQuery(build, unit_id=UUID, staff_id=UUID, case_id=UUID)


def _opened(actor: StaffActor, row: dict[str, Any], *, unmasked: bool) -> CaseForStaff:
    state = State(row["state"])
    actions = policies.possible_actions(actor, state, row["handler_id"])
    writes = bool(actions & {Action.REPLY_FINALLY, Action.NOTE})
    draft, signature = _own_writing(row) if writes else (None, "")
    files, thread = staff_files(row["id"], actor.staff_id), staff_thread(row["id"])
    writers = {item.guardian_id for item in thread} | {row["guardian_id"]}
    guardians = names_shown({id_ for id_ in writers if id_ is not None})
    return CaseForStaff(
        id=row["id"],
        number=row["number"],
        version=row["version"],
        headline=row["headline"],
        case_type=row["case_type_name"],
        case_type_code=row["offered__case_type__code"],
        state=state,
        person=person_opened(
            *(row[column] for column in PERSON_COLUMNS),
            unmasked=unmasked,
            deceased=row["resident__deceased_on"] is not None,
            emigrated=row["resident__emigrated_on"] is not None,
        ),
        handler_id=row["handler_id"],
        handler=f"{row['handler__given_name']} {row['handler__surname']}" if row["handler_id"] else "",
        received_at=row["received_at"],
        promised_at=row["promised_at"],
        due_at=row["due_at"],
        awaits_feedback=row["waiting_since"] is not None,
        first_feedback_at=row["first_feedback_at"],
        closing_due_at=row["closing_due_at"],
        closed_at=row["closed_at"],
        close_reason=row["close_reason"],
        form_language=row["form_language"],
        is_prompted=row["prompted_by"] is not None,
        is_by_guardian=row["guardian_id"] is not None,
        guardian=guardians.get(row["guardian_id"], ""),
        answers=answers_in_words(
            form_of_case(row["id"], row["case_type_version_id"]), row["resident_id"], row["answers__answers"], files
        ),
        thread=with_files(with_guardians(thread, guardians), files),
        actions=actions,
        draft=draft,
        unsent_files=files.unsent,
        signature=signature,
        reply_choices=choices(row["id"], row["offered__case_type__fixed_replies"], row["offered__standard_replies"]),
        possible_handlers=handlers_at(actor, row["offered__suggested"]) if Action.ASSIGN in actions else (),
    )


def answers_in_words(
    form: FormDefinition, resident_id: UUID, given: dict[str, Any] | None, files: CaseFiles
) -> tuple[Answer, ...]:
    """The questions that were answered, in order, with the answers in words and the files that answer them."""
    by_question = files_by_question(files)
    lines = summary(form, opened(form, resident_id, given or {}))
    return tuple(Answer(line.question, line.answer, line.heading, by_question.get(line.link_id, ())) for line in lines)


def _handlers(*, unit_id: UUID, day: date) -> QuerySet[Any, Any]:
    return (
        Grant.objects.filter(in_force(day), unit_id=unit_id, role=Role.CASE_HANDLER)
        .order_by("staff__surname", "staff__given_name")
        .values_list("staff_id", "staff__hsa_id", "staff__given_name", "staff__surname", "staff__title")
        .distinct()
    )


_HANDLERS: Final = FixedQuery(_handlers, unit_id=UUID, day=date)


def handlers_at(actor: StaffActor, suggested: Collection[UUID] = ()) -> tuple[Colleague, ...]:
    """Those who hold ÄH at the actor's unit today, by name; first those whom the case type is suggested to."""
    actor.require(Permission.ASSIGN_CASES)
    rows = _HANDLERS.rows(unit_id=actor.unit_id, day=today())
    found = [
        Colleague(id_, hsa_id, f"{given} {surname}", title, id_ in suggested)
        for id_, hsa_id, given, surname, title in rows
    ]
    return tuple(sorted(found, key=lambda person: not person.is_suggested))


def _own_writing(row: dict[str, Any]) -> tuple[Draft | None, str]:
    staff = StaffMember(**{name: row[f"reader_{name}"] for name in _SIGNER})
    draft = Draft(*(row[f"draft_{name}"] for name in _DRAFT)) if row["draft_body"] is not None else None
    return draft, signature_of(staff)

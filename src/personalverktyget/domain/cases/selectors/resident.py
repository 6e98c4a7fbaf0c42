"""What a resident reads of her own cases."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, Max, OuterRef, Subquery

from personalverktyget.base.actors import ResidentActor
from personalverktyget.base.errors import NotFound
from personalverktyget.domain.access_log.disclosure import Disclosure
from personalverktyget.domain.case_types.selectors import text_in
from personalverktyget.domain.case_types.text_variables import filled
from personalverktyget.domain.cases import scopes
from personalverktyget.domain.cases.events import CaseRead, InboxRead
from personalverktyget.domain.cases.models import Message
from personalverktyget.domain.cases.read_models import (
    CaseForResident,
    Draft,
    FormDraftRow,
    Inbox,
    Receipt,
    ResidentCaseRow,
)
from personalverktyget.domain.cases.selectors.case import answers_in_words
from personalverktyget.domain.cases.selectors.files import resident_files, with_files
from personalverktyget.domain.cases.selectors.thread import resident_thread
from personalverktyget.domain.cases.states import Action, State, transition
from personalverktyget.domain.cases.texts_at_unit import form_of_case
from personalverktyget.domain.contact_cards.text_values import values_at
from personalverktyget.domain.forms.translations.languages import SWEDISH
from personalverktyget.domain.forms.translations.texts import Part
from personalverktyget.domain.people.selectors import name_of_ward, names_shown
from personalverktyget.domain.reading.cursors import read_cursor, write_cursor

PAGE_SIZE = 30


def inbox(actor: ResidentActor, *, after: str = "") -> Disclosure[Inbox]:
    """The resident's cases, the latest first, and her half-filled forms."""
    messages = Message.objects.filter(case_id=OuterRef("pk"), by_kind="staff")
    cases = scopes.own(actor).order_by("-received_at", "-id")
    if after:
        cases = cases.extra(
            where=["(cases_case.received_at, cases_case.id) < (%s, %s)"], params=read_cursor(after, (datetime, UUID))
        )
    found = list(
        cases.annotate(unread=Exists(messages.filter(reading=None)), last=_last_message()).values_list(
            "id", "number", "headline", "case_type_name", "unit__name", "state", "received_at", "feedback_due_at",
            "unread", "last", "closed_at", "resident_id",
        )[: PAGE_SIZE + 1]
    )  # fmt: skip
    begun = scopes.own_drafts(actor).order_by("-saved_at")
    written = begun.values_list("id", "offered__case_type__name", "unit__name", "saved_at", "resident_id")
    children = names_shown(actor.wards)
    rows = tuple(_row(row, children) for row in found[:PAGE_SIZE])
    drafts = tuple(FormDraftRow(*row[:-1], about=children.get(row[-1], "")) for row in written)
    cursor = write_cursor((rows[-1].received_at, rows[-1].id)) if len(found) > PAGE_SIZE else ""
    shown: set[Any] = {row[-1] for row in (*found[:PAGE_SIZE], *written)} - {actor.resident_id}
    event = InboxRead(resident=actor.resident_id, residents=tuple(sorted(shown)))
    return Disclosure("inbox", event, Inbox(rows, () if after else drafts, cursor))


def case_for_resident(actor: ResidentActor, case_id: UUID) -> Disclosure[CaseForResident]:
    """One of the resident's own cases."""
    cases = scopes.own(actor).annotate(
        given=F("answers__answers"), takes_files=F("offered__case_type__takes_attachments")
    )
    row = cases.select_related("unit").filter(id=case_id).first()
    if row is None:
        raise NotFound
    files = resident_files(row.id)
    can_answer = transition(State(row.state), Action.ANSWER) is not None
    case = CaseForResident(
        id=row.id,
        number=row.number,
        version=row.version,
        headline=row.headline,
        case_type=row.case_type_name,
        unit=row.unit.name,
        unit_hsa_id=row.unit.hsa_id,
        unit_phone=row.unit.phone,
        state=State(row.state),
        received_at=row.received_at,
        due_at=row.feedback_due_at,
        closed_at=row.closed_at,
        answers=answers_in_words(
            form_of_case(row.id, row.case_type_version_id, row.form_language or SWEDISH),
            row.resident_id,
            row.given,
            files,
        ),
        thread=with_files(resident_thread(row.id), files),
        can_answer=can_answer,
        takes_files=row.takes_files,
        draft=_answer_draft(actor, row.id) if can_answer else None,
        unsent_files=files.unsent if row.takes_files else (),
        about=name_of_ward(actor, row.resident_id),
        reader=actor.guardian_of(row.resident_id),
        guardian_id=row.guardian_id,
    )
    return Disclosure("case", CaseRead(case=row.id, resident=row.resident_id, unit=row.unit_id), case)


def _answer_draft(actor: ResidentActor, case_id: UUID) -> Draft | None:
    kept = scopes.own_answer_draft(actor, case_id).values_list("body", "saved_at").first()
    return Draft(Action.ANSWER, *kept) if kept else None


def receipt(actor: ResidentActor, case_id: UUID) -> Disclosure[Receipt]:
    """That the resident's case was received."""
    row = scopes.own(actor).filter(id=case_id).select_related("unit", "offered__case_type").first()
    if row is None:
        raise NotFound
    language = row.form_language or SWEDISH
    said = text_in(row.case_type_version_id, language, Part.RECEIPT, row.offered.case_type.receipt_text)
    content = Receipt(
        case_id=row.id,
        number=row.number,
        unit=row.unit.name,
        case_type=text_in(row.case_type_version_id, language, Part.TITLE, row.case_type_name),
        received_at=row.received_at,
        promised_at=row.promised_at,
        text=filled(said, values_at(row.unit, row.feedback_target)),
        files=tuple(file for file in resident_files(row.id).sent if file.message_id is None),
    )
    event = CaseRead(case=row.id, resident=row.resident_id, unit=row.unit_id, page="receipt")
    return Disclosure("receipt", event, content)


def _last_message() -> Subquery:
    messages = Message.objects.filter(case_id=OuterRef("pk")).order_by().values("case_id")
    return Subquery(messages.annotate(at=Max("sent_at")).values("at"))


def _row(row: tuple[Any, ...], children: Mapping[UUID, str]) -> ResidentCaseRow:
    (id_, number, headline, name, unit, state, received_at, due_at, unread, last, closed_at, resident_id) = row
    last_event_at = max(moment for moment in (received_at, last, closed_at) if moment is not None)
    return ResidentCaseRow(
        id_, number, headline, name, unit, State(state), received_at, last_event_at, due_at, bool(unread),
        children.get(resident_id, ""),
    )  # fmt: skip

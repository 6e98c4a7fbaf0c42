"""Living a case's life through at once, step by step as services would, without writing any of it down yet."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from personalverktyget.base.actors import AnyActor, ResidentActor, StaffActor
from personalverktyget.base.errors import DomainError
from personalverktyget.domain.access.roles import Role
from personalverktyget.domain.access_log.events import Event
from personalverktyget.domain.attachments.models import Attachment
from personalverktyget.domain.cases import clock, events, policies
from personalverktyget.domain.cases.imported_cases import ImportedCase, ImportedStep, ImpossibleCase, Surroundings
from personalverktyget.domain.cases.imported_files import imported_files, received
from personalverktyget.domain.cases.kinds import MESSAGE_MAX_LENGTH, REASON_MAX_LENGTH, SENT_BY_STAFF, MessageKind
from personalverktyget.domain.cases.models import Case, CaseAnswers, CaseTransition, Message, MessageReading, Note
from personalverktyget.domain.cases.receipt import first_step, received_case, searchable_text
from personalverktyget.domain.cases.signature import signature_of
from personalverktyget.domain.cases.states import Action, State, transition
from personalverktyget.domain.cases.steps import message_of, turn
from personalverktyget.domain.cases.texts import required_text
from personalverktyget.domain.forms.definitions import FormDefinition
from personalverktyget.domain.forms.rules import check

_WITH_REASON = frozenset({Action.RETURN, Action.CLOSE, Action.REOPEN})


@dataclass
class Life:
    """What a life leaves behind: rows to write, texts to be found by, and what happened, when and by whom."""

    case: Case
    form: FormDefinition
    # In clear until they are written (``import_cases``).
    answers: CaseAnswers
    steps: list[CaseTransition]
    texts: list[str]
    files: list[Attachment] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)
    readings: list[MessageReading] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    happened: list[tuple[datetime, AnyActor, Event]] = field(default_factory=list)

    @property
    def where(self) -> dict[str, UUID]:
        """What every event about the case tells."""
        return {"case": self.case.id, "resident": self.case.resident_id, "unit": self.case.unit_id}

    def read(self, page: str) -> Event:
        """That the case, or the messages on it, were opened."""
        case = self.case
        return events.CaseRead(case=case.id, resident=case.resident_id, unit=case.unit_id, page=page)


def live(around: Surroundings, imported: ImportedCase, place: int, number: int) -> Life:
    """Live the case through. Raises ``ImpossibleCase`` where a page would have refused a step."""
    done = 0
    try:
        life = _begin(around, imported, number)
        for done, step in enumerate(imported.steps[1:], 1):
            if step.at < imported.steps[done - 1].at:
                raise ImpossibleCase("It comes before the one before it.")
            _take(around, life, step)
    except (DomainError, ImpossibleCase, KeyError) as error:
        raise ImpossibleCase(f"Case {place}, step {done + 1}: {error or type(error).__name__}") from error
    _read_messages(life, (step.read_at for step in imported.steps if step.read_at))
    clock.set_due(life.case)
    return life


def _begin(around: Surroundings, imported: ImportedCase, number: int) -> Life:
    first, unit = imported.steps[0], around.units[imported.unit]
    offered = around.offers[imported.unit, imported.case_type]
    if first.action is not Action.SUBMIT:
        raise ImpossibleCase("A life begins with the sending.")
    version, form = around.form(offered)
    key = uuid4()
    files = imported_files(imported, unit.id, key)
    answers: dict[str, Any] = dict(imported.answers)
    for file in files:
        answers[file.question] = [*answers.get(file.question, ()), str(file.id)]
    checked = check(form, answers)
    if not checked.is_complete:
        raise ImpossibleCase(f"The answers are not accepted: {checked.errors or checked.stops}")
    case = received_case(
        number=number,
        unit=unit,
        resident_id=imported.resident,
        offered=offered,
        version=version,
        form=form,
        checked=checked,
        at=first.at,
        key=key,
    )
    given = CaseAnswers(
        case=case,
        unit_id=unit.id,
        resident_id=imported.resident,
        answers=checked.answers,
    )
    life = Life(case, form, given, [first_step(case)], [searchable_text(case, form, checked)], files)
    resident = ResidentActor(resident_id=imported.resident)
    for file in files:
        file.case_id = case.id
        life.happened.append((first.at, resident, received(file)))
    life.happened.append((first.at, resident, events.CaseReceived(**life.where)))
    return life


def _take(around: Surroundings, life: Life, step: ImportedStep) -> None:
    if not step.by:
        _answer(life, step)
        return
    case, actor = life.case, around.actor(step.by, life.case.unit)
    if step.opened_at:
        life.happened.append((step.opened_at, actor, life.read("case")))
    row = policies.require(actor, State(case.state), case.handler_id, step.action)
    if step.action is Action.NOTE:
        _note(life, step, actor)
        return
    handler = _handler_after(around, life, step)
    if step.action in _WITH_REASON:
        required_text(step.reason, field="reason", max_length=REASON_MAX_LENGTH)
    if kind := SENT_BY_STAFF.get(step.action):
        message = _say(life, step, actor, kind, signature_of(around.staff[step.by]))
        event: Event = events.event_of_message(kind, life.where, message.id)
    else:
        event = _event(life, step, handler)
    life.steps.append(turn(case, row, actor=actor, at=step.at, handler_id=handler, reason=step.reason))
    life.happened.append((step.at, actor, event))


def _handler_after(around: Surroundings, life: Life, step: ImportedStep) -> UUID | None:
    """Who has the case after the step."""
    match step.action:
        case Action.ASSIGN:
            if Role.CASE_HANDLER not in around.roles.get((step.handler, life.case.unit.hsa_id), ()):
                raise ImpossibleCase(f"{step.handler} is no handler at the unit.")
            if around.staff[step.handler].id == life.case.handler_id:
                raise ImpossibleCase(f"{step.handler} has the case already.")
            return around.staff[step.handler].id
        case Action.TAKE:
            return around.staff[step.by].id
        case Action.RETURN | Action.REOPEN:
            return None
        case _:
            return life.case.handler_id


def _answer(life: Life, step: ImportedStep) -> None:
    """The resident answers a counter-question."""
    row = transition(State(life.case.state), step.action)
    if row is None or step.action is not Action.ANSWER:
        raise ImpossibleCase("The resident cannot do that now.")
    actor = ResidentActor(resident_id=life.case.resident_id)
    message = _say(life, step, actor, MessageKind.ANSWER, "")
    life.steps.append(turn(life.case, row, actor=actor, at=step.at, handler_id=life.case.handler_id))
    life.happened.append((step.at, actor, events.CaseAnswered(**life.where, message=message.id)))


def _say(
    life: Life, step: ImportedStep, actor: StaffActor | ResidentActor, kind: MessageKind, signature: str
) -> Message:
    case, body = life.case, required_text(step.body, field="body", max_length=MESSAGE_MAX_LENGTH)
    message = message_of(case, kind=kind, body=body, signature=signature, actor=actor, at=step.at, key=uuid4())
    life.messages.append(message)
    life.texts.append(body)
    return message


def _read_messages(life: Life, times: Iterable[datetime]) -> None:
    """Whoever opens the messages has read all that have come, whichever it was that she came for."""
    case, unread = life.case, [message for message in life.messages if message.by_kind == "staff"]
    for at in sorted(times):
        seen = [message for message in unread if message.sent_at <= at]
        if seen:
            unread = [message for message in unread if message.sent_at > at]
            life.happened.append((at, ResidentActor(resident_id=case.resident_id), life.read("messages")))
        life.readings += [
            MessageReading(message=message, unit_id=case.unit_id, resident_id=case.resident_id, read_at=at)
            for message in seen
        ]


def _note(life: Life, step: ImportedStep, actor: StaffActor) -> None:
    case, body = life.case, required_text(step.body, field="body", max_length=MESSAGE_MAX_LENGTH)
    note = Note(
        id=uuid4(),
        case=case,
        unit_id=case.unit_id,
        resident_id=case.resident_id,
        body=body,
        written_at=step.at,
        by_staff_id=actor.staff_id,
        submission_key=uuid4(),
    )
    life.notes.append(note)
    life.texts.append(body)
    life.happened.append((step.at, actor, events.CaseNoted(**life.where, note=note.id)))


def _event(life: Life, step: ImportedStep, handler: UUID | None) -> Event:
    match step.action:
        case Action.ASSIGN if handler is not None:
            return events.CaseAssigned(**life.where, handler=handler)
        case Action.TAKE:
            return events.CaseTaken(**life.where)
        case Action.RETURN:
            return events.CaseReturned(**life.where)
        case Action.CLOSE:
            return events.CaseClosed(**life.where)
        case Action.REOPEN:
            return events.CaseReopened(**life.where)
    raise ImpossibleCase(f"Nobody at a unit can do that: {step.action}.")

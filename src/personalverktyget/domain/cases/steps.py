"""Taking a step in a case's life: state, clocks, history and search words move together, always here."""

from datetime import datetime
from uuid import UUID

from personalverktyget.base.actors import ResidentActor, StaffActor, SystemActor
from personalverktyget.domain.cases import clock
from personalverktyget.domain.cases.models import Case, CaseTransition, CaseWords, Message
from personalverktyget.domain.cases.states import State, Transition, next_state, queue_rank
from personalverktyget.domain.cases.words import with_word_forms

Actor = StaffActor | ResidentActor | SystemActor
# Stands for "the handler stays": no person has this id.
_KEEP = UUID(int=0)
_KINDS: dict[type[Actor], str] = {StaffActor: "staff", ResidentActor: "resident", SystemActor: "program"}
# What a step may change. What a case was received with never is.
_TURNED = (
    "state",
    "queue_rank",
    "handler",
    "version",
    "waiting_since",
    "first_feedback_at",
    "feedback_due_at",
    "closing_due_at",
    "due_at",
    "closed_at",
    "close_reason",
)


def take_step(
    case: Case,
    row: Transition,
    *,
    actor: Actor,
    at: datetime,
    handler_id: UUID | None = _KEEP,
    reason: str = "",
) -> None:
    """Move a locked case along a row of the state table and keep the step."""
    step = turn(case, row, actor=actor, at=at, handler_id=handler_id, reason=reason)
    step.save(force_insert=True)
    # After the step is kept, since a time of waiting that it ends may move the date of closing.
    clock.set_due(case)
    case.save(update_fields=_TURNED)


def turn(
    case: Case,
    row: Transition,
    *,
    actor: Actor,
    at: datetime,
    handler_id: UUID | None = _KEEP,
    reason: str = "",
) -> CaseTransition:
    """Turn the case's columns along a row of the state table, all but the dates due; gives the step, saves nothing."""
    before = State(case.state)
    after = next_state(before, row)
    if handler_id != _KEEP:
        case.handler_id = handler_id
    case.state = after
    case.queue_rank = queue_rank(after, has_handler=case.handler_id is not None)
    case.version += 1
    _turn_clocks(case, row, after, at)
    case.close_reason = reason if after is State.CLOSED else ""
    return CaseTransition(
        case=case,
        unit_id=case.unit_id,
        resident_id=case.resident_id,
        action=row.action,
        from_state=before,
        to_state=after,
        at=at,
        by_kind=_KINDS[type(actor)],
        by_staff_id=actor.staff_id if isinstance(actor, StaffActor) else None,
        handler_id=case.handler_id,
        reason=reason,
    )


def _turn_clocks(case: Case, row: Transition, after: State, at: datetime) -> None:
    if row.feedback:
        case.first_feedback_at = case.first_feedback_at or at
        case.waiting_since = None
    if row.begins:
        case.waiting_since = at
    if after is State.CLOSED:
        case.waiting_since, case.closed_at = None, at
    else:
        case.closed_at = None


def send_message(
    case: Case,
    *,
    kind: str,
    body: str,
    signature: str,
    actor: StaffActor | ResidentActor,
    at: datetime,
    key: UUID,
    fixed_reply: UUID | None = None,
) -> Message:
    """Keep a message on a locked case and make its words findable."""
    message = message_of(case, kind=kind, body=body, signature=signature, actor=actor, at=at, key=key)
    message.fixed_reply = fixed_reply
    message.save(force_insert=True)
    add_words(case, body)
    return message


def message_of(
    case: Case,
    *,
    kind: str,
    body: str,
    signature: str,
    actor: StaffActor | ResidentActor,
    at: datetime,
    key: UUID,
) -> Message:
    """A message on a case, not yet saved."""
    return Message(
        case=case,
        unit_id=case.unit_id,
        resident_id=case.resident_id,
        kind=kind,
        body=body,
        signature=signature,
        sent_at=at,
        by_kind="staff" if isinstance(actor, StaffActor) else "resident",
        by_staff_id=actor.staff_id if isinstance(actor, StaffActor) else None,
        guardian_id=actor.guardian_of(case.resident_id) if isinstance(actor, ResidentActor) else None,
        submission_key=key,
    )


def add_words(case: Case, text: str) -> None:
    """Add a text's word forms to what the case is found by."""
    CaseWords.objects.filter(case=case).update(words=with_word_forms(text))

"""What the handler says to the resident: a partial reply, a counter-question, a final reply, or a phone call."""

from typing import Final
from uuid import UUID

from django.utils.translation import gettext as _

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.clock import now
from personalverktyget.base.errors import InvalidInput
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.attachments.scopes import gathered
from personalverktyget.domain.attachments.services import hand_over
from personalverktyget.domain.cases import policies, scopes
from personalverktyget.domain.cases.events import event_of_message
from personalverktyget.domain.cases.gatherings import gathering_on
from personalverktyget.domain.cases.kinds import MESSAGE_MAX_LENGTH, SENT_BY_STAFF, MessageKind
from personalverktyget.domain.cases.models import Case, ReplyDraft
from personalverktyget.domain.cases.reply_choices import choices
from personalverktyget.domain.cases.services.once import once, sent_with
from personalverktyget.domain.cases.signature import signature_of
from personalverktyget.domain.cases.states import Action, State
from personalverktyget.domain.cases.steps import send_message, take_step
from personalverktyget.domain.cases.texts import required_text
from personalverktyget.domain.notifications.services import notify_resident
from personalverktyget.domain.people.models import StaffMember

_ANSWERING: Final = frozenset({Action.REPLY_FINALLY, Action.REPLY_PARTIALLY})


def reply(
    actor: StaffActor, case_id: UUID, *, action: Action, body: str, seen_version: int, key: UUID, choice: str = ""
) -> None:
    """Send what the handler has written. ``key`` was drawn with the form: the same message twice is sent once.

    ``choice`` names an alternative of the case type that comes before what is written, or stands alone.
    """
    choice = choice if action in _ANSWERING else ""
    if not choice:
        body = required_text(body, field="body", max_length=MESSAGE_MAX_LENGTH)
    once(sent_with(actor, case_id, key), lambda: _reply(actor, case_id, action, (choice, body), seen_version, key))


def is_replied(actor: StaffActor, case_id: UUID, key: UUID) -> bool:
    """Whether the form with this key has been sent already, so that nothing that comes with it is taken in again."""
    return sent_with(actor, case_id, key).exists()


def _reply(
    actor: StaffActor, case_id: UUID, action: Action, said: tuple[str, str], seen_version: int, key: UUID
) -> None:
    kind = SENT_BY_STAFF[action]
    with unit_of_work(actor) as work:
        case = scopes.lock(actor, case_id, seen_version)
        row = policies.require(actor, State(case.state), case.handler_id, action)
        at, staff = now(), StaffMember.objects.get(id=actor.staff_id)
        body, fixed = _body(case, *said)
        message = send_message(
            case, kind=kind, body=body, signature=signature_of(staff), actor=actor, at=at, key=key, fixed_reply=fixed
        )
        take_step(case, row, actor=actor, at=at)
        if kind is not MessageKind.PHONE_CALL:
            files = gathered(actor, gathering_on(case_id, actor))
            hand_over(work, files, case_id=case.id, message_id=message.id, at=at)
        ReplyDraft.objects.filter(case_id=case.id, staff_id=actor.staff_id).delete()
        where = {"case": case.id, "resident": case.resident_id, "unit": case.unit_id}
        work.record(event_of_message(kind, where, message.id))
        if kind is not MessageKind.PHONE_CALL:
            notify_resident(work, case.resident_id)


def _body(case: Case, choice: str, written: str) -> tuple[str, UUID | None]:
    """What is said, and which fixed alternative it is."""
    if not choice:
        return written, None
    offered = case.offered
    known = choices(case.id, offered.case_type.fixed_replies, offered.standard_replies)
    chosen = next((found for found in known if found.key == choice), None)
    if chosen is None:
        raise InvalidInput(_("Svaret som du valde finns inte längre. Välj ett annat, eller skriv själv."), "body")
    text = "\n\n".join(part for part in (chosen.text, written.strip()) if part)
    return required_text(text, field="body", max_length=MESSAGE_MAX_LENGTH), chosen.fixed

"""The kinds of message, and which action sends which. Pure: no Django here."""

from enum import StrEnum

from personalverktyget.domain.cases.states import Action


class MessageKind(StrEnum):
    """What a message is."""

    PARTIAL_REPLY = "partial_reply"
    FINAL_REPLY = "final_reply"
    COUNTER_QUESTION = "counter_question"
    PHONE_CALL = "phone_call"
    ANSWER = "answer"


SENT_BY_STAFF: dict[Action, MessageKind] = {
    Action.REPLY_PARTIALLY: MessageKind.PARTIAL_REPLY,
    Action.REPLY_FINALLY: MessageKind.FINAL_REPLY,
    Action.ASK: MessageKind.COUNTER_QUESTION,
    Action.RECORD_CALL: MessageKind.PHONE_CALL,
}

# What a phone call's note says is for the record; the resident sees that the call was made, not the note.
HIDDEN_FROM_RESIDENT = frozenset({MessageKind.PHONE_CALL})
MESSAGE_MAX_LENGTH = 10_000
REASON_MAX_LENGTH = 500

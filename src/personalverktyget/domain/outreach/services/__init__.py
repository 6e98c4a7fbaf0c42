"""Commands about dispatches and messages."""

from personalverktyget.domain.outreach.services.deliver import deliver_batch, deliver_due
from personalverktyget.domain.outreach.services.recall import recall_message
from personalverktyget.domain.outreach.services.receive_message import begin_answer, mark_opened
from personalverktyget.domain.outreach.services.release_message import TemplateChanged, release_message, take_back
from personalverktyget.domain.outreach.services.write_message import begin_message, discard_message, save_message

__all__ = [
    "TemplateChanged",
    "begin_answer",
    "begin_message",
    "deliver_batch",
    "deliver_due",
    "discard_message",
    "mark_opened",
    "recall_message",
    "release_message",
    "save_message",
    "take_back",
]

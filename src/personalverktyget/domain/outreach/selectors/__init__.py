"""Reads of dispatches and messages."""

from personalverktyget.domain.outreach.selectors.inbox import message, messages
from personalverktyget.domain.outreach.selectors.sent import answered_message, dispatches, sent_message
from personalverktyget.domain.outreach.selectors.writing import prepared_message

__all__ = ["answered_message", "dispatches", "message", "messages", "prepared_message", "sent_message"]

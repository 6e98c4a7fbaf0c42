"""How a notice goes. Pure: no Django here."""

from enum import StrEnum


class NoticeState(StrEnum):
    """Where a notice stands. ``unknown``: the receiving side may have it, so it is not sent again."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNKNOWN = "unknown"
    NO_ADDRESS = "no_address"
    NOT_WANTED = "not_wanted"

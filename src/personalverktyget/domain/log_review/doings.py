"""What staff have done, in the few kinds that a resident can tell apart; and by what name they are called. Pure."""

from enum import StrEnum
from typing import Final

from personalverktyget.domain.access_log.actions import LogAction, LogPurpose


class Doing(StrEnum):
    """A kind of thing that staff do with what is a resident's."""

    OPENED_CASE = "opened_case"
    WORKED_ON_CASE = "worked_on_case"
    OPENED_FILE = "opened_file"
    LISTED = "listed"
    LOOKED_UP = "looked_up"
    MESSAGE = "message"
    REVIEWED_LOG = "reviewed_log"
    TOOK_EXTRACT = "took_extract"
    ANSWERED_ABOUT_LOG = "answered_about_log"
    PRINTED = "printed"
    OTHER = "other"


_MESSAGES: Final = frozenset({"dispatch", "recipient"})
_LISTS: Final = frozenset({"view", "by"})
_LOOKED_UP: Final = ("resident.", "residents.", "protected_identity.", "dispatch.addressee_")


def doing_of(*, event: str, action: str, purpose: str, resource: str) -> Doing:
    """What kind of thing an entry of the log tells of."""
    if event.startswith("log_extract."):
        return Doing.TOOK_EXTRACT
    if event == "log_question.read":
        return Doing.ANSWERED_ABOUT_LOG
    if action == LogAction.PRINT:
        return Doing.PRINTED
    if purpose == LogPurpose.QUALITY:
        return Doing.REVIEWED_LOG
    if resource == "case":
        return Doing.OPENED_CASE if action == LogAction.READ else Doing.WORKED_ON_CASE
    if resource in _LISTS:
        return Doing.LISTED
    if event.startswith(_LOOKED_UP):
        return Doing.LOOKED_UP
    if resource == "attachment":
        return Doing.OPENED_FILE
    return Doing.MESSAGE if resource in _MESSAGES else Doing.OTHER


class Naming(StrEnum):
    """By what a staff member is called to a resident."""

    NAME = "name"
    TITLE = "title"
    NOTHING = "nothing"


def naming_of(*, provider_names_staff: bool, is_protected: bool) -> Naming:
    """By the care provider's policy; of those who are protected nothing is told but where they worked (K-05)."""
    if is_protected:
        return Naming.NOTHING
    return Naming.NAME if provider_names_staff else Naming.TITLE

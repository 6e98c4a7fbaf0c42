"""What an office is told by mail. Pure: no Django here."""

from enum import StrEnum


class OfficeMailKind(StrEnum):
    """Each names a thing that waits for somebody who administers a unit, a region or the nation."""

    REMOVAL_REQUESTED = "removal_requested"
    APPROVAL_ASKED = "approval_asked"
    PUBLICATION_STOPPED = "publication_stopped"
    CONSULTATION_ASKED = "consultation_asked"
    CONSULTATION_ANSWERED = "consultation_answered"
    # To the administrators of a unit, about a case type of its own: that its year is over, and that it still is.
    REVIEW_DUE = "review_due"
    REVIEW_STILL_DUE = "review_still_due"
    # The same of a message template of its own.
    TEMPLATE_REVIEW_DUE = "template_review_due"
    TEMPLATE_REVIEW_STILL_DUE = "template_review_still_due"
    # To one staff member, from log control at a unit: that a question waits, or an entry to judge.
    LOG_QUESTION_ASKED = "log_question_asked"
    LOG_ENTRY_HANDED_ON = "log_entry_handed_on"
    LOG_HELP_ASKED = "log_help_asked"
    # To who has sent herself a test of a message: that it has come, as a resident would be told.
    TRIAL_CAME = "trial_came"

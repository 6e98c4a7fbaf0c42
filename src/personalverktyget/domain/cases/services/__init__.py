"""Commands about cases."""

from personalverktyget.domain.cases.imported_cases import ImportedCase, ImportedFile, ImportedStep, ImpossibleCase
from personalverktyget.domain.cases.services.answer import answer_counter_question, is_answered
from personalverktyget.domain.cases.services.answer_drafts import (
    attach_to_answer,
    detach_from_answer,
    discard_answer,
    save_answer_draft,
)
from personalverktyget.domain.cases.services.clear_unsent_files import clear_unsent_answers, clear_unsent_files
from personalverktyget.domain.cases.services.close_case import close_case, reopen_case
from personalverktyget.domain.cases.services.distribute import assign_case, return_case, take_case
from personalverktyget.domain.cases.services.form_drafts import (
    begin_form,
    begin_prompted_form,
    carry_over_form,
    choose_form_language,
    discard_form,
    save_form,
)
from personalverktyget.domain.cases.services.form_files import attach_to_form, detach_from_form
from personalverktyget.domain.cases.services.import_cases import import_cases
from personalverktyget.domain.cases.services.mark_read import mark_read
from personalverktyget.domain.cases.services.note import note
from personalverktyget.domain.cases.services.open_closed_case import open_closed_case
from personalverktyget.domain.cases.services.release_cases import release_cases
from personalverktyget.domain.cases.services.reply import is_replied, reply
from personalverktyget.domain.cases.services.reply_drafts import save_reply_draft
from personalverktyget.domain.cases.services.reply_files import attach_to_reply, detach_from_reply
from personalverktyget.domain.cases.services.submit_case import AnswersNotAccepted, submit_case

__all__ = [
    "AnswersNotAccepted",
    "ImportedCase",
    "ImportedFile",
    "ImportedStep",
    "ImpossibleCase",
    "answer_counter_question",
    "assign_case",
    "attach_to_answer",
    "attach_to_form",
    "attach_to_reply",
    "begin_form",
    "begin_prompted_form",
    "carry_over_form",
    "choose_form_language",
    "clear_unsent_answers",
    "clear_unsent_files",
    "close_case",
    "detach_from_answer",
    "detach_from_form",
    "detach_from_reply",
    "discard_answer",
    "discard_form",
    "import_cases",
    "is_answered",
    "is_replied",
    "mark_read",
    "note",
    "open_closed_case",
    "release_cases",
    "reopen_case",
    "reply",
    "return_case",
    "save_answer_draft",
    "save_form",
    "save_reply_draft",
    "submit_case",
    "take_case",
]

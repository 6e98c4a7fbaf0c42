"""Reads about cases."""

from personalverktyget.domain.cases.selectors.acquainted import acquainted
from personalverktyget.domain.cases.selectors.answers_file import answers_file
from personalverktyget.domain.cases.selectors.awaited import residents_to_refresh
from personalverktyget.domain.cases.selectors.case import case_for_staff, handlers_at
from personalverktyget.domain.cases.selectors.chosen import choosable, chosen_counts, chosen_residents
from personalverktyget.domain.cases.selectors.due_reason import due_reason
from personalverktyget.domain.cases.selectors.files import file_of_case
from personalverktyget.domain.cases.selectors.form_drafts import form_draft, sent_form
from personalverktyget.domain.cases.selectors.imported import has_cases
from personalverktyget.domain.cases.selectors.in_use import case_type_in_use
from personalverktyget.domain.cases.selectors.queue import View, case_list, queue_counts
from personalverktyget.domain.cases.selectors.reply_counts import fixed_reply_counts
from personalverktyget.domain.cases.selectors.resident import case_for_resident, inbox, receipt
from personalverktyget.domain.cases.selectors.search import cases_found

__all__ = [
    "View",
    "acquainted",
    "answers_file",
    "case_for_resident",
    "case_for_staff",
    "case_list",
    "case_type_in_use",
    "cases_found",
    "choosable",
    "chosen_counts",
    "chosen_residents",
    "due_reason",
    "file_of_case",
    "fixed_reply_counts",
    "form_draft",
    "handlers_at",
    "has_cases",
    "inbox",
    "queue_counts",
    "receipt",
    "residents_to_refresh",
    "sent_form",
]

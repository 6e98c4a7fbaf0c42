"""Reads of dispatches and messages."""

from personalverktyget.domain.outreach.selectors.answer_table import answer_table, answers_to_export
from personalverktyget.domain.outreach.selectors.awaited import addressees_to_refresh, children_to_refresh
from personalverktyget.domain.outreach.selectors.calls import calls, calls_to_make
from personalverktyget.domain.outreach.selectors.files import dispatch_file, message_file
from personalverktyget.domain.outreach.selectors.found import LONGEST_SEARCH, DispatchView, dispatch_counts
from personalverktyget.domain.outreach.selectors.gathered import gathered_answers, questions_of
from personalverktyget.domain.outreach.selectors.inbox import message, messages
from personalverktyget.domain.outreach.selectors.letters import letter_files, letters_to_print
from personalverktyget.domain.outreach.selectors.listed import list_check, listed_rows, prepared_dispatch, whole_list
from personalverktyget.domain.outreach.selectors.many import (
    dispatch_standing,
    recipients,
    recipients_to_export,
    sent_dispatch,
)
from personalverktyget.domain.outreach.selectors.population import population_dispatches, selection_seen
from personalverktyget.domain.outreach.selectors.sent import answered_message, dispatches, sent_message
from personalverktyget.domain.outreach.selectors.template_uses import template_uses
from personalverktyget.domain.outreach.selectors.trials import trial_message, trials_of
from personalverktyget.domain.outreach.selectors.writing import prepared_message

__all__ = [
    "LONGEST_SEARCH",
    "DispatchView",
    "addressees_to_refresh",
    "answer_table",
    "answered_message",
    "answers_to_export",
    "calls",
    "calls_to_make",
    "children_to_refresh",
    "dispatch_counts",
    "dispatch_file",
    "dispatch_standing",
    "dispatches",
    "gathered_answers",
    "letter_files",
    "letters_to_print",
    "list_check",
    "listed_rows",
    "message",
    "message_file",
    "messages",
    "population_dispatches",
    "prepared_dispatch",
    "prepared_message",
    "questions_of",
    "recipients",
    "recipients_to_export",
    "selection_seen",
    "sent_dispatch",
    "sent_message",
    "template_uses",
    "trial_message",
    "trials_of",
    "whole_list",
]

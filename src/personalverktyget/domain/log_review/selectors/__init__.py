"""Reads of the access log and of its reviews."""

from personalverktyget.domain.log_review.selectors.choosing import own_choosing, schedule, tried_weights
from personalverktyget.domain.log_review.selectors.entries import entry_alone, entry_in_context
from personalverktyget.domain.log_review.selectors.escalated import count_escalated, escalation, escalations
from personalverktyget.domain.log_review.selectors.extract import extract, extract_file, extract_paper
from personalverktyget.domain.log_review.selectors.helping import entries_to_help, entry_to_help, help_wanted
from personalverktyget.domain.log_review.selectors.own_log import own_log
from personalverktyget.domain.log_review.selectors.questions import (
    count_questions,
    questions_to_me,
    waiting_questions,
)
from personalverktyget.domain.log_review.selectors.resident_questions import (
    asked_by_residents,
    asked_entry,
    count_unanswered,
    entry_to_ask_about,
)
from personalverktyget.domain.log_review.selectors.reviews import count_overdue, review, reviews
from personalverktyget.domain.log_review.selectors.suspicion import on_suspicion, reviews_about_herself
from personalverktyget.domain.log_review.selectors.unit_log import FIRST_DAY, LAST_DAY, Kind, Period, unit_log

__all__ = [
    "FIRST_DAY",
    "LAST_DAY",
    "Kind",
    "Period",
    "asked_by_residents",
    "asked_entry",
    "count_escalated",
    "count_overdue",
    "count_questions",
    "count_unanswered",
    "entries_to_help",
    "entry_alone",
    "entry_in_context",
    "entry_to_ask_about",
    "entry_to_help",
    "escalation",
    "escalations",
    "extract",
    "extract_file",
    "extract_paper",
    "help_wanted",
    "on_suspicion",
    "own_choosing",
    "own_log",
    "questions_to_me",
    "review",
    "reviews",
    "reviews_about_herself",
    "schedule",
    "tried_weights",
    "unit_log",
    "waiting_questions",
]

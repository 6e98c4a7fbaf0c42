"""Reads of the access log and of its reviews."""

from personalverktyget.domain.log_review.selectors.entries import entry_in_context
from personalverktyget.domain.log_review.selectors.extract import extract, extract_file, extract_paper
from personalverktyget.domain.log_review.selectors.own_log import own_log
from personalverktyget.domain.log_review.selectors.reviews import count_overdue, review, reviews
from personalverktyget.domain.log_review.selectors.suspicion import on_suspicion
from personalverktyget.domain.log_review.selectors.unit_log import FIRST_DAY, LAST_DAY, Kind, Period, unit_log

__all__ = [
    "FIRST_DAY",
    "LAST_DAY",
    "Kind",
    "Period",
    "count_overdue",
    "entry_in_context",
    "extract",
    "extract_file",
    "extract_paper",
    "on_suspicion",
    "own_log",
    "review",
    "reviews",
    "unit_log",
]

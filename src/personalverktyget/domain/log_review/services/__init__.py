"""What is done with reviews of the log."""

from personalverktyget.domain.log_review.services.ask_about_entry import ask_about_entry
from personalverktyget.domain.log_review.services.ask_colleague import answer_question, ask_colleague
from personalverktyget.domain.log_review.services.begin_extract import begin_extract
from personalverktyget.domain.log_review.services.begin_review import begin_review, begin_scheduled_reviews
from personalverktyget.domain.log_review.services.begin_suspicion import begin_suspicion
from personalverktyget.domain.log_review.services.change_schedule import change_schedule
from personalverktyget.domain.log_review.services.change_weights import change_weights
from personalverktyget.domain.log_review.services.escalate_entry import escalate_entry, settle_escalation
from personalverktyget.domain.log_review.services.judge_entry import judge_entry, judge_for_unit
from personalverktyget.domain.log_review.services.name_helper import name_helper
from personalverktyget.domain.log_review.services.sign_review import sign_review
from personalverktyget.domain.log_review.services.take_up_entries import take_up_entries
from personalverktyget.domain.log_review.services.tell_staff import tell_staff

__all__ = [
    "answer_question",
    "ask_about_entry",
    "ask_colleague",
    "begin_extract",
    "begin_review",
    "begin_scheduled_reviews",
    "begin_suspicion",
    "change_schedule",
    "change_weights",
    "escalate_entry",
    "judge_entry",
    "judge_for_unit",
    "name_helper",
    "settle_escalation",
    "sign_review",
    "take_up_entries",
    "tell_staff",
]

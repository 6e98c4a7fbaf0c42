"""What is done with reviews of the log."""

from personalverktyget.domain.log_review.services.begin_extract import begin_extract
from personalverktyget.domain.log_review.services.begin_review import begin_review, begin_scheduled_reviews
from personalverktyget.domain.log_review.services.begin_suspicion import begin_suspicion
from personalverktyget.domain.log_review.services.judge_entry import judge_entry
from personalverktyget.domain.log_review.services.sign_review import sign_review

__all__ = ["begin_extract", "begin_review", "begin_scheduled_reviews", "begin_suspicion", "judge_entry", "sign_review"]

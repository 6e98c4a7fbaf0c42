"""Reads of the access log."""

from personalverktyget.domain.log_review.selectors.unit_log import FIRST_DAY, LAST_DAY, Kind, Period, unit_log

__all__ = ["FIRST_DAY", "LAST_DAY", "Kind", "Period", "unit_log"]

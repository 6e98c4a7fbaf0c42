"""Reads of the access log."""

from personalverktyget.domain.log_review.selectors.unit_log import Kind, Period, unit_log

__all__ = ["Kind", "Period", "unit_log"]

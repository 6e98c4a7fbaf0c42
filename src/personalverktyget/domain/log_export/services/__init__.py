"""Commands: handing the log on."""

from personalverktyget.domain.log_export.services.resend_refused import resend_refused
from personalverktyget.domain.log_export.services.send_log import SendingReport, send_log

__all__ = ["SendingReport", "resend_refused", "send_log"]

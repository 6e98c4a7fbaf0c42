"""Commands: handing the log on."""

from personalverktyget.domain.log_export.services.send_log import SendingReport, send_log

__all__ = ["SendingReport", "send_log"]

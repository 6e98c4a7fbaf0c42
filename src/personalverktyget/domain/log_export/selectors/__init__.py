"""What can be asked about the log as it leaves the program."""

from personalverktyget.domain.log_export.selectors.log_file import LogFile, log_file

__all__ = ["LogFile", "log_file"]

"""What can be asked about the log as it leaves the program."""

from personalverktyget.domain.log_export.selectors.affected import AffectedPerson, affected
from personalverktyget.domain.log_export.selectors.deliveries import RefusedDelivery, count_waiting, refused_deliveries
from personalverktyget.domain.log_export.selectors.log_file import LogFile, log_file

__all__ = [
    "AffectedPerson",
    "LogFile",
    "RefusedDelivery",
    "affected",
    "count_waiting",
    "log_file",
    "refused_deliveries",
]

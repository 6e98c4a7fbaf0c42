"""What can be asked about the log as it leaves the program."""

from personalverktyget.domain.log_export.selectors.affected import AffectedPerson, affected
from personalverktyget.domain.log_export.selectors.deliveries import RefusedDelivery, refused_deliveries
from personalverktyget.domain.log_export.selectors.log_file import LogFile, log_file
from personalverktyget.domain.log_export.selectors.log_service import LogServiceStanding, log_service

__all__ = [
    "AffectedPerson",
    "LogFile",
    "LogServiceStanding",
    "RefusedDelivery",
    "affected",
    "log_file",
    "log_service",
    "refused_deliveries",
]

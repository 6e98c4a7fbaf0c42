"""The central case types that a region begins with. Published like any other version, and changed like any other."""

from typing import Final

from personalverktyget.domain.case_types.central import (
    care_request,
    complaint,
    renew_aid,
    renew_prescription,
    request_appointment,
)
from personalverktyget.domain.case_types.services.publish_case_type import CaseTypeContent

CENTRAL_CASE_TYPES: Final[tuple[CaseTypeContent, ...]] = (
    renew_prescription.CONTENT,
    request_appointment.CONTENT,
    care_request.CONTENT,
    renew_aid.CONTENT,
    complaint.CONTENT,
)

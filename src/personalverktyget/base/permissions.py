"""What an actor may be allowed to do. Roles are sets of these (``domain/access/roles.py``)."""

from enum import StrEnum


class Permission(StrEnum):
    """A single right. Views name one, services require one."""

    SEE_UNIT_CASES = "see_unit_cases"
    SEE_OWN_CASES = "see_own_cases"
    ASSIGN_CASES = "assign_cases"
    HANDLE_CASES = "handle_cases"
    CLOSE_CASES = "close_cases"
    ADMIT_RESIDENTS = "admit_residents"
    SEND_MESSAGES = "send_messages"
    APPROVE_DISPATCHES = "approve_dispatches"
    MANAGE_GRANTS = "manage_grants"
    MANAGE_CASE_ROLES = "manage_case_roles"
    MANAGE_UNIT = "manage_unit"
    REVIEW_LOG = "review_log"
    REVIEW_ESCALATED = "review_escalated"
    ADMINISTER_REGION = "administer_region"
    ADMINISTER_NATION = "administer_nation"

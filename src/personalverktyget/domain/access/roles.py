"""The roles and what each may do. Pure: no Django here."""

from enum import StrEnum

from personalverktyget.base.permissions import Permission


class Role(StrEnum):
    """A role, held at a unit, a region, or the nation."""

    CASE_RECEIVER = "case_receiver"
    CASE_HANDLER = "case_handler"
    UNIT_ADMIN = "unit_admin"
    PERMISSION_ADMIN = "permission_admin"
    LOG_REVIEWER = "log_reviewer"
    PROVIDER_REVIEWER = "provider_reviewer"
    REGIONAL_ADMIN = "regional_admin"
    NATIONAL_ADMIN = "national_admin"


UNIT_ROLES = frozenset(
    {
        Role.CASE_RECEIVER,
        Role.CASE_HANDLER,
        Role.UNIT_ADMIN,
        Role.PERMISSION_ADMIN,
        Role.LOG_REVIEWER,
        Role.PROVIDER_REVIEWER,
    }
)
# Held at a unit like the others, but it reaches what all units of the care provider hand on: the region's to give.
PROVIDER_ROLES = frozenset({Role.PROVIDER_REVIEWER})
REVIEWERS = frozenset({Role.LOG_REVIEWER, Role.PROVIDER_REVIEWER})
CASE_ROLES = frozenset({Role.CASE_RECEIVER, Role.CASE_HANDLER})

PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.CASE_RECEIVER: frozenset(
        {
            Permission.SEE_UNIT_CASES,
            Permission.ASSIGN_CASES,
            Permission.CLOSE_CASES,
            Permission.SEE_OWN_CASES,
            Permission.ADMIT_RESIDENTS,
            Permission.SEND_MESSAGES,
            Permission.APPROVE_DISPATCHES,
        }
    ),
    Role.CASE_HANDLER: frozenset(
        {
            Permission.SEE_OWN_CASES,
            Permission.HANDLE_CASES,
            Permission.CLOSE_CASES,
            Permission.ADMIT_RESIDENTS,
            Permission.SEND_MESSAGES,
        }
    ),
    Role.UNIT_ADMIN: frozenset({Permission.MANAGE_GRANTS, Permission.MANAGE_CASE_ROLES, Permission.MANAGE_UNIT}),
    Role.PERMISSION_ADMIN: frozenset({Permission.MANAGE_CASE_ROLES}),
    Role.LOG_REVIEWER: frozenset({Permission.REVIEW_LOG}),
    Role.PROVIDER_REVIEWER: frozenset({Permission.REVIEW_ESCALATED}),
    Role.REGIONAL_ADMIN: frozenset({Permission.ADMINISTER_REGION}),
    Role.NATIONAL_ADMIN: frozenset({Permission.ADMINISTER_NATION}),
}


def permissions_of(roles: frozenset[Role]) -> frozenset[Permission]:
    """Everything that the roles together allow."""
    return frozenset().union(*(PERMISSIONS[role] for role in roles))


def grantable_by(permissions: frozenset[Permission], *, uses_permission_admin: bool) -> frozenset[Role]:
    """Which roles at a unit somebody with these permissions may give and take away.

    A unit administrator may not give GR to herself (B-04): that is a policy, see ``policies.py``.
    """
    if Permission.ADMINISTER_REGION in permissions:
        roles = UNIT_ROLES
    elif Permission.MANAGE_GRANTS in permissions:
        roles = UNIT_ROLES - PROVIDER_ROLES
    elif Permission.MANAGE_CASE_ROLES in permissions:
        roles = CASE_ROLES
    else:
        roles = frozenset()
    return roles if uses_permission_admin else roles - {Role.PERMISSION_ADMIN}

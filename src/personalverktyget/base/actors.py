"""Who does something. Built in one place per audience; services and selectors ask for the narrowest type."""

from dataclasses import dataclass, field
from uuid import UUID

from personalverktyget.base.errors import NotAllowed
from personalverktyget.base.permissions import Permission


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedInStaff:
    """A staff member who is identified but works nowhere yet (no unit chosen, or terms not accepted)."""

    staff_id: UUID
    hsa_id: str
    name: str
    commission_hsa_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffActor:
    """A staff member who works at one care unit, with what the grants there allow at this very request."""

    staff_id: UUID
    hsa_id: str
    name: str
    unit_id: UUID
    unit_hsa_id: str
    unit_name: str
    provider_hsa_id: str
    region_id: UUID
    commission_hsa_id: str
    permissions: frozenset[Permission]
    roles: frozenset[str] = field(default_factory=frozenset)
    has_other_workplaces: bool = False

    def may(self, permission: Permission) -> bool:
        """Whether the actor holds the permission at the unit of work."""
        return permission in self.permissions

    def require(self, permission: Permission) -> None:
        """Raise ``NotAllowed`` unless the actor holds the permission."""
        if permission not in self.permissions:
            raise NotAllowed(permission)


@dataclass(frozen=True, slots=True, kw_only=True)
class AdministratorActor:
    """A regional administrator (``region_id`` set) or a national one (``region_id`` is ``None``)."""

    staff_id: UUID
    hsa_id: str
    name: str
    region_id: UUID | None
    region_name: str
    commission_hsa_id: str
    permissions: frozenset[Permission]
    roles: frozenset[str] = field(default_factory=frozenset)
    has_other_workplaces: bool = False

    def may(self, permission: Permission) -> bool:
        """Whether the actor holds the permission."""
        return permission in self.permissions

    def require(self, permission: Permission) -> None:
        """Raise ``NotAllowed`` unless the actor holds the permission."""
        if permission not in self.permissions:
            raise NotAllowed(permission)

    @property
    def own_region_id(self) -> UUID:
        """The region that the actor administers. Raises ``NotAllowed`` for those who have none."""
        if self.region_id is None or Permission.ADMINISTER_REGION not in self.permissions:
            raise NotAllowed(Permission.ADMINISTER_REGION)
        return self.region_id


@dataclass(frozen=True, slots=True, kw_only=True)
class ResidentActor:
    """A resident who is signed in and acts for herself, and for the children whose guardian she is at this request."""

    resident_id: UUID
    terms_accepted: bool = False
    wards: frozenset[UUID] = frozenset()
    # A child in whose place her guardians act: what units write about her is not hers to read yet.
    is_child: bool = False

    @property
    def acts_for(self) -> frozenset[UUID]:
        """Herself and the children."""
        return self.wards | {self.resident_id}

    def guardian_of(self, resident_id: UUID) -> UUID | None:
        """Herself, where somebody else is the one that it is about: what is kept as the guardian who did it."""
        return None if resident_id == self.resident_id else self.resident_id


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody who is not signed in."""


@dataclass(frozen=True, slots=True)
class SystemActor:
    """The program itself, in the name of one of its jobs."""

    job: str


AnyActor = SignedInStaff | StaffActor | AdministratorActor | ResidentActor | Visitor | SystemActor

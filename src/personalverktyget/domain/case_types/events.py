"""What can be recorded about case types."""

from dataclasses import dataclass
from uuid import UUID

from personalverktyget.domain.access_log.actions import LogAction, LogPurpose
from personalverktyget.domain.access_log.events import Event


@dataclass(frozen=True, kw_only=True)
class CaseTypeEvent(Event):
    """Something done to a case type."""

    action = LogAction.WRITE
    purpose = LogPurpose.ADMINISTRATION


@dataclass(frozen=True, kw_only=True)
class CaseTypePublished(CaseTypeEvent):
    """A version of a case type was published."""

    name = "case_type.published"
    resource = "case_type"
    case_type: UUID
    code: str
    version: int
    restores: int | None = None
    deviating_examples: int | None = None
    publication: UUID | None = None
    unit: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class CaseTypeOffered(CaseTypeEvent):
    """A unit began to offer case types."""

    name = "case_type.offered"
    resource = "unit"
    unit: UUID
    codes: str


@dataclass(frozen=True, kw_only=True)
class OfferChanged(CaseTypeEvent):
    """A unit opened, closed or described a case type that it offers."""

    name = "case_type.offer_changed"
    resource = "offered"
    offered: UUID
    unit: UUID
    is_active: bool


@dataclass(frozen=True, kw_only=True)
class CaseTypeImported(CaseTypeEvent):
    """A case type that was begun came from a file; so many remarks were made on it."""

    name = "case_type.imported"
    resource = "case_type"
    case_type: UUID
    kind: str
    remarks: int
    unit: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class CaseTypeCreated(CaseTypeEvent):
    """A case type was begun, from nothing or as a copy of another."""

    name = "case_type.created"
    resource = "case_type"
    case_type: UUID
    code: str
    copy_of: UUID | None = None
    unit: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class CaseTypeDraftChanged(CaseTypeEvent):
    """A draft was begun, changed by one step, stepped back or forth in, or thrown away: ``operation`` says which."""

    name = "case_type.draft_changed"
    resource = "case_type"
    case_type: UUID
    operation: str
    item: str = ""
    unit: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class CaseTypeRenamed(CaseTypeEvent):
    """A case type got another name on the cards."""

    name = "case_type.renamed"
    resource = "case_type"
    case_type: UUID
    unit: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class CaseTypeWithdrawn(CaseTypeEvent):
    """A case type was taken away from the cards."""

    name = "case_type.withdrawn"
    resource = "case_type"
    case_type: UUID
    unit: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class CaseTypeRestored(CaseTypeEvent):
    """A case type that was withdrawn came back to the cards."""

    name = "case_type.restored"
    resource = "case_type"
    case_type: UUID
    unit: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class CaseTypeSettingsChanged(CaseTypeEvent):
    """The owner of a case type changed what holds for every unit that offers it."""

    name = "case_type.settings_changed"
    resource = "case_type"
    case_type: UUID
    unit: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class OfferLookedAt(CaseTypeEvent):
    """A unit looked at what the region had changed in a central case type."""

    name = "case_type.offer_looked_at"
    resource = "offered"
    offered: UUID
    unit: UUID
    version: int


@dataclass(frozen=True, kw_only=True)
class CaseTypeHandedOut(CaseTypeEvent):
    """A region handed a central case type out to a unit."""

    name = "case_type.handed_out"
    resource = "unit"
    unit: UUID
    case_type: UUID


@dataclass(frozen=True, kw_only=True)
class CaseTypeTakenBack(CaseTypeEvent):
    """A region took a central case type back from a unit. Cases that have come in go on."""

    name = "case_type.taken_back"
    resource = "unit"
    unit: UUID
    case_type: UUID


@dataclass(frozen=True, kw_only=True)
class CaseTypeExampleChanged(CaseTypeEvent):
    """An example was saved, accepted as it now comes out, or removed: ``operation`` says which."""

    name = "case_type.example_changed"
    resource = "case_type"
    case_type: UUID
    operation: str
    unit: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class PublicationPlanned(CaseTypeEvent):
    """A publication was set to a time, or sent to a second person (or both)."""

    name = "case_type.publication_planned"
    resource = "case_type"
    case_type: UUID
    publication: UUID
    needs_approval: bool
    has_time: bool
    unit: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class PublicationApproved(CaseTypeEvent):
    """A second person approved what another had prepared."""

    name = "case_type.publication_approved"
    resource = "case_type"
    case_type: UUID
    publication: UUID
    fingerprint: str
    unit: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class PublicationSentBack(CaseTypeEvent):
    """A second person sent back what another had prepared, with a reason."""

    name = "case_type.publication_sent_back"
    resource = "case_type"
    case_type: UUID
    publication: UUID
    unit: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class PublicationMoved(CaseTypeEvent):
    """A publication that waits got another time."""

    name = "case_type.publication_moved"
    resource = "case_type"
    case_type: UUID
    publication: UUID
    unit: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class PublicationCancelled(CaseTypeEvent):
    """A publication that waited was called off."""

    name = "case_type.publication_cancelled"
    resource = "case_type"
    case_type: UUID
    publication: UUID
    unit: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class PublicationStopped(CaseTypeEvent):
    """A publication's time came, and it could not be published: ``obstacle`` says why."""

    name = "case_type.publication_stopped"
    resource = "case_type"
    case_type: UUID
    publication: UUID
    obstacle: str
    unit: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class RemovalRequested(CaseTypeEvent):
    """A unit asked its region to take a central case type away."""

    name = "case_type.removal_requested"
    resource = "request"
    request: UUID
    case_type: UUID
    unit: UUID


@dataclass(frozen=True, kw_only=True)
class RemovalSettled(CaseTypeEvent):
    """Such a request was granted, declined, or retracted by the unit: ``state`` says which."""

    name = "case_type.removal_settled"
    resource = "request"
    request: UUID
    case_type: UUID
    state: str
    unit: UUID


@dataclass(frozen=True, kw_only=True)
class NationConsulted(CaseTypeEvent):
    """A region asked the national level about a central case type."""

    name = "case_type.nation_consulted"
    resource = "consultation"
    consultation: UUID
    case_type: UUID


@dataclass(frozen=True, kw_only=True)
class ConsultationSettled(CaseTypeEvent):
    """A consultation was answered by the nation, its answer recorded by the region, or called off."""

    name = "case_type.consultation_settled"
    resource = "consultation"
    consultation: UUID
    case_type: UUID
    state: str
    outcome: str = ""
    is_recorded: bool = False


@dataclass(frozen=True, kw_only=True)
class CaseTypeShared(CaseTypeEvent):
    """A unit offered a local case type to the others of its region, or described it anew."""

    name = "case_type.shared"
    resource = "case_type"
    case_type: UUID
    unit: UUID


@dataclass(frozen=True, kw_only=True)
class CaseTypeUnshared(CaseTypeEvent):
    """A unit took a local case type back from the library. Copies that were taken stay with those who took them."""

    name = "case_type.unshared"
    resource = "case_type"
    case_type: UUID
    unit: UUID


@dataclass(frozen=True, kw_only=True)
class CaseTypeReviewed(CaseTypeEvent):
    """Somebody went through what a local case type says, and it stands."""

    name = "case_type.reviewed"
    resource = "case_type"
    case_type: UUID
    unit: UUID
    version: int

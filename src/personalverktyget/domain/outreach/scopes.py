"""Which dispatches and messages an actor may see and change. The only place that says so."""

from uuid import UUID

from django.db.models import Q, QuerySet

from personalverktyget.base.actors import AdministratorActor, ResidentActor, StaffActor
from personalverktyget.base.errors import ChangedMeanwhile, NotFound
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.attachments.models import Attachment
from personalverktyget.domain.cases import scopes as cases
from personalverktyget.domain.outreach.files import files_of
from personalverktyget.domain.outreach.models import CallTask, Dispatch, LetterFile, Recipient
from personalverktyget.domain.outreach.senders import Sender
from personalverktyget.domain.outreach.states import UNSENT, DispatchState, RecipientState


def visible(actor: Sender) -> QuerySet[Dispatch]:
    """The unit's for those who see all its cases; one's own for others. What somebody prepares is hers alone.

    A region's for all who administer it, and no unit's; the nation's administrators see what waits for approval, and
    what they have approved.
    """
    if _is_national(actor):
        waiting = Q(state=DispatchState.AWAITING_APPROVAL) | Q(approved_by_id=actor.staff_id)
        return Dispatch.objects.filter(waiting, region__isnull=False)
    sent = _of_sender(actor)
    own = sent.filter(prepared_by_id=actor.staff_id)
    if isinstance(actor, AdministratorActor) or actor.may(Permission.SEE_UNIT_CASES):
        return sent.exclude(state__in=UNSENT) | own
    return own


def own_prepared(actor: Sender) -> QuerySet[Dispatch]:
    """What the actor is preparing."""
    return _of_sender(actor).filter(prepared_by_id=actor.staff_id, state=DispatchState.PREPARING)


def own_checked(actor: Sender) -> QuerySet[Dispatch]:
    """What the actor is preparing, and whose list the worker is checking."""
    return _of_sender(actor).filter(prepared_by_id=actor.staff_id, state=DispatchState.CHECKING)


def lock_prepared(actor: Sender, dispatch_id: UUID, seen_version: int | None = None) -> Dispatch:
    """What the actor prepares, locked until the unit of work ends.

    Raises ``NotFound`` where it is not hers, or prepared no longer; ``ChangedMeanwhile`` where it is changed since.
    """
    return _locked(own_prepared(actor), dispatch_id, seen_version)


def lock(actor: Sender, dispatch_id: UUID, seen_version: int | None = None) -> Dispatch:
    """A dispatch that the actor sees and can steer, locked until the unit of work ends. Raises as ``lock_prepared``."""
    return _locked(visible(actor) & _of_sender(actor), dispatch_id, seen_version)


def lock_checked(actor: Sender, dispatch_id: UUID) -> Dispatch:
    """A dispatch whose list is being checked, locked until the unit of work ends. Raises ``NotFound``."""
    return _locked(own_checked(actor), dispatch_id, None)


def to_approve(actor: Sender) -> QuerySet[Dispatch]:
    """What waits for approval at the actor's unit. That nobody approves her own is the service's to say.

    What a region sends is approved there or by the nation, and at no unit.
    """
    waiting = Dispatch.objects.filter(state=DispatchState.AWAITING_APPROVAL)
    if isinstance(actor, AdministratorActor):
        of_regions = waiting.filter(region__isnull=False)
        return of_regions if _is_national(actor) else of_regions.filter(region_id=actor.own_region_id)
    actor.require(Permission.APPROVE_DISPATCHES)
    return waiting.filter(unit_id=actor.unit_id)


def lock_to_approve(actor: Sender, dispatch_id: UUID, seen_version: int) -> Dispatch:
    """What waits for approval, locked until the unit of work ends. Raises as ``lock_prepared``."""
    return _locked(to_approve(actor), dispatch_id, seen_version)


def calls(actor: StaffActor) -> QuerySet[CallTask]:
    """The calls about what the actor sees of what her unit has sent. Nobody rings one who has died."""
    rows = CallTask.objects.filter(unit_id=actor.unit_id, resident__deceased_on__isnull=True)
    return rows.filter(dispatch__in=visible(actor).order_by().values("id"))


def lock_call(actor: StaffActor, recipient_id: UUID) -> CallTask:
    """A call that the actor sees, locked until the unit of work ends. Raises ``NotFound``."""
    row = calls(actor).select_for_update(of=("self",)).filter(recipient_id=recipient_id).first()
    if row is None:
        raise NotFound
    return row


def letter_files(actor: StaffActor) -> QuerySet[LetterFile]:
    """The unit's files of letters: of whatever dispatch, and so for those who see all that the unit has."""
    actor.require(Permission.SEND_MESSAGES)
    actor.require(Permission.SEE_UNIT_CASES)
    return LetterFile.objects.filter(unit_id=actor.unit_id)


def lock_letter_file(actor: StaffActor, file_id: UUID) -> LetterFile:
    """A file of letters, locked until the unit of work ends. Raises ``NotFound``."""
    row = letter_files(actor).select_for_update(of=("self",)).filter(id=file_id).first()
    if row is None:
        raise NotFound
    return row


def received(actor: ResidentActor) -> QuerySet[Recipient]:
    """The messages in the resident's inbox, and in those of the children in whose place she acts.

    Who may read is asked anew at each request: a guardian whose right has ended finds nothing, nor does one whose child
    has become thirteen. From that day they are the child's own to read.
    """
    rows = Recipient.objects.filter(state=RecipientState.DELIVERED)
    readers = frozenset() if actor.is_child else actor.acts_for
    if readers == {actor.resident_id}:
        return rows.filter(resident_id=actor.resident_id)
    return rows.filter(resident_id__in=readers)


def files(actor: StaffActor, dispatch_id: UUID) -> QuerySet[Attachment]:
    """The files of a dispatch that the actor sees, or that a case which she sees is the answer to."""
    answered = Recipient.objects.filter(
        dispatch_id=dispatch_id, unit_id=actor.unit_id, id__in=cases.visible(actor).values("prompted_by")
    )
    if visible(actor).filter(id=dispatch_id).exists() or answered.exists():
        return files_of(dispatch_id)
    return Attachment.objects.none()


def received_files(actor: ResidentActor, message_id: UUID) -> QuerySet[Attachment]:
    """The files of a message in the resident's inbox: none of one that is not hers, or was recalled."""
    dispatch = received(actor).filter(id=message_id).values("dispatch_id")
    return Attachment.objects.filter(gathered_for__in=dispatch, resident__isnull=True, sent_at__isnull=False)


def _of_sender(actor: Sender) -> QuerySet[Dispatch]:
    """All that the actor's unit sends, or the region that she administers. Raises ``NotAllowed``."""
    if isinstance(actor, AdministratorActor):
        return Dispatch.objects.filter(region_id=actor.own_region_id)
    actor.require(Permission.SEND_MESSAGES)
    return Dispatch.objects.filter(unit_id=actor.unit_id)


def _is_national(actor: Sender) -> bool:
    return isinstance(actor, AdministratorActor) and actor.may(Permission.ADMINISTER_NATION)


def _locked(rows: QuerySet[Dispatch], dispatch_id: UUID, seen_version: int | None) -> Dispatch:
    row = rows.select_related("unit__region", "region").select_for_update(of=("self",)).filter(id=dispatch_id).first()
    if row is None:
        raise NotFound
    if seen_version is not None and row.version != seen_version:
        raise ChangedMeanwhile
    return row

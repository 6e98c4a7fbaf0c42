"""Who sends: somebody at a unit, or a regional administrator in the region's name (ADR 38)."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from personalverktyget.base.actors import AdministratorActor, StaffActor
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access.selectors import actor_for_staff
from personalverktyget.domain.cases.selectors import acquainted
from personalverktyget.domain.cases.selectors.acquainted import in_contact
from personalverktyget.domain.message_templates.read_models import SendableTemplate
from personalverktyget.domain.message_templates.selectors import population_template, sendable_template
from personalverktyget.domain.organisation.models import CareUnit, Region
from personalverktyget.domain.outreach.models import Dispatch

Sender = StaffActor | AdministratorActor


def template_of(actor: Sender, template_id: UUID) -> SendableTemplate:
    """A template that the actor can send with, as it is now. Raises ``NotFound``."""
    if isinstance(actor, AdministratorActor):
        return population_template(actor, template_id)
    return sendable_template(actor, template_id)


def known_to(actor: Sender, residents: Collection[UUID]) -> frozenset[UUID]:
    """Those among the residents whom the actor knows from cases that she sees. A region sees nobody's."""
    return frozenset() if isinstance(actor, AdministratorActor) else acquainted(actor, residents)


def in_contact_with(actor: Sender, residents: Collection[UUID], since: datetime) -> frozenset[UUID]:
    """Those among the residents with whom there is a contact, as far as the actor sees cases of theirs."""
    return frozenset() if isinstance(actor, AdministratorActor) else in_contact(actor, residents, since)


def region_of(dispatch: Dispatch) -> Region:
    """The region that sends it, or that its unit belongs to. ``dispatch`` comes with its unit or region."""
    if dispatch.region is not None:
        return dispatch.region
    assert dispatch.unit is not None  # One of the two is there: outreach_one_sender.
    return dispatch.unit.region


def unit_of(dispatch: Dispatch) -> CareUnit:
    """The unit that sends it: for what only a unit does, such as to ask, to ring or to post letters."""
    assert dispatch.unit is not None
    return dispatch.unit


def sender_now(dispatch: Dispatch, commission_hsa_id: str) -> Sender | None:
    """Who prepared it, with what she may do by now; nobody where she may not send any more."""
    actor = actor_for_staff(dispatch.prepared_by_id, dispatch.unit_id or dispatch.region_id, commission_hsa_id)
    if isinstance(actor, StaffActor) and actor.unit_id == dispatch.unit_id:
        return actor if actor.may(Permission.SEND_MESSAGES) else None
    if isinstance(actor, AdministratorActor) and dispatch.region_id and actor.region_id == dispatch.region_id:
        return actor if actor.may(Permission.ADMINISTER_REGION) else None
    return None

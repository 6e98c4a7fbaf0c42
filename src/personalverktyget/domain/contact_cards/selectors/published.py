"""The card as everybody reads it: what the worker has published, and where that stands."""

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.clock import now
from personalverktyget.base.errors import NotFound
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.contact_cards.facts import FORMAT, drawn
from personalverktyget.domain.contact_cards.fingerprints import fingerprint
from personalverktyget.domain.contact_cards.models import CardVersion, PublishedCard
from personalverktyget.domain.contact_cards.read_models import ContactCard, Publication, Published
from personalverktyget.domain.contact_cards.selectors.contact_card import active_unit, live_facts
from personalverktyget.domain.contact_cards.services.publish_cards import mark_of
from personalverktyget.domain.organisation.models import CareUnit


class ClosedDown(NotFound):
    """There was such a unit, and it is closed down. Public knowledge, unlike most of what is not found."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def published_card(hsa_id: str) -> Published:
    """What is published of a unit. Raises ``ClosedDown``, and ``NotFound`` for one that never was.

    A unit that the worker has not come to yet, or whose card an older program published, is told as it is.
    """
    row = PublishedCard.objects.filter(unit__hsa_id=hsa_id).first()
    if row is not None and row.facts.get("format") == FORMAT:
        return Published(row.facts, row.mark, row.published_at)
    try:
        facts = live_facts(active_unit(hsa_id))
    except NotFound as error:
        name = CareUnit.objects.filter(hsa_id=hsa_id).values_list("name", flat=True).first()
        raise (ClosedDown(name) if name else error) from None
    return Published(facts, mark_of(facts), None)


def as_card(published: Published) -> ContactCard:
    """The published card, drawn for this moment."""
    return drawn(published.facts, now())


def publication(actor: StaffActor) -> Publication:
    """Where the public card of the actor's unit stands."""
    actor.require(Permission.MANAGE_UNIT)
    row = PublishedCard.objects.filter(unit_id=actor.unit_id).defer("facts").first()
    changes = CardVersion.objects.filter(unit_id=actor.unit_id).order_by("-number")
    return Publication(
        published_at=row.published_at if row else None,
        is_waiting=row is None or row.fingerprint != fingerprint(actor.unit_id),
        changed_at=changes.values_list("saved_at", flat=True).first(),
        failed_at=row.failed_at if row else None,
    )

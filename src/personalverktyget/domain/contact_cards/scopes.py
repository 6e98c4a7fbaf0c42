"""Which contact cards the administrator of a region may search and change."""

from django.db.models import QuerySet

from personalverktyget.base.actors import AdministratorActor
from personalverktyget.domain.contact_cards.models import ContactCard


def cards_of_region(actor: AdministratorActor) -> QuerySet[ContactCard]:
    """The cards that units of the actor's region have written something on. Units that are closed down have none."""
    return ContactCard.objects.filter(unit__region_id=actor.own_region_id, unit__is_active=True)

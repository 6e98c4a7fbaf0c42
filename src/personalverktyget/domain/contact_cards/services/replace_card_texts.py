"""Put other words on many units' cards at once, for the region that they belong to."""

from collections.abc import Mapping
from uuid import UUID

from personalverktyget.base.actors import AdministratorActor
from personalverktyget.base.errors import InvalidInput, NotFound
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.case_types.read_models import TextsReplaced
from personalverktyget.domain.case_types.text_search import TextSearch
from personalverktyget.domain.case_types.text_wishes import Chosen, Wanted
from personalverktyget.domain.contact_cards.card_texts import card_places
from personalverktyget.domain.contact_cards.content import MAX_LENGTHS, CardContent
from personalverktyget.domain.contact_cards.models import ContactCard
from personalverktyget.domain.contact_cards.scopes import cards_of_region
from personalverktyget.domain.contact_cards.services.change_card import keep_version
from personalverktyget.domain.organisation.models import CareUnit

PART = "replaced"


class _NothingDone(Exception):
    """Nothing was changed, so there is nothing to record."""


def replace_card_texts(
    actor: AdministratorActor, search: TextSearch, replacement: str, chosen: Mapping[UUID, Chosen]
) -> tuple[TextsReplaced, ...]:
    """Change the chosen places that still say what the actor saw, each card as a piece of work of its own.

    A card has no draft: what it says holds at once. It gets a version, so that the unit sees it and can take it back.
    """
    return tuple(_replaced(actor, unit, Wanted(search, replacement, places)) for unit, places in chosen.items())


def _replaced(actor: AdministratorActor, unit_id: UUID, wanted: Wanted) -> TextsReplaced:
    name = ""
    try:
        with unit_of_work(actor) as work:
            if not cards_of_region(actor).filter(unit_id=unit_id).exists():
                raise NotFound
            unit = CareUnit.objects.select_for_update(of=("self",)).get(id=unit_id)
            card, name = ContactCard.objects.get(unit_id=unit_id), unit.name
            change = {path[-1]: text for path, text in wanted.among(card_places(card)).items()}
            if not change:
                raise _NothingDone
            before = CardContent.of(unit, card)
            texts = {field: change.get(field, getattr(before, field)) for field in MAX_LENGTHS}
            keep_version(work, actor, unit, card, PART, before.with_texts(**texts))
    except InvalidInput as wrong:
        return TextsReplaced(unit_id, name, 0, 0, 0, refused=str(wrong))
    except (_NothingDone, NotFound):
        return TextsReplaced(unit_id, name, 0, 0, len(wanted.chosen))
    return TextsReplaced(unit_id, name, 0, len(change), len(wanted.chosen) - len(change))

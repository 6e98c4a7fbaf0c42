"""A question's form is a case type that stands on no card and in no list of case types."""

from collections.abc import Callable
from uuid import UUID

import pytest

from personalverktyget.base.actors import AdministratorActor
from personalverktyget.base.errors import InvalidInput, NotFound, NotPossibleNow
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.admittance.selectors import restricted_offers
from personalverktyget.domain.case_types import selectors, services
from personalverktyget.domain.case_types.audience import Audience
from personalverktyget.domain.case_types.events import CaseTypeOffered
from personalverktyget.domain.case_types.models import CaseType, OfferedCaseType
from personalverktyget.domain.case_types.scopes import RESTRICTED
from personalverktyget.domain.case_types.settings import CaseTypeSettings
from personalverktyget.domain.contact_cards.selectors import Wishes, case_types_to_find, contact_card, units_found
from personalverktyget.domain.link_services.selectors import card_order
from personalverktyget.domain.message_templates import selectors as templates
from personalverktyget.domain.message_templates import services as template_services
from personalverktyget.domain.message_templates.kinds import TemplateKind
from tests.support.message_templates import bring_along
from tests.support.world import SYSTEM, World
from tests.support.world_registers import PREFIX

CODE = "mall-hudforandring"


@pytest.fixture
def central(small_world: World) -> CaseType:
    """The form of a central question, which a unit has asked with."""
    bring_along()
    row = CaseType.objects.get(code=CODE, region=small_world.regions["klar"])
    unit = small_world.units["ang"]
    with unit_of_work(SYSTEM) as work:
        OfferedCaseType(unit_id=unit, case_type=row).save(force_insert=True)
        work.record(CaseTypeOffered(unit=unit, codes=CODE))
    return row


@pytest.fixture
def local(small_world: World) -> UUID:
    """The form of a question of a unit's own, published."""
    admin = small_world.actor("admin")
    made = template_services.create_template(admin, name="Hur mår du", kind=TemplateKind.QUESTION)
    form = templates.template_overview(admin, made).form
    assert form is not None
    services.publish_draft(admin, form.case_type_id, seen_version=1)
    return form.case_type_id


def test_residents_meet_it_on_no_card_and_in_no_search(small_world: World, central: CaseType, local: UUID) -> None:
    offered = OfferedCaseType.objects.select_related("case_type").get(case_type=central)
    assert not offered.is_for_everybody
    assert OfferedCaseType.objects.filter(RESTRICTED, case_type=central).exists()
    assert [service.code for service in contact_card(PREFIX + "9001").services] == ["fornya-recept"]
    assert CODE not in dict(case_types_to_find())
    assert units_found("", wishes=Wishes(case_type=CODE)).rows == ()
    with pytest.raises(NotFound):
        selectors.offer(PREFIX + "9001", CODE)


def test_staff_meet_it_in_no_list(small_world: World, central: CaseType, local: UUID) -> None:
    admin, region = small_world.actor("admin"), small_world.administrator("regional_admin")
    shown = {offer.case_type_id for offer in selectors.own_offers(admin)}
    shown |= {row.id for actor in (admin, region) for row in selectors.own_case_types(actor)}
    shown |= {row.id for actor in (admin, region) for row in selectors.copyable_case_types(actor)}
    shown |= {row.case_type_id for actor in (admin, region) for row in selectors.settled_case_types(actor)}
    assert not shown & {central.id, local}
    assert restricted_offers(small_world.actor("receiver")) == ()
    assert [entry.name for entry in card_order(admin)] == ["Förnya recept"]
    assert not OfferedCaseType.objects.filter(case_type=local).exists()
    assert selectors.case_type_overview(admin, local).review_due_on is None


def region_of(world: World) -> AdministratorActor:
    return world.administrator("regional_admin")


COMMANDS: list[Callable[[World, CaseType, UUID], object]] = [
    lambda world, central, _: services.hand_out(region_of(world), central.id, units=[world.units["ang"]]),
    lambda world, central, _: services.take_back(region_of(world), central.id, units=[world.units["ang"]]),
    lambda world, central, _: services.withdraw_case_type(region_of(world), central.id),
    lambda world, central, _: selectors.hand_outs(region_of(world), central.id),
    lambda world, _, local: services.share_case_type(world.actor("admin"), local, description="Bra."),
    lambda world, _, local: selectors.sharing(world.actor("admin"), local),
    lambda world, _, local: services.create_case_type(world.actor("admin"), name="Kopia", copy_of=local),
    lambda world, central, _: services.request_removal(world.actor("admin"), offered(central), reason="Nej."),
    lambda world, central, _: services.look_at_offer(world.actor("admin"), offered(central), number=1),
    lambda world, central, _: selectors.changes_to_look_at(world.actor("admin"), offered(central)),
    lambda world, central, _: selectors.forms_to_compare(world.actor("admin"), offered(central)),
    lambda world, central, _: services.change_offer(
        world.actor("admin"), offered(central), is_active=False, seen_version=1
    ),
]


def offered(case_type: CaseType) -> UUID:
    return OfferedCaseType.objects.get(case_type=case_type).id


@pytest.mark.parametrize("command", COMMANDS)
def test_what_is_done_with_case_types_on_cards_finds_none(
    small_world: World, central: CaseType, local: UUID, command: Callable[[World, CaseType, UUID], object]
) -> None:
    with pytest.raises(NotFound):
        command(small_world, central, local)


def test_it_is_so_from_the_beginning_and_for_good(small_world: World, local: UUID) -> None:
    admin = small_world.actor("admin")
    found = selectors.case_type_settings(admin, local)
    assert found.settings.audience is Audience.ASKED
    with pytest.raises(InvalidInput):
        services.change_case_type_settings(admin, local, CaseTypeSettings(), seen_version=found.version)
    asked = CaseTypeSettings(audience=Audience.ASKED, receipt_text="Tack för svaret.")
    services.change_case_type_settings(admin, local, asked, seen_version=found.version)
    other = services.create_case_type(admin, name="Vanlig")
    with pytest.raises(InvalidInput):
        services.change_case_type_settings(admin, other, asked, seen_version=1)


def test_an_unpublished_one_is_not_thrown_away_without_its_template(small_world: World) -> None:
    admin = small_world.actor("admin")
    made = template_services.create_template(admin, name="Hur mår du", kind=TemplateKind.QUESTION)
    form = templates.template_overview(admin, made).form
    assert form is not None
    with pytest.raises(NotPossibleNow, match="meddelandemall"):
        services.discard_draft(admin, form.case_type_id, seen_version=1)

"""What hangs on a case type: how many units have it, open cases and half-filled forms, for its owner alone."""

from uuid import UUID

import pytest

from personalverktyget.base.errors import NotFound
from personalverktyget.domain.case_types import services
from personalverktyget.domain.case_types.models import CaseType, OfferedCaseType
from personalverktyget.domain.cases import services as case_services
from personalverktyget.domain.cases.models import Case
from personalverktyget.domain.cases.read_models import CaseTypeInUse
from personalverktyget.domain.cases.selectors import case_type_in_use
from personalverktyget.domain.cases.states import Action
from tests.domain.case_types.test_drafts import published
from tests.support.world import World


@pytest.fixture
def central(small_world: World) -> UUID:
    return CaseType.objects.get(region_id=small_world.regions["klar"]).id


def used(world: World, case_type: UUID, *units: str) -> CaseTypeInUse:
    chosen = [world.units[unit] for unit in units] if units else None
    return case_type_in_use(world.administrator("regional_admin"), case_type, units=chosen)


def offered(world: World, unit: str) -> UUID:
    return OfferedCaseType.objects.get(unit_id=world.units[unit], case_type__region_id__isnull=False).id


def test_a_central_one_counts_what_its_units_have(small_world: World, central: UUID) -> None:
    open_cases = Case.objects.filter(offered__case_type=central, queue_rank__lt=2).count()
    assert open_cases
    assert used(small_world, central) == CaseTypeInUse(units=2, open_units=2, open_cases=open_cases, drafts=0)
    at_berg = used(small_world, central, "berg").open_cases
    small_world.send_case("helena", "berg", "Levaxin")
    assert used(small_world, central).open_cases == open_cases + 1
    assert used(small_world, central, "berg").open_cases == at_berg + 1 < open_cases


def test_a_closed_case_goes_on_no_more(small_world: World, central: UUID) -> None:
    before = used(small_world, central).open_cases
    small_world.reply(small_world.cases["assigned"], Action.REPLY_FINALLY, "Det är klart.")
    assert used(small_world, central).open_cases == before - 1


def test_a_form_counts_once_something_is_written_in_it(small_world: World, central: UUID) -> None:
    resident = small_world.resident("helena")
    draft = case_services.begin_form(resident, offered(small_world, "ang"))
    assert used(small_world, central).drafts == 0
    case_services.save_form(resident, draft, answers={"medicine": "Levaxin"})
    assert used(small_world, central, "ang").drafts == used(small_world, central).drafts == 1
    assert used(small_world, central, "berg").drafts == 0


def test_where_it_is_taken_back_open_cases_go_on_and_forms_are_not_concerned_again(
    small_world: World, central: UUID
) -> None:
    resident = small_world.resident("helena")
    draft = case_services.begin_form(resident, offered(small_world, "ang"))
    case_services.save_form(resident, draft, answers={"medicine": "Levaxin"})
    before = used(small_world, central)
    region = small_world.administrator("regional_admin")
    services.take_back(region, central, units=[small_world.units["ang"]])
    assert used(small_world, central) == CaseTypeInUse(units=1, open_units=1, open_cases=before.open_cases, drafts=0)
    assert used(small_world, central, "ang") == CaseTypeInUse(units=0, open_units=0, open_cases=0, drafts=0)


def test_a_local_one_is_its_units(small_world: World) -> None:
    made = published(small_world)
    admin, resident = small_world.actor("admin"), small_world.resident("helena")
    assert case_type_in_use(admin, made) == CaseTypeInUse(units=1, open_units=1, open_cases=0, drafts=0)
    draft = case_services.begin_form(resident, OfferedCaseType.objects.get(case_type_id=made).id)
    case_services.save_form(resident, draft, answers={"fever": "true"})
    assert case_type_in_use(admin, made).drafts == 1
    case_services.submit_case(resident, draft)
    assert case_type_in_use(admin, made) == CaseTypeInUse(units=1, open_units=1, open_cases=1, drafts=0)


def test_only_its_owner_is_told(small_world: World, central: UUID) -> None:
    with pytest.raises(NotFound):
        case_type_in_use(small_world.actor("admin"), central)
    with pytest.raises(NotFound):
        case_type_in_use(small_world.administrator("regional_admin"), published(small_world))


def test_a_large_count_stops(small_world: World, central: UUID, monkeypatch: pytest.MonkeyPatch) -> None:
    open_cases = used(small_world, central).open_cases
    monkeypatch.setattr(CaseTypeInUse, "BOUND", open_cases - 2)
    assert used(small_world, central).open_cases == open_cases - 1

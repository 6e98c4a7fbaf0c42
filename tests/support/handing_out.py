"""A case type that the unit hands out to some residents, and a population register that knows those of the world."""

from dataclasses import dataclass, field, replace
from uuid import UUID

import pytest

from personalverktyget.domain.case_types.audience import Audience
from personalverktyget.domain.case_types.models import CaseType, OfferedCaseType
from personalverktyget.domain.case_types.selectors import case_type_settings
from personalverktyget.domain.case_types.services import change_case_type_settings, create_case_type, publish_draft
from personalverktyget.domain.people import registers
from personalverktyget.domain.people.registers import RegisteredArea, RegisteredPerson, RegisterUnavailable
from tests.support.world import World
from tests.support.world_registers import CASE_TYPE, RESIDENTS, registered

# Known to the register, and to nobody here before.
NEWCOMER = ("199001012385", "Nora", "Nyinflyttad", False)


AREAS = (
    RegisteredArea("91", "Provlandet"),
    RegisteredArea("9101", "Provby"),
    RegisteredArea("9102", "Grannby"),
    RegisteredArea("92", "Annanlandet"),
)


@dataclass
class Register:
    """A population register; ``asked`` holds whom it was asked for."""

    people: dict[str, RegisteredPerson]
    is_down: bool = False
    asked: list[str] = field(default_factory=list)

    def person(self, number: str) -> RegisteredPerson | None:
        """The person, as long as the register answers."""
        if self.is_down:
            raise RegisterUnavailable("down")
        self.asked.append(number)
        return self.people.get(number)

    def areas(self) -> tuple[RegisteredArea, ...]:
        """Two counties and their municipalities."""
        return AREAS


@pytest.fixture
def register(monkeypatch: pytest.MonkeyPatch) -> Register:
    people = [registered(*row) for row in (*RESIDENTS.values(), NEWCOMER)]
    found = Register({person.number: person for person in people})
    monkeypatch.setattr(registers, "population_register", lambda: found)
    return found


@pytest.fixture
def restricted(small_world: World, register: Register) -> UUID:
    """What Ängens vårdcentral offers, handed out to nobody yet."""
    region = small_world.administrator("regional_admin")
    central = CaseType.objects.get(region_id=small_world.regions["klar"]).id
    settle(small_world, Audience.HANDED_OUT)
    assert case_type_settings(region, central).settings.audience is Audience.HANDED_OUT
    return OfferedCaseType.objects.get(unit_id=small_world.units["ang"]).id


def settle(world: World, audience: Audience) -> None:
    """Settle whom the region's case type is for."""
    region = world.administrator("regional_admin")
    central = CaseType.objects.get(region_id=world.regions["klar"]).id
    found = case_type_settings(region, central)
    change_case_type_settings(region, central, replace(found.settings, audience=audience), seen_version=found.version)


def restricted_at_ang(world: World, *, name: str = "Blodtryck hemma") -> UUID:
    """A local case type of Ängens vårdcentral that is for those alone to whom it is handed out. Its offer's id."""
    actor = world.actor("admin")
    central = CaseType.objects.get(region_id=world.regions["klar"], code=CASE_TYPE.code)
    made = create_case_type(actor, name=name, copy_of=central.id)
    publish_draft(actor, made, seen_version=1)
    found = case_type_settings(actor, made)
    settings = replace(found.settings, audience=Audience.HANDED_OUT)
    change_case_type_settings(actor, made, settings, seen_version=found.version)
    return OfferedCaseType.objects.get(case_type_id=made).id

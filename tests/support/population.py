"""A region's population for tests: the small world's residents, registered somewhere, and what the region writes."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final
from uuid import UUID

import pytest

from personalverktyget.base.actors import AdministratorActor
from personalverktyget.base.clock import today
from personalverktyget.base.test_numbers import all_numbers
from personalverktyget.domain.access.roles import Role
from personalverktyget.domain.access.services import ImportedGrant, import_grants
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.message_templates import selectors as templates
from personalverktyget.domain.message_templates import services as template_services
from personalverktyget.domain.message_templates.content import TemplateContent
from personalverktyget.domain.message_templates.kinds import TemplateKind
from personalverktyget.domain.outreach import selectors, services, uploads
from personalverktyget.domain.outreach.basis import Basis
from personalverktyget.domain.outreach.many_read_models import PreparedDispatch, SentDispatch
from personalverktyget.domain.outreach.models import Dispatch
from personalverktyget.domain.people import registers
from personalverktyget.domain.people.registers import RegisteredArea, RegisteredPerson
from personalverktyget.domain.people.services import refresh_residents
from tests.support.many import numbers
from tests.support.messages import WORKER
from tests.support.world import SYSTEM, World
from tests.support.world_registers import COUNTIES, RESIDENTS, at, hsa_id_of, registered

HERE, AWAY = COUNTIES["klar"], COUNTIES["annan"]
AREAS: Final = (
    RegisteredArea(HERE, "Klars län"),
    RegisteredArea(f"{HERE}01", "Ängby"),
    RegisteredArea(f"{HERE}02", "Bergby"),
    RegisteredArea(AWAY, "Annans län"),
    RegisteredArea(f"{AWAY}01", "Hamnby"),
)
# Where each is registered, and her legal sex.
LIVES: Final[Mapping[str, tuple[str, str]]] = {
    "helena": (f"{HERE}01", "F"),
    "lennart": (f"{HERE}02", "M"),
    "camilla": (f"{HERE}01", "F"),
    "protected": (f"{HERE}01", "F"),
    "other": (f"{AWAY}01", "M"),
}
TEXTS: Final = TemplateContent(
    name="Koka vattnet",
    summary="När vattnet inte går att dricka.",
    subject="Koka vattnet innan du dricker det",
    body="Hej {namn}\n\nKoka vattnet tills vi skriver igen.",
    purpose="Du får det här för att du bor där vattnet kan göra dig sjuk.",
    contact="Ring regionens upplysning, 031-390 06 90.",
)


class Register:
    """A population register that knows the small world's residents and where they live."""

    def areas(self) -> tuple[RegisteredArea, ...]:
        """The counties and municipalities."""
        return AREAS

    def person(self, number: str) -> RegisteredPerson | None:
        """What it says of somebody."""
        who = next((key for key, row in RESIDENTS.items() if row[0] == number), None)
        if who is None:
            return None
        code, sex = LIVES[who]
        return replace(registered(*RESIDENTS[who]), county=code[:2], municipality=code, sex=sex)


def settle(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the residents live where ``LIVES`` says."""
    register = Register()
    monkeypatch.setattr(registers, "population_register", lambda: register)
    refresh_residents(SYSTEM, register, list(world.residents.values()))


def another(world: World) -> AdministratorActor:
    """A second administrator of the first region: the newcomer."""
    grant = ImportedGrant(
        hsa_id=hsa_id_of("newcomer"),
        role=Role.REGIONAL_ADMIN,
        at=at("klar"),
        valid_from=today(),
        reason="Hjälper till.",
    )
    import_grants(SYSTEM, [grant], analyses=[], source="test")
    return world.administrator("newcomer")


def population_template(
    world: World, content: TemplateContent = TEXTS, *, who: str = "regional_admin", publish: bool = True
) -> UUID:
    """A published template to the population."""
    actor = world.administrator(who)
    made = template_services.create_template(actor, name=content.name, kind=TemplateKind.POPULATION)
    seen = templates.template_overview(actor, made).version
    seen = template_services.save_template(actor, made, content, seen_version=seen)
    if publish:
        template_services.publish_template(actor, made, seen_version=seen)
    return made


def begun_message(world: World, *, who: str = "regional_admin", basis: Basis = Basis.CRISIS) -> UUID:
    """A message to the population with a template of its own, to nobody yet."""
    template = population_template(world, who=who)
    return services.begin_population_message(world.administrator(who), template_id=template, basis=basis)


def selected(world: World, dispatch: UUID, *, who: str = "regional_admin", **chosen: object) -> None:
    """Let the worker find those who are chosen."""
    version = Dispatch.objects.get(id=dispatch).version
    services.select_population(world.administrator(who), dispatch, seen_version=version, **chosen)  # type: ignore[arg-type]
    services.prepare_due(WORKER)


def to_population(world: World, *, who: str = "regional_admin", **chosen: object) -> UUID:
    """A message to the population that is written, with its recipients found."""
    made = begun_message(world, who=who)
    selected(world, made, who=who, **chosen)
    return made


def as_prepared(world: World, dispatch: UUID, *, who: str = "regional_admin") -> PreparedDispatch:
    """What its writer sees of it."""
    actor = world.administrator(who)
    return disclose(actor, selectors.prepared_dispatch(actor, dispatch))


def as_sent(world: World, dispatch: UUID, *, who: str = "regional_admin") -> SentDispatch:
    """How it stands."""
    actor = world.administrator(who)
    return disclose(actor, selectors.sent_dispatch(actor, dispatch))


def handed_over(world: World, dispatch: UUID, *, who: str = "regional_admin", confirms_notified: bool = True) -> None:
    """Hand it over for approval as its writer sees it now."""
    seen = as_prepared(world, dispatch, who=who)
    services.release_dispatch(
        world.administrator(who),
        dispatch,
        seen_version=seen.version,
        seen_template=seen.template.version_id,
        confirms_contact=False,
        confirms_left_out=True,
        confirms_notified=confirms_notified,
    )


def approve_by(actor: AdministratorActor, dispatch: UUID) -> None:
    """Let somebody approve it as it stands."""
    services.approve_dispatch(actor, dispatch, seen_version=Dispatch.objects.get(id=dispatch).version)


def listed_message(world: World, text: str = "", *, who: str = "regional_admin") -> UUID:
    """A message to the population that is written, to those in a list: two, where nothing else is said."""
    made = begun_message(world, who=who)
    version = Dispatch.objects.get(id=made).version
    text = text or numbers("lennart", "helena")
    services.list_recipients(world.administrator(who), made, seen_version=version, text=text)
    return made


def message_being_checked(world: World) -> UUID:
    """One whose list is so long that the worker is to check it."""
    return listed_message(world, "\n".join(["Personnummer", *all_numbers()[: uploads.AT_ONCE + 1]]))


def waiting_message(world: World, *, who: str = "regional_admin") -> UUID:
    """One that waits for approval."""
    made = listed_message(world, who=who)
    handed_over(world, made, who=who)
    return made


def approved_message(world: World) -> UUID:
    """One that the nation has approved, and that has not left."""
    made = waiting_message(world)
    approve_by(world.administrator("national_admin"), made)
    return made

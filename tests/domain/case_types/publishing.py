"""What the tests of publishing share: central case types with a draft, and a second regional administrator."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

from personalverktyget.base.actors import AdministratorActor
from personalverktyget.base.clock import now
from personalverktyget.domain.access.roles import Role
from personalverktyget.domain.access.services import ImportedGrant, import_grants
from personalverktyget.domain.case_types import selectors, services
from personalverktyget.domain.case_types.models import CaseType, CaseTypePublication
from personalverktyget.domain.case_types.read_models import Publication
from personalverktyget.domain.organisation.services import change_region_settings
from tests.support.world import SYSTEM, World
from tests.support.world_registers import PREFIX, hsa_id_of


def second_administrator(world: World) -> AdministratorActor:
    """Another who administers the first region, with the rights that a request would give her."""
    grant = ImportedGrant(
        hsa_id=hsa_id_of("newcomer"),
        role=Role.REGIONAL_ADMIN,
        at=PREFIX + "9000",
        valid_from=date(2026, 1, 1),
        reason="Arbetar här.",
    )
    import_grants(SYSTEM, [grant], analyses=[], source="second")
    return world.administrator("newcomer")


def ask_for_second_person(world: World, *, needed: bool = True) -> None:
    """The region's setting."""
    change_region_settings(
        world.administrator("regional_admin"),
        feedback_days=3,
        uses_permission_admin=False,
        working_eves=(),
        needs_second_person=needed,
    )


def central_draft(world: World, terms: str = "Vi svarar inom två dagar.") -> UUID:
    """The region's case type, with another text in its draft."""
    actor = world.administrator("regional_admin")
    case_type = CaseType.objects.get(region_id=world.regions["klar"], code="fornya-recept").id
    services.begin_draft(actor, case_type)
    write_terms(world, case_type, terms)
    return case_type


def write_terms(world: World, case_type: UUID, terms: str) -> None:
    """A change of the draft."""
    actor = world.administrator("regional_admin")
    texts = selectors.draft(actor, case_type).content.texts
    services.change_texts(actor, case_type, replace(texts, terms_text=terms), seen=None)


def plan(world: World, case_type: UUID, *, publish_at: datetime | None) -> UUID:
    """Let the draft wait, as its builder sees it."""
    actor = world.administrator("regional_admin")
    version = selectors.draft(actor, case_type).version
    return services.plan_publication(actor, case_type, seen_version=version, publish_at=publish_at)


def tomorrow() -> datetime:
    """A time ahead."""
    return now() + timedelta(days=1)


def waiting(world: World, case_type: UUID) -> Publication:
    """What waits, or ended last."""
    return selectors.publication_of(world.administrator("regional_admin"), case_type)[0]


def live_terms(case_type: UUID) -> str:
    """What residents read just now."""
    current = CaseType.objects.select_related("current").get(id=case_type).current
    assert current is not None
    return current.terms_text


def states(case_type: UUID) -> list[str]:
    """Of all publications, in order."""
    rows = CaseTypePublication.objects.filter(case_type_id=case_type).order_by("asked_at")
    return list(rows.values_list("state", flat=True))

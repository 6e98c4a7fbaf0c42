"""Messages to many for tests: listed, let go and approved as staff do it."""

from collections.abc import Iterable
from uuid import UUID

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.test_numbers import all_numbers
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.organisation.models import Region
from personalverktyget.domain.organisation.services import change_region_settings
from personalverktyget.domain.outreach import selectors, services, uploads
from personalverktyget.domain.outreach.basis import Basis
from personalverktyget.domain.outreach.events.dispatches import DispatchSaved
from personalverktyget.domain.outreach.many_read_models import ListedRowForSender, PreparedDispatch, SentDispatch
from personalverktyget.domain.outreach.models import Dispatch
from personalverktyget.domain.outreach.verdicts import Verdict
from tests.support.messages import WORKER
from tests.support.world import World
from tests.support.world_registers import RESIDENTS


def numbers(*who: str) -> str:
    """Their identity numbers, one a line."""
    return "\n".join(RESIDENTS[name][0] for name in who)


def written_to_many(
    world: World,
    template: UUID,
    text: str,
    *,
    who: str = "handler",
    subject: str = "Om ditt besök",
    body: str = "Hej {namn}\n\nVälkommen till oss.",
    basis: Basis = Basis.VACCINATION,
) -> UUID:
    """A message to many that is written and listed, and not let go."""
    actor = world.actor(who)
    made = services.begin_dispatch(actor, template_id=template)
    version = services.save_dispatch(actor, made, seen_version=1, subject=subject, body=body, basis=basis)
    services.list_recipients(actor, made, seen_version=version, text=text)
    return made


def being_checked(world: World, template: UUID, *, who: str = "handler") -> UUID:
    """A message to many whose list is so long that the worker is to check it."""
    lines = ["Personnummer;dag", *(f"{number};nu" for number in all_numbers()[: uploads.AT_ONCE + 1])]
    return written_to_many(world, template, "\n".join(lines), who=who)


def as_listed(actor: StaffActor, dispatch: UUID) -> PreparedDispatch:
    """What its writer sees of it."""
    return disclose(actor, selectors.prepared_dispatch(actor, dispatch))


def rows_of(actor: StaffActor, dispatch: UUID) -> dict[int, ListedRowForSender]:
    """The rows of the list by their places."""
    export = disclose(actor, selectors.whole_list(actor, dispatch))
    return {row.position: row for batch in export.batches for row in disclose(actor, batch)}


def verdicts(actor: StaffActor, dispatch: UUID) -> dict[int, Verdict]:
    """What was found of each."""
    return {position: row.verdict for position, row in rows_of(actor, dispatch).items()}


def let_many_go(world: World, dispatch: UUID, *, who: str = "handler", confirms_left_out: bool = True) -> None:
    """Release it as its writer sees it now."""
    actor = world.actor(who)
    seen = as_listed(actor, dispatch)
    services.release_dispatch(
        actor,
        dispatch,
        seen_version=seen.version,
        seen_template=seen.template.version_id,
        confirms_contact=True,
        confirms_left_out=confirms_left_out,
        confirms_essentials=True,
        seen_files=[file.id for file in seen.files],
    )


def as_sent(actor: StaffActor, dispatch: UUID) -> SentDispatch:
    """How it stands."""
    return disclose(actor, selectors.sent_dispatch(actor, dispatch))


def approve(world: World, dispatch: UUID, *, who: str = "receiver") -> None:
    """Let somebody approve it as it stands."""
    services.approve_dispatch(world.actor(who), dispatch, seen_version=Dispatch.objects.get(id=dispatch).version)


def approval_above(world: World, count: int, region: str = "klar") -> None:
    """Let the region need approval above this count."""
    kept = Region.objects.get(id=world.regions[region])
    change_region_settings(
        world.administrator("regional_admin"),
        feedback_days=kept.feedback_days,
        uses_permission_admin=kept.uses_permission_admin,
        working_eves=tuple(kept.working_eves),
        approval_above=count,
    )


def changed_behind(dispatch: UUID, rows: Iterable[object] = (), **columns: object) -> None:
    """Somebody with the database in her hands."""
    with unit_of_work(WORKER) as work:
        Dispatch.objects.filter(id=dispatch).update(**columns)
        work.record(DispatchSaved(dispatch=dispatch, unit=Dispatch.objects.get(id=dispatch).unit_id))

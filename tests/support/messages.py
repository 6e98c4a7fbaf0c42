"""Messages for tests: written and let go as staff do it, delivered as the worker does."""

from datetime import timedelta
from uuid import UUID

from personalverktyget.base.actors import StaffActor, SystemActor
from personalverktyget.base.clock import now
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.attachments.places import Upload
from personalverktyget.domain.cases import selectors as cases
from personalverktyget.domain.cases import services as case_services
from personalverktyget.domain.outreach import selectors, services
from personalverktyget.domain.outreach.basis import Basis
from personalverktyget.domain.outreach.events.dispatches import DispatchSaved
from personalverktyget.domain.outreach.models import Dispatch, Recipient
from personalverktyget.domain.outreach.read_models import PreparedMessage
from tests.support import files
from tests.support.world import World
from tests.support.world_registers import RESIDENTS

PDF = files.pdf(text="Provsvaren ser bra ut, och inget mer behövs.")
WORKER = SystemActor("deliver_due")


def written(
    world: World,
    template: UUID,
    *,
    to: str = "helena",
    who: str = "handler",
    subject: str = "Om ditt besök",
    body: str = "Hej {namn}\n\nVälkommen till oss.",
    values: dict[str, str] | None = None,
    basis: Basis | str = Basis.ONGOING_CONTACT,
) -> UUID:
    """A message that is written and not sent."""
    actor = world.actor(who)
    made = services.begin_message(actor, template_id=template, number=RESIDENTS[to][0])
    services.save_message(actor, made, seen_version=1, subject=subject, body=body, values=values or {}, basis=basis)
    return made


def with_file(
    world: World, dispatch: UUID, *, who: str = "handler", name: str = "provsvar.pdf", content: bytes = PDF
) -> UUID:
    """Attach a file to what is being written, to one or to many. Returns the file's id."""
    return services.attach_to_dispatch(world.actor(who), dispatch, Upload(name, content))


def as_prepared(actor: StaffActor, message: UUID) -> PreparedMessage:
    """What its writer sees of it."""
    return disclose(actor, selectors.prepared_message(actor, message))


def let_go(world: World, message: UUID, *, who: str = "handler", confirms_contact: bool = True) -> None:
    """Release it as its writer sees it now."""
    actor = world.actor(who)
    seen = as_prepared(actor, message)
    services.release_message(
        actor,
        message,
        seen_version=seen.version,
        seen_template=seen.template.version_id,
        confirms_contact=confirms_contact,
        confirms_essentials=True,
        seen_files=[file.id for file in seen.files],
    )


def after_the_hold(message: UUID) -> None:
    """Let the time pass in which it can be taken back."""
    with unit_of_work(WORKER) as work:
        row = Dispatch.objects.get(id=message)
        row.send_at = now() - timedelta(seconds=1)
        row.save()
        work.record(DispatchSaved(dispatch=message, unit=row.unit_id))


def delivered(world: World, message: UUID, *, who: str = "handler") -> UUID:
    """Let it go and deliver it. Returns the id that it has in the resident's inbox."""
    let_go(world, message, who=who)
    after_the_hold(message)
    services.deliver_due(WORKER)
    return Recipient.objects.get(dispatch_id=message).id


def answered(world: World, message: UUID, *, who: str = "helena", words: str = "Det går bra på torsdag.") -> UUID:
    """Answer the general question. Returns the case that the answer has become."""
    actor = world.resident(who)
    draft = services.begin_answer(actor, message)
    form = disclose(actor, cases.form_draft(actor, draft)).form
    question = next(item for item in form.by_link_id.values() if item.required)
    case_services.save_form(actor, draft, answers={question.link_id: words})
    return case_services.submit_case(actor, draft)

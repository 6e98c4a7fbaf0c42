"""Make a link service, or change one. What it says shows on every card that has it."""

from uuid import UUID, uuid4

from personalverktyget.base.actors import AdministratorActor
from personalverktyget.base.errors import ChangedMeanwhile
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.link_services import scopes
from personalverktyget.domain.link_services.content import LinkContent
from personalverktyget.domain.link_services.events import LinkServiceSaved
from personalverktyget.domain.link_services.models import LinkService

_FIELDS = tuple(LinkContent.__dataclass_fields__)


def create_link_service(actor: AdministratorActor, content: LinkContent) -> UUID:
    """A new one, which no unit has yet. Returns its id."""
    content.require_sound()
    with unit_of_work(actor) as work:
        row = LinkService(
            id=uuid4(), region_id=actor.own_region_id, **{name: getattr(content, name) for name in _FIELDS}
        )
        row.save(force_insert=True)
        work.record(LinkServiceSaved(service=row.id, is_new=True))
    return row.id


def change_link_service(
    actor: AdministratorActor, service_id: UUID, content: LinkContent, *, seen_version: int
) -> None:
    """Let it say something else from now on."""
    content.require_sound()
    with unit_of_work(actor) as work:
        row = scopes.lock(actor, service_id)
        if row.version != seen_version:
            raise ChangedMeanwhile
        for name in _FIELDS:
            setattr(row, name, getattr(content, name))
        row.version += 1
        row.save(update_fields=[*_FIELDS, "version"])
        work.record(LinkServiceSaved(service=row.id, is_new=False))

"""Take a file away again, as long as it is not sent."""

from collections.abc import Callable
from uuid import UUID

from personalverktyget.base.actors import ResidentActor, StaffActor
from personalverktyget.base.errors import NotFound
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.attachments import scopes
from personalverktyget.domain.attachments.services.hand_over import remove_rows


def remove(
    actor: StaffActor | ResidentActor, gathered_for: UUID, attachment_id: UUID, *, confirm: Callable[[], None]
) -> None:
    """Remove it. ``confirm`` as in ``attach``. Raises ``NotFound`` for what the actor has not attached there."""
    with unit_of_work(actor) as work:
        confirm()
        if not remove_rows(work, scopes.gathered(actor, gathered_for).filter(id=attachment_id)):
            raise NotFound

"""A resident's account: that she has an inbox. It opens as she accepts the terms, and she may close it."""

from uuid import UUID

from personalverktyget.base.actors import ResidentActor
from personalverktyget.base.clock import now
from personalverktyget.domain.access_log.unit_of_work import UnitOfWork, unit_of_work
from personalverktyget.domain.people.events import AccountClosed
from personalverktyget.domain.people.models import Resident


def open_account(_work: UnitOfWork, resident_id: UUID) -> None:
    """Give the resident an inbox, inside the caller's unit of work, which records why. One that is open stays."""
    Resident.objects.filter(id=resident_id, account_opened_at=None).update(account_opened_at=now())


def close_account(actor: ResidentActor) -> None:
    """Let nothing more come to the resident's inbox. It is there again as soon as she accepts the terms anew.

    Cases that are under way go on: the unit answers them, and she reads the answer when she comes back.
    """
    with unit_of_work(actor) as work:
        Resident.objects.filter(id=actor.resident_id).update(account_opened_at=None)
        work.record(AccountClosed(resident=actor.resident_id))

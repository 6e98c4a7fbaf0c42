"""What files are gathered for while somebody writes: a half-filled form, or one person's message on one case."""

from uuid import UUID, uuid5

from personalverktyget.base.actors import ResidentActor, StaffActor


def gathering_on(case_id: UUID, actor: StaffActor | ResidentActor) -> UUID:
    """What files on the way into a message are gathered for: the same for as long as she has not sent it."""
    person = actor.staff_id if isinstance(actor, StaffActor) else actor.resident_id
    return uuid5(case_id, person.hex)

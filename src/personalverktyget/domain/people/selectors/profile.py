"""A staff member's own settings. Nothing about any resident is in them."""

from personalverktyget.base.actors import AdministratorActor, SignedInStaff, StaffActor
from personalverktyget.base.errors import NotFound
from personalverktyget.domain.people.models import StaffMember
from personalverktyget.domain.people.read_models import Profile


def profile(actor: SignedInStaff | StaffActor | AdministratorActor) -> Profile:
    """The actor's own name, title and signature."""
    staff = StaffMember.objects.filter(id=actor.staff_id).first()
    if staff is None:
        raise NotFound
    return Profile(
        name=staff.name,
        title=staff.title,
        hsa_id=staff.hsa_id,
        email=staff.email,
        own_signature=staff.own_signature,
    )

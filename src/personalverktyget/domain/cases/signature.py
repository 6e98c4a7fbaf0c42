"""The signature under what a staff member sends: the own one, or name and title from the directory; then the date."""

from personalverktyget.domain.people.models import StaffMember


def signature_of(staff: StaffMember) -> str:
    """Name and title on a line each, or the person's own wording. The date is set when it is sent."""
    return staff.own_signature or "\n".join(part for part in (staff.name, staff.title) if part)

"""Tell a staff member by mail that log control has something for her to do."""

from uuid import uuid5

from personalverktyget.domain.log_review.requests import TellStaff
from personalverktyget.domain.notifications.services import mail_office
from personalverktyget.domain.people.models import StaffMember


def tell_staff(request: TellStaff) -> None:
    """Queue the mail, once for each thing and person. Without an address there is none: the menu tells of it."""
    address = StaffMember.objects.values_list("email", flat=True).get(id=request.staff)
    about = uuid5(request.about, str(request.staff))
    mail_office(request.kind, about, address=address, unit_name=request.unit_name)

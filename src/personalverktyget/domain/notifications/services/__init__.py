"""Commands about notices, and mail to those who administer."""

from personalverktyget.domain.notifications.services.notify import notify_resident, notify_residents
from personalverktyget.domain.notifications.services.office_mail import OfficeLetter, mail_office, send_office_mail
from personalverktyget.domain.notifications.services.outbox import DeliveryRefused, DeliveryUncertain
from personalverktyget.domain.notifications.services.send_notice import Carrier, send_notice

__all__ = [
    "Carrier",
    "DeliveryRefused",
    "DeliveryUncertain",
    "OfficeLetter",
    "mail_office",
    "notify_resident",
    "notify_residents",
    "send_notice",
    "send_office_mail",
]

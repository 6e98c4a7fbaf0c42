"""Commands about notices, and mail to those who administer."""

from personalverktyget.domain.notifications.services.notify import notify_resident
from personalverktyget.domain.notifications.services.office_mail import OfficeLetter, mail_office, send_office_mail
from personalverktyget.domain.notifications.services.outbox import DeliveryRefused, DeliveryUncertain
from personalverktyget.domain.notifications.services.send_notice import send_notice

__all__ = [
    "DeliveryRefused",
    "DeliveryUncertain",
    "OfficeLetter",
    "mail_office",
    "notify_resident",
    "send_notice",
    "send_office_mail",
]

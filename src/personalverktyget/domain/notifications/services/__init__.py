"""Commands about notices."""

from personalverktyget.domain.notifications.services.notify import notify_resident
from personalverktyget.domain.notifications.services.send_notice import (
    DeliveryRefused,
    DeliveryUncertain,
    send_notice,
)

__all__ = ["DeliveryRefused", "DeliveryUncertain", "notify_resident", "send_notice"]

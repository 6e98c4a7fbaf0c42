"""The ways in which a resident can be told that something has come, in this installation."""

from django.conf import settings


def sms_is_offered() -> bool:
    """Whether there is a gateway for text messages. Without one, those who had chosen them get e-mail."""
    return bool(settings.SMS_GATEWAY_URL)

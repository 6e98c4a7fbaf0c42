"""Notices by e-mail: that something has come, and where to read it. Nothing else (M-03)."""

import contextlib
import re
import smtplib
import ssl
from email.message import EmailMessage
from email.utils import formatdate, make_msgid

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from personalverktyget.domain.notifications.services import DeliveryRefused, DeliveryUncertain

# Plain addresses only: nothing that could end a header, name a second recipient or need an extension to be sent.
_ADDRESS = re.compile(r"[!#-'*+\-./0-9=?A-Z^-~]+@[0-9A-Za-z.-]+")
_SAME_MACHINE = ("localhost", "127.0.0.1", "::1")


def send_email_notice(address: str) -> None:
    """Send one notice over SMTP.

    Refused for good is ``DeliveryRefused``. A connection that breaks once the text is under way is
    ``DeliveryUncertain``. Anything before that is raised as it is: nothing has gone out and it can be tried again.
    """
    if not _ADDRESS.fullmatch(address):
        raise DeliveryRefused("no address that mail can be sent to")
    server = smtplib.SMTP(settings.EMAIL_HOST, settings.EMAIL_PORT, timeout=settings.EMAIL_TIMEOUT)
    try:
        _hand_over(server, address, _message(address))
    finally:
        # Whatever the server says to a goodbye, what it answered before stands.
        with contextlib.suppress(OSError):
            server.quit()
        server.close()


def _hand_over(server: smtplib.SMTP, address: str, message: EmailMessage) -> None:
    server.ehlo_or_helo_if_needed()
    if settings.EMAIL_HOST not in _SAME_MACHINE:
        server.starttls(context=ssl.create_default_context())
    _answered(server.mail(settings.DEFAULT_FROM_EMAIL))
    _answered(server.rcpt(address))
    try:
        _answered(server.data(message.as_bytes()))
    except smtplib.SMTPDataError as error:
        _answered((error.smtp_code, _bytes(error.smtp_error)))
    except smtplib.SMTPResponseException:
        raise
    except OSError as error:
        raise DeliveryUncertain(str(error)) from error


def _message(address: str) -> EmailMessage:
    with override("sv"):
        message = EmailMessage()
        message["Subject"] = _("Du har något nytt att läsa")
        message.set_content(
            _("Logga in för att läsa: %(address)s") % {"address": f"{settings.BASE_URL}/invanare/"}
            + "\n\n"
            + _("Du kan inte svara på det här mejlet.")
            + "\n"
        )
    message["From"], message["To"] = settings.DEFAULT_FROM_EMAIL, address
    message["Date"], message["Message-ID"] = formatdate(), make_msgid(domain=settings.DEFAULT_FROM_EMAIL.split("@")[-1])
    message["Auto-Submitted"] = "auto-generated"
    return message


def _answered(answer: tuple[int, bytes]) -> None:
    code, text = answer
    if code >= 500:
        raise DeliveryRefused(f"{code} {text.decode(errors='replace')}")
    if code >= 400:
        raise smtplib.SMTPResponseException(code, text)


def _bytes(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else text.encode()

"""Mail: to residents that something has come, and where to read it (M-03); to offices that something waits."""

import contextlib
import re
import smtplib
import ssl
from collections.abc import Mapping
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from typing import Final

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import override

from personalverktyget.domain.notifications.kinds import OfficeMailKind
from personalverktyget.domain.notifications.services import DeliveryRefused, DeliveryUncertain, OfficeLetter

# Plain addresses only: nothing that could end a header, name a second recipient or need an extension to be sent.
_ADDRESS = re.compile(r"[!#-'*+\-./0-9=?A-Z^-~]+@[0-9A-Za-z.-]+")
_REGION, _CASE_TYPES = "/personal/regionen/begaranden/", "/personal/arendetyper/"
_NATION, _TEMPLATES = "/personal/nationellt/samrad/", "/personal/meddelandemallar/"
_OFFICE: Final[Mapping[OfficeMailKind, tuple[Promise, Promise, str]]] = {
    OfficeMailKind.REMOVAL_REQUESTED: (
        lazy("En enhet vill inte ha kvar en central ärendetyp"),
        lazy("%(unit)s har begärt att ärendetypen %(case_type)s tas bort hos dem."),
        _REGION,
    ),
    OfficeMailKind.APPROVAL_ASKED: (
        lazy("En central ärendetyp väntar på godkännande"),
        lazy("Ärendetypen %(case_type)s väntar på att en andra person godkänner."),
        _CASE_TYPES,
    ),
    OfficeMailKind.PUBLICATION_STOPPED: (
        lazy("En central ärendetyp kunde inte publiceras"),
        lazy("Ärendetypen %(case_type)s kunde inte publiceras när tiden var inne. På dess sida står varför."),
        _CASE_TYPES,
    ),
    OfficeMailKind.CONSULTATION_ASKED: (
        lazy("En region ber om samråd om en ärendetyp"),
        lazy("En region frågar om ärendetypen %(case_type)s innan den publiceras."),
        _NATION,
    ),
    OfficeMailKind.CONSULTATION_ANSWERED: (
        lazy("Svar på samråd om en ärendetyp"),
        lazy("Den nationella förvaltningen har svarat om ärendetypen %(case_type)s."),
        _CASE_TYPES,
    ),
    OfficeMailKind.REVIEW_DUE: (
        lazy("En ärendetyp behöver gås igenom"),
        lazy(
            "Det har gått ett år sedan %(unit)s gick igenom sin ärendetyp %(case_type)s. Läs texterna, prova "
            "formuläret och säg att ni har gått igenom den, eller ändra det som behövs."
        ),
        _CASE_TYPES,
    ),
    OfficeMailKind.REVIEW_STILL_DUE: (
        lazy("En ärendetyp behöver fortfarande gås igenom"),
        lazy(
            "%(unit)s har inte gått igenom sin ärendetyp %(case_type)s än. Läs texterna, prova formuläret och säg att "
            "ni har gått igenom den, eller ändra det som behövs. Det här är den sista påminnelsen."
        ),
        _CASE_TYPES,
    ),
    OfficeMailKind.TEMPLATE_REVIEW_DUE: (
        lazy("En meddelandemall behöver gås igenom"),
        lazy(
            "Det har gått ett år sedan %(unit)s gick igenom sin meddelandemall %(case_type)s. Läs texten och säg att "
            "den stämmer, eller ändra det som behövs."
        ),
        _TEMPLATES,
    ),
    OfficeMailKind.TEMPLATE_REVIEW_STILL_DUE: (
        lazy("En meddelandemall behöver fortfarande gås igenom"),
        lazy(
            "%(unit)s har inte gått igenom sin meddelandemall %(case_type)s än. Läs texten och säg att den stämmer, "
            "eller ändra det som behövs. Det här är den sista påminnelsen."
        ),
        _TEMPLATES,
    ),
    OfficeMailKind.LOG_QUESTION_ASKED: (
        lazy("Loggkontrollen har en fråga till dig"),
        lazy("Den som granskar loggen på %(unit)s har en fråga om något som du har gjort i verktyget."),
        "/personal/loggkontroll/fragor/",
    ),
    OfficeMailKind.LOG_ENTRY_HANDED_ON: (
        lazy("En post ur en loggkontroll är lämnad till dig"),
        lazy("Den som granskar loggen på %(unit)s har lämnat en post vidare till vårdgivarens granskare."),
        "/personal/loggkontroll/lamnat/",
    ),
    OfficeMailKind.LOG_HELP_ASKED: (
        lazy("Du är utsedd att bedöma poster åt en annan enhet"),
        lazy("På %(unit)s finns poster i loggen som enhetens egen granskare inte får bedöma."),
        "/personal/loggkontroll/hjalp/",
    ),
    OfficeMailKind.TRIAL_CAME: (
        lazy("Test: du har något nytt att läsa"),
        lazy("Ett testmeddelande som du har skickat till dig själv har kommit. Invånare får ett likadant mejl."),
        "/personal/",
    ),
}
_SAME_MACHINE = ("localhost", "127.0.0.1", "::1")


def send_email_notice(address: str) -> None:
    """Send one notice over SMTP."""
    with override("sv"):
        subject = _("Du har något nytt att läsa")
        text = _("Logga in för att läsa: %(address)s") % {"address": f"{settings.BASE_URL}/invanare/"}
    _send(address, subject, text)


def send_email_to_office(letter: OfficeLetter) -> None:
    """Tell an office what waits, and where. The names are all that it says of it."""
    with override("sv"):
        subject, text, page = _OFFICE[letter.kind]
        names = {"case_type": _one_line(letter.case_type_name), "unit": _one_line(letter.unit_name)}
        where = _("Logga in för att läsa: %(address)s") % {"address": f"{settings.BASE_URL}{letter.page or page}"}
        _send(letter.address, str(subject), f"{str(text) % names}\n\n{where}")


def _one_line(name: str) -> str:
    return " ".join(name.split())


def _send(address: str, subject: str, text: str) -> None:
    """Hand a mail over.

    Refused for good is ``DeliveryRefused``. A connection that breaks once the text is under way is
    ``DeliveryUncertain``. Anything before that is raised as it is: nothing has gone out and it can be tried again.
    """
    if not _ADDRESS.fullmatch(address):
        raise DeliveryRefused("no address that mail can be sent to")
    server = smtplib.SMTP(settings.EMAIL_HOST, settings.EMAIL_PORT, timeout=settings.EMAIL_TIMEOUT)
    try:
        _hand_over(server, address, _message(address, subject, text))
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


def _message(address: str, subject: str, text: str) -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = subject
    with override("sv"):
        message.set_content(f"{text}\n\n" + _("Du kan inte svara på det här mejlet.") + "\n")
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

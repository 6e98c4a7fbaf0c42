"""Who does what was asked for: exactly one handler for each kind of request (a test proves it).

A handler may be called more than once for the same request, and so calls a service that does a thing only once.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.conf import settings

from personalverktyget.adapters.email_notices import send_email_notice, send_email_to_office
from personalverktyget.adapters.sms_gateway import send_sms_notice
from personalverktyget.domain.access_log.unit_of_work import WorkForLater
from personalverktyget.domain.attachments.requests import ForgetFiles
from personalverktyget.domain.attachments.services import forget_files
from personalverktyget.domain.case_types.requests import TellOffice
from personalverktyget.domain.log_review.requests import TellStaff
from personalverktyget.domain.log_review.services import tell_staff
from personalverktyget.domain.notifications.channels import Channel
from personalverktyget.domain.notifications.kinds import OfficeMailKind
from personalverktyget.domain.notifications.requests import SendNotice, SendOfficeMail
from personalverktyget.domain.notifications.services import Carrier, mail_office, send_notice, send_office_mail
from personalverktyget.domain.organisation.selectors import contact_address_of
from personalverktyget.domain.outreach.requests import TellTrier
from personalverktyget.domain.outreach.services import notice_of_trial

Handler = Callable[[Any], None]
# Where a test is read, by who sent it.
_TRIAL = "/personal/meddelanden/{dispatch}/till-manga/test/{trial}/"
_TRIAL_OF_REGION = "/personal/regionen/meddelanden/{dispatch}/test/{trial}/"


def _send_notice(request: SendNotice) -> None:
    carriers = {
        Channel.EMAIL: Carrier(lambda address, _key: send_email_notice(address)),
        Channel.SMS: Carrier(send_sms_notice, honours_key=settings.SMS_GATEWAY_HONOURS_KEY),
    }
    send_notice(request.notice, carriers)


def _forget_files(request: ForgetFiles) -> None:
    forget_files(request.files)


def _tell_office(request: TellOffice) -> None:
    address = contact_address_of(request.region) if request.region else settings.NATIONAL_CONTACT_ADDRESS
    mail_office(
        request.kind,
        request.about,
        address=address,
        case_type_name=request.case_type_name,
        unit_name=request.unit_name,
    )


def _tell_trier(request: TellTrier) -> None:
    if notice := notice_of_trial(request.trial):
        where = _TRIAL_OF_REGION if notice.is_of_region else _TRIAL
        page = where.format(dispatch=notice.dispatch, trial=request.trial)
        mail_office(OfficeMailKind.TRIAL_CAME, request.trial, address=notice.address, page=page)


def _send_office_mail(request: SendOfficeMail) -> None:
    send_office_mail(request.mail, send_email_to_office)


HANDLERS: Mapping[type[WorkForLater], Handler] = {
    ForgetFiles: _forget_files,
    SendNotice: _send_notice,
    SendOfficeMail: _send_office_mail,
    TellOffice: _tell_office,
    TellStaff: tell_staff,
    TellTrier: _tell_trier,
}

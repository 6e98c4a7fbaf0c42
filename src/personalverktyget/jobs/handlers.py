"""Who does what was asked for: exactly one handler for each kind of request (a test proves it).

A handler may be called more than once for the same request, and so calls a service that does a thing only once.
"""

from collections.abc import Callable, Mapping
from typing import Any

from personalverktyget.adapters.email_notices import send_email_notice
from personalverktyget.domain.access_log.unit_of_work import WorkForLater
from personalverktyget.domain.attachments.requests import ForgetFiles
from personalverktyget.domain.attachments.services import forget_files
from personalverktyget.domain.notifications.requests import SendNotice
from personalverktyget.domain.notifications.services import send_notice

Handler = Callable[[Any], None]


def _send_notice(request: SendNotice) -> None:
    send_notice(request.notice, send_email_notice)


def _forget_files(request: ForgetFiles) -> None:
    forget_files(request.files)


HANDLERS: Mapping[type[WorkForLater], Handler] = {
    ForgetFiles: _forget_files,
    SendNotice: _send_notice,
}

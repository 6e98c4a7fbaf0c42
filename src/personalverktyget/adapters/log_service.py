"""The national log service, spoken with by SOAP over HTTP (StoreLog 2.0). What it answers is sorted by one question:
has it stored what was sent?

* It says so (``OK`` or ``INFO``): done.
* It says that something in it is wrong (``VALIDATION_ERROR``, ``ERROR``): ``LogNotAccepted``, and nothing is stored.
* Anything else, silence and faults among it: ``LogServiceUnavailable``. It may be stored, and is sent again under the
  same ids.
"""

import ssl
import time
from functools import lru_cache
from typing import Final

import httpx
from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException
from django.conf import settings

from personalverktyget.domain.log_export.receiving import LogNotAccepted, LogServiceUnavailable
from personalverktyget.domain.log_export.store_log import SOAP_ACTION

LONGEST_ANSWER: Final = 100_000
_LOG: Final = "{urn:riv:informationsecurity:auditing:log:2}"
_RESPONSE: Final = "{urn:riv:informationsecurity:auditing:log:StoreLogResponder:2}StoreLogResponse"
_STORED: Final = frozenset({"OK", "INFO"})
_WRONG: Final = frozenset({"VALIDATION_ERROR", "ERROR"})


def store_log(call: bytes) -> None:
    """Make the call; return when the service says that it has stored it."""
    status, answer = _post(call)
    if status != httpx.codes.OK:
        raise LogServiceUnavailable(f"The log service answered {status}.")
    code = _result_code(answer)
    if code in _WRONG:
        raise LogNotAccepted(code)
    if code not in _STORED:
        raise LogServiceUnavailable(f"The log service answered {code or 'something that is no StoreLogResponse'}.")


def _result_code(answer: bytes) -> str:
    """The result code, if it is one that the contract knows; empty where there is none."""
    try:
        root = ElementTree.fromstring(answer)
    except (ElementTree.ParseError, DefusedXmlException, ValueError):
        return ""
    response = root.find(f".//{_RESPONSE}")
    code = response.findtext(f".//{_LOG}resultCode", "") if response is not None else ""
    return code if code.isascii() and code.replace("_", "").isalpha() and len(code) < 40 else ""


def _post(call: bytes) -> tuple[int, bytes]:
    limit, answer = time.monotonic() + settings.LOG_SERVICE_TIMEOUT, bytearray()
    headers = {"Content-Type": "text/xml; charset=utf-8", "SOAPAction": f'"{SOAP_ACTION}"'}
    try:
        with _client().stream(
            "POST", settings.LOG_SERVICE_URL, content=call, headers=headers, timeout=settings.LOG_SERVICE_TIMEOUT
        ) as response:
            for chunk in response.iter_bytes():
                answer += chunk
                if len(answer) > LONGEST_ANSWER or time.monotonic() > limit:
                    raise LogServiceUnavailable("The log service answers too much or too slowly.")
            return response.status_code, bytes(answer)
    except (httpx.HTTPError, httpx.StreamError, httpx.InvalidURL) as error:
        raise LogServiceUnavailable(f"The log service: {type(error).__name__}.") from error


@lru_cache(maxsize=1)
def _client() -> httpx.Client:
    """A call a connection, none forwarded elsewhere. The service knows us by our certificate, where we have one."""
    context = ssl.create_default_context()
    if settings.LOG_SERVICE_CERTIFICATE:
        context.load_cert_chain(settings.LOG_SERVICE_CERTIFICATE)
    return httpx.Client(follow_redirects=False, limits=httpx.Limits(max_keepalive_connections=0), verify=context)

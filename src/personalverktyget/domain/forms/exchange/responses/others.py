"""Judges of answers that our own forms do not ask for: times, addresses, quantities, references, files."""

import base64
import binascii
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

from personalverktyget.domain.forms.exchange.foreign import Entry
from personalverktyget.domain.forms.exchange.questionnaires import vocabulary as fhir
from personalverktyget.domain.forms.exchange.responses.resource_types import RESOURCE_TYPES
from personalverktyget.domain.forms.exchange.responses.verdicts import BROKEN, FATAL, STRUCTURE, WRONG_VALUE, Verdict

_TIME: Final = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\.[0-9]+)?")
_URI: Final = re.compile(r"[^\s\\<>\"{}|^`]+")
_UUID: Final = re.compile(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_OID: Final = re.compile(r"urn:oid:[0-2](\.(0|[1-9][0-9]*))+")
_REFERENCE: Final = re.compile(r"(?:https?://\S+/)?([A-Za-z]+)/[A-Za-z0-9.-]{1,64}(?:/_history/[A-Za-z0-9.-]{1,64})?")


def one_line(entry: Entry, value: str) -> Iterator[Verdict]:
    """A short text has one line; what has several is an answer to a long one."""
    if "\n" in value or "\r" in value:
        yield Verdict("fatal", "business-rule")


def time(entry: Entry, value: str) -> Iterator[Verdict]:
    """A time of day with seconds."""
    if not _TIME.fullmatch(value):
        yield FATAL


def url(entry: Entry, value: str) -> Iterator[Verdict]:
    """An address, whole or relative."""
    is_uuid, is_oid = value.lower().startswith("urn:uuid:"), value.lower().startswith("urn:oid:")
    pattern = _UUID if is_uuid else _OID if is_oid else _URI
    if not pattern.fullmatch(value):
        yield WRONG_VALUE


def reference(entry: Entry, value: Mapping[str, Any]) -> Iterator[Verdict]:
    """A reference to something that FHIR knows, when it points anywhere at all."""
    told = value.get("reference")
    if not isinstance(told, str):
        return
    match = _REFERENCE.fullmatch(told)
    if not told.startswith(("#", "urn:")) and (match is None or match[1] not in RESOURCE_TYPES):
        yield Verdict("error", "invalid")


def attachment(entry: Entry, value: Mapping[str, Any]) -> Iterator[Verdict]:
    """A file that is as large as it says, not larger than it may be, and of a kind that is asked for."""
    data, size = value.get("data"), value.get("size")
    if isinstance(data, str):
        try:
            held = len(base64.b64decode(data, validate=True))
        except (binascii.Error, ValueError):
            yield FATAL
            return
        if isinstance(size, int) and size != held:
            yield FATAL
            return
        size = held
    largest, kinds = entry.extension(fhir.MAX_SIZE), entry.repeated(fhir.MIME_TYPE)
    if isinstance(largest, int | float | Decimal) and isinstance(size, int) and size > largest:
        yield BROKEN
    if kinds and value.get("contentType") not in kinds:
        yield BROKEN


def quantity(entry: Entry, value: Mapping[str, Any]) -> Iterator[Verdict]:
    """A number in a unit that is asked for, within limits that are in the same unit."""
    number = value.get("value")
    if number is not None and (not isinstance(number, int | float | Decimal) or isinstance(number, bool)):
        yield STRUCTURE
        return
    for url_, is_upper in ((fhir.MIN_QUANTITY, False), (fhir.MAX_QUANTITY, True)):
        limit = entry.extension(url_)
        if isinstance(limit, Mapping) and number is not None:
            yield from _limit(limit, value, Decimal(str(number)), is_upper=is_upper)
    options = entry.repeated(fhir.UNIT_OPTION)
    if options and not any(_same_code(option, value) for option in options if isinstance(option, Mapping)):
        yield BROKEN


def _limit(limit: Mapping[str, Any], value: Mapping[str, Any], number: Decimal, *, is_upper: bool) -> Iterator[Verdict]:
    bound = limit.get("value")
    if not isinstance(bound, int | float | Decimal):
        return
    same = _same_code(limit, value) if limit.get("code") else limit.get("unit") == value.get("unit")
    if not same:
        yield WRONG_VALUE
    elif (number > Decimal(str(bound))) if is_upper else (number < Decimal(str(bound))):
        yield BROKEN


def _same_code(left: Mapping[str, Any], right: Mapping[str, Any]) -> bool:
    return left.get("code") == right.get("code") and left.get("system") == right.get("system")

"""StoreLog 2.0 of the national contract informationsecurity:auditing:log, as a SOAP call (RIV-TA basic profile 2.1)."""

import re
from collections.abc import Iterable
from datetime import UTC
from typing import Final
from xml.etree import ElementTree as ET

from personalverktyget.domain.log_export.records import Patient, Place, Record

# The contract's bound for one call (L-07).
AT_MOST: Final = 500
SYSTEM_NAME: Final = "Personalverktyget"

_SOAP: Final = "http://schemas.xmlsoap.org/soap/envelope/"
_ADDRESS: Final = "urn:riv:itintegration:registry:1"
_STORE: Final = "urn:riv:informationsecurity:auditing:log:StoreLogResponder:2"
_LOG: Final = "urn:riv:informationsecurity:auditing:log:2"
SOAP_ACTION: Final = f"{_STORE}:StoreLog"
# What XML 1.0 cannot hold, even escaped.
_UNHOLDABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

for _prefix, _namespace in (("soap", _SOAP), ("add", _ADDRESS), ("store", _STORE), ("log", _LOG)):
    ET.register_namespace(_prefix, _namespace)


def envelope(records: Iterable[Record], *, logical_address: str) -> bytes:
    """The call that tells of the records."""
    root = ET.Element(f"{{{_SOAP}}}Envelope")
    header = ET.SubElement(root, f"{{{_SOAP}}}Header")
    ET.SubElement(header, f"{{{_ADDRESS}}}LogicalAddress").text = logical_address
    body = ET.SubElement(root, f"{{{_SOAP}}}Body")
    body.append(store_log(records))
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def store_log(records: Iterable[Record]) -> ET.Element:
    """The element StoreLog."""
    store = ET.Element(f"{{{_STORE}}}StoreLog")
    for record in records:
        _log(ET.SubElement(store, f"{{{_STORE}}}log"), record)
    return store


def _log(log: ET.Element, record: Record) -> None:
    _text(log, "logId", str(record.id))
    system = _node(log, "system")
    _text(system, "systemId", record.system_id, 32)
    _text(system, "systemName", SYSTEM_NAME)
    activity = _node(log, "activity")
    _text(activity, "activityType", record.action, 256)
    _text(activity, "activityLevel", "Nekad" if record.was_refused else "", 256)
    _text(activity, "activityArgs", record.event, 8192)
    _text(activity, "startDate", record.at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"))
    _text(activity, "purpose", record.purpose, 256)
    user = _node(log, "user")
    _text(user, "userId", record.user_hsa_id, 32)
    _text(user, "name", record.user_name, 256)
    _text(user, "assignment", record.assignment, 256)
    _place(user, record.place)
    resources = _node(log, "resources")
    # One whose number is not kept any more leaves the resource behind.
    for patient in record.patients or (None,):
        _resource(resources, record, patient)


def _resource(resources: ET.Element, record: Record, patient: Patient | None) -> None:
    resource = _node(resources, "resource")
    _text(resource, "resourceType", record.resource_type, 256)
    if patient:
        identity = _node(_node(resource, "patient"), "patientId")
        _text(identity, "root", patient.oid)
        _text(identity, "extension", patient.number)
    _place(resource, record.owner)


def _place(parent: ET.Element, place: Place) -> None:
    provider, unit = _node(parent, "careProvider"), _node(parent, "careUnit")
    _text(provider, "careProviderId", place.provider_hsa_id, 32)
    _text(provider, "careProviderName", place.provider_name, 256)
    _text(unit, "careUnitId", place.unit_hsa_id, 32)
    _text(unit, "careUnitName", place.unit_name, 256)


def _node(parent: ET.Element, name: str) -> ET.Element:
    return ET.SubElement(parent, f"{{{_LOG}}}{name}")


def _text(parent: ET.Element, name: str, text: str, longest: int | None = None) -> None:
    """The element, unless there is nothing to say."""
    if text:
        _node(parent, name).text = _UNHOLDABLE.sub("\ufffd", text)[:longest]

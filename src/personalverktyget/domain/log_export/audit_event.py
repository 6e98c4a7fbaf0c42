"""Entries of the log as FHIR R4 AuditEvents."""

from collections.abc import Iterable
from datetime import UTC
from typing import Any, Final

from personalverktyget.domain.access_log.actions import LogAction
from personalverktyget.domain.log_export.records import Patient, Place, Record

# The OID of HSA-ids.
HSA: Final = "urn:oid:1.2.752.29.4.19"
_DICOM: Final = "http://dicom.nema.org/resources/ontology/DCM"
_ENTITY: Final = "http://terminology.hl7.org/CodeSystem/audit-entity-type"
_ROLE: Final = "http://terminology.hl7.org/CodeSystem/object-role"
_ACTIONS: Final = {LogAction.READ: "R", LogAction.WRITE: "U", LogAction.DELETE: "D"}
_DONE, _REFUSED = "0", "4"


def bundle(records: Iterable[Record], *, base_url: str) -> dict[str, Any]:
    """All of them in one resource."""
    entries = [{"fullUrl": f"urn:uuid:{record.id}", "resource": audit_event(record, base_url)} for record in records]
    return {"resourceType": "Bundle", "type": "collection"} | ({"entry": entries} if entries else {})


def audit_event(record: Record, base_url: str) -> dict[str, Any]:
    """One of them. What happened is told in our own codes, what kind of thing that was in FHIR's."""
    about = [_patient(patient) for patient in record.patients]
    if record.resource_id:
        about.append(_thing(record))
    kind = ("110110", "Patient Record") if record.patients else ("110100", "Application Activity")
    return {
        "resourceType": "AuditEvent",
        "id": str(record.id),
        "type": {"system": _DICOM, "code": kind[0], "display": kind[1]},
        "subtype": [{"system": f"{base_url}/fhir/CodeSystem/log-event", "code": record.event}],
        "action": _ACTIONS.get(LogAction(record.action), "E"),
        "recorded": record.at.astimezone(UTC).isoformat(timespec="milliseconds"),
        "outcome": _REFUSED if record.was_refused else _DONE,
        "purposeOfEvent": [{"text": record.purpose}],
        "agent": [_user(record), *_at(record.place)],
        "source": {"observer": {"identifier": {"system": HSA, "value": record.system_id}}},
    } | ({"entity": about} if about else {})


def _user(record: Record) -> dict[str, Any]:
    who: dict[str, Any] = {"display": record.user_name or record.user_kind}
    if record.user_hsa_id:
        who["identifier"] = {"system": HSA, "value": record.user_hsa_id}
    agent: dict[str, Any] = {"who": who, "requestor": True}
    return agent | ({"altId": record.assignment} if record.assignment else {})


def _at(place: Place) -> list[dict[str, Any]]:
    """The unit and the provider that the user worked for."""
    unit = ("Vårdenhet", place.unit_hsa_id, place.unit_name)
    provider = ("Vårdgivare", place.provider_hsa_id, place.provider_name)
    return [
        {
            "type": {"text": kind},
            "who": {"identifier": {"system": HSA, "value": hsa_id}} | ({"display": name} if name else {}),
            "requestor": False,
        }
        for kind, hsa_id, name in (unit, provider)
        if hsa_id
    ]


def _patient(patient: Patient) -> dict[str, Any]:
    what: dict[str, Any] = {"display": "Skyddad identitet"}
    if not patient.is_masked:
        what = {"identifier": {"system": f"urn:oid:{patient.oid}", "value": patient.number}}
    return {
        "what": what,
        "type": {"system": _ENTITY, "code": "1", "display": "Person"},
        "role": {"system": _ROLE, "code": "1", "display": "Patient"},
    }


def _thing(record: Record) -> dict[str, Any]:
    return {
        "what": {"identifier": {"value": record.resource_id}},
        "type": {"system": _ENTITY, "code": "2", "display": "System Object"},
        "description": record.resource_type,
    }

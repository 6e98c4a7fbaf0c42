"""A case type of one unit's own that it hands out to some residents: measuring one's blood pressure at home.

Done as staff do it, through the same services, by one who is both administrator and receiver at the unit.
"""

import json
from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from personalverktyget.base.actors import SignedInStaff, StaffActor
from personalverktyget.base.clock import today
from personalverktyget.domain.access.selectors import actor_for_staff
from personalverktyget.domain.access.services import accept_terms
from personalverktyget.domain.access.services.sign_in import Commission, sign_in_staff
from personalverktyget.domain.admittance.services import hand_out_to_residents
from personalverktyget.domain.case_types.audience import Audience
from personalverktyget.domain.case_types.content import CaseTypeTexts
from personalverktyget.domain.case_types.selectors import case_type_settings, draft, own_case_types, own_offers
from personalverktyget.domain.case_types.services import (
    change_case_type_settings,
    change_texts,
    import_case_type,
    publish_draft,
)
from personalverktyget.domain.case_types.settings import CaseTypeSettings
from personalverktyget.domain.people.registers import StaffDirectory

BY: Final = "TSTNMT2321000156-7014"
NAME: Final = "Blodtryck hemma"
# Nearly everybody has it until further notice, one for some weeks.
FOR_A_WHILE: Final = timedelta(weeks=6)
_PRESSURE: Final = {"extension": [{"url": "http://hl7.org/fhir/StructureDefinition/minValue", "valueInteger": 20}]}


def hand_out_at_a_unit(directory: StaffDirectory, numbers: Sequence[str]) -> None:
    """Build the case type and hand it out to these residents, the last one for a while. Once."""
    actor = at_work(directory, BY)
    if any(row.name == NAME for row in own_case_types(actor)):
        return
    case_type = _published(actor)
    found = case_type_settings(actor, case_type)
    settings = CaseTypeSettings(audience=Audience.HANDED_OUT, takes_attachments=False)
    change_case_type_settings(actor, case_type, settings, seen_version=found.version)
    offered = next(offer.id for offer in own_offers(actor) if offer.case_type_id == case_type)
    *most, last = numbers
    hand_out_to_residents(actor, offered, numbers=most, until=None)
    hand_out_to_residents(actor, offered, numbers=[last], until=today() + FOR_A_WHILE)


def at_work(directory: StaffDirectory, hsa_id: str) -> StaffActor:
    """One who works at a single unit, signed in there."""
    staff = signed_in(directory, hsa_id)
    actor = actor_for_staff(staff.staff_id, None, staff.commission_hsa_id)
    assert isinstance(actor, StaffActor), f"{hsa_id} works at one unit"
    return actor


def signed_in(directory: StaffDirectory, hsa_id: str) -> SignedInStaff:
    """One who has signed in and accepted the terms."""
    found = directory.staff_member(hsa_id)
    held = [Commission(commission.hsa_id, commission.unit) for commission in found.commissions] if found else []
    staff = sign_in_staff(hsa_id=hsa_id, commissions=held)
    accept_terms(staff)
    return staff


def _published(actor: StaffActor) -> UUID:
    case_type = import_case_type(actor, json.dumps(_FORM).encode(), name=NAME)
    texts = CaseTypeTexts(
        name=NAME,
        summary="Skicka det du har mätt hemma den här veckan.",
        description="Mät på morgonen och på kvällen i sju dagar. Sitt stilla fem minuter före varje mätning.",
        not_for="Över 180 i övertryck två gånger i rad, eller ont i bröstet. Ring oss, eller 112 om det är bråttom.",
        terms_text="Distriktssköterskan läser svaren på vardagar och hör av sig om något behöver ändras.",
    )
    change_texts(actor, case_type, texts, seen=None)
    publish_draft(actor, case_type, seen_version=draft(actor, case_type).version)
    return case_type


def _number(link_id: str, text: str) -> dict[str, Any]:
    return {"linkId": link_id, "type": "integer", "text": text, "required": True, **_PRESSURE}


_FORM: Final = {
    "resourceType": "Questionnaire",
    "status": "active",
    "title": NAME,
    "item": [
        {
            "linkId": "week",
            "type": "group",
            "text": "Veckans värden",
            "item": [
                _number("systolic", "Övertryck i genomsnitt"),
                _number("diastolic", "Undertryck i genomsnitt"),
                {"linkId": "pulse", "type": "integer", "text": "Puls i genomsnitt"},
                {"linkId": "said", "type": "text", "text": "Något du vill berätta?", "maxLength": 1000},
            ],
        }
    ],
}

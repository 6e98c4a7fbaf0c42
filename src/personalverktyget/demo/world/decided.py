"""What is decided about central case types: one waits for its time, one is asked about, one a unit would be rid of.

Done as administrators do it, through the same services.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import time, timedelta
from typing import Final
from uuid import UUID

from personalverktyget.base.actors import AdministratorActor
from personalverktyget.base.clock import moment_in_sweden, today
from personalverktyget.demo.world.offers import AID, COMPLAINT
from personalverktyget.demo.world.restricted import at_work, signed_in
from personalverktyget.domain.access.selectors import actor_for_staff
from personalverktyget.domain.case_types import selectors, services
from personalverktyget.domain.organisation.selectors import own_region
from personalverktyget.domain.organisation.services import change_region_settings
from personalverktyget.domain.people.registers import StaffDirectory

REGION_BY: Final = "TSTNMT2321000156-7069"
UNIT_BY: Final = "TSTNMT2321000156-7023"
CONTACT: Final = "e-tjanster@regionklarmark.example"
_DAYS_AHEAD: Final = 7
_SEVEN: Final = time(7, 0)


def decide(directory: StaffDirectory) -> None:
    """Let all of it begin. Called once, while the world is built."""
    region = regional(directory)
    settings = own_region(region)
    change_region_settings(
        region,
        feedback_days=settings.feedback_days,
        uses_permission_admin=settings.uses_permission_admin,
        working_eves=settings.working_eves,
        contact_address=CONTACT,
    )
    complaint, aid = _case_type(region, COMPLAINT), _case_type(region, AID)
    _changed(region, complaint, lambda terms: f"{terms}\n\nDu får alltid veta vem som har läst det du skriver.")
    at = moment_in_sweden(today() + timedelta(days=_DAYS_AHEAD), _SEVEN)
    seen = selectors.draft(region, complaint).version
    services.plan_publication(region, complaint, seen_version=seen, publish_at=at)
    question = "Vi vill fråga om batteribyten i samma formulär. Finns det något nationellt att ta hänsyn till?"
    services.consult_nation(region, aid, question=question)
    unit = at_work(directory, UNIT_BY)
    offered = next(offer.id for offer in selectors.own_offers(unit) if offer.is_central and offer.case_type_id == aid)
    reason = "Våra patienter har inga hjälpmedel från oss. De som frågar hänvisar vi till hjälpmedelscentralen."
    services.request_removal(unit, offered, reason=reason)


def regional(directory: StaffDirectory) -> AdministratorActor:
    """Somebody who administers the region."""
    staff = signed_in(directory, REGION_BY)
    actor = actor_for_staff(staff.staff_id, None, staff.commission_hsa_id)
    assert isinstance(actor, AdministratorActor), f"{REGION_BY} administers a region"
    return actor


def _case_type(region: AdministratorActor, code: str) -> UUID:
    own = selectors.own_case_types(region)
    return next(row.id for row in own if selectors.case_type_overview(region, row.id).code == code)


def _changed(region: AdministratorActor, case_type: UUID, terms: Callable[[str], str]) -> None:
    services.begin_draft(region, case_type)
    texts = selectors.draft(region, case_type).content.texts
    services.change_texts(region, case_type, replace(texts, terms_text=terms(texts.terms_text)), seen=None)

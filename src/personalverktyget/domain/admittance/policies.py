"""Does a resident meet it now? Asked when a form is begun, while it is filled in, and when it is sent."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from django.utils.translation import gettext as _

from personalverktyget.base.actors import ResidentActor
from personalverktyget.base.clock import today
from personalverktyget.domain.admittance import scopes
from personalverktyget.domain.admittance.areas import NamedArea, area_from_json, in_words
from personalverktyget.domain.admittance.models import CaseTypeGrant, UnitAudience
from personalverktyget.domain.admittance.rules import is_among
from personalverktyget.domain.case_types.models import OfferedCaseType
from personalverktyget.domain.organisation.models import CareUnit
from personalverktyget.domain.people.identities import RegisteredFacts, decrypt_facts
from personalverktyget.domain.people.models import ResidentIdentity


def barred(actor: ResidentActor, offered: OfferedCaseType, *, lock: bool = False) -> str:
    """Why the resident does not meet what the unit offers, in words; nothing where she does.

    ``offered`` comes with its case type and its unit. What has been handed out is met by those too for whom the unit
    is not: somebody there has decided on it. Whoever sends asks with ``lock``: what was handed out is then not taken
    back between the question and the sending.
    """
    if offered.is_for_everybody:
        return outside(actor, offered.unit, lock=lock)
    rows = scopes.own_grants(actor).filter(offered=offered)
    if (rows.select_for_update(of=("self",)) if lock else rows).values("id").first():
        return ""
    if CaseTypeGrant.objects.filter(offered=offered, resident_id=actor.resident_id).exists():
        return no_longer()
    return _("Det här ärendet går bara att skicka när mottagningen har gett dig tillgång.")


def no_longer() -> str:
    """To one who met it before."""
    return _("Du har haft tillgång till det här ärendet, men den gäller inte längre.")


def outside(actor: ResidentActor, unit: CareUnit, *, lock: bool = False) -> str:
    """That the unit is for others, in words with where to turn; nothing where the resident is among those it is for."""
    audience: UnitAudience | None = getattr(unit, "audience", None)
    if audience is None or audience.is_for_all:
        return ""
    areas = [area_from_json(data) for data in audience.areas]
    if areas and is_among((found.area for found in areas), on=today(), **_facts(actor)):
        return ""
    rows = scopes.own_approvals(actor).filter(unit=unit)
    if (rows.select_for_update(of=("self",)) if lock else rows).values("id").first():
        return ""
    return _told(areas, audience.elsewhere)


def _told(areas: Sequence[NamedArea], elsewhere: str) -> str:
    if areas:
        whom = "; ".join(in_words(found) for found in areas)
        why = _("Mottagningen är till för %(whom)s. Enligt folkbokföringen hör du inte dit.") % {"whom": whom}
    else:
        why = _("Mottagningen tar bara emot ärenden från dem som den har godkänt.")
    turn = elsewhere or _("Sök en annan mottagning här, eller ring mottagningen om du ändå har kontakt med den.")
    return f"{why} {turn}"


def _facts(actor: ResidentActor) -> dict[str, Any]:
    rows = ResidentIdentity.objects.filter(resident_id=actor.resident_id)
    row = rows.values_list("resident__facts__facts", "number").first()
    return asdict(decrypt_facts(actor.resident_id, *row) if row else RegisteredFacts())
